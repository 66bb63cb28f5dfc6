# ruff: noqa: E501 - a pattern or a list of words is read in one line
"""Words that tell what became of a goal: done, half done, not done. Data for `thread_outcomes.py`.

Patterns run over a sentence's prose. Of two that match, "half" wins over both others, and of "done" and "not done"
the one that stands later: Korean and English both put the turn last ("못 할 줄 알았는데 해냈다").
"""

from __future__ import annotations

import re

from assistant.domain import Status, value


@value
class Cues:
    """Per status, what a sentence says of it; `strong` cues need no other sign that a goal is meant."""

    kept: re.Pattern[str]
    partly: re.Pattern[str]
    dropped: re.Pattern[str]
    strong: re.Pattern[str]


KOREAN = Cues(
    kept=re.compile(
        r"달성(?!하지|률| 못|은 못)|성공(?!하지|적)|완주(?!하지|는|를| 못)|완독(?!하지)|해냈|해내었|이뤘|이루었|이뤄냈|마쳤|끝냈|끝마쳤|마무리했"
        r"|합격|취득|다녀왔|떠났|넘겼|넘었|지켰|지킨 |(?<![안못])(?<![안못] )(?:됐다|되었다)|다 읽었|성장했|성장하였|나아졌|좋아졌|늘었다|끊었다"
        r"|(?<![안못])(?<![안못] )(?<!지 )(?:했|하였|썼|갔|읽었|뛰었|샀|만들었|올렸|바꿨|옮겼|탔|배웠|받았|걸었|줬|주었)(?:다|고)"
    ),
    partly=re.compile(
        r"절반|반만|반은|반의반|일부만|어느 ?정도|부분적|까지만|중간까지|완전히는|한 편 썼|하나만|조금이나마|조금씩|점진적|\d+강|반쯤|반쪽"
        r"|(?:완벽|충분)하(?:진|지는) 않"
    ),
    dropped=re.compile(
        r"못 ?(?:했|하였|한다|한 것|이룬|지켰|갔|썼|읽|끝|채웠)|지 ?못했|지 ?못하였|실패|흐지부지|포기했|접었|그만뒀|그만두었|그만둔|멈췄|멎었|관뒀"
        r"|(?:^|[ ,])안 ?(?:했|갔|썼|읽었|샀|봤|됐|만났|냈|뛰었)다|지 않았다|미뤘|미루고|또 안|또 못|여전히|아직도|한 번도|못 봤|소멸|엄두|손도 못|손도 안"
    ),
    strong=re.compile(
        r"달성|목표|다짐|약속|계획했|작년|지난해|재작년|해냈|해내었|이뤘|이루었|실패|못했|못 했|안 했|포기했|결국|드디어|마침내|여전히|아직도|또 |걸로 (?:치|친|쳤)|셈이|절반|반만"
    ),
)
# Irregular pasts of verbs that do something, and verbs in the past that only mean to.
_DID = (
    "ran|read|wrote|built|made|got|took|went|gave|bought|paid|put|flew|met|won|taught|drove|swam|rode|sang|spoke|drew|began|became|"
    "kept|cut|hit|left|moved|sent|spent|saw|grew|quit|held|led|found|learnt|set up"
)
_MEANT = "wanted|planned|hoped|decided|tried|needed|considered|wished|expected|intended|wondered|asked|dreamed|feared|liked|enjoyed|used|started|signed|enrolled|registered|applied|dropped"
ENGLISH = Cues(
    kept=re.compile(
        rf"(?i)\b(?:achieved|accomplished|succeeded|reached|exceeded|surpassed|met (?:my|the|this) goal|hit (?:my|the|this) (?:goal|target)"
        rf"|finally (?:did|have|got|found|managed)|managed to|finished|completed|published|launched|shipped|released|learned|earned|turned"
        rf"|moved|grew|doubled|tripled|increased|improved|started|wrote|built|made|went live|(?:is|are) (?:live|gone|done|finished|off the)"
        rf"|(?:I|we)(?: \w+ly)? (?!(?:{_MEANT})\b)(?:[a-z]{{2,}}ed|{_DID}))\b"
    ),
    partly=re.compile(
        r"(?i)\b(?:almost|nearly|partial(?:ly)?|half(?:way)?|two thirds|not quite|close to|came close|some progress|significantly reduced|so far|only (?:managed|got|published|wrote)"
        r"|fell short, but|but (?:I )?(?:didn['’]t|still)|(?:is|are) still in|stalled (?:at|after))\b"
    ),
    dropped=re.compile(
        r"(?i)\b(?:didn['’]t|did not|failed|never|fell short|gave up|given up|abandon(?:ed)?|no progress|stopped|couldn['’]t|could not"
        r"|flopped|miserably|wasn['’]t able|haven['’]t|have not|still (?:don['’]t|can['’]t|full|the same)|the same (?:old|ugly)|as \w+ as ever|(?:worse|less) than ever"
        r"|yet to|shut down|canceled|cancelled|off the mark|ran out of time|pivot(?:ed)?|decided against|rejected|out the window|stalled|fell through|(?:dropped|backed) out)\b"
    ),
    strong=re.compile(
        r"(?i)\b(?:goals?|resolution|last year|previous year|as planned|finally|unfortunately|achieved|accomplished|failed|fell short|gave up|never)\b"
    ),
)
# What is told beside the point: "it fell down before I touched it".
BESIDE = re.compile(r"(?i)\b(?:before|until|unless|if|although|though)\b[^,;.]*")
CUES = {"ko": KOREAN, "en": ENGLISH}

