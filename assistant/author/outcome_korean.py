"""What a Korean sentence says became of a deed: read clause by clause.

Korean puts tense and denial at the end of each clause, and a sentence strings several: in "분갈이는 해 줬고 이사는 안
했다" the one was done and the other not. So a thread is reduced to its `Deed` (what it is done to, and the verb), and
a sentence tells of it only by the clause in which that stands. Called by `thread_outcomes.py`; the words are in
`outcome_words_ko.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.author import thread_words_ko as ko
from assistant.author.outcome_words_ko import (
    ATTRIBUTIVE,
    BEGINNING,
    BEHIND_A_NOUN,
    BEING,
    CLAUSE_END,
    DECIDING,
    DENIED,
    DONE,
    EMPTY_NOUNS,
    HONORIFIC,
    LIGHT_VERBS,
    MIND,
    NOT_SO,
    NOT_YET,
    OBJECT_PARTICLES,
    OMITTED,
    ONLY,
    ONLY_PREPARED,
    PARTING,
    PARTLY,
    SAME_DEED,
    STILL,
    SUPPOSED,
    TURNED,
)
from assistant.author.word_weights import Weights
from assistant.domain import Status, ThreadKind, value
from assistant.language.morphemes import Morpheme

NOUNS = ("NNG", "NNP", "SL", "SH")
ENOUGH = 0.45  # share of a deed's weight that a clause must have in it
HEAVIEST = 3  # nouns that stand for a deed
STRONG = 2  # nouns in common from which no verb is asked for
CROWDED = 2  # other nouns in a clause from which one noun in common is too little
NAMED = 0.6  # what a clause weighs that names the deed by its verbal noun
RARE = math.log(1 + 1 / 0.02)  # weight of a word that stands in one sentence of fifty
FEW = 0.6  # share of the rarest word's weight that is rare where little was written


@value
class Deed:
    """What a thread wants done, or left."""

    nouns: tuple[str, ...]
    matter: str  # the noun nearest before the verb: what it is done to
    verb: str
    noun: bool  # whether the verb is a noun that could name it: 이사, but not 만들
    kind: ThreadKind
    decides: bool  # "to close it or not": whichever was done, it was decided
    left: bool  # kept by not doing it: "no more coffee", a regret of something done


@value
class Clause:
    """A clause of a sentence, with what it says became of what it is about."""

    words: tuple[str, ...]  # as they stand
    nouns: tuple[str, ...]
    topics: tuple[str, ...]  # the nouns that what is said is about ("X는 …"), here or in the clause before
    verb: str
    status: Status | None
    begins: bool  # tells of a beginning only
    still: bool  # "again", "as ever"


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
    denied = bool(parts) and bool(DENIED.search(_tagged(parts[-1])) or " 덜/MAG " in _tagged(parts[-1]))
    left = denied if kind == "goal" else not OMITTED.search(_tagged(sentence))
    noun = any(m.form == verb and m.tag.startswith(NOUNS) for m in sentence) or len(verb) > 2
    return Deed(
        nouns=nouns,
        matter=nouns[-1] if nouns else "",
        verb=verb,
        noun=noun,
        kind=kind,
        decides=kind == "goal" and not DECIDING.isdisjoint(verbs[-1:]),
        left=left,
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
    parts = _split(sentence)
    read: list[Clause] = []
    past = False
    for part in reversed(parts):
        told = _tagged(part)
        past = not SUPPOSED.search(told) and (past or bool(DONE.search(told)))
        read.insert(0, _clause(text, part, past=past))
    for n, clause in enumerate(read[1:], 1):
        if len(clause.words) == 1:  # "자소서를 쓰고 제출했다": of what was named before
            read[n] = clause = replace(clause, nouns=(*read[n - 1].nouns, *clause.nouns))
        if not clause.topics:  # a topic holds until another is named
            read[n] = replace(clause, topics=read[n - 1].topics)
    return tuple(_turned(read))


def _clause(text: str, part: Sequence[Morpheme], *, past: bool) -> Clause:
    told, span = _tagged(part), text[part[0].start : part[-1].end]
    nouns, topics = _nouns(text, part), _topics(text, part)
    verb = next(reversed(_verbs(text, part, finite=True)), "")
    if not verb and nouns and " 이/VCP " not in told:
        verb = nouns[-1]  # "블로그 글 여덟 개", "마라톤 완주!"
    begins = verb in BEGINNING or bool(ONLY_PREPARED.search(told))
    status = _status(told, span, past=past and part[-1].tag == "EC")
    if status == "kept" and topics and not begins and ONLY.search(told):
        status = "partly"
    return Clause(
        words=tuple(re.findall(r"\w+", span)),
        nouns=nouns,
        topics=topics,
        verb=verb,
        status=status,
        begins=begins,
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
        if clause.status == "kept" and after.status == "dropped":
            if clause.begins:
                turned[n] = replace(clause, status="dropped")
            elif {*after.nouns, *after.topics} <= {*clause.nouns, *clause.topics}:
                turned[n] = replace(clause, status="partly")
                turned[n + 1] = replace(after, status="partly")
    return turned


def nearness(deed: Deed, clause: Clause, weigh: Weights) -> float:
    """How surely a clause tells of a deed: 0 (not at all) … 1.

    Its matter has to be named, or be what the sentence is about, and its verb, or one that says "did it".
    One noun in common is enough only where the clause speaks of little else.
    """
    here = [noun for noun in deed.nouns if _names(noun, (*clause.words, *clause.topics))]
    if _is_topic(deed, clause) and clause.status in ("dropped", "partly"):
        return NAMED  # "X는 … 못했다": whatever was not done was not done of X
    named = (
        _is_telling(deed, weigh)
        and _names(deed.verb, clause.words)
        and (clause.verb == deed.verb or clause.verb in LIGHT_VERBS | PARTING)
    )
    same = named or _same_verb(deed.verb, clause.verb)
    does = same or clause.verb in LIGHT_VERBS | PARTING or clause.verb in deed.nouns or clause.still
    if not (here or named) or not (does or len(here) >= STRONG):
        return 0.0
    beside = [noun for noun in clause.nouns if noun not in here and noun not in (clause.verb, deed.verb)]
    if named and not here and beside:
        return 0.0
    if len(here) == 1 and not named and not clause.still and weigh.of(here[0]) < _rare(weigh):
        return 0.0
    if len(here) == 1 and not named:
        said = same and deed.verb not in LIGHT_VERBS
        if not said and (len(beside) >= CROWDED or len(here[0]) < 2):
            return 0.0
    heaviest = sorted((weigh.of(noun) for noun in deed.nouns), reverse=True)[:HEAVIEST]
    common = sum(weigh.of(noun) for noun in here)
    surely = named or (same and deed.matter in here and deed.verb not in LIGHT_VERBS | BEING)
    share = max(NAMED if surely else 0.0, min(1.0, common / sum(heaviest)))
    return share + 0.1 * same if share >= ENOUGH else 0.0


def _is_topic(deed: Deed, clause: Clause) -> bool:
    """Whether a clause is about a goal's matter and nothing narrower: "수영은 …", but not "아침 수영반 회식은 …"."""
    meant = (*deed.nouns, deed.verb) if deed.noun else deed.nouns
    named = [word for word in clause.topics if any(len(noun) > 1 and _names(noun, (word,)) for noun in meant)]
    return deed.kind == "goal" and bool(named) and len(named) == len(clause.topics)


