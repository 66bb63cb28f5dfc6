# ruff: noqa: E501 - a pattern or a list of words is read in one line
"""The habits of writing that are measured, as data: what is counted, per what, and how it is said in words.

Korean habits count endings and particles as Kiwi's morphemes, " form/TAG form/TAG " a sentence; English ones count
words and constructions. Marks are counted in any language. After Burrows (2002) and Stamatatos (2009): function
words, marks and lengths tell an author better than any choice of subject; what models do more of than people is
after Russell et al. (2025) and what the evaluation names. No habit is good or bad: the author's own rate decides.
"""

from __future__ import annotations

import re
from typing import Literal

from assistant.domain import value

Per = Literal["sentence", "1000 characters", "100 words", "paragraph"]


@value
class Habit:
    """Something an author does more or less often."""

    key: str
    pattern: re.Pattern[str]
    per: Per
    ko: str  # how the portrait names it
    en: str
    over: Literal["text", "morphemes", "last"] = "text"  # the sentence, its morphemes, or their end


def _habit(
    key: str, pattern: str, per: Per, ko: str, en: str, over: Literal["text", "morphemes", "last"] = "text"
) -> Habit:
    return Habit(key=key, pattern=re.compile(pattern), per=per, ko=ko, en=en, over=over)


MARKS = (
    _habit("comma", r"[,，、]", "sentence", "쉼표", "commas"),
    _habit("question", r"[?？]", "sentence", "물음", "questions"),
    _habit("exclamation", r"[!！]", "sentence", "느낌표", "exclamation marks"),
    _habit("ellipsis", r"…|\.{2,}|‥", "sentence", "말줄임표", "ellipses"),
    _habit("aside", r"[(（]", "sentence", "괄호로 덧붙인 말", "asides in parentheses"),
    _habit("dash", r"[—–―]| - ", "sentence", "줄표", "dashes"),
    _habit("colon", r"[:：](?!//)", "sentence", "쌍점", "colons"),
    _habit("semicolon", r"[;；]", "sentence", "쌍반점", "semicolons"),
    _habit("quotation", r"[“\"「『‘](?=\S)", "sentence", "따옴표 친 말", "quoted words"),
    _habit(
        "laughter",
        r"ㅋ+|ㅎ+|ㅠ+|ㅜ+|\^\^|\b(?:haha|lol)\b",
        "1000 characters",
        "ㅎㅎ, ㅋㅋ, ㅠㅠ",
        "laughter",
    ),
    _habit("tilde", r"[~～]", "1000 characters", "물결표", "tildes"),
    _habit("emoji", r"[\u2600-\u27bf\U0001f300-\U0001faff]", "1000 characters", "이모지", "emoji"),
    _habit("figure", r"\d[\d,.]*", "1000 characters", "숫자", "figures"),
)

