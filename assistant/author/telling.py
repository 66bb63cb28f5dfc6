"""How a clause tells what became of something, in any language: one way to read it, a table of cues per language.

A thread is reduced to its `Deed`, a sentence to `Clause`s; `says` reads a clause by a language's `Cues`, `became`
holds what it says against the deed. `telling_ko.py` and `telling_en.py` make both from text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Status, ThreadKind, value


@value
class Cues:
    """What tells the fate of a thing, as patterns over a clause: Korean as tagged morphemes, English as it stands."""

    supposed: re.Pattern[str]  # wished, planned, asked, said of others: nothing is told
    told: re.Pattern[str]  # told as what was, not as what is or may be: without it nothing became of anything
    denied: re.Pattern[str]  # not done, or done no more
    half: re.Pattern[str]  # not all of it


@value
class Deed:
    """What a thread wants done, or left."""

    kind: ThreadKind
    verb: str = ""
    nouns: tuple[str, ...] = ()  # what it is done to, the nearest before the verb last; of a Korean thread
    named: bool = False  # whether the verb is a noun that could name it alone: 이사, but not 만들
    left: bool = False  # kept by not doing it: "no more coffee", a regret of something done
    leaving: str = ""  # the verb that says so by itself: of one who "stopped" it was told already
    decides: bool = False  # "to sell it or not": whichever was done, it was decided
    parts: bool = False  # "sell the boat": parting with the thing is the deed


@value
class Clause:
    """A clause of a sentence, with what it says became of what it is about."""

    words: tuple[str, ...]  # as they stand, in lower case
    status: Status | None
    parts: bool = False  # tells that the thing was sold, given away, closed
    decides: bool = False  # tells that something was decided
    verb: str = ""
    nouns: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()  # the nouns that it is about ("X는 …"), here or in the clause before
    begins: bool = False  # tells of a beginning only
    still: bool = False  # "again", "as ever"


def says(clause: str, cues: Cues, *, told: bool = False) -> Status | None:
    """What a clause says became of whatever it is about; `told`: the next clause tells it as what was."""
    if cues.supposed.search(clause) or not (told or cues.told.search(clause)):
        return None
    return "partly" if cues.half.search(clause) else "dropped" if cues.denied.search(clause) else "kept"


def became(deed: Deed, clause: Clause) -> Status | None:
    """What the clause, if it is about the deed, says became of it; what is to be left is kept where it was not done."""
    if deed.kind == "regret" and clause.still:
        return "dropped"
    if deed.decides and clause.decides:
        return "kept"
    if clause.parts and clause.status and deed.kind == "goal" and not deed.parts:
        return "dropped"
    if not deed.left or deed.leaving in clause.words or clause.status in (None, "partly"):
        return clause.status
    return "kept" if clause.status == "dropped" else None


def verdict(deed: Deed, clauses: Sequence[Clause]) -> Status | None:
    """What clauses say together became of a deed: half where one says so, else what the last one says.

    The turn comes last: "I started but never finished", "못 할 줄 알았는데 해냈다".
    """
    told = [status for clause in clauses if (status := became(deed, clause))]
    return "partly" if "partly" in told else told[-1] if told else None
