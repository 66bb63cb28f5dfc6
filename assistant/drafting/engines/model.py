"""The engine that writes with a chat model: section by section, each from its own evidence, in the author's
voice.

Prompts are prompts/draft-*.md. Their stable part (rules, voice, samples) comes first and is the same for all
sections, so that an endpoint that caches prefixes can. What does not fit the context is left out piece by
whole piece: samples first, then last year's section, the figures, then posts; answers stay.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from pydantic import BaseModel, Field

from assistant.domain import Evidence, Finding, LeftOut, Outline, OutlineSection, Paragraph, Section, Usage
from assistant.drafting.brief import Brief, SectionTask
from assistant.drafting.engines import Say
from assistant.drafting.engines.attribution import attributed
from assistant.drafting.engines.quoting import EVERY_YEAR, QuotingEngine, gap, promise
from assistant.drafting.engines.reply import Veil, parse, whole_part
from assistant.drafting.engines.request import (
    beside_evidence,
    language_of,
    lessons_of,
    section_request,
    shown,
)
from assistant.drafting.outline import as_renamed, in_their_place, outline
from assistant.drafting.seams import seams
from assistant.errors import BadReply, PromptTooLong, ReplyCutOff, ReplyTooLong
from assistant.model.chat import ChatModel, fits
from assistant.model.prompts import Messages, load


class Grouped(BaseModel):
    """A section as the model proposes it."""

    heading: str
    evidence: list[str]


class Rest(BaseModel):
    """A piece the model leaves out."""

    evidence: str
    reason: str


class Grouping(BaseModel):
    """The body of a review, in order."""

    sections: list[Grouped] = Field(min_length=1)
    left_out: list[Rest] = Field(default_factory=list)


class ModelEngine:
    """Writes with a chat model."""

    name = "model"

    def __init__(self, model: ChatModel) -> None:
        self._model = model

    def used(self) -> Usage:
        return self._model.used

    # --- Outline ----------------------------------------------------------------------------------------

    def outline(self, brief: Brief) -> Outline:
        """The outline made by rule, its body grouped anew by the model where that reply can be used."""
        made = outline(brief)
        body = [section for section in made.sections if section.purpose == "body"]
        ids = [id_ for section in body for id_ in section.evidence]
        if len(body) < 2:
            return made
        pieces = [piece for piece in brief.evidence if piece.id in ids]
        answers = {piece.id for piece in brief.evidence if piece.kind == "answer"}
        opens = bool(brief.form.opening) and any(
            section.purpose == "opening" and answers.isdisjoint(section.evidence) for section in made.sections
        )
        messages = (
            load("draft-outline")
            .render(
                language=language_of(brief),
                year=str(brief.year),
                past="\n".join(
                    "  " * (section.level - brief.form.section_level) + section.heading
                    for section in brief.past
                    if section.heading
                ),
                proposed="\n".join(f"{section.heading}: {' '.join(section.evidence)}" for section in body),
                opening="yes" if opens else "",
                evidence=[shown(brief, piece) for piece in pieces],
            )
            .citing(*ids)
        )
        if not fits(self._model, messages):
            return made
        try:
            grouping = self._model.reply(messages, purpose="outline", shape=Grouping)
        except (PromptTooLong, BadReply, ReplyCutOff):
            return made  # a small model that cannot group can still write
        return _regrouped(made, grouping, brief, opens)

    # --- Sections ---------------------------------------------------------------------------------------

    def write(self, task: SectionTask, say: Say) -> Section:
        """The section from the model; with nothing told to write from, the question that stands for it.

        Where the model does not get to the end of it, what it wrote whole stays; where nothing of what it wrote
        rests on the evidence, the author's own words stand in its place. Either is told in a question below.
        """
        section = task.section
        quotes = not any(lesson.kind == "promises" for lesson in task.brief.voice.lessons)
        pieces = [p for p in task.pieces() if quotes or p.kind != "thread" or p.id in task.brief.promises]
        told = [piece for piece in pieces if piece.kind == "answer"]
        if section.purpose == "body":
            told += [piece for piece in pieces if piece.kind == "post"]
        if not told:
            own = [
                Paragraph(text=p.text, evidence=(p.id,), origin="author")
                for p in pieces
                if section.purpose in EVERY_YEAR
            ]
            paragraphs = tuple(own or [gap(task)])
        else:
            try:
                paragraphs = self._written_to_fit(task, pieces, say)
            except ReplyTooLong as cut:
                asked = _question(task, "ask_unfinished")
                paragraphs = (*self._read(task, whole_part(cut.reply)), asked)
            except (PromptTooLong, BadReply):
                paragraphs = ()
            if not any(paragraph.evidence for paragraph in paragraphs):
                say("\n\n")
                laid_out = QuotingEngine().write(task, say)
                return replace(laid_out, paragraphs=(*laid_out.paragraphs, _question(task, "ask_laid_out")))
        # What became of a promise the writer may see where counting words did not: what it quotes is not asked for.
        quoted = {id_ for paragraph in paragraphs for id_ in paragraph.evidence}
        open_questions = tuple(
            promise(task.brief, piece)
            for piece in task.pieces()
            if piece.kind == "thread" and piece.id not in task.brief.promises and piece.id not in quoted
        )
        return Section(
            heading=section.heading,
            level=section.level,
            purpose=section.purpose,
            paragraphs=paragraphs + open_questions,
        )

    def revise(
        self, task: SectionTask, section: Section, findings: Sequence[Finding], hint: str, say: Say
    ) -> Section:
        """The section with only what the findings name, or the author's hint asks for, written anew; all of it where
        there is neither.
        """
        if not findings and not hint:
            return self.write(task, say)
        kept = [p for p in section.paragraphs if p.origin != "question"]
        numbers = {
            n: m
            for m, n in enumerate((n for n, p in enumerate(section.paragraphs) if p.origin != "question"), 1)
        }
        messages = (
            load("draft-revise")
            .render(
                language=language_of(task.brief),
                voice=task.brief.voice.description,
                lessons=lessons_of(task.brief),
                hint=hint,
                section="\n\n".join(
                    f"({m}) {p.text}\n[[{' '.join(p.evidence)}]]" for m, p in enumerate(kept, 1)
                ),
                faults="\n".join(
                    f"({numbers.get(f.paragraph or 0, '?')}) {f.reason}"
                    for f in findings
                    if f.paragraph is not None
                ),
                evidence=[shown(task.brief, piece) for piece in task.pieces()],
            )
            .citing(*task.section.evidence)
        )
        try:
            revised = self._written(task, messages, f"repair of section {task.index}", say)
        except (PromptTooLong, BadReply, ReplyTooLong):
            return section  # the findings stand against it as they did
        if not revised:
            return section
        before = {paragraph.text: paragraph for paragraph in kept}
        revised = tuple(before.get(paragraph.text, paragraph) for paragraph in revised)
        if not hint:
            revised = _only_named(
                kept, revised, {numbers[f.paragraph] for f in findings if f.paragraph in numbers}
            )
        asked = {p.text for p in revised}  # a question that the reply has again stands there already
        questions = tuple(
            p for p in section.paragraphs if p.origin == "question" and p != gap(task) and p.text not in asked
        )
        return replace(section, paragraphs=revised + questions)

    def _written_to_fit(
        self, task: SectionTask, pieces: Sequence[Evidence], say: Say
    ) -> tuple[Paragraph, ...]:
        """The section, packed anew where the model reads a prompt in more tokens than were counted: after a
        refusal, which comes before the first word, its budget is smaller.
        """
        purpose = f"section {task.index}"
        messages = self._fitting(task, pieces)
        while True:
            try:
                return self._written(task, messages, purpose, say)
            except PromptTooLong:
                smaller = self._fitting(task, pieces)
                if smaller == messages:
                    raise
                messages = smaller

    def _written(
        self, task: SectionTask, messages: Messages, purpose: str, say: Say
    ) -> tuple[Paragraph, ...]:
        veil, pieces = Veil(), list[str]()
        for piece in self._model.stream(messages, purpose=purpose):
            pieces.append(piece)
            if shown := veil.show(piece):
                say(shown)
        say(veil.rest() + "\n\n")
        return self._read(task, "".join(pieces))

    def _read(self, task: SectionTask, reply: str) -> tuple[Paragraph, ...]:
        known = {piece.id for piece in task.brief.evidence}
        return attributed(task, parse(reply, known, task.section.heading))

    def _fitting(self, task: SectionTask, pieces: Sequence[Evidence]) -> Messages:
        """The request with as much as fits: what is shown beside the evidence goes first, then posts from the last."""
        beside, kept = beside_evidence(task), list(pieces)
        messages = section_request(task, kept, beside)
        while not fits(self._model, messages):
            posts = [piece for piece in kept if piece.kind == "post"]
            if less := beside.less():
                beside = less
            elif posts:
                kept.remove(posts[-1])
            else:
                break
            messages = section_request(task, kept, beside)
        return messages


def _question(task: SectionTask, seam: str) -> Paragraph:
    """What the author is asked below a section that the model did not write as it should."""
    asked = seams(task.brief.form.language)[seam]
    return Paragraph(text=asked, evidence=(), origin="question")


def _only_named(
    kept: Sequence[Paragraph], revised: Sequence[Paragraph], named: Set[int]
) -> tuple[Paragraph, ...]:
    """The paragraphs that were, with only those replaced that were named, counted from 1.

    Where the reply has another number of paragraphs it stands as it is, but nothing the author wrote is lost.
    """
    if len(revised) == len(kept):
        return tuple(
            new if n in named else old for n, (old, new) in enumerate(zip(kept, revised, strict=True), 1)
        )
    there = {paragraph.text for paragraph in revised}
    return (*revised, *(old for old in kept if old.origin == "edited" and old.text not in there))


# --- What the model grouped ------------------------------------------------------------------------------


def _regrouped(made: Outline, grouping: Grouping, brief: Brief, opens: bool) -> Outline:
    """The model's body in the outline made by rule: each id once, answers never left out, no section
    without one. Where nothing `opens` the review yet, what the model puts first without a heading does.
    """
    body = [section for section in made.sections if section.purpose == "body"]
    wanted = {id_ for section in body for id_ in section.evidence}
    answers = {piece.id for piece in brief.evidence if piece.kind == "answer"}
    # What a section can stand on: answers, and posts where the outline lets them stand for themselves.
    bearing = answers.union(*(s.evidence for s in body if answers.isdisjoint(s.evidence)))
    placed: set[str] = set()
    opening: tuple[str, ...] = ()
    sections: list[OutlineSection] = []
    for group in grouping.sections:
        ids = tuple(id_ for id_ in dict.fromkeys(group.evidence) if id_ in wanted and id_ not in placed)
        heading = as_renamed(brief, " ".join(group.heading.lstrip("# ").split()))
        if opens and not heading and group is grouping.sections[0]:
            opening = tuple(id_ for id_ in ids if id_ in answers)
            placed |= set(opening)
        elif heading and not bearing.isdisjoint(ids):
            placed |= set(ids)
            sections.append(
                OutlineSection(heading=heading, level=brief.form.section_level, purpose="body", evidence=ids)
            )
    reasons = {rest.evidence: rest.reason for rest in grouping.left_out}
    for section in body:
        rest = tuple(id_ for id_ in section.evidence if id_ not in placed)
        stay = tuple(id_ for id_ in rest if id_ in answers or id_ not in reasons)
        if not bearing.isdisjoint(stay):
            sections.append(replace(section, evidence=stay))
            placed |= set(stay)
    fallback = seams(brief.form.language)["left_far"]
    left = [LeftOut(evidence=i, reason=reasons.get(i, fallback)) for i in sorted(wanted - placed)]
    before = tuple(
        replace(s, evidence=(*s.evidence, *opening)) for s in made.sections if s.purpose == "opening"
    )
    after = tuple(s for s in made.sections if s.purpose not in ("opening", "body"))
    ordered = in_their_place(brief, (*before, *sections, *after))
    return Outline(title=made.title, sections=ordered, left_out=(*made.left_out, *left))