KOREAN = (
    _habit("plain", r"^(?:(?:다|는다|ᆫ다|이다|라)/EF)", "sentence", "-다로 끝나는 문장", "plain endings", "last"),
    _habit("polite", r"^(?:(?:요|어요|아요|예요|에요|죠|네요|군요|거든요|는데요|ᆯ게요|습니까요)/EF|요/JX)", "sentence", "-요로 끝나는 문장", "polite endings", "last"),
    _habit("formal", r"^(?:(?:습니다|ᆸ니다|습니까|ᆸ니까|ᆸ시다)/EF)", "sentence", "-습니다로 끝나는 문장", "formal endings", "last"),
    _habit("nominal", r"(?:음|ᆷ|기)/ETN|/(?:NNG|NNP|NNB|NR|XSN|SL|SN)", "sentence", "명사로 끝나는 문장", "nominal endings", "last"),
    _habit("trailing", r"/EC|/J[A-Z]+|/ETM", "sentence", "말을 맺지 않은 문장", "trailing endings", "last"),
    _habit("asking", r"^(?:(?:까|ᆯ까|을까|나|는가|ᆫ가|지|니|냐)/EF)", "sentence", "혼잣말 물음 어미", "self-questions", "last"),
    _habit("past", r"(?:었|았)/EP", "sentence", "과거 시제", "past tense", "morphemes"),
    _habit("hedge", r"것/NNB 같/VA|듯/NNB|듯하/|나/E[CF] 싶/VX|ᆯ까/E[CF] 싶", "sentence", "'-것 같다'", "hedges", "morphemes"),
    _habit("self", r" (?:나|내|저|제)/NP", "sentence", "나, 내가, 저", "first person", "morphemes"),
    _habit("we", r" 우리/NP", "sentence", "우리", "we", "morphemes"),
    _habit("and-go", r" 고/EC", "sentence", "-고", "-고 (and)", "morphemes"),
    _habit("and-mye", r" (?:며|으며|면서|으면서)/EC", "sentence", "-며, -면서", "-며 (while)", "morphemes"),
    _habit("but", r" (?:지만|으나|나)/EC", "sentence", "-지만", "-지만 (but)", "morphemes"),
    _habit("background", r" (?:는데|은데|ᆫ데)/E[CF]", "sentence", "-는데", "-는데 (as it is)", "morphemes"),
    _habit("because", r" (?:어서|니까|으니까|느라|니|으니|길래)/EC", "sentence", "-어서, -니까", "-어서 (because)", "morphemes"),
    _habit("if", r" (?:면|으면|다면)/EC", "sentence", "-면", "-면 (if)", "morphemes"),
    _habit("comma after ending", r"/EC ,/SP", "sentence", "연결어미 뒤 쉼표", "commas after connectives", "morphemes"),
    _habit("not A but B", r"(?:이|가)/J.. 아니/VCN 라/EC|뿐/[^ ]+ (?:만/JX )?아니/VCN 라|(?:을|를)/JKO 넘/VV 어", "sentence", "'A가 아니라 B'", "not A but B", "morphemes"),
    _habit("abstract noun", r"/NNG 적/XSN|/NNG 성/XSN|/NNG 감/XSN| (?:성장|의미|과정|경험|가치|변화|도전|배움|시간|순간|관계|중요성)/NNG", "sentence", "'성장, 의미, 과정' 같은 말", "abstract nouns", "morphemes"),
    _habit("by way of", r"통하/VV 어|위하/VV 어|대하/VV|바탕/NNG|있/V[AVX] 어서", "sentence", "-을 통해, -을 위해", "by way of", "morphemes"),
    _habit("can", r"(?:ᆯ|을)/ETM 수/NNB [^ ]*/?[^ ]* ?있/V", "sentence", "-ㄹ 수 있다", "can", "morphemes"),
    _habit("realise", r" (?:깨닫|느끼|배우|알)/VV", "sentence", "깨달았다, 느꼈다, 배웠다", "realised, learned", "morphemes"),
    _habit("passive", r" (?:되|지)/(?:XSV|VX|VV)", "sentence", "-되다, -지다", "passives", "morphemes"),
    _habit("do noun", r"/NNG (?:[^ ]+/J.. )?하/XSV", "sentence", "명사+하다", "noun + 하다", "morphemes"),
    _habit("of", r"의/JKG", "sentence", "의", "의 (of)", "morphemes"),
    _habit("topic", r"(?:은|는)/JX", "sentence", "은/는", "topic particles", "morphemes"),
    _habit("subject", r"(?:이|가)/JKS", "sentence", "이/가", "subject particles", "morphemes"),
    _habit("object", r"(?:을|를|ᆯ)/JKO", "sentence", "을/를", "object particles", "morphemes"),
    _habit("too", r" 도/JX", "sentence", "도", "도 (too)", "morphemes"),
    _habit("only", r" (?:만|뿐|밖에)/JX", "sentence", "만, 밖에", "만 (only)", "morphemes"),
    _habit("thing", r" (?:것|거|게)/NNB", "sentence", "것, 거", "것 (thing)", "morphemes"),
    _habit("relative clause", r"(?:은|ᆫ|는|을|ᆯ|던)/ETM", "sentence", "꾸미는 말(-는, -ㄴ)", "relative clauses", "morphemes"),
    _habit("adverb", r"/MAG", "sentence", "부사", "adverbs", "morphemes"),
    _habit("pronoun it", r" (?:그|이|저|그것|이것|그거|이거|거기|여기)/(?:NP|MM)", "sentence", "그, 이, 저", "this and that", "morphemes"),
    _habit("spoken intensifier", r" (?:정말|너무|굉장히|엄청|엄청나|되게|진짜|꽤|참|아주|좀|조금|그냥|막|제일|영|나름|뭔가)/(?:MAG|NNG|IC|MM)", "sentence", "정말, 너무, 좀, 그냥", "spoken intensifiers", "morphemes"),
    _habit("solemn word", r" (?:더욱|한층|비로소|새삼|진정|진심|소중|뜻깊|값지|따뜻|단단|유연|마침내|끊임없이|묵묵히|온전히|함께|여정|축복|감사|다채|풍요|깊이|나아가|안기|선사하|일깨우|되새기|마주하)/", "sentence", "소중한, 비로소, 나아가다 같은 말", "solemn words", "morphemes"),
    _habit("latin", r"[A-Za-z][A-Za-z.+#-]*", "1000 characters", "영어 낱말", "English words"),
    _habit("opens but", r"^(?:하지만|그러나|그런데|근데|그래도|다만)(?= |,)", "sentence", "하지만, 그런데로 시작", "opens with but"),
    _habit("opens so", r"^(?:그래서|그러니까|따라서|그러다|그렇게|그러므로)(?= |,)", "sentence", "그래서로 시작", "opens with so"),
    _habit("opens and", r"^(?:그리고|또|또한|게다가|그 외로|아울러|특히)(?= |,)", "sentence", "그리고, 또로 시작", "opens with and"),
    _habit("opens of course", r"^(?:물론|사실|솔직히|참고로|아무튼|여하튼|여튼|뭐|암튼|어쨌든|무엇보다)(?= |,)", "sentence", "사실, 물론, 아무튼으로 시작", "opens with in fact"),
)  # fmt: skip

