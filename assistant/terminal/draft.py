"""A draft: what it would take, its outline, where it lies, what it needs, what changed, what goes out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Generator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from rich.markup import escape
from rich.text import Text

from assistant.domain import Lesson, Usage
from assistant.events import Event, StageDone, Watched
from assistant.language.english import counted
from assistant.terminal.plain import out, say

if TYPE_CHECKING:
    from assistant.drafting.changes import Difference
    from assistant.drafting.estimate import Estimate
    from assistant.drafting.publishing import Named, Survey
    from assistant.service import Written

R = TypeVar("R")

SHOWN = 12  # findings and names that are shown; the rest are in the data
WORDS = re.compile(r"\s+|[^\s]+")


def timed(under_way: Generator[Event, None, R], seconds: dict[str, float]) -> Generator[Event, None, R]:
    """The same verb, whose stages' wall times are noted."""
    watched = Watched(under_way)
    for event in watched:
        if isinstance(event, StageDone):
            seconds[event.stage] = seconds.get(event.stage, 0.0) + event.seconds
        yield event
    return watched.result


def say_estimate(estimate: Estimate) -> None:
    """What a draft would take, stage by stage and in all."""
    if not estimate.stages:
        say("Nothing is sent and nothing is paid for: the quoting engine writes.")
        return
    for stage in estimate.stages:
        told = Usage(
            calls=stage.calls,
            prompt_tokens=stage.prompt_tokens,
            reply_tokens=stage.reply_tokens,
            cost=stage.cost,
        )
        say(f"  {stage.stage:9} {_usage(told)}")
    say(f"About {_usage(estimate.total)}. Ctrl-C keeps what is done; go on with --resume.")


def _usage(usage: Usage) -> str:
    cost = f", {usage.cost:.4f} by your prices" if usage.cost is not None else ""
    return f"{counted(usage.calls, 'call')}, {usage.prompt_tokens:,} + {usage.reply_tokens:,} tokens{cost}"


def show_draft(written: Written, seconds: Mapping[str, float]) -> None:
    """Where the draft lies, what it is made of, and what it needs from the author."""
    draft = written.draft
    paragraphs = [p for section in draft.sections for p in section.paragraphs]
    own = sum(len(p.text) for p in paragraphs if p.origin in ("author", "edited"))
    model = sum(len(p.text) for p in paragraphs if p.origin == "model")
    questions = sum(1 for p in paragraphs if p.origin == "question")
    out.print(f"\n[bold]{escape(draft.title)}[/bold]")
    for n, section in enumerate(draft.sections, 1):
        length = sum(len(p.text) for p in section.paragraphs if p.origin != "question")
        told = f"{'#' * section.level} {section.heading}" if section.heading else f"({section.purpose})"
        out.print(f"  {n:2} {escape(told)}  [dim]{length:,}[/dim]")
    share = f"{own / max(1, own + model):.0%}"
    out.print(
        f"\n{own + model:,} characters, {share} your own words; {counted(questions, 'question')} left to you."
    )
    if draft.usage.calls:
        out.print(f"{_usage(draft.usage)}.")
    if seconds:
        out.print("[dim]" + " · ".join(f"{name} {spent:.1f} s" for name, spent in seconds.items()) + "[/dim]")
    turned = sum(1 for p in paragraphs if p.said)
    if turned:
        out.print(
            f"Your written endings stand in {counted(turned, 'paragraph')}; the data has what you said, word for word."
        )
    if draft.findings:
        out.print(f"\n[bold]{counted(len(draft.findings), 'finding')} to look at[/bold]")
        for finding in draft.findings[:SHOWN]:
            section = draft.sections[finding.section]
            heading = section.heading or f"({section.purpose})"
            out.print(f"  [yellow]{escape(heading)}[/yellow] {escape(finding.reason)}", soft_wrap=False)
        if len(draft.findings) > SHOWN:
            out.print(f"  … and {len(draft.findings) - SHOWN} more, in {written.data}", soft_wrap=True)
    out.print(f"\nDraft:    {written.markdown}", soft_wrap=True)
    out.print(f"Sources:  {written.data}", soft_wrap=True)
    out.print(
        f"[dim]Edit the file as you like: it is read back. One section again: "
        f"--section N --hint “…”. Then: assistant learn --year {draft.year}[/dim]",
        soft_wrap=True,
    )


# --- What changed ----------------------------------------------------------------------------------------


def show_difference(difference: Difference) -> None:
    """What changed between two versions, word by word: [-struck out-] and {+put in+}."""
    out.print(f"[bold]{escape(difference.old)} → {escape(difference.new)}[/bold]")
    if not (difference.changes or difference.renamed or difference.restated):
        out.print("No difference.")
        return
    for line in difference.restated:
        out.print(words_changed(line.before, line.after), soft_wrap=True)
    for told in difference.renamed:
        out.print(Text.assemble("# ", words_changed(told.before, told.after)))
    heading = None
    for change in difference.changes:
        if change.heading != heading:
            heading = change.heading
            out.print(f"\n[cyan]{escape(heading or '(opening)')}[/cyan]")
        before = change.before.text if change.before else ""
        after = change.after.text if change.after else ""
        if before == after:
            mark = "locked" if change.after and change.after.locked else "no longer locked"
            out.print(f"  ({mark}) {escape(after[:80])}")
        else:
            out.print(words_changed(before, after), soft_wrap=True)


def words_changed(before: str, after: str) -> Text:
    """One text made into the other, word by word."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    shown = Text("  ")
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            shown.append("".join(old[a:b]))
            continue
        if struck := "".join(old[a:b]):
            shown.append(f"[-{struck}-]", style="red")
        if put := "".join(new[c:d]):
            shown.append(f"{{+{put}+}}", style="green")
    return shown


# --- What edits taught -----------------------------------------------------------------------------------


def show_lessons(lessons: Sequence[Lesson]) -> None:
    """Each lesson with its number, how often it was seen, and an example."""
    if not lessons:
        out.print("Nothing was learnt yet. Edit a draft, then: assistant learn --year YEAR")
    for n, lesson in enumerate(lessons, 1):
        out.print(f"{n:2} {escape(lesson.lesson)} [dim]{lesson.times}×[/dim]", soft_wrap=True)
        if lesson.kind in ("ending", "told"):
            out.print(Text("   ").append_text(words_changed(lesson.before, lesson.after)), soft_wrap=True)


# --- Out of the house ------------------------------------------------------------------------------------


def show_survey(survey: Survey) -> None:
    """What to look at before the world does."""
    say(f"Would be written: {survey.path}")
    for one in survey.questions:
        where = f"{one.heading}: " if one.heading else ""
        say(f"  still open, left out: {where}{one.question}")
    _names("new to your blog", survey.to_ask)
    _names("named in your posts before", [n for n in survey.names if n.kind != "other" and n.posts])
    _names("other names", [n for n in survey.names if n.kind == "other" and not n.posts])
    if survey.pictures:
        say(f"  {counted(survey.pictures, 'place')} for pictures, as comments.")


def _names(what: str, names: Sequence[Named]) -> None:
    if names:
        told = ", ".join(
            f"{n.name} ({n.kind}, {n.times}×)" if n.kind != "other" else n.name for n in names[:SHOWN]
        )
        say(f"  {what}: {told}{' …' if len(names) > SHOWN else ''}")
