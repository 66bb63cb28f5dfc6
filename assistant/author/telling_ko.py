"""How Korean tells what became of a deed, clause by clause.

Korean puts tense and denial at the end of each clause, and a sentence strings several: in "분갈이는 해 줬고 이사는 안
했다" the one was done and the other not. So a sentence tells of a deed only by the clause in which what it is done to
stands, or its verb. The words are in `telling_words_ko.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.author.telling import Clause, Deed, says
from assistant.author.telling_words_ko import (
    ATTRIBUTIVE,
    BEGINNING,
    BEHIND_A_NOUN,
    CLAUSE_END,
    CUES,
    DECIDING,
    EMPTY_NOUNS,
    LEFT,
    LIGHT_VERBS,
    MIND,
    OBJECT_PARTICLES,
    OMITTED,
    PARTING,
    SAME_DEED,
    STILL,
    SUPPOSED,
)
from assistant.author.thread_signs import tagged
from assistant.author.thread_words import MENTIONED
from assistant.author.word_weights import Weights
from assistant.domain import Status, ThreadKind
from assistant.language.morphemes import Morpheme

NOUNS = ("NNG", "NNP", "SL", "SH")
ENOUGH = 0.45  # share of a deed's weight that a clause must have in it
HEAVIEST = 3  # nouns that stand for a deed
STRONG = 2  # nouns in common from which no verb is asked for
CROWDED = 2  # other nouns in a clause from which one noun in common is too little
NAMED = 0.6  # what a clause weighs that names the deed by its verbal noun
RARE = math.log(1 + 1 / 0.02)  # weight of a word that stands in one sentence of fifty
FEW = 0.6  # share of the rarest word's weight that is rare where little was written


def deed_of(text: str, sentence: Sequence[Morpheme], kind: ThreadKind) -> Deed:
    """The deed of a goal's or a regret's sentence: its last verb, and the nouns of the last clause that has some.

    Of several sentences the first with a noun says it; the others explain.
    """
    sentence = _first_sentence(text, sentence)
    parts = _split(sentence)
    told = next((parts[n:] for n in reversed(range(len(parts))) if _nouns(text, parts[n])), parts)
    verbs = [verb for part in told for verb in _verbs(text, part, finite=False)]
    verb = next((found for found in reversed(verbs) if found not in MIND), "")
    named = _nouns(text, told[0]) if told else ()
    if not verbs and named:
        verb = named[-1]  # a goal in nouns: "레몬 분갈이"
    nouns = tuple(noun for noun in named if noun != verb)
    if len(verb) > 1 and verb not in LIGHT_VERBS and (not nouns or not verbs):
        nouns = (*nouns, verb)
    left = bool(parts and LEFT.search(tagged(parts[-1])))
    return Deed(
        kind=kind,
        verb=verb,
        nouns=nouns,
        named=any(m.form == verb and m.tag.startswith(NOUNS) for m in sentence) or len(verb) > 2,
        left=left if kind == "goal" else not OMITTED.search(tagged(sentence)),
        decides=kind == "goal" and not DECIDING.isdisjoint(verbs[-1:]),
        parts=verb in PARTING,
    )


def _first_sentence(text: str, sentence: Sequence[Morpheme]) -> Sequence[Morpheme]:
    begun: list[Morpheme] = []
    for morpheme in sentence:
        begun.append(morpheme)
        if morpheme.tag == "SF" and len(morpheme.form) == 1 and _nouns(text, begun):
            return begun
    return sentence


def clauses_of(text: str, sentence: Sequence[Morpheme]) -> tuple[Clause, ...]:
    """The clauses of a sentence. One without a tense of its own has that of the next: "읽고 썼다"."""
    quoted = [match.span() for match in MENTIONED.finditer(text)]
    read: list[Clause] = []
    past = False
    for part in reversed(_split(sentence)):
        own = tagged([m for m in part if not any(start <= m.start < end for start, end in quoted)])
        past = not SUPPOSED.search(own) and (past or bool(CUES.told.search(own)))
        status = says(own, CUES, told=past and part[-1].tag == "EC")
        read.insert(0, _clause(text, part, status))
    for n, clause in enumerate(read[1:], 1):
        if len(clause.words) == 1:  # "자소서를 쓰고 제출했다": of what was named before
            read[n] = clause = replace(clause, nouns=(*read[n - 1].nouns, *clause.nouns))
        if not clause.topics:  # a topic holds until another is named
            read[n] = replace(clause, topics=read[n - 1].topics)
    return tuple(_turned(read))


def _clause(text: str, part: Sequence[Morpheme], status: Status | None) -> Clause:
    told = tagged(part)
    nouns = _nouns(text, part)
    verb = next(reversed(_verbs(text, part, finite=True)), "")
    if not verb and nouns and " 이/VCP " not in told:
        verb = nouns[-1]  # "블로그 글 여덟 개", "마라톤 완주!"
    return Clause(
        words=tuple(re.findall(r"\w+", text[part[0].start : part[-1].end])),
        status=status,
        parts=verb in PARTING,
        decides=bool(status) and verb in PARTING | DECIDING,
        verb=verb,
        nouns=nouns,
        topics=_topics(text, part),
        begins=verb in BEGINNING,
        still=bool(STILL.search(told)),
    )


def _topics(text: str, part: Sequence[Morpheme]) -> tuple[str, ...]:
    """The nouns before the particle that says what a clause is about (은, 는), without time and measure."""
    after_noun = ((n, m) for n, m in enumerate(part[1:], 1) if not part[n - 1].tag.startswith("E"))
    marked = next((n for n, m in after_noun if m.tag == "JX" and m.form in ("은", "는")), 0)
    before = text[part[0].start : part[marked].start].split()
    return _nouns(text, part[:marked]) or tuple(before[-1:])  # Kiwi may have seen no noun in "이사는 안 했다"


def _turned(read: list[Clause]) -> list[Clause]:
    """What a denial after it makes of a clause: what was begun was not done, what was done was done in part."""
    turned = list(read)
    for n, (clause, after) in enumerate(pairwise(read)):
        if clause.begins and clause.status and after.status == "dropped":
            turned[n] = replace(clause, status="dropped")
        same = {*after.nouns, *after.topics} <= {*clause.nouns, *clause.topics}
        if same and not clause.begins and (clause.status, after.status) == ("kept", "dropped"):
            turned[n] = replace(clause, status="partly")
            turned[n + 1] = replace(after, status="partly")
    return turned


# --- What a clause is about ------------------------------------------------------------------------------


def nearness(deed: Deed, clause: Clause, weigh: Weights) -> float:
    """How surely a clause tells of a deed: 0 (not at all) … 1.

    Its matter has to be named, or be what the sentence is about, and its verb, or one that says "did it".
    One noun in common is enough only where the clause speaks of little else.
    """
    if clause.begins and clause.status != "dropped" and not _same_verb(deed.verb, clause.verb):
        return 0.0  # of what was begun nothing is known yet
    if _is_topic(deed, clause) and clause.status in ("dropped", "partly"):
        return NAMED  # "X는 … 못했다": whatever was not done was not done of X
    here = [noun for noun in deed.nouns if _names(noun, (*clause.words, *clause.topics))]
    light = clause.verb in LIGHT_VERBS | PARTING
    verb = clause.verb == deed.verb or light
    named = verb and _is_telling(deed, weigh) and _names(deed.verb, clause.words)
    same = named or _same_verb(deed.verb, clause.verb)
    names = [*here, deed.verb] if named else here
    if not (same or light or clause.verb in deed.nouns or clause.still or len(here) >= STRONG) or not names:
        return 0.0
    surely = same and bool(here) and deed.verb not in LIGHT_VERBS
    if len(names) == 1:
        if weigh.of(names[0]) < _rare(weigh) and not clause.still:
            return 0.0
        beside = [noun for noun in clause.nouns if noun not in (names[0], clause.verb, deed.verb)]
        if not surely and (len(beside) >= CROWDED or len(names[0]) < 2):
            return 0.0
    heaviest = sorted((weigh.of(noun) for noun in deed.nouns), reverse=True)[:HEAVIEST]
    share = min(1.0, sum(weigh.of(noun) for noun in here) / sum(heaviest))
    if named or (surely and deed.nouns[-1] in here):
        share = max(share, NAMED)
    return share + 0.1 * same if share >= ENOUGH else 0.0


def _is_topic(deed: Deed, clause: Clause) -> bool:
    """Whether a clause is about a goal's matter and nothing narrower: "수영은 …", but not "아침 수영반 회식은 …"."""
    meant = (*deed.nouns, deed.verb) if deed.named else deed.nouns
    named = [word for word in clause.topics if any(len(noun) > 1 and _names(noun, (word,)) for noun in meant)]
    return deed.kind == "goal" and bool(named) and len(named) == len(clause.topics)


