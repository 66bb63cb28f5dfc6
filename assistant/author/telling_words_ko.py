# ruff: noqa: E501, SIM905 - a pattern or a list of words is read in one line
"""How Korean tells that something was done, half done or not done: the words of `telling_ko.py`.

Patterns run over " form/TAG form/TAG " as Kiwi writes it, but for what stands behind a noun.
"""

from __future__ import annotations

import re

from assistant.author.telling import Cues
from assistant.author.thread_words_ko import PEOPLE

# Where one clause ends and the next begins, but for an ending that an auxiliary follows ("하고 있다", "못하고 만").
CLAUSE_END = re.compile(r"^(?:고|으며|며|지만|는데|은데|ᆫ데|으나|나|니|으니|니까|으니까|다가|더니|어|어서)$")

# Not told but wished, planned, asked, supposed or only thought: says nothing of what became of it.
SUPPOSED = re.compile(
    r" 겠/EP | (?:으면|면|다면)/EC | (?:려|려고|으려고|고자)/E[CF] | 고/EC 싶/VX | 기/ETN 로/JKB (?:하|마음먹)"
    r"| 자/EF | (?:ᆯ|을)/ETM (?:것|거|터|계획|예정|생각|작정|때|수/NNB 있)/| 어야/E[CF] | (?:ᆯ까|을까|ᆯ걸|을걸|ᆯ게|을게)/E"
    r"| (?:계획|생각|고민|다짐|약속|결심|목표|예정|기대|희망|상상)/NNG (?:을/JKO |를/JKO )?(?:하/|이/VCP|세우/)"
    r"| (?:느끼|바라|원하|믿|모르|궁금하)/V| (?:다고|ᆫ다고|는다고|라고)/EC 하/V"
    r"|\?/SF | 아니/VCN | [^ ]+/JKQ "  # asked; "not …, but"; somebody's words
    r"| (?:시|으시)/EP | 계시/V| 드리/V"  # said of others, or to the readers
)
# Denied, or said with a word that denies by itself.
DENIED = re.compile(
    r" (?:안|못)/MAG [^ ]+/(?:V|NNG|XR|XS|MAG)| 지/EC (?:[^ ]+/J[^ ]+ )?(?:않|못하|말)/V| 없/VA | (?:못하|관두|그만두|집어치우|멎|멈추|때려치우|미루|접|놓치|까먹|빼먹|건너뛰|미끄러지|무너지)/VV | (?:에서?|로)/JKB 떨어지/VV "
    r"| (?:실패|포기|중단|취소|무산|소멸|불발|중도|탈락|불합격|흐지부지|작심삼일|소홀|소홀히)/(?:NNG|MAG|XR) | 손/NNG (?:도|을)/J[^ ]+ (?:못/MAG )?(?:대|놓|떼)/VV "
)
# Still as it was: for a goal not yet, for a regret again.
STILL = re.compile(r" (?:여전히|또다시|변함없이|그대로)/|(?<=[^ ] )또/")
DONE = re.compile(
    r" (?:었|았|였)/EP (?!어야|으면)| (?:달성|성공|완료|완주|완독|합격|취득|수료|졸업|완성)/NNG (?:!/SF|\./SF|[^ ]+/SW|$)"
    r"| (?:ᆫ|은)/ETM (?:것|거|걸)/NN[BG] (?:으로|로)/JKB (?:치|하|보)/VV | (?:ᆫ|은)/ETM 셈/NNB "
)
# A verb that says "did it" of whatever stands with it.
LIGHT_VERBS = frozenset(
    "하 되 이루 이뤄내 해내 성공 달성 완료 완수 끝내 끝마치 마치 마무리 지키 다녀오 거두 넘기 넘 채우 성사 실천 실현 "
    "얻 갖 가지 시도 도전 진행 받 늘 늘리 줄이 해치우 완성 해결 가 오 나가 떠나 치 "
    "실패 포기 중단 그만두 관두 멈추 미루 놓치 까먹 빼먹 소홀".split()
)  # fmt: skip
# Verbs of a beginning: what they tell of is under way, and where a denial follows, it was not done.
BEGINNING = frozenset("시작 신청 등록 결제 예약 도전 시도 개설 준비".split())
# Verbs and verbal nouns that tell of one deed: a goal in one of them is met by another.
SAME_DEED: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split())
    for words in (
        "가 다녀오 떠나 여행 들르 방문",
        "읽 완독 독서",
        "듣 수강 완강",
        "쓰 적 작성 발행 올리 게시 연재 투고",
        "뛰 달리 완주",
        "오르 등반 올라가",
        "배우 공부 학습 익히 수강",
        "만들 개발 구현 출시 내놓 배포 제작 공개",
        "구하 얻 찾 마련 사 구입 장만",
        "옮기 이사 이직 합류 입사",
        "만나 찾아가 뵙",
        "모으 저축 저금",
        "끊 줄이 줄 그만두 멈추",
        "빼 빠지 줄이 줄 감량",
        "따 취득 합격 붙 통과",
        "발표 참여 참가 참석 나가 서",
        "전화 걸 통화",
    )
)
# Verbs that tell of wanting, thinking and planning, behind which stands what is wanted.
MIND = frozenset(
    "생각 결심 다짐 마음먹 느끼 들 싶 바라 목표 계획 예정 하 되 보 좋 잡 삼 두 세우 정하 정 노력 위하 원하 기대 다짐하 필요 가지 갖 있 통하 대하".split()
)
# Verbs of parting with a thing: of a goal with it they tell that it was given up.
PARTING = frozenset("팔 버리 처분 해지 환불 탈퇴 관두 그만두 접 닫 내리 종료".split())
# Verbs of deciding, as the last of a goal.
DECIDING = frozenset("정하 결정 고르".split())
# Not all of it, or only so much: "초안만 썼다".
HALF = re.compile(
    r" (?:절반|반쯤|반쪽|일부|도중)/N| 반/N[^ ]+ (?:만|은|의)/| 만/JX (?!에/)| 완전히/[^ ]+ 는/| 어느/MM 정도/| (?:부분|점진)/[^ ]+ 적/"
    r"| (?:완벽|충분)/[^ ]+ 하/XSA 지/EC (?:는|ᆫ)/JX | 조금/[^ ]+ (?:이나마|씩|은)/| \d+/SN 강/N| %/SW 까지/| 그치/VV | 다가?/EC 말/VX "
)
# How a regret tells of something left undone; any other tells of something done.
OMITTED = re.compile(
    r" (?:안|못)/MAG | 지/EC (?:[^ ]+/J[^ ]+ )?(?:않|못하|말)/V| 없/VA | (?:아쉽|아깝|부족|모자라|게으르|얕|낮|적)/V| (?:아쉬움|소홀|소홀히|부족|미숙|미흡|게으름|나태|등한시|방치|실패|포기|흐지부지|핑계)/"
    r"| (?:ᆯ걸|을걸)/EF | (?:ᆯ|을)/ETM 터/NNB | 었/EP 어야/EC | 겠/EP | 야/JX .*알/VV "
)
# Particles between a noun and the light verb that makes a verb of it: 이사를 하다, 이사도 하다.
OBJECT_PARTICLES = frozenset("을 를 은 는 도 만 까지".split())
# Endings that make a verb the attribute of what follows.
ATTRIBUTIVE = frozenset({"는/ETM", "ᆯ/ETM", "을/ETM"})
# What may stand behind a noun in one word: particles, the copula, the light verb. 개발자 is not 개발 with something.
BEHIND_A_NOUN = re.compile(
    r"$|(?:들|님|까지|부터|마다|보다|처럼|밖에|조차|에서|에게|한테|께|으로|이랑|라도|이나|이라|이란|이었|였|입니|이다|인|은|는|이|가|을|를|도|만|의|에|엔|로|와|과|랑|나|란"
    r"|하|한|할|해|했|되|된|될|됐|돼)"
)
# Words that name no deed and no matter, though they are nouns: time, measure, the self, the text.
EMPTY_NOUNS = frozenset(
    "올해 내년 작년 새해 재작년 지난해 년 월 일 주 달 주말 매일 매주 매달 오늘 내일 어제 요즘 지금 다음 이번 처음 끝 마지막 앞 뒤 전 후 때 시간 "
    "것 수 점 적 번 가지 정도 부분 경우 이상 이하 생각 마음 느낌 목표 계획 다짐 결심 약속 의지 욕심 필요 기회 방법 이유 결과 과정 상황 상태 문제 "
    "손 나 내 저 우리 자신 스스로 사람 모두 누구 말 글 이야기 회고 사실 하나 둘 조금 약간 꾸준 최대 최소 조금씩 반드시 기술적 개인 동안 중 속 위 아래 안 밖 "
    "좋 크 많 적 다시 계속 더 덜 가장 제일 매우 정말 진짜 해 분 명 원 만 천 편 권 회 차 개 번째 아쉬움 후회 반성 계기 부족 확신 최선 역할".split()
)  # fmt: skip
# What a goal says that is kept by not doing it.
LEFT = re.compile(DENIED.pattern + r"| 덜/MAG ")
OF_OTHERS = (
    rf" (?:{PEOPLE})/NNG (?:들/XSN )?(?:은|는|이|가|께서)/J| (?:님|자|들)/XSN (?:들/XSN )?(?:은|는|이|가)/J"
)
CUES = Cues(supposed=re.compile(f"{SUPPOSED.pattern}|{OF_OTHERS}"), told=DONE, denied=DENIED, half=HALF)
