"""The whole way from answers and posts to a saved draft, as a stream of events that returns the draft.

Stages: evidence → outline → sections → checks (→ repair) → save. Each stage's value is kept in the run's
folder, so a run that broke off goes on where it stopped. It does not know which engine writes. Called by the
service.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.author.kept import made_from
from assistant.author.voice import Voice
from assistant.domain import (
    Corpus,
    Draft,
    Evidence,
    Finding,
    Form,
    LeftOut,
    Outline,
    OutlineSection,
    Section,
    Thread,
    Turn,
    value,
)
from assistant.drafting.brief import Brief, SectionTask, VoiceNotes, make_brief
from assistant.drafting.checks import check, in_order
from assistant.drafting.engines import Engine
from assistant.drafting.evidence import Found, Recalls, gather, visible
from assistant.drafting.form_check import form_broken
from assistant.drafting.margins import asked_anew, with_questions, without_doubts
from assistant.drafting.merging import CONFLICT, Edited, merge, moved_ids
from assistant.drafting.rendering import as_text
from assistant.drafting.run import Run, mark
from assistant.drafting.seams import seams
from assistant.drafting.untold import Untold, untold
from assistant.drafting.versions import save
from assistant.drafting.voice_check import off_voice
from assistant.drafting.writing import revise_sections, write_sections
from assistant.errors import DraftError
from assistant.events import Event, Noticed, StageDone, StageStarted, stage
from assistant.interview.overview import posts_of

ROUNDS = 2  # of repair


@value
class Sources:
    """What a draft is made of. `form` is the author's for that year; `threads` those of earlier reviews."""

    corpus: Corpus
    turns: tuple[Turn, ...]
    threads: tuple[Thread, ...]
    form: Form
    voice: VoiceNotes
    cut_off: dt.date  # the first day that is not seen; see evidence.usual_cut_off
    measured: Voice | None = None  # what a model's prose is held against; None: nothing


def draft(
    sources: Sources,
    *,
    engine: Engine,
    recall: Recalls | None,
    run: Path,
    drafts: Path,
    floor_words: int,
    concurrency: int,
    outline: Outline | None = None,
    edited: Edited | None = None,
    judge: Judge | None = None,
) -> Generator[Event, None, Draft]:
    """A draft of `sources.form.year`, saved as its next version.

    `outline` is one the author has edited; without it the engine makes one. `edited` is the last version where
    the author has worked on it: what they made of it is kept in the new one (merging.py). What `run` holds of an
    earlier try with the same material is not made again.

    Raises:
        ModelError: the model failed; the sections that were written are kept in `run`.
        DraftError: nothing is known of the year, or the draft cannot be saved.
    """
    kept = Run(run)
    known = kept.latest("evidence", tuple[Evidence, ...]) or ()
    brief = yield from briefed(sources, recall, kept)
    if outline is not None:
        plan = renumbered(outline, known, brief)
    else:
        plan = yield from planned(brief, engine, kept)
    tasks = section_tasks(brief, plan)
    sections = yield from write_sections(tasks, engine=engine, run=kept, concurrency=concurrency)
    held = _Held(brief=brief, plan=plan, voice=sources.measured, judge=judge)
    sections, findings = yield from _checked(held, tasks, sections, engine, concurrency)
    asking = brief if plan.title == brief.form.title else replace(brief, title_open=False)
    shown, findings = with_questions(asking, sections, findings, held.missing(sections), floor_words)
    made = Draft(
        year=brief.year,
        version=0,
        engine=engine.name,
        language=brief.form.language,
        title=plan.title,
        front_matter=as_text(brief.form.front_matter),
        file_name=_file_name(brief.form),
        sections=shown,
        evidence=brief.evidence,
        left_out=plan.left_out,
        findings=findings,
        usage=engine.used(),
    )
    if edited is not None and not edited.untouched:
        made = merge(edited, made)
    made = yield from _in_form(brief, made)
    return (yield from stage("save", lambda: save(drafts, made)))


def briefed(sources: Sources, recall: Recalls | None, run: Run) -> Generator[Event, None, Brief]:
    """What the draft is made from: its evidence, gathered and kept, and all that stands around it.

    Raises:
        DraftError: nothing is known of the year.
    """
    _require_material(sources)
    evidence = yield from _evidence(sources, recall, run)
    return make_brief(
        form=sources.form,
        evidence=evidence,
        turns=sources.turns,
        voice=sources.voice,
        corpus=visible(sources.corpus, sources.form.year, sources.cut_off),
    )


