"""What an author asks of one section in plain words, as far as it can be done without a model: shorter, or not that.

Takes the hint and the section; gives the section with sentences left out, never with others put in. The tables are
prompts/hints.yaml. Called by the quoting engine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.domain import Paragraph, value
from assistant.drafting.brief import Brief
from assistant.drafting.wording import as_written
from assistant.errors import DraftError
from assistant.interview.narration import narration
from assistant.interview.text import plain, sentences
from assistant.language.morphemes import content
from assistant.tables import read_table

FRAGMENT = 16  # characters below which a sentence says nothing without the one before it
SHORTER = 0.6  # how much of a section's characters stays, at the most


@value
class Hint:
    """What is asked for."""

    shorter: bool
    without: tuple[str, ...]  # what is not to be told


def understood(hint: str, language: str) -> Hint:
    """The hint as something to do.

    Raises:
        DraftError: nothing in it can be followed without a model.
    """
    known = _table(language)
    clauses = [
        clause.strip() for clause in re.split(known.clauses, hint, flags=re.IGNORECASE) if clause.strip()
    ]
    without = [
        match["what"].strip()
        for clause in clauses
        for pattern in known.without
        if (match := re.match(pattern, clause, re.IGNORECASE))
    ]
    shorter = any(re.search(pattern, hint, re.IGNORECASE) for pattern in known.shorter)
    if not shorter and not without:
        raise DraftError(
            f"The quoting engine cannot follow “{hint}”: it puts your own sentences in order and leaves some out.",
            hint="Ask for it shorter, or without something; or set ASSISTANT_MODEL, and a model rewrites it.",
        )
    return Hint(shorter=shorter, without=tuple(without))


def followed(hint: Hint, paragraphs: Sequence[Paragraph], brief: Brief) -> tuple[Paragraph, ...]:
    """The paragraphs with what is not wanted left out, sentence by sentence; what the author edited or locked, and
    quotations and questions that are not meant, stay.
    """
    language = brief.form.language
    kept = [_without(p, hint.without, brief) for p in paragraphs]
    left = [p for p in kept if p is not None]
    if not hint.shorter:
        return tuple(left)
    return tuple(_shortened(p, brief, language) for p in left)


def _without(paragraph: Paragraph, unwanted: Sequence[str], brief: Brief) -> Paragraph | None:
    """The paragraph without the sentences that speak of what is not wanted; None where none is left."""
    if _fixed(paragraph) or not unwanted:
        return paragraph
    language = brief.form.language
    wanted = [set(content(words, language)) or {words.casefold()} for words in unwanted]
    said = sentences(paragraph.said or paragraph.text)
    stay = [s for s in said if not any(words <= set(content(plain(s), language)) for words in wanted)]
    stay = [s for s in stay if not any(words.casefold() in s.casefold() for words in unwanted)]
    if len(stay) == len(said):
        return paragraph
    return _of(paragraph, stay, brief) if stay else None


def _shortened(paragraph: Paragraph, brief: Brief, language: str) -> Paragraph:
    """The sentences that tell most, in their order, up to a share of the paragraph; the first always stays."""
    said = _units(sentences(paragraph.said or paragraph.text))
    if _fixed(paragraph) or paragraph.text.startswith(">") or len(said) < 3:
        return paragraph
    room = SHORTER * sum(map(len, said)) - len(said[0])
    chosen = {0}
    for n in sorted(range(1, len(said)), key=lambda n: (-narration(said[n], language), n)):
        if len(said[n]) <= room:
            chosen.add(n)
            room -= len(said[n])
    return _of(paragraph, [said[n] for n in sorted(chosen)], brief)


def _units(said: Sequence[str]) -> list[str]:
    """The sentences, each fragment together with the one it leans on."""
    units: list[str] = []
    for sentence in said:
        if units and len(sentence) < FRAGMENT:
            units[-1] += f" {sentence}"
        else:
            units.append(sentence)
    return units


def _of(paragraph: Paragraph, said: Sequence[str], brief: Brief) -> Paragraph:
    """The paragraph with only these of its sentences."""
    if not paragraph.said:
        return replace(paragraph, text=" ".join(said))
    text, kept = as_written(" ".join(said), brief), " ".join(said)
    return replace(paragraph, text=text, said="" if text == kept else kept)


def _fixed(paragraph: Paragraph) -> bool:
    return paragraph.locked or paragraph.origin in ("question", "edited")


@value
class _Known:
    clauses: str
    shorter: tuple[str, ...]
    without: tuple[str, ...]


@cache
def _table(language: str) -> _Known:
    return read_table(
        "hints",
        language,
        lambda held: _Known(
            clauses=held["clauses"], shorter=tuple(held["shorter"]), without=tuple(held["without"])
        ),
    )