def _is_telling(deed: Deed, weigh: Weights) -> bool:
    """Whether the verbal noun is rare enough with this author to name a deed by itself."""
    common = LIGHT_VERBS | MIND | BEGINNING
    telling = deed.noun and len(deed.verb) > 1 and deed.verb not in common
    return telling and weigh.of(deed.verb) >= _rare(weigh)


def _rare(weigh: Weights) -> float:
    """The weight from which a word names a matter by itself."""
    return min(RARE, FEW * weigh.rarest)


def speaks_of(deed: Deed, words: Sequence[str]) -> bool:
    """Whether the deed's matter is named among words; one of a single letter names nothing."""
    return any(len(noun) > 1 and _names(noun, words) for noun in deed.nouns)


def may_name(deed: Deed, text: str) -> bool:
    """Whether any of the deed's nouns stands in a text at all; cheap, and asked of every line."""
    return any(noun in text for noun in (*deed.nouns, deed.verb) if noun)


def status_of(deed: Deed, clause: Clause) -> Status | None:
    """What the clause says became of the deed; what is to be left is kept where it was not done."""
    if deed.kind == "regret" and clause.still:
        return "dropped"
    if clause.begins and not _same_verb(deed.verb, clause.verb):
        return None if clause.status == "kept" else clause.status
    if deed.decides and clause.verb in PARTING:
        return "kept" if clause.status else None
    if deed.kind == "goal" and clause.verb in PARTING and clause.status and clause.verb != deed.verb:
        return "dropped"
    if not deed.left or clause.status in (None, "partly"):
        return clause.status
    return "kept" if clause.status == "dropped" else None


