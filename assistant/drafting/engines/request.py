"""What the model is asked for a section: its evidence, and beside it as much of the author's prose as fits.

Takes a section's task; gives the filled prompt (prompts/draft-section.md). Called by the model engine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Evidence, value
from assistant.drafting.brief import Brief, SectionTask
from assistant.drafting.examples import alike
from assistant.drafting.past import PastSection
from assistant.interview.text import bare, plain
from assistant.language.english import language_name
from assistant.model.prompts import Given, Messages, fence, load

PARTS = {
    "opening": "the opening",
    "body": "a section of the body",
    "regrets": "the section of what they regret",
    "next_year": "the section on the year to come, from nothing but what they said they want",
    "ending": "the last words",
}
NO_HEADING = "a section without a heading"
PICTURE = re.compile(r"(?m)^[ \t]*(?:!\[[^\]\n]*\]\([^)\n]*\)|<img\b[^>]*>)[ \t]*\n*")
LAST_YEAR = 1_800  # characters of last year's section that are shown


@value
class Beside:
    """What a request shows of the author's prose; where not all fits, what stands first here goes first."""

    near: tuple[str, ...]  # paragraphs on the like
    samples: tuple[str, ...]
    last: str  # last year's review in this place
    figures: str

    def less(self) -> Beside | None:
        """The next smaller choice; None where nothing is left."""
        if self.near:
            return replace(self, near=self.near[:-1])
        if self.samples:
            return replace(self, samples=self.samples[:-1])
        if self.last:
            return replace(self, last="")
        return replace(self, figures="") if self.figures else None


def beside_evidence(task: SectionTask) -> Beside:
    """All there is to show beside the evidence of a section."""
    voice = task.brief.voice
    return Beside(near=alike(task), samples=voice.examples, last=_last_year(task), figures=voice.description)


def section_request(task: SectionTask, pieces: Sequence[Evidence], beside: Beside) -> Messages:
    """The request for a section from its evidence, with what is shown beside it."""
    brief = task.brief
    return (
        load("draft-section")
        .render(
            language=language_of(brief),
            year=str(brief.year),
            voice=beside.figures,
            spoken=brief.voice.spoken if beside.figures else "",
            lessons=lessons_of(brief),
            samples="\n\n".join(map(fence, beside.samples)),
            quote=_quoting_example(brief),
            headings="\n".join(f"- {h}" for h in task.headings if h),
            last=fence(beside.last) if beside.last else "",
            alike=[fence(paragraph) for paragraph in beside.near],
            pace=_pace(brief, pieces),
            standing=_standing(task),
            heading=task.section.heading or NO_HEADING,
            part=PARTS[task.section.purpose],
            evidence=[shown(brief, piece) for piece in pieces],
        )
        .citing(*(piece.id for piece in pieces))
    )


def shown(brief: Brief, piece: Evidence) -> dict[str, str]:
    """A piece of evidence as a prompt shows it."""
    year = brief.review_years.get(piece.citation.path) if piece.citation else None
    dated = piece.date.isoformat() if piece.date else ""
    about = {
        "answer": piece.topic,
        "thread": f"review of {year}" if year else "",
        "post": f"{piece.topic}, {dated}",
    }
    return {
        "id": piece.id,
        "kind": piece.kind,
        "about": " ".join(about[piece.kind].split()),
        "text": fence(piece.text),
    }


def language_of(brief: Brief) -> str:
    """The language of the review, by name."""
    return language_name(brief.form.language)


def lessons_of(brief: Brief) -> Given:
    """What the author's edits of earlier drafts taught, as a prompt takes it; headings are the outline's."""
    return [
        {"lesson": x.lesson, "before": x.before, "after": x.after}
        for x in brief.voice.lessons
        if x.kind != "heading"
    ]


def _pace(brief: Brief, pieces: Sequence[Evidence]) -> str:
    """What the author's sentences would be if they wrote down what the answers say."""
    said = " ".join(plain(piece.text) for piece in pieces if piece.kind == "answer")
    return (
        brief.voice.rhythm.becomes_of(said, brief.voice.turns, brief.paragraph) if brief.voice.rhythm else ""
    )


def _quoting_example(brief: Brief) -> str:
    piece = next((p for p in brief.evidence if p.kind == "thread"), None)
    return brief.manner.quote(plain(piece.text) if piece else "…", brief.year - 1)


def _last_year(task: SectionTask) -> str:
    """What last year's review had in this place: the section whose heading this one has, the opening for
    the opening.
    """
    if task.section.purpose == "opening" and task.brief.form.opening:
        return _beginning(task.brief.form.opening.quote)
    if section := _in_this_place(task):
        return _beginning(section.source)
    if task.section.purpose == "ending" and task.brief.form.ending:
        return _beginning(task.brief.form.ending.quote)
    return ""


def _standing(task: SectionTask) -> str:
    """The line with which the author begins this section every year."""
    section = _in_this_place(task)
    place = "" if task.section.purpose == "opening" else section.heading if section else None
    lines = [line.text for line in task.brief.form.standing if line.heading == place]
    return "\n".join(lines)


def _in_this_place(task: SectionTask) -> PastSection | None:
    """The section of last year's review that this one follows."""
    level = task.brief.form.section_level
    sections = [section for section in task.brief.past if section.level == level]
    moved = (
        task.brief.form.sections
        if len(task.brief.form.sections) == len(sections)
        else [s.heading for s in sections]
    )
    for heading, section in zip(moved, sections, strict=True):
        if heading and bare(heading) == bare(task.section.heading):
            return section
    return None


def _beginning(text: str) -> str:
    """As many whole paragraphs as are shown, without pictures; of a longer one, as much of it."""
    text = PICTURE.sub("", text).strip("\n")
    if len(text) <= LAST_YEAR:
        return text
    kept = text[:LAST_YEAR].split("\n\n")[:-1]
    while kept and kept[-1].startswith("#"):  # a heading with nothing below it shows nothing
        kept.pop()
    return "\n\n".join(kept) or text[:LAST_YEAR]
