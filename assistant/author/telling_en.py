# ruff: noqa: E501 - a pattern is read in one line
"""How English tells what became of a goal, clause by clause; other languages than Korean are read the same way."""

from __future__ import annotations

import re

from assistant.author.telling import Clause, Cues, Deed, says
from assistant.domain import ThreadKind


def _en(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Where one clause ends; what is told beside the point ("before I touched it") is one of its own.
CUT = _en(r"[,;:—]|\b(?:but|and|because|so)\b|(?=\b(?:before|until|unless|if|although|though)\b)")
# Irregular pasts of verbs that do something, beside the regular ones.
_DID = (
    "ran|read|wrote|built|made|got|took|went|gave|bought|paid|put|flew|met|won|taught|drove|swam|rode|sang|spoke|drew|began|became|"
    "kept|cut|hit|left|moved|sent|spent|saw|grew|quit|held|led|found|learnt|set up|sold|threw"
)
_DONE = (
    r"achieved|accomplished|succeeded|reached|exceeded|surpassed|finished|completed|published|launched|shipped|released|learned|earned|turned"
    rf"|moved|grew|doubled|tripled|increased|improved|started|wrote|built|made|went live|(?:is|are) (?:live|gone|done|finished|off the)"
    rf"|(?:I|we)(?: \w+ly)? (?:[a-z]{{2,}}ed|{_DID})"
)
_HALF = (
    r"(?:almost|nearly)(?! (?:every|none|no|nothing|never)\b)|partial(?:ly)?|half(?:way)?(?!-)|two thirds|not quite|close to|came close|some progress|so far"
    r"|only (?:managed|got|published|wrote)|(?:is|are) still in|stalled (?:at|after)"
)
_DENIED = (
    r"didn['’]t|did not|none of|failed|never|fell short|gave up|given up|abandon(?:ed)?|no progress|stopped|couldn['’]t|could not|wasn['’]t able"
    r"|haven['’]t|have not|still (?:don['’]t|can['’]t|full)|(?:is|are|still) the same|as \w+ as ever|worse than ever|yet to|cancell?ed"
    r"|ran out of time|decided against|rejected|stalled|fell through|(?:dropped|backed) out"
)
CUES = Cues(
    supposed=_en(
        r"\b(?:I|we)(?: \w+ly)? (?:wanted|planned|hoped|decided|tried|needed|considered|wished|expected|intended|wondered|asked|dreamed"
        r"|feared|liked|enjoyed|used|signed|enrolled|registered|applied)\b(?! against)|^(?:before|until|unless|if|although|though)\b"
    ),
    denied=_en(rf"\b(?:{_DENIED})\b"),
    told=_en(rf"\b(?:{_DONE}|{_DENIED}|{_HALF})\b"),
    half=_en(rf"\b(?:{_HALF})\b"),
)
PARTS = _en(r"\b(?:sold|gave away|got rid of|threw (?:out|away)|decided against)\b")
PARTING = _en(r"^\W*(?:sell|give away|get rid of|throw|clear|donate)\b")  # of a goal that wants just that
DECIDES = _en(r"^\W*(?:decide|choose|figure out|make up my mind)\b")
DECIDED = _en(r"\b(?:I|we)(?: \w+ly)? (?:decided|chose|made up)\b")
LEAVING = _en(r"^\W*(quit|stop|avoid|drop|no more|less|fewer)\b")


def deed_of(text: str, kind: ThreadKind) -> Deed:
    """The deed of a goal's or a regret's sentence, as far as the words it opens with tell it."""
    leaving = LEAVING.match(text)
    return Deed(
        kind=kind,
        left=bool(leaving),
        leaving=leaving[1].lower() if leaving else "",
        decides=bool(DECIDES.match(text)),
        parts=bool(PARTING.match(text)),
    )


def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence."""
    return tuple(_clause(part.strip()) for part in CUT.split(text) if part.strip())


def _clause(part: str) -> Clause:
    return Clause(
        words=tuple(re.findall(r"[\w'’-]+", part.lower())),
        status=says(part, CUES),
        parts=bool(PARTS.search(part)),
        decides=bool(DECIDED.search(part)),
    )
