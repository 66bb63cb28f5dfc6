"""Whether a sentence says a goal or a regret of its author's, by the constructions of its language.

Takes sentences of a review; gives, for each, a `Sign` or nothing, and what it is about. Knows no files and no
years: `threads.py` decides what a sign is worth where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.author import thread_words_en as en
from assistant.author import thread_words_ko as ko
from assistant.author.thread_words import ENGLISH_LIGHT, LIGHT, MENTIONED, Construction
from assistant.domain import ThreadKind, value
from assistant.language.morphemes import Morpheme, analyse_all

CONTENT_TAGS = frozenset(ko.CONTENT_TAGS)
HALF_QUOTED = re.compile(
    r"^[^‘“「]*[’”」]"
)  # the end of what somebody said; its beginning is a sentence before
QUESTION = re.compile(r"[?？][\"'”’)\]*_~!]*(?:/S[A-Z]+)?\s*$")


@value
class Sign:
    """What a sentence says of its author's will or regret."""

    kind: ThreadKind
    construction: str
    firmness: float
    placed: bool = False  # only under a heading of goals


@value
class Reading:
    """A sentence read once: what it shows, and the words it is about."""

    sign: Sign | None
    topic: tuple[str, ...]  # content words in the order they stand
    morphemes: tuple[Morpheme, ...] = ()  # of a Korean sentence


def read_sentences(texts: Sequence[str], language: str) -> list[Reading]:
    """One reading per sentence. Languages other than Korean and English are read for their topics only."""
    if language == "ko":
        stripped = [MENTIONED.sub(" 그것 ", text) for text in texts]
        whole, told = analyse_all(texts), analyse_all(stripped)
        return [
            Reading(sign=_korean(tagged(t)), topic=_korean_topic(w), morphemes=tuple(w))
            for w, t in zip(whole, told, strict=True)
        ]
    if language == "en":
        return [
            Reading(sign=_english(MENTIONED.sub(" it ", text)), topic=_english_topic(text)) for text in texts
        ]
    return [Reading(sign=None, topic=_english_topic(text)) for text in texts]


def tagged(sentence: Sequence[Morpheme]) -> str:
    """ " form/TAG form/TAG ", as the Korean tables expect it."""
    return " " + " ".join(f"{m.form}/{m.tag.partition('-')[0]}" for m in sentence) + " "


def dictionary_words(texts: Sequence[str], language: str) -> list[tuple[str, ...]]:
    """What texts are about, read for nothing else: Korean as it stands in a dictionary, other words by their stems."""
    if language != "ko":
        return [_english_topic(text) for text in texts]
    return [
        tuple(
            f"{form}다" if tag.startswith(("VV", "VA")) else form for form, tag in _korean_content(morphemes)
        )
        for morphemes in analyse_all(texts)
    ]


def _korean_topic(sentence: Sequence[Morpheme]) -> tuple[str, ...]:
    return tuple(form for form, _ in _korean_content(sentence))


def _korean_content(sentence: Sequence[Morpheme]) -> list[tuple[str, str]]:
    return [(m.form, m.tag) for m in sentence if m.tag.split("-")[0] in CONTENT_TAGS and m.form not in LIGHT]


def _english_topic(text: str) -> tuple[str, ...]:
    words = re.findall(r"[a-z][a-z'’-]+|\d[\d,.]*[a-z%]*|[ぁ-んァ-ヶ一-龯]{2,}", text.lower())
    bare = [word.replace("’", "'").rstrip(".,") for word in words]
    return tuple(stem(word) for word in bare if word not in ENGLISH_LIGHT)


def stem(word: str) -> str:
    """An English word without its commonest endings; enough to find "manage" again in "managing"."""
    for ending in ("'s", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _firmest(
    text: str, table: tuple[Construction, ...], *, ahead: bool, alone: bool
) -> tuple[Construction, re.Match[str]] | None:
    found = []
    for construction in table:
        if (construction.ahead and not ahead) or (construction.mine and not alone):
            continue
        matches = list(construction.pattern.finditer(text))
        if matches:
            found.append((construction, matches[-1]))
    return max(found, key=lambda pair: (not pair[0].placed, pair[0].firmness)) if found else None


def _korean(text: str) -> Sign | None:
    alone = bool(ko.SELF.search(text)) or not ko.OTHER_SUBJECT.search(_last_clause(text))
    regret = _firmest(text, ko.REGRETS, ahead=True, alone=alone)
    goal = None
    asked = bool(QUESTION.search(text) or HALF_QUOTED.search(text))
    if not (asked or ko.HONORIFIC.search(text) or ko.READERS.search(text) or _korean_aside(text)):
        ahead = bool(ko.AHEAD.search(text) or ko.ONWARD.search(text))
        goal = _firmest(text, ko.GOALS, ahead=ahead, alone=alone)
        if goal and goal[0].mine and _unwilled(text, goal[1]):
            goal = None
    return _sign(goal, regret)


def _last_clause(text: str) -> str:
    """What stands behind the last comma or turn: the clause whose ending was told."""
    return " " + ko.TURN.split(text.strip().removesuffix("./SF").strip() + " ")[-1].strip() + " "


def _unwilled(text: str, said: re.Match[str]) -> bool:
    """Whether the ending of will stands behind a verb nobody wills; "나는 …이 될 것이다" is willed."""
    if ko.UNABLE.search(text) or (ko.TOPIC.search(text) and not ko.SELF.search(text)):
        return True
    for found in ko.UNWILLED.finditer(text):
        if found.start() < said.end() and said.start() < found.end():
            return not (ko.SELF.search(text) and " 되/VV " in found[0])
    return False


def _korean_aside(text: str) -> bool:
    """Whether the sentence speaks of the text it stands in."""
    if ko.ABOUT_THE_TEXT.search(text):
        return True
    return bool(ko.WRITING_HERE.search(text) and ko.THIS_TEXT.search(text))


def _english(text: str) -> Sign | None:
    other = bool(en.OTHER_SUBJECT.search(text.strip()))
    regret = _firmest(text, en.REGRETS, ahead=True, alone=not other)
    goal = None
    if not (other or QUESTION.search(text) or en.ABOUT_THE_TEXT.search(text)):
        goal = _firmest(text, en.GOALS, ahead=bool(en.AHEAD.search(text)), alone=True)
    return _sign(goal, regret)


def _sign(
    goal: tuple[Construction, re.Match[str]] | None, regret: tuple[Construction, re.Match[str]] | None
) -> Sign | None:
    """The goal where a sentence says both: what was missed is why it is resolved."""
    chosen = goal or regret
    if chosen is None:
        return None
    said = chosen[0]
    return Sign(kind=said.kind, construction=said.name, firmness=said.firmness, placed=said.placed)