# School grades and marks under a goal. A minus on an A still reached it; figures decide where there are any.
GRADES: tuple[tuple[re.Pattern[str], Status], ...] = (
    (re.compile(r"❌|✖|✗|🚫|[:：→-]\s*(?:미달성|실패|미완|(?i:not done|missed|failed))\W*$"), "dropped"),
    (
        re.compile(r"🔺|△|⚠|🟡|[:：→-]\s*(?:진행 중|부분 달성|절반|(?i:partial(?:ly)?|in progress))\W*$"),
        "partly",
    ),
    (re.compile(r"✅|⭕|☑|✔|💯|[:：→-]\s*(?:달성|성공|완료|(?i:done|achieved|completed))\W*$"), "kept"),
    (re.compile(r"(?i:grade|score|점수|평가|등급)\W*[:：]\W*A(?:\+|\b(?!-))"), "kept"),
    (re.compile(r"(?i:grade|score|점수|평가|등급)\W*[:：]\W*(?:A-|[BC][+-]?)(?![a-z])"), "partly"),
    (re.compile(r"(?i:grade|score|점수|평가|등급)\W*[:：]\W*[DF][+-]?(?![a-z])"), "dropped"),
)

# A goal of deciding: whichever way it went, it was decided.
DECIDES = re.compile(r"(?i)^\W*(?:decide|choose|figure out|make up my mind)\b")
DECIDED = re.compile(r"(?i)\b(?:I|we)(?: \w+ly)? (?:decided|chose|made up)\b")
# A goal of doing something no more, by the verb that opens it.
LEFT = re.compile(r"(?i)^\W*(quit|stop|avoid|drop|no more|less|fewer)\b")
# A goal that is the better kept the lower the figure.
AT_MOST = re.compile(
    r"안에|안으로|이내|이하|미만|(?:으로|까지) ?줄|(?i:\b(?:cut|reduce|lower)\b.*\bto\b)|(?i:\b(?:under|below|less than|at most|no more than)\b)"
)
# "52번 중 31번": so many of so many.
OUT_OF = re.compile(
    r"(?P<all>\d+)\s?[가-힣]{0,3} ?중(?:에서|에)? (?P<some>\d+)|(?P<done>\d+) (?:out )?of (?:the )?(?P<whole>\d+)"
)
# A figure with what it counts: "24권", "$20k", "10 blog posts", "20 hours".
FIGURE = re.compile(
    r"(?P<money>[$€£₩])?\s?(?P<n>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>[kKmM](?![a-z])|만|천)?\s?(?P<unit>[a-z]{3,}(?: [a-z]{4,})?|[가-힣]+|%)?"
)
SCALES = {"k": 1e3, "m": 1e6, "만": 1e4, "천": 1e3}
# Numbers in words: English ones before a noun, Korean native ones before a counter.
ENGLISH_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
KOREAN_NUMBERS = (*_ONES, *(f"열{one}" for one in _ONES), "스무")
COUNTERS = (
    "킬로", "시간", "개월", "페이지", "퍼센트", "만원", "권", "번", "개", "편", "명", "회", "원", "일", "주", "달", "년", "곳", "건", "장",
    "잔", "마리", "벌", "대",
)  # fmt: skip
