"""How Korean sentences end: which register they are in, and spoken -요 turned into written -다 and back.

A sentence is turned only where turning back gives it letter for letter: `written` and `spoken` are each other's inverse
on everything `written` gives. Called by the drafting room: what was said in an interview is put as the author writes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from assistant.domain import value
from assistant.language.morphemes import Morpheme, analyse, analyse_all, compose
from assistant.language.sentences import split

Register = Literal["plain", "polite", "formal", "other"]
Ending = tuple[str, str]  # form and Sejong tag

# Final endings by register; all others (trailing, nominal, questions to oneself) belong to every register.
PLAIN = frozenset({"다", "ᆫ다", "는다", "라", "더라", "구나", "냐"})
FORMAL = frozenset({"습니다", "ᆸ니다", "습니까", "ᆸ니까", "ᆸ시다", "읍시다"})
# Endings whose written form is the spoken one without 요, and the other way round.
WITHOUT_YO = {
    "네요": "네", "거든요": "거든", "군요": "군", "는군요": "는군", "죠": "지", "ᆯ까요": "ᆯ까",
    "을까요": "을까", "나요": "나", "은가요": "은가", "ᆫ가요": "ᆫ가", "는데요": "는데", "은데요": "은데", "ᆫ데요": "ᆫ데",
    "더라고요": "더라고",
}  # fmt: skip
WITH_YO = {plain: spoken for spoken, plain in WITHOUT_YO.items()}
ADDRESSED = ("ᆯ게요", "을게요", "세요", "셔요", "으세요", "ᆯ래요", "을래요", "ᆸ시다요")  # said to somebody
DECLARING = frozenset({"어요", "아요", "여요", "에요", "예요"})
# Stems that take -다 and not -는다 though they are tagged as verbs.
STATES = frozenset({"있", "없", "같", "싶"})
HELPING = frozenset({"않", "못하", "하"})  # take the ending of the verb or state they help
WONDERING = frozenset({"나", "ᆫ가", "은가", "는가", "ᆯ까", "을까"})  # before 보다: so it seems
VERBS = ("VV", "XSV", "VX")
HUMBLE = {"저": "나", "제": "내"}  # the first person as it is spoken politely, and as it is written
USUAL = {plain: humble for humble, plain in HUMBLE.items()}
MARKS = frozenset({"SF", "SP", "SW", "SE", "SO", "SSO", "SSC", "SS", "W_EMOJI"})
NOUN_YO = re.compile(r"[가-힣A-Za-z0-9%](?P<polite>(?<=[가-힣A-Za-z0-9%])(?:이요|요))(?=[ .!?~…]*$)")


@value
class _Tail:
    """The word a sentence ends on: its morphemes, what stands before them, and its place in the sentence."""

    morphemes: tuple[Morpheme, ...]
    earlier: tuple[Morpheme, ...]
    text: str
    start: int
    end: int
    asks: bool

    @property
    def stem(self) -> list[Ending]:
        """All but the ending."""
        return [(m.form, m.tag) for m in self.morphemes[:-1]]


Turn = Callable[[_Tail], "str | None"]  # the word with another ending; None where it has none


def register(text: str) -> Register:
    """The register most sentences of a text are in; "other" where none of them shows one."""
    return registers([text])[0]


def registers(texts: Sequence[str]) -> list[Register]:
    """`register` for many texts at once."""
    sentences = [[text[a:b] for a, b in split(text)] for text in texts]
    analysed = iter(analyse_all([sentence for each in sentences for sentence in each]))
    found: list[Register] = []
    for each in sentences:
        counted = Counter(_register(next(analysed)) for _ in each)
        counted.pop("other", None)
        found.append(counted.most_common(1)[0][0] if counted else "other")
    return found


def written(text: str) -> str:
    """The text with its spoken endings (-요) as they are written (-다), sentence by sentence; a sentence that could not
    be turned back exactly stays as it was said.

    >>> written("저는 3월에 회사를 옮겼어요. 좋더라고요.")
    '나는 3월에 회사를 옮겼다. 좋더라고.'
    """
    return _each(text, _turned)


def spoken(text: str) -> str:
    """The inverse of `written`.

    >>> spoken("나는 3월에 회사를 옮겼다. 좋더라고.")
    '저는 3월에 회사를 옮겼어요. 좋더라고요.'
    """
    return _each(text, lambda sentence: _changed(sentence, _to_spoken, USUAL))


def _each(text: str, change: Callable[[str], str]) -> str:
    pieces, last = [], 0
    for start, end in split(text):
        pieces += [text[last:start], change(text[start:end])]
        last = end
    return "".join(pieces) + text[last:]


def _turned(sentence: str) -> str:
    made = _without_politeness(sentence) or _changed(sentence, _to_written, HUMBLE)
    if made == sentence:
        return sentence
    humble = made != _changed(sentence, _to_written, {})
    back = _with_politeness(made) if _without_politeness(sentence) else None
    back = back or _changed(made, _to_spoken, USUAL if humble else {})
    return made if back == sentence else sentence


def _without_politeness(sentence: str) -> str | None:
    """A sentence that is a noun with -요 or -이요 behind it, as the noun; None where it is none."""
    match = NOUN_YO.search(sentence)
    if not match:
        return None
    said = [m for m in analyse(sentence) if m.tag not in MARKS]
    tags = [m.tag for m in said[-3:] if m.tag not in ("JX", "VCP", "EF", "EC")]
    if (
        not tags
        or not tags[-1].startswith(("NN", "NR", "SL", "SN", "XSN", "NP"))
        or said[-1].form not in ("요", "이요")
    ):
        return None
    return sentence[: match.start("polite")] + sentence[match.end("polite") :]


def _with_politeness(sentence: str) -> str:
    """The inverse: 이요 behind a consonant, 요 behind a vowel."""
    end = len(sentence.rstrip(" .!?~…"))
    last = sentence[end - 1 : end]
    closed = "가" <= last <= "힣" and (ord(last) - ord("가")) % 28 != 0
    return sentence[:end] + ("이요" if closed else "요") + sentence[end:]


def _changed(sentence: str, turn: Turn, persons: Mapping[str, str]) -> str:
    """The sentence with another ending and another first person; as it is where its ending does not change."""
    morphemes = analyse(sentence)
    tail = _tail(morphemes, sentence)
    word = turn(tail) if tail else None
    if tail is None or word is None or any(m.tag == "NP" and m.form == "저희" for m in morphemes):
        return sentence
    made = sentence[: tail.start] + word + sentence[tail.end :]
    for m in reversed(morphemes):
        there = sentence[m.start : m.end]
        if m.tag == "NP" and there in persons and m.end <= tail.start:
            made = made[: m.start] + persons[there] + made[m.end :]
    return made


def _tail(morphemes: Sequence[Morpheme], sentence: str) -> _Tail | None:
    """The last word, where it has an ending, without the marks behind it."""
    last = next((n for n in range(len(morphemes) - 1, -1, -1) if morphemes[n].tag not in MARKS), None)
    if last is None or not (morphemes[last].tag in ("EF", "EC") or morphemes[last].form == "요"):
        return None
    end = max(m.end for m in morphemes[: last + 1])
    marks = [m.end for m in morphemes[: last + 1] if m.tag in MARKS]
    start = max(sentence.rfind(" ", 0, end) + 1, *marks, 0)
    inside = tuple(m for m in morphemes[: last + 1] if m.start >= start)
    if len(inside) < 2 or inside[0].start != start:
        return None
    return _Tail(
        morphemes=inside, earlier=tuple(m for m in morphemes if m.start < start), text=sentence[start:end],
        start=start, end=end, asks="?" in sentence[end:],
    )  # fmt: skip


def _to_written(tail: _Tail) -> str | None:
    last = tail.morphemes[-1]
    if last.form == "요" and last.tag == "JX":
        return tail.text[:-1] if tail.stem[-1][1] in ("EF", "EC") else None
    if last.tag != "EF":
        return None
    if last.form in WITHOUT_YO:
        return _composed(tail, WITHOUT_YO[last.form])
    if last.form.endswith("요") and last.form not in DECLARING and last.form not in ADDRESSED:
        return tail.text[:-1]
    if last.form not in DECLARING or tail.asks:
        return tail.text[:-1] if last.form in ("어요", "아요") else None
    if tail.stem[-1] == ("이", "VCP") and tail.text.endswith("예요"):
        return tail.text[:-2] + "다"
    if tail.stem[-1][1] == "EP":
        return tail.text[:-2] + "다" if tail.text.endswith("어요") and tail.stem[-1][0] != "시" else None
    declared = _declared(tail)
    if tail.stem[-1][0].endswith("하") and tail.text.endswith("해요"):
        return tail.text[:-2] + ("하다" if declared == "다" else "한다")
    return _composed(tail, declared)


def _to_spoken(tail: _Tail) -> str | None:
    last = tail.morphemes[-1]
    if last.form == "요":
        return None
    if last.form in ("다", "ᆫ다", "는다"):
        if tail.stem[-1][1] == "EP":
            return tail.text[:-1] + "어요"
        if tail.stem[-1] == ("이", "VCP") and not tail.text.endswith("이다"):
            return tail.text[:-1] + "예요"
        if tail.stem[-1][0].endswith("하") and tail.text.endswith(("하다", "한다")):
            return tail.text[:-2] + "해요"
        return _composed(tail, "에요" if tail.stem[-1][1] in ("VCP", "VCN") else "어요")
    if last.tag == "EF" and last.form in WITH_YO:
        return _composed(tail, WITH_YO[last.form])
    return tail.text + "요"


def _composed(tail: _Tail, form: str) -> str | None:
    """The word with another ending, where its morphemes make together what stands there."""
    if compose([(m.form, m.tag) for m in tail.morphemes]) != tail.text:
        return None
    return compose([*tail.stem, (form, "EF")])


def _declared(tail: _Tail) -> str:
    """The written ending of a statement in the present."""
    form, tag = tail.stem[-1]
    if tag.partition("-")[0] not in VERBS or form in STATES:
        return "다"
    before = [*tail.earlier, *tail.morphemes[:-2]]
    if form == "보" and before and before[-1].form in WONDERING:
        return "다"
    noun = [m.tag for m in before if m.tag != "JX"][-1:] == ["ETN"]  # 하기도, 좋기도
    if form in HELPING and (form != "하" or noun):
        helped = next((m for m in reversed(before) if m.tag not in ("EC", "ETN", "JX")), None)
        if helped and (helped.tag.partition("-")[0] in ("VA", "VCP", "VCN", "XSA") or helped.form in STATES):
            return "다"
    closed = "가" <= form[-1] <= "힣" and (ord(form[-1]) - ord("가")) % 28 not in (0, 8)
    return "는다" if closed else "ᆫ다"


def _register(morphemes: Sequence[Morpheme]) -> Register:
    said = [m for m in morphemes if m.tag not in MARKS]
    if not said:
        return "other"
    last = said[-1]
    if last.tag == "JX" and last.form == "요":
        return "polite"
    if last.tag != "EF":
        return "other"
    if last.form in FORMAL:
        return "formal"
    if last.form in PLAIN:
        return "plain"
    return "polite" if last.form.endswith(("요", "죠")) else "other"