def planned(brief: Brief, engine: Engine, run: Run) -> Generator[Event, None, Outline]:
    """The outline, before anything is written; from the run where it has it."""
    since = f"{engine.name} {mark(Brief, brief)}"
    return (
        yield from stage(
            "outline", lambda: run.made("outline", Outline, since, lambda: engine.outline(brief))
        )
    )


def renumbered(outline: Outline, known: Sequence[Evidence], brief: Brief) -> Outline:
    """An outline made from what was `known` then, with the evidence as it is called now. What has come since is left
    out: the author has not placed it.
    """
    ids = moved_ids(known, brief.evidence)
    sections = tuple(
        replace(s, evidence=tuple(ids.get(id_, id_) for id_ in s.evidence if id_ in ids or not known))
        for s in outline.sections
    )
    placed = {id_ for section in sections for id_ in section.evidence}
    reasons = {ids.get(left.evidence, left.evidence): left.reason for left in outline.left_out}
    new = seams(brief.form.language)["left_new"]
    left = tuple(
        LeftOut(evidence=p.id, reason=reasons.get(p.id, new)) for p in brief.evidence if p.id not in placed
    )
    return Outline(title=outline.title, sections=sections, left_out=left)


def _require_material(sources: Sources) -> None:
    """A year nobody said or wrote anything about gets no draft."""
    year = sources.form.year
    if not any(turn.answer for turn in sources.turns) and not posts_of(sources.corpus, year):
        raise DraftError(
            f"Nothing is known of {year}: no answer, and no post of that year.",
            hint=f"Tell about it first: assistant interview --year {year}, or --answers FILE.",
        )


def redraft(
    sources: Sources,
    previous: Draft,
    section: int,
    hint: str,
    *,
    engine: Engine,
    drafts: Path,
    floor_words: int = 0,
    judge: Judge | None = None,
) -> Generator[Event, None, Draft]:
    """One section written anew after the author's hint; all others stay as `previous` has them (see
    edits.read_back), and so does what the author edited or locked in this one. It is held against the same as in a
    whole draft, and mended alike; what was found in the others stands as far as it is still so.

    Raises:
        DraftError: there is no such section, or the new version cannot be saved.
        ModelError: the model failed; nothing was saved.
    """
    if not 0 <= section < len(previous.sections):
        raise DraftError(
            f"The draft has no section {section + 1}.",
            hint=f"It has {len(previous.sections)} sections, from 1.",
        )
    brief = make_brief(
        form=sources.form, evidence=previous.evidence, turns=sources.turns, voice=sources.voice,
        corpus=visible(sources.corpus, sources.form.year, sources.cut_off),
    )  # fmt: skip
    plan = outline_of(previous)
    before = tuple(
        without_doubts(brief, one) if n == section else one for n, one in enumerate(previous.sections)
    )
    tasks = [section_tasks(brief, plan)[section]]
    sections = yield from revise_sections(tasks, before, (), engine=engine, concurrency=1, hint=hint)
    # What the writer was not asked to touch is not judged again; of a voice that is not measured now, nothing is known.
    unseen = ("judged", CONFLICT) if sources.measured else ("judged", CONFLICT, "voice")
    held = _Held(
        brief=brief, plan=plan, voice=sources.measured, judge=judge, alone=section, hinted=bool(hint),
        found=tuple(f for f in previous.findings if f.check in unseen and f.section != section),
    )  # fmt: skip
    sections, findings = yield from _checked(held, tasks, sections, engine, 1)
    asking = brief if previous.title == brief.form.title else replace(brief, title_open=False)
    missing = held.missing(sections)
    sections, findings = asked_anew(asking, sections, section, findings, missing, floor_words)
    made = replace(
        previous, sections=sections, findings=findings, usage=engine.used(), engine=engine.name,
        edited_from=None, rewritten_from=previous.version,
    )  # fmt: skip
    return save(drafts, (yield from _in_form(brief, made)))


def _in_form(brief: Brief, made: Draft) -> Generator[Event, None, Draft]:
    """The draft with what it has otherwise than the author's reviews among its findings."""
    broken = form_broken(brief, made)
    for finding in broken:
        yield Noticed(finding=finding)
    return replace(made, findings=in_order([*made.findings, *broken]))


