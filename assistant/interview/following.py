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
from assistant.interview.text import is_evasive, is_pass, plain, sentences, words

LAST_WORDS = ("next_year", "ending")  # where an answer is the last word on it
ENOUGH = {"ko": 22, "en": 40}  # words of an answer that needs no follow-up
SHORTEST = 6  # characters of the author's words that are taken up
LONGEST = {"ko": 40, "en": 80}
SLOTS = ("what", "when", "felt", "who")
# What shows that a slot is filled.
FILLED: dict[str, dict[str, re.Pattern[str]]] = {
    "ko": {
        "when": re.compile(
            r"\d+ ?(?:월|일|시|년)|봄|여름|가을|겨울|아침|저녁|새벽|주말|[가-힣]+(?:에서|역|동에)"
        ),
        "felt": re.compile(
            r"좋았|싫|무섭|무서|기뻤|슬펐|외로|즐거|재미|아쉬|아쉽|후회|미안|고마|부끄|민망|뿌듯|힘들|지쳤|편했|설[레렜]|신났|마음|생각"
        ),
    },
    "en": {
        "when": re.compile(
            r"\b\d{1,2}(?:st|nd|rd|th)?\b|\b(?:january|february|march|april|may|june|july|august|september|october"
            r"|november|december|spring|summer|autumn|fall|winter|morning|night|weekend|monday|friday)\b",
            re.IGNORECASE,
        ),
        "felt": re.compile(
            r"\b(?:felt|feel|happy|sad|afraid|scared|proud|angry|lonely|relie\w+|nervous|love\w*|enjoy\w*|hate\w*|thought)\b",
            re.IGNORECASE,
        ),
    },
}


def follow_up(known: Known) -> AgendaItem | None:
    """What to ask next about the last answer; None where it says enough, or was followed up enough."""
    last = known.turns[-1] if known.turns else None
    if last is None or last.state != "answered" or is_pass(last.answer) or is_evasive(last.answer):
        return None
    bank, depth = known.bank, known.depth
    chain = _chain(known.turns)
    if (
        len(chain) > depth.follow_ups
        or known.count("follow:") >= depth.follow_ups_in_all
        or words(last.answer) >= ENOUGH[bank.language]
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


def _slot_and_words(chain: Sequence[Turn], known: Known) -> tuple[str | None, str | None]:
    """What to ask for, and the words of the answer that the question takes up: what a model would hear more of,
    what happened between an old promise and today, else the first empty slot.
    """
    last, language = chain[-1], known.bank.language
    slot = _empty_slot(chain, known)
    heard = known.heard.get(last.n)
    if heard and heard.topics and (slot is None or len(chain) > 1):
        return "topic", heard.topics[0].words
    if slot is not None and len(chain) == 1 and last.key.startswith("thread:"):
        return "between", ""
    return slot, _words_of(last.answer, language)


def _empty_slot(chain: Sequence[Turn], known: Known) -> str | None:
    """The first slot that the answers leave empty: as the model heard it where one listened, else as their
    words show.
    """
    asked = {turn.key.rsplit(":", 1)[-1] for turn in chain}
    heard = [known.heard[turn.n].filled for turn in chain if turn.n in known.heard]
    filled = frozenset[str]().union(*heard)
    listened = len(heard) == len(chain)
    for slot in SLOTS:
        if slot not in asked | filled and (listened or not _filled(slot, chain, known.bank.language)):
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
    said = "\n".join(turn.answer for turn in chain)
    if slot == "what":
        return words(said) >= ENOUGH[language] // 3
    if slot == "who":
        return areas(language).counted(said)["people"] > 0 or bool(
            re.search(r"[가-힣]{2,3} ?(?:님|씨)", said)
        )
    return bool(FILLED[language][slot].search(said))


def _words_of(answer: str, language: str) -> str | None:
    """The piece of an answer that a follow-up takes up: a short sentence or clause of it that stands
    alone.
    """
    pieces = [piece for sentence in sentences(answer) for piece in (sentence, *re.split(r"[,;]\s", sentence))]
    said = [plain(piece).strip(" .!?…,") for piece in pieces]
    fit = [
        p
        for p in said
        if SHORTEST <= len(p) <= LONGEST["ko" if language == "ko" else "en"]
        and not LEANS.match(p)
        and not re.search("[‘’“”\"'?]", p)
    ]
    return max(fit, key=lambda piece: (narration(piece, language), len(piece)), default=None)