def answer(deed: Deed, clauses: Sequence[Clause]) -> Status | None:
    """What a sentence that answers a goal's own words says: by the last clause that tells of doing it."""
    for clause in reversed(clauses):
        does = clause.verb in LIGHT_VERBS or _same_verb(deed.verb, clause.verb) or clause.still
        if does or clause.status in ("dropped", "partly") or any(_names(n, clause.words) for n in deed.nouns):
            status = status_of(deed, clause)
            if status:
                return status
    return None


# --- Clauses ---------------------------------------------------------------------------------------------


def _split(sentence: Sequence[Morpheme]) -> list[list[Morpheme]]:
    parts: list[list[Morpheme]] = [[]]
    for n, morpheme in enumerate(sentence):
        parts[-1].append(morpheme)
        after = sentence[n + 1].tag if n + 1 < len(sentence) else ""
        if morpheme.tag == "EC" and CLAUSE_END.match(morpheme.form) and not after.startswith(("VX", "J")):
            parts.append([])
    return [part for part in parts if part]


def _tagged(part: Sequence[Morpheme]) -> str:
    return " " + " ".join(f"{m.form}/{m.tag.partition('-')[0]}" for m in part) + " "


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


def _status(told: str, span: str, *, past: bool) -> Status | None:
    tensed = past or DONE.search(told) or STILL.search(told) or NOT_YET.search(told)
    if SUPPOSED.search(told) or "?" in span or HONORIFIC.search(told) or NOT_SO.search(told) or not tensed:
        return None
    if DENIED.search(TURNED.sub(" ", told)):
        return "partly" if PARTLY.search(span) else "dropped"
    if _of_others(told) or not (past or DONE.search(told)):
        return None
    return "partly" if PARTLY.search(span) else "kept"


def _of_others(told: str) -> bool:
    """Whether a person other than the author is the one who acts."""
    return bool(
        re.search(
            rf" (?:{ko.PEOPLE})/NNG (?:들/XSN )?(?:은|는|이|가|께서)/J| (?:님|자|들)/XSN (?:들/XSN )?(?:은|는|이|가)/J",
            told,
        )
    )


# --- Words -----------------------------------------------------------------------------------------------


def _same_verb(one: str, other: str) -> bool:
    return bool(one) and (one == other or any(one in deeds and other in deeds for deeds in SAME_DEED))


def _names(noun: str, words: Sequence[str]) -> bool:
    """Whether a word is the noun, alone or with what Korean puts behind one: Kiwi may have cut it otherwise."""
    return any(word.startswith(noun) and BEHIND_A_NOUN.match(word, len(noun)) for word in words)