def _is_telling(deed: Deed, weigh: Weights) -> bool:
    """Whether the verbal noun is rare enough with this author to name a deed by itself."""
    common = LIGHT_VERBS | MIND | BEGINNING
    telling = deed.named and len(deed.verb) > 1 and deed.verb not in common
    return telling and weigh.of(deed.verb) >= _rare(weigh)


def _rare(weigh: Weights) -> float:
    """The weight from which a word names a matter by itself."""
    return min(RARE, FEW * weigh.rarest)


def speaks_of(deed: Deed, text: str) -> bool:
    """Whether the deed's matter is named in a text; a noun of a single letter names nothing."""
    return any(len(noun) > 1 and noun in text and _names(noun, text.split()) for noun in deed.nouns)


def may_name(deed: Deed, text: str) -> bool:
    """Whether any of the deed's nouns stands in a text at all; cheap, and asked of every line."""
    return any(noun in text for noun in (*deed.nouns, deed.verb) if noun)


def answers(deed: Deed, clause: Clause) -> bool:
    """Whether a clause in a sentence that answers a goal's own words tells of doing it."""
    return (
        clause.verb in LIGHT_VERBS
        or _same_verb(deed.verb, clause.verb)
        or clause.still
        or clause.status in ("dropped", "partly")
        or any(_names(noun, clause.words) for noun in deed.nouns)
    )


