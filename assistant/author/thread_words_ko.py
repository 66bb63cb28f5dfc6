# ruff: noqa: E501 - a pattern or a list of words is read in one line
"""How Korean says a goal or a regret: endings and nouns as Kiwi's morphemes, with what each stands for.

Patterns run over " form/TAG form/TAG " with a space on either side. Kiwi writes contracted endings as they stand
alone: 했다 is 하/XSV 었/EP 다/EF, ㄹ is ᆯ/ETM, ㄴ다 is ᆫ다/EF.
"""

from __future__ import annotations

import re

from assistant.author.thread_words import Construction

STATED = r"(?:ᆫ다|는다|다|ᆸ니다|습니다|어요|아요|예요|에요|요|음|ᆷ|어|네|지)/(?:EF|ETN)"
GOING_ON = r"(?:며|으며|고)/EC"
# "…겠다는 생각", "…자고 다짐": the will itself is what is thought; "…겠다고 했는데" only tells of a former one.
THOUGHT = (
    r"(?:다는|ᆫ다는|는다는|자는|려는)/ETM (?:[^ ]+/MAG )*(?:생각|마음|다짐|결심|욕심|의지|바람|목표|느낌|확신|각오)/NNG"
    r"|(?:다고|ᆫ다고|자고|라고)/EC (?:[^ ]+/MAG )*(?:생각|다짐|결심|마음먹|믿)/[^ ]+"
)
CLOSED = rf"(?:{STATED}|{GOING_ON})"
PAST = r"(?:었|았|였)/EP"
DOING = r"[^ ]+/(?:VV|VX|XSV)"


