"""Whose words the paragraphs of a reply are, and what they rest on.

Takes what was read of a model's reply (reply.py); gives `Paragraph`s of the draft. A model may forget a mark or set a
wrong one: what stands word for word in a piece of the section's evidence rests on that piece, whatever the marks say.
Called by the model engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.domain import Evidence, Lesson, Paragraph
from assistant.drafting.brief import SectionTask
from assistant.drafting.engines.reply import Written
from assistant.drafting.past import ATTRIBUTION, SPEECH
from assistant.drafting.wording import taught
from assistant.interview.text import bare, sentences

TELLING = 8  # letters from which on the same words are no accident: "네, 그랬다." may stand anywhere


def attributed(task: SectionTask, reply: Iterable[Written]) -> tuple[Paragraph, ...]:
    """The paragraphs of a reply in order, each once: small models say the same thing again and again."""
    paragraphs: dict[str, Paragraph] = {}
    for written in reply:
        paragraphs.setdefault(bare(written.text) or written.text, _paragraph(task, written))
    return tuple(paragraphs.values())


def _paragraph(task: SectionTask, written: Written) -> Paragraph:
    """A paragraph; the author's own where all its lines stand in its evidence, word for word."""
    if written.question:
        return Paragraph(text=written.text, evidence=(), origin="question")
    lines = [line for line in map(_said, written.text.split("\n")) if bare(line)]
    marked = tuple(task.brief.piece(id_) for id_ in written.evidence)
    quoted = tuple(piece for piece in task.pieces() if piece not in marked and _lends(piece, lines))
    sources = [bare(piece.text) for piece in (*marked, *quoted)]
    own = bool(lines) and all(any(bare(line) in source for source in sources) for line in lines)
    return Paragraph(
        text=written.text if own else _taught(written.text, task.brief.voice.lessons),
        evidence=tuple(piece.id for piece in (*marked, *quoted)),
        origin="author" if own else "model",
    )


def _taught(text: str, lessons: Sequence[Lesson]) -> str:
    """A model's prose with what the author's edits taught about single words; what is quoted stays as it was said."""
    if text.startswith((">", "```", "~~~")):
        return text
    ends = [0, *(end for match in SPEECH.finditer(text) for end in match.span()), len(text)]
    parts = [text[a:b] for a, b in pairwise(ends)]
    return "".join(part if n % 2 else taught(part, lessons) for n, part in enumerate(parts))


def _said(line: str) -> str:
    """A line without who is quoted in it."""
    return ATTRIBUTION.sub("", line) if line.startswith(">") else line


def _lends(piece: Evidence, lines: Iterable[str]) -> bool:
    """Whether a sentence of the lines stands in the piece."""
    source = bare(piece.text)
    found = (bare(sentence) for line in lines for sentence in sentences(line))
    return any(len(sentence) >= TELLING and sentence in source for sentence in found)