def outline_of(draft: Draft) -> Outline:
    """The outline that a draft's sections have."""
    sections = tuple(
        OutlineSection(
            heading=section.heading, level=section.level, purpose=section.purpose,
            evidence=tuple(dict.fromkeys(i for paragraph in section.paragraphs for i in paragraph.evidence)),
        )
        for section in draft.sections
    )  # fmt: skip
    return Outline(title=draft.title, sections=sections, left_out=draft.left_out)


def section_tasks(brief: Brief, plan: Outline) -> tuple[SectionTask, ...]:
    """The sections of an outline, each with what stands around it."""
    headings = tuple(section.heading for section in plan.sections)
    return tuple(
        SectionTask(brief=brief, section=section, index=n, headings=headings)
        for n, section in enumerate(plan.sections)
    )


def _evidence(
    sources: Sources, recall: Recalls | None, run: Run
) -> Generator[Event, None, tuple[Evidence, ...]]:
    yield StageStarted(stage="evidence")
    started = time.monotonic()
    memory = recall.generation if recall else "none"
    searched = f"{made_from(sources.corpus)} {mark(Form, sources.form)} {sources.cut_off} {memory}"
    told = f"{mark(tuple[Turn, ...], sources.turns)} {mark(tuple[Thread, ...], sources.threads)}"
    since = f"{searched} {told}"
    evidence = run.find("evidence", tuple[Evidence, ...], since)
    if evidence is None:
        gathered = gather(
            sources.form, turns=sources.turns, corpus=sources.corpus, threads=sources.threads, recall=recall,
            cut_off=sources.cut_off, known=run.find("found", tuple[Found, ...], searched) or (),
        )  # fmt: skip
        run.keep("found", tuple[Found, ...], searched, gathered.found)
        evidence = run.keep("evidence", tuple[Evidence, ...], since, gathered.evidence)
    yield StageDone(stage="evidence", seconds=time.monotonic() - started)
    return evidence


Judge = Callable[[Brief, Sequence[Section]], tuple[Finding, ...]]


@value
class _Held:
    """What sections are held against."""

    brief: Brief
    plan: Outline
    voice: Voice | None = None
    judge: Judge | None = None
    alone: int | None = None  # the one section that is written anew; None: all are
    hinted: bool = False  # after a hint
    found: tuple[Finding, ...] = ()  # against the others, and stands

    def missing(self, sections: tuple[Section, ...]) -> tuple[Untold, ...]:
        """What the plan has and the sections do not tell. What a hint made the writer leave out, the author does not
        want.
        """
        unwanted = self.alone if self.hinted else None
        return tuple(one for one in untold(self.brief, self.plan, sections) if one.section != unwanted)

    def against(self, sections: tuple[Section, ...]) -> tuple[Finding, ...]:
        """All findings, in the order of the draft."""
        language = self.brief.form.language
        found = [*check(self.brief, sections), *(one.finding(language) for one in self.missing(sections))]
        if self.voice is not None:
            found += off_voice(self.voice, sections, language)
        if self.judge is not None:
            written = (
                s if self.alone in (None, n) else replace(s, paragraphs=()) for n, s in enumerate(sections)
            )
            found += self.judge(self.brief, tuple(written))
        return in_order([*found, *self.found])


def _checked(
    held: _Held,
    tasks: Sequence[SectionTask],
    sections: tuple[Section, ...],
    engine: Engine,
    concurrency: int,
) -> Generator[Event, None, tuple[tuple[Section, ...], tuple[Finding, ...]]]:
    """The sections after at most two rounds of repair, and what still stands against them."""
    yield StageStarted(stage="checks")
    started = time.monotonic()
    known = {task.index: task for task in tasks}
    findings = held.against(sections)
    stood: tuple[Finding, ...] = ()
    for round_ in range(ROUNDS):
        failing = {
            f.section
            for f in findings
            if f.paragraph is not None
            and f.section in known
            and sections[f.section].paragraphs[f.paragraph].origin == "model"
            and (round_ == 0 or f.check != "voice")  # of sound one more try is worth it, of truth two
            and f not in stood  # the writer saw it and left the sentence: it would again
        }
        if not failing:
            break
        stood = findings
        sections = yield from revise_sections(
            [known[n] for n in sorted(failing)], sections, findings, engine=engine, concurrency=concurrency
        )
        findings = held.against(sections)
    for finding in findings:
        yield Noticed(finding=finding)
    yield StageDone(stage="checks", seconds=time.monotonic() - started)
    return sections, findings


def _file_name(form: Form) -> str:
    return f"{form.folder}/{form.file_name}" if form.folder else form.file_name