def _ko(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


GOALS = (
    Construction(name="-어야겠다", kind="goal", firmness=0.8, pattern=_ko(rf" 어야/EC 겠/EP (?:{CLOSED}|{THOUGHT}) ")),
    Construction(
        name="-려(고)/-고자 하다", kind="goal", firmness=0.8,
        pattern=_ko(rf" (?:려|으려|려고|으려고|고자)/E[CF] (?:하/V[XV] (?:{CLOSED}|{THOUGHT}) |요/JX )"),
    ),
    Construction(
        name="-ㄹ까 하다", kind="goal", firmness=0.6,
        pattern=_ko(rf" (?:ᆯ까|을까)/E[CF] (?:하/V[XV]|생각/NNG 중/NNB 이/VCP) (?:{CLOSED}) "),
    ),
    Construction(
        name="-ㄹ 계획·예정·생각이다", kind="goal", firmness=0.8, mine=True,
        pattern=_ko(
            rf" {DOING} (?:ᆯ|을)/ETM (?:계획|예정|생각|작정|셈|요량)/NN[GB] (?:이/VCP )?(?:{CLOSED}|중/NNB|$)"
        ),
    ),
    Construction(
        name="목표", kind="goal", firmness=0.9,
        pattern=_ko(
            rf" 목표/NNG (?:이/VCP {CLOSED}|(?:(?:로|으로)/JKB |를/JKO (?:한/MM 번/NNB )?)"
            rf"(?:하|삼|잡|두|세우|정하)/VV(?! {PAST}| 지만/)) "
        ),
    ),
    Construction(
        name="목표는 …", kind="goal", firmness=0.9,
        pattern=_ko(rf"(?<!/MM) 목표/NNG (?:는|은)/JX (?!.* {PAST} {STATED} (?:[^ ]+/S[FWPS][^ ]* )*$)"),
    ),
    Construction(name="-자", kind="goal", firmness=0.6, pattern=_ko(rf" {DOING} (?:도록/EC 하/V[VX] )?자/EF ")),
    Construction(
        name="-자고 다짐하다", kind="goal", firmness=0.7,
        pattern=_ko(r" (?:자고|겠다고|리라고|기로)/E[CF] [^ ]*/?[^ ]* ?(?:다짐|결심|약속|생각|마음)/NNG "),
    ),
    Construction(
        name="-고 싶다", kind="goal", firmness=0.6,
        pattern=_ko(rf" {DOING} 고/EC 싶/VX (?:지/EC (?:는/JX )?않/VX )?(?:{CLOSED}|{THOUGHT}) "),
    ),
    Construction(
        name="-(으)면 좋겠다", kind="goal", firmness=0.4,
        pattern=_ko(rf" (?:으면|면|다면)/EC (?:좋/VA 겠/EP|하/V[VX]) (?:{CLOSED}|는/ETM 바람/NNG|{THOUGHT}) "),
    ),
    Construction(
        name="-기를 (바라다)", kind="goal", firmness=0.4,
        pattern=_ko(r" 기/ETN (?:를|을|ᆯ)/JKO (?:바라/VV|희망/NNG|기대/NNG|기도/NNG|[^ ]+/S[A-Z]+ (?:[^ ]+/[SW][^ ]* )*$|$)"),
    ),
    Construction(
        name="-기로 하다", kind="goal", firmness=0.7, ahead=True,
        pattern=_ko(rf" 기/ETN 로/JKB (?:하/V[VX]|결심/NNG 하/XSV|다짐/NNG 하/XSV|마음먹/VV) (?:{PAST} )?{CLOSED} "),
    ),
    Construction(
        name="-ㄹ 것이다", kind="goal", firmness=0.7, mine=True,
        pattern=_ko(rf" {DOING} (?:ᆯ|을)/ETM (?:것|거|꺼)/NNB (?:이/VCP )?(?:{STATED}|며/EC|고/EC) "),
    ),
    Construction(
        name="-ㄴ다, 목표 아래에서", kind="goal", firmness=0.6, ahead=True, mine=True, placed=True,
        pattern=_ko(rf"^(?=.* (?:내년|새해|올해|다음|앞으로|20\d\d)/).* {DOING} (?:ᆫ다|는다|ᆸ니다|어요)/EF "),
    ),
    Construction(
        name="-ㄹ게, -ㄹ래", kind="goal", firmness=0.6, pattern=_ko(r" (?:ᆯ게|을게|ᆯ게요|을게요|ᆯ래|을래|ᆯ래요|을래요)/EF ")
    ),
    Construction(
        name="-겠다", kind="goal", firmness=0.8, mine=True,
        pattern=_ko(rf" {DOING}(?<!(?:않|말)/VX) 겠/EP (?:{CLOSED}|(?:다는|자는)/ETM (?:생각|다짐|결심|마음)/NNG) "),
    ),
    Construction(
        name="-지 않겠다", kind="goal", firmness=0.7, ahead=True, mine=True,
        pattern=_ko(rf" 지/EC (?:는/JX )?(?:않|말)/VX 겠/EP {CLOSED} "),
    ),
    Construction(
        name="-어야 하다, 필요하다", kind="goal", firmness=0.4, ahead=True,
        pattern=_ko(
            rf" 어야/EC (?:하|되)/V[VX] {STATED} | 필요/NNG (?:하/XSA|가/JKS 있/V[AVX]|이/JKS 있/V[AVX]) {STATED} "
        ),
    ),
    Construction(
        name="-ㄹ 때가 되다", kind="goal", firmness=0.5,
        pattern=_ko(r" (?:ᆯ|을)/ETM (?:때|차례|시점|시기)/NNG (?:이/VCP (?:다|ᆫ|ᆸ니다)/|(?:이|가)/JK[SC] (?:되|오)/VV )"),
    ),
    Construction(
        name="다짐, 욕심", kind="goal", firmness=0.5,
        pattern=_ko(rf" (?:다짐|각오|결심|포부)/NNG (?!.* {PAST} {STATED} )| 욕심/NNG (?:이|도)/J[^ ]+ (?:들|나|생기)/VV (?!{PAST})"),
    ),
)  # fmt: skip

REGRETS = (
    Construction(
        name="아쉽다", kind="regret", firmness=0.6,
        pattern=_ko(r" (?:아쉽|속상하|씁쓸하)/VA (?!지/EC|(?:ᆫ|은)/ETM (?:것|거)/NNB (?:이|은|는)?/?(?:J.. )?아니|다는/ETM 뜻)| 아쉬움/NNG (?!없)"),
    ),
    Construction(
        name="후회, 반성", kind="regret", firmness=0.7,
        pattern=_ko(
            rf" (?:후회|반성|자책|죄책감)/NNG (?:[^ ]+/J[^ ]+ )?(?:(?:하|되|들|느끼)/(?:XSV|VV) )?(?:{PAST}|{CLOSED}|게/EC|이/VCP|에/JKB 가깝)"
            rf"| 후회/NNG [^ ]+/J[^ ]+ (?:되|들|남)/VV "
        ),
    ),
    Construction(
        name="부끄럽다", kind="regret", firmness=0.5,
        pattern=_ko(rf" (?:부끄럽|창피|민망|한심)/(?:VA|XR) (?:하/XSA )?(?:어/EC 지/VX )?(?:{PAST} )?(?:{STATED}|{GOING_ON}) (?!말/V)"),
    ),
    Construction(
        name="소홀, 게으름, 미룸", kind="regret", firmness=0.6,
        pattern=_ko(
            r" (?:소홀|소홀히|흐지부지|등한시|등한|태만|나태|미숙|미흡)/(?:NNG|XR|MAG) (?!지/EC)| 게으르/VA | 게으름/NNG | 핑계/NNG "
            r"| (?:방치|낭비|등한시)/NNG (?:하/XSV|되/XSV) "
        ),
    ),
    Construction(
        name="못하였다 + 제대로·거의·끝내", kind="regret", firmness=0.5, mine=True,
        pattern=_ko(
            r" (?:크/VA 게/EC |(?:제대로|거의|별로|충분히|전혀|좀처럼|끝까지|끝내|번번이|번번히|그다지|딱히|많이|꾸준히|미처)/(?:MAG|MAJ|NNG) )"
            rf".*(?:못/MAG [^ ]+/(?:V[^ ]+|XSV) |못하/V[VXA] |않/VX |안/MAG [^ ]+ )(?:{PAST} (?:{STATED}|던/ETM (?:것/NNB 같/VA|점/NNG))"
            rf"|(?:ᆫ|은)/ETM (?:것/NNB 같/VA|점/NNG 이/VCP)) "
            rf"| (?:커녕|조차)/JX .*(?:않|못하)/VX {PAST} "
        ),
    ),
    Construction(
        name="만족스럽지 못하다, 부족하였다", kind="regret", firmness=0.5,
        pattern=_ko(
            rf" (?:만족|탐탁)/NNG 스럽/XSA 지/EC (?:못|않)| (?:부족|모자라)/(?:NNG|XR|VV) (?:하/XSA )?(?:지/EC 않/VX {PAST} 나/|{PAST})"
        ),
    ),
    Construction(
        name="-ㄹ걸, -ㄹ 텐데, -었어야", kind="regret", firmness=0.7,
        pattern=_ko(
            rf" (?:ᆯ걸|을걸|ᆯ걸요)/EF | {PAST} (?:ᆯ|을)/ETM 터/NNB 이/VCP ᆫ데/E| {PAST} 어야/EC (?:하|되)/V[VX] "
            rf"| 좋/VA {PAST} 겠/EP | 으면/EC 안/MAG 되/VV {PAST} "
        ),
    ),
    Construction(
        name="실패, 포기", kind="regret", firmness=0.4, mine=True,
        pattern=_ko(rf" (?:실패|탈락)/NNG (?:하/XSV {PAST}|이/VCP|[^ ]+/SF|[^ ]+/S[OW]|$)| 포기/NNG 하/XSV {PAST} "),
    ),
)  # fmt: skip

# Words that point ahead or turn a general truth into one's own matter.
AHEAD = _ko(
    r" (?:앞/NNG 으로/JKB|이제/[^ ]+) | (?:앞으로|내년|새해|올해|금년|다음|언젠가|추후|나중|반드시)/[^ ]+ | (?:이제|올해|내년|년|달|주)/NN[GB] 부터/JX | 20\d\d/SN "
)
# Words of more and again: beside a decision they tell that it holds on.
ONWARD = _ko(r" (?:더|좀|조금|다시|계속|꼭|꾸준히|나/NP 는)/[^ ]+ ")
# The author as the one who acts.
SELF = _ko(r" (?:나|내|저|제|우리)/NP ")
# People an author tells of; as the topic of a sentence they are the ones who act.
PEOPLE = (
    "동생|형|누나|언니|오빠|엄마|어머니|아빠|아버지|부모|할머니|할아버지|남편|아내|아이|딸|아들|친구|선배|후배|동기|동료|팀장|팀원"
    "|사장|대표|선생|교수|의사|손님|고객|회사|정부"
)
# Somebody or something else as the one who acts: a subject that is neither the author nor a stretch of time.
OTHER_SUBJECT = _ko(
    r" (?!(?:나|내|저|제|우리|것|수|점|적|때|번|년|월|해|생각|마음|시간|정도|일|말|글|자신|욕심|느낌|이야기|필요|기회|계획|의미|도움)/)"
    rf"[^ ]+/(?:NNG|NNP|NP|XSN|SL|NNB) (?:이|가|께서)/JKS | [^ ]+/(?:NNP|NP|XSN) (?:은|는|께서)/JX | (?:{PEOPLE})/NNG (?:들/XSN )?(?:은|는|도)/JX "
)
# Anything as the topic of the sentence: "knowledge does not vanish", said of the world.
TOPIC = _ko(
    r"^ (?:[^ ]+/(?:MM|MAG|MAJ|SF|SP|JKG|XSN|SW|SSO|SSC) )*(?:[^ ]+/(?:NNG|NNP|SL|XSN) )*"
    r"(?!(?:올해|내년|작년|이번|지금|요즘|앞|년|월|해|번|주|달|주말|오늘|내일|다음)/)[^ ]+/(?:NNG|NNP|SL|XSN) (?:은|는)/JX "
)
TURN = _ko(r" (?:,/SP|(?:지만|는데|은데|ᆫ데|으나|어서|니|니까)/EC) ")
HONORIFIC = _ko(r" (?:시|으시)/EP ")
READERS = _ko(r" (?:여러분|독자|당신)/(?:NP|NNG) |/JKV | 사람/NNG (?:들/XSN )?은/JX ")
UNABLE = _ko(r" (?:못|안)/MAG [^ ]+/(?:VV|VX) (?:[^ ]+/V[VX] )?겠/EP ")

# Verbs before an ending of will that do not will anything: knowing, being, becoming so.
UNWILLED = _ko(
    r" (?:모르|알|되|좋|있|없|같|이|들|나|나오|생기|보이|남|걸리|늘|줄|어렵|힘들|그러|이러|죽|미치|느끼|믿기|달라지|나아지|되돌|지나|오|흐르|통하)/"
    r"(?:VV|VA|VX|VCP|XSA) (?:지/EC (?:는/JX )?않/VX )?(?:겠/EP|(?:ᆯ|을)/ETM (?:것|거|꺼)/NNB)"
    r"| 되/XSV (?:어/EC 가/V[XV] )?(?:ᆯ|을)/ETM (?:것|거)/NNB|/EP (?:겠/EP|(?:ᆯ|을)/ETM (?:것|거)/NNB)"
    r"| 어/EC 지/VX (?:겠/EP|(?:ᆯ|을)/ETM (?:것|거)/NNB)"
)
# Talk about the text at hand ("let us look back", "I leave that out"), by its verb before the ending.
ABOUT_THE_TEXT = _ko(
    r" (?:이야기|얘기|말|말씀|소개|설명|언급|생략|패스|나열|인용|공유|요약|서술|정리|자문|진단|고백)/NNG (?:을/JKO |를/JKO )?"
    r"(?:하|해|드리)/[^ ]+ (?:어/EC (?:보|두|놓|드리|주)/VX )?(?:지/EC (?:는/JX )?않/VX )?(?:자/|려|으려|고자|겠|ᆯ|도록|고/EC 싶|어야/EC 겠)"
    r"| (?:살펴보|알아보|돌아보|되돌아보|뒤돌아보|돌이켜보|둘러보|들여다보|훑어보|넘어가|말하|마무리하|마치|줄이|맺|다루|거두)/VV [^ ]*(?:자/|려|으려|고자|겠|ᆯ|도록|고/EC 싶|어)"
    r"| (?:살펴|되돌아|뒤돌아|돌아|돌이키|둘러|훑)/[^ ]+ (?:어/EC )?(?:보)/VX (?:자/|려|으려|고자|겠|ᆯ|도록|고/EC 싶)"
    r"| (?:마무리|시작|회고|반성)/NNG (?:를/JKO |을/JKO )?(?:하|짓)/[^ ]+ (?:어/EC 보/VX )?(?:자/|려|으려|고자|겠|ᆯ까|고/EC 싶)"
    r"| 보/VV 자/EF | 고/EC 보/VX 자/EF | 라고/EC (?:하|치)/V[VX] (?:어/EC 두/VX )?자/EF | (?:이야기|얘기|말)/NNG (?:는|은)/JX .*(?:자/EF|겠/EP) "
)
WRITING_HERE = _ko(
    r" (?:적|쓰|쓰이|남기|풀|털|옮기|담|꼽)/VV [^ ]*(?:어/EC (?:보|두|놓|내)/VX )?.{0,14}(?:자/EF|려고?/EC|으려고?/EC|고자/EC|겠/EP|ᆯ까)"
)
THIS_TEXT = _ko(
    r" (?:제목|소제목|문단|목차|여기|아래|위|이번/NNG 글|회고|회고록|포스팅|간단히|간략히|짧|이야기|얘기|자세|자세하|자세히|본)/"
)

CONTENT_TAGS = ("NNG", "NNP", "VV", "VA", "XR", "SL", "SN", "SH")