ENGLISH = (
    _habit("contraction", r"(?i)\b\w+['’](?:t|s|re|ve|ll|d|m)\b", "100 words", "contractions", "contractions"),
    _habit("I", r"\bI\b", "100 words", "I", "I"),
    _habit("my", r"(?i)\bmy\b|\bme\b", "100 words", "my, me", "my, me"),
    _habit("we", r"(?i)\b(?:we|our|us)\b", "100 words", "we", "we"),
    _habit("you", r"(?i)\byour?\b", "100 words", "you", "you"),
    _habit("the", r"(?i)\bthe\b", "100 words", "the", "the"),
    _habit("a", r"(?i)\ban?\b", "100 words", "a", "a"),
    _habit("of", r"(?i)\bof\b", "100 words", "of", "of"),
    _habit("and", r"(?i)\band\b", "100 words", "and", "and"),
    _habit("to", r"(?i)\bto\b", "100 words", "to", "to"),
    _habit("in", r"(?i)\bin\b", "100 words", "in", "in"),
    _habit("that", r"(?i)\bthat\b", "100 words", "that", "that"),
    _habit("this", r"(?i)\b(?:this|these)\b", "100 words", "this", "this"),
    _habit("it", r"(?i)\bit\b", "100 words", "it", "it"),
    _habit("was", r"(?i)\b(?:was|were)\b", "100 words", "was", "was"),
    _habit("is", r"(?i)\b(?:is|are)\b", "100 words", "is", "is"),
    _habit("had", r"(?i)\b(?:had|have|has)\b", "100 words", "have, had", "have, had"),
    _habit("would", r"(?i)\b(?:would|could|should|might)\b|['’]d\b", "100 words", "would, could", "would, could"),
    _habit("but", r"(?i)\bbut\b", "100 words", "but", "but"),
    _habit("so", r"(?i)\bso\b", "100 words", "so", "so"),
    _habit("because", r"(?i)\b(?:because|since|as)\b", "100 words", "because, as", "because, as"),
    _habit("for", r"(?i)\bfor\b", "100 words", "for", "for"),
    _habit("with", r"(?i)\bwith\b", "100 words", "with", "with"),
    _habit("on", r"(?i)\b(?:on|at|from|by)\b", "100 words", "on, at, from, by", "on, at, from, by"),
    _habit("not", r"(?i)\bnot\b|n['’]t\b", "100 words", "not", "not"),
    _habit("intensifier", r"(?i)\b(?:very|really|just|pretty|quite|too|actually|even|still|only)\b", "100 words", "really, just, still", "really, just, still"),
    _habit("spoken word", r"(?i)\b(?:okay|ok|stuff|guys?|kinda|gonna|crazy|weird|lots?|got|get|getting|figured?|pretty|huge|hey|yeah|nope|cool|fun|super|thing|things)\b", "100 words", "got, fun, things", "got, fun, things"),
    _habit("solemn word", r"(?i)\b(?:meaningful|valuable|journey|growth|grateful|gratitude|embrac\w+|profound\w*|cherish\w*|remind\w*|testament|navigat\w+|foster\w*|resilien\w+|truly|deeply|remarkabl\w+|sense of|purpose|perspective|transform\w+|challeng\w+|opportunit\w+|reflect\w*|insights?|powerful|rewarding|vibrant|ultimately)\b", "100 words", "meaningful, journey, truly", "meaningful, journey, truly"),
    _habit("-ly", r"(?i)\b\w{3,}ly\b", "100 words", "-ly words", "-ly words"),
    _habit("-ing after comma", r", (?:\w+ly )?\w+ing\b", "sentence", ", …ing", "comma and -ing"),
    _habit("three in a row", r"\w+, (?:\w+ ){0,3}\w+, and \w+", "sentence", "a, b, and c", "three in a row"),
    _habit("not A but B", r"(?i)\bnot (?:just|only|about|merely)\b|\bnot\b[^.,;]{2,40}(?:, but|; it|; they|but rather)|\brather than\b|\bmore than just\b", "sentence", "not A but B", "not A but B"),
    _habit("long word", r"\b[A-Za-z]{10,}\b", "100 words", "words of ten letters and more", "words of ten letters and more"),
    _habit("abstract noun", r"(?i)\b\w+(?:tion|ment|ness|ity|ance|ence|ship)s?\b", "100 words", "nouns in -tion, -ment, -ness, -ity", "nouns in -tion, -ment, -ness, -ity"),
    _habit("opens I", r"^I\b", "sentence", "opens with I", "opens with I"),
    _habit("opens but", r"^(?:But|And|So|Or)\b", "sentence", "opens with But, And, So", "opens with But, And, So"),
    _habit("opens adverb", r"^(?:However|Moreover|Furthermore|Additionally|Ultimately|Of course|In addition|Perhaps|While|Although|Though|Despite|Instead|Overall|Finally)\b", "sentence", "opens with However, While", "opens with However, While"),
    _habit("opens when", r"^(?:When|After|Before|As|If|In|At|For|On|By|With|From|During|Once)\b", "sentence", "opens with When, In, At", "opens with When, In, At"),
    _habit("opens the", r"^(?:The|A|An|My|Our)\b", "sentence", "opens with The, A, My", "opens with The, A, My"),
    _habit("opens it", r"^(?:It|This|That|There|These|They)\b", "sentence", "opens with It, This", "opens with It, This"),
)  # fmt: skip

