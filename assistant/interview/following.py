"""The question after the question: what a short answer left open, asked in the author's own words.

A scene has what, when and where, who, and what went through one (after the critical-incident interviews of
Flanagan, 1954). The first of these that the last answer lacks is asked for; two follow-ups at most, none
after a long or a heavy answer, and none once the end is being spoken of. Pure. Called before the agenda is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import AgendaItem, Turn
from assistant.interview.areas import areas
from assistant.interview.care import care
from assistant.interview.known import Known, item
from assistant.interview.narration import narration
from assistant.interview.phrases import phrases
from assistant.interview.questions import faults
from assistant.interview.quoting import LEANS
from assistant.interview.replies import told, wants_no_more
from assistant.interview.scenes import signs_of
from assistant.interview.text import bare, plain, sentences, words
from assistant.tables import for_language

LAST_WORDS = ("yearly", "next_year", "ending")  # where an answer is the last word on it
ENOUGH = {"ko": 22, "en": 40}  # words of an answer that needs no follow-up
LISTENED = 3  # times as many, where a model says what they leave open
SHORTEST = 6  # characters of the author's words that are taken up
SHORTEST_NAME, NAME_WORDS = 2, 2  # letters and words of an answer that only names something
LONGEST = {"ko": 40, "en": 80}
SLOTS = ("what", "when", "felt", "who")
HAPPENED = 0.5  # of `narration`: below it the words tell of nothing that happened to the author
CLAUSES = re.compile(
    r"[,;]\s|\s(?:and|but|so)\s(?=(?:I|we|he|she|they)\s)"
    r"|(?:(?<=는데)|(?<=지만)|(?<=면서)|(?<=니까)|(?<=[아어여해져와워]서)|(?<=[았었였했됐]고))\s"
)
MARKS = re.compile(r"[‘’“”\"?]|(?<!\w)'|'(?!\w)")  # of a quotation or a question; an apostrophe is none


def follow_up(known: Known) -> AgendaItem | None:
    """What to ask next about the last answer; None where it says enough, or was followed up enough."""
    last = known.turns[-1] if known.turns else None
    if last is None or last.state != "answered" or wants_no_more(last.answer):
        return None
    bank, depth = known.bank, known.depth
    chain = _chain(known.turns)
    if (
        len(chain) > depth.follow_ups
        or known.count("follow:") >= depth.follow_ups_in_all
        or words(last.answer) >= ENOUGH[bank.language] * (LISTENED if last.n in known.heard else 1)
        or last.area in LAST_WORDS
        or care(last.answer, bank.language).kind != "none"
    ):
        return None
    slot, taken = _slot_and_words(chain, known)
    if slot is None or taken is None:
        return None
    wording = bank.get("thread.between" if slot == "between" else f"follow.{slot}")
    question = known.word(wording, **({"words": taken} if wording.slots else {}))
    if faults(question, bank.language):
        return None
    why = phrases(bank.language)["why_follow"]
    return item("area", f"follow:{chain[0].key}:{slot}", question, why, last.area, 99.0)


def is_about_topic(turn: Turn) -> bool:
    """Whether a follow-up asked for the first topic that a model heard in the answer before, in whatever words."""
    return turn.key.startswith("follow:") and turn.key.endswith(":topic")


def _slot_and_words(chain: Sequence[Turn], known: Known) -> tuple[str | None, str | None]:
    """What to ask for, and the words of the answer that the question takes up: what a model would hear more of,
    what happened between an old promise and today, else the first empty slot.
    """
    last, language = chain[-1], known.bank.language
    slot = _empty_slot(chain, known)
    heard = known.heard.get(last.n)
    touched = heard is not None and heard.topics and not any(map(is_about_topic, chain))
    if heard and touched and (slot is None or len(chain) > 1):
        return "topic", heard.topics[0].words
    if slot is not None and chain[0].key.startswith("thread:") and len(chain) == 1:
        return "between", ""
    taken = _words_of(last.answer, language)
    if slot is not None and chain[0].key.startswith("thread:"):
        return (slot if heard else None), taken
    if heard is None and taken and narration(taken, language) < HAPPENED:
        slot = "topic" if len(chain) == 1 else None  # nothing that happened: no when, who and what one felt
    if taken and slot not in (None, "felt") and signs_of(language).denies.search(taken):
        slot = "instead" if len(chain) == 1 else None
    return slot, taken


def _empty_slot(chain: Sequence[Turn], known: Known) -> str | None:
    """The first slot that the answers leave empty: as the model heard it where one listened, else as their
    words show.
    """
    language = known.bank.language
    asked = {turn.key.rsplit(":", 1)[-1] for turn in chain}
    heard = [known.heard[turn.n].filled for turn in chain if turn.n in known.heard]
    filled = frozenset[str]().union(*heard)
    listened = len(heard) == len(chain)
    if not listened and not _filled("when", chain, language):
        asked |= {"who"}  # no scene is told yet in which somebody could have been
    for slot in SLOTS:
        if slot not in asked | filled and (listened or not _filled(slot, chain, language)):
            return slot
    return None


def _chain(turns: Sequence[Turn]) -> list[Turn]:
    """The last answer with the follow-ups that led to it, the first question first."""
    chain: list[Turn] = []
    for turn in reversed(turns):
        chain.insert(0, turn)
        if not turn.key.startswith("follow:"):
            break
    return chain


def _filled(slot: str, chain: Sequence[Turn], language: str) -> bool:
    said, signs = "\n".join(turn.answer for turn in chain), signs_of(language)
    match slot:
        case "what":
            return words(said) >= ENOUGH[language] // 3
        case "when":
            return bool(signs.when.search(said))
        case "felt":
            return bool(signs.felt.search(said))
        case _:
            return areas(language).counted(said)["people"] > 0 or bool(signs.who.search(said))


def _words_of(answer: str, language: str) -> str | None:
    """The piece of an answer that a follow-up takes up: a short sentence of it, or a clause that is one, that
    stands alone. What was is taken before what was not, and what happened before what did not happen to anybody.
    """
    longest, signs = for_language(LONGEST, language), signs_of(language)
    fit = []
    for sentence in sentences(answer):
        for piece in (sentence, *CLAUSES.split(sentence)):
            said = plain(piece).strip(" .!?…,")
            if (
                (piece == sentence or not signs.hangs.match(said))
                and SHORTEST <= len(said) <= longest
                and not LEANS.match(said)
                and not signs.nods.match(said)
                and not MARKS.search(said)
            ):
                fit.append(said)
    return max(
        fit,
        key=lambda said: (not signs.denies.search(said), narration(said, language), len(said)),
        default=_whole(answer, language),
    )


def _whole(answer: str, language: str) -> str | None:
    """An answer of a word or two that names something: "Zelda."; None for a nod."""
    said = plain(answer).strip(" .!?…,")
    names = (
        len(bare(said)) >= SHORTEST_NAME and bool(told(answer)) and not signs_of(language).nods.match(said)
    )
    return said if names and words(said) <= NAME_WORDS and not MARKS.search(said) else None