# --- Clauses, nouns and verbs ----------------------------------------------------------------------------


def _split(sentence: Sequence[Morpheme]) -> list[list[Morpheme]]:
    parts: list[list[Morpheme]] = [[]]
    for n, morpheme in enumerate(sentence):
        parts[-1].append(morpheme)
        after = sentence[n + 1].tag if n + 1 < len(sentence) else ""
        if morpheme.tag == "EC" and CLAUSE_END.match(morpheme.form) and not after.startswith(("VX", "J")):
            parts.append([])
    return [part for part in parts if part]


def _nouns(text: str, part: Sequence[Morpheme]) -> tuple[str, ...]:
    """The nouns that name a matter, as they stand: Kiwi's own forms may be of a word that is not there."""
    found = [noun for noun, _ in _compounds(text, part)]
    return tuple(dict.fromkeys(noun for noun in found if noun not in EMPTY_NOUNS | MIND))


def _compounds(text: str, part: Sequence[Morpheme]) -> list[tuple[str, int]]:
    """Nouns with where they end. A figure with a foreign unit is one ("10km"); two nouns in one word are one."""
    found: list[tuple[str, int]] = []
    start = end = -1
    figure = False
    for m in part:
        if m.tag == "SN":
            start, end, figure = m.start, m.end, True
        elif m.tag.startswith(NOUNS):
            joined = m.start == end and (not figure or m.tag == "SL")
            counter = m.start == end and figure and m.tag != "SL"
            start = start if joined else m.start
            if joined and not figure and found:
                found.pop()
            if not counter:
                found.append((text[start : m.end], m.end))
            end, figure = m.end, False
    return found


def _verbs(text: str, part: Sequence[Morpheme], *, finite: bool) -> list[str]:
    """The verbs of a clause by their dictionary forms, in order: of "이사를 했다" and "이사하다" both 이사.

    Where only `finite` ones are asked for, "하는 …" and "할 …" are none: they tell of what comes behind them.
    """
    found: list[str] = []
    noun, before = "", ""
    ends = {end: compound for compound, end in _compounds(text, part)}
    for n, m in enumerate(part):
        after = f"{part[n + 1].form}/{part[n + 1].tag}" if n + 1 < len(part) else ""
        if m.tag.startswith(("NNG", "NNP", "XR", "SL")):
            noun = ends.get(m.end, m.form)
        elif m.tag == "XSV" or m.tag.startswith("VV"):
            light = m.tag == "XSV" or (m.form == "하" and before in OBJECT_PARTICLES)
            if not (m.form == "되" and before == "게") and not (finite and after in ATTRIBUTIVE):
                found.append((light and noun) or m.form)
            noun = ""
        before = m.form
    return found


def _same_verb(one: str, other: str) -> bool:
    return bool(one) and (one == other or any(one in deeds and other in deeds for deeds in SAME_DEED))


def _names(noun: str, words: Sequence[str]) -> bool:
    """Whether a word is the noun, alone or with what Korean puts behind one: Kiwi may have cut it otherwise."""
    return any(word.startswith(noun) and BEHIND_A_NOUN.match(word, len(noun)) for word in words)