HABITS = {"ko": KOREAN, "en": ENGLISH}

# Measures of length, named like habits; how they are taken is in voice_measure.py.
LENGTHS = {
    "sentence length": ("문장 길이", "sentence length"),
    "sentence spread": ("문장 길이의 들쭉날쭉함", "how much sentence lengths vary"),
    "short sentences": ("짧은 문장", "short sentences"),
    "long sentences": ("긴 문장", "long sentences"),
    "paragraph length": ("문단의 문장 수", "sentences in a paragraph"),
    "one-sentence paragraphs": ("한 문장 문단", "one-sentence paragraphs"),
    "bold": ("굵은 글씨", "bold"),
    "items": ("목록 항목", "list items"),
    "headings": ("소제목", "headings"),
    "quotes": ("인용문", "block quotes"),
    "links": ("링크", "links"),
}
# What the rates of those are per; the others are lengths, or shares of sentences.
PER_THOUSAND = frozenset({"bold", "items", "headings", "quotes", "links"})
# How a rate's unit is said.
UNITS: dict[str, tuple[str, str]] = {
    "sentence": ("/문장", "/sentence"),
    "1000 characters": ("/천 자", "/1000 chars"),
    "100 words": ("/백 낱말", "/100 words"),
    "paragraph": ("/문단", "/paragraph"),
}
