"""Sections written side by side, each kept as soon as it is done, their text passed on as it comes.

The engine writes in threads; events meet in one queue. Called by the pipeline.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace

from assistant.domain import Finding, OutlineSection, Paragraph, Section
from assistant.drafting.brief import Brief, SectionTask
from assistant.drafting.changes import SAME_PARAGRAPH, likeness
from assistant.drafting.engines import Engine, Say
from assistant.drafting.run import Run, mark
from assistant.events import Event, Progress, StageDone, StageStarted, TextDelta

LOOK = 0.1  # seconds between looks at whether a writer is done without a word

Work = Callable[[Say], Section]


class Stopped(Exception):
    """The reader of the events went away; raised inside the writers so that they let go of the model."""


def write_sections(
    tasks: Sequence[SectionTask], *, engine: Engine, run: Run, concurrency: int
) -> Generator[Event, None, tuple[Section, ...]]:
    """Every section, from the run where it has it, else written.

    Raises:
        ModelError: a section failed; the others were finished or never begun, and what is done is kept.
    """
    yield StageStarted(stage="sections", total=len(tasks), unit="section")
    started = time.monotonic()
    brief = mark(Brief, tasks[0].brief) if tasks else ""
    done: dict[int, Section] = {}
    missing: dict[int, Work] = {}
    for task in tasks:
        stage, since = (
            f"section-{task.index:02}",
            f"{engine.name} {brief} {mark(OutlineSection, task.section)}",
        )
        found = run.find(stage, Section, since)
        if found is not None:
            done[task.index] = found
        else:
            missing[task.index] = _kept(task, engine, run, stage, since)
    yield Progress(stage="sections", done=len(done), total=len(tasks))
    done |= yield from _side_by_side(missing, "sections", len(done), len(tasks), concurrency)
    yield StageDone(stage="sections", seconds=time.monotonic() - started)
    return tuple(done[task.index] for task in tasks)


def revise_sections(
    tasks: Sequence[SectionTask],
    sections: tuple[Section, ...],
    findings: Sequence[Finding],
    *,
    engine: Engine,
    concurrency: int,
    hint: str = "",
) -> Generator[Event, None, tuple[Section, ...]]:
    """All sections, those of `tasks` revised after the findings against them and the author's hint. What the author
    edited or locked stands in them as it was.
    """
    work = {task.index: _revised(task, sections[task.index], findings, engine, hint) for task in tasks}
    revised = yield from _side_by_side(work, "repair", 0, len(tasks), concurrency)
    return tuple(
        with_what_is_theirs(section, revised[n]) if n in revised else section
        for n, section in enumerate(sections)
    )


def with_what_is_theirs(before: Section, after: Section) -> Section:
    """The section `after`, with every paragraph the author edited or locked in `before` as it was there: in the place
    of what was made of it, else behind what it stood behind.
    """
    theirs = [p for p in before.paragraphs if p.locked or p.origin == "edited"]
    made = list(after.paragraphs)
    settled: list[Paragraph] = []
    for paragraph in theirs:
        free = [m for m, p in enumerate(made) if not any(p is one for one in settled)]
        same = next((m for m in free if made[m].text == paragraph.text), None)
        likest = max(free, key=lambda m: likeness(made[m], paragraph), default=None)
        if same is None and likest is not None and likeness(made[likest], paragraph) >= SAME_PARAGRAPH:
            same = likest
        if same is not None:
            made[same] = paragraph
        else:
            made.insert(_behind(before, paragraph, made), paragraph)
        settled.append(paragraph)
    return replace(after, paragraphs=tuple(made))


def _behind(before: Section, paragraph: Paragraph, made: Sequence[Paragraph]) -> int:
    """Where a paragraph goes that has no counterpart: behind the nearest one it stood behind that is still there."""
    earlier = before.paragraphs[: before.paragraphs.index(paragraph)]
    for known in reversed(earlier):
        for m, p in enumerate(made):
            if p.text == known.text:
                return m + 1
    return min(len(earlier), len(made))


def _kept(task: SectionTask, engine: Engine, run: Run, stage: str, since: str) -> Work:
    return lambda say: run.keep(stage, Section, since, engine.write(task, say))


def _revised(
    task: SectionTask, section: Section, findings: Sequence[Finding], engine: Engine, hint: str
) -> Work:
    against = [finding for finding in findings if finding.section == task.index]
    return lambda say: engine.revise(task, section, against, hint, say)


def _side_by_side(
    work: dict[int, Work], stage: str, before: int, total: int, concurrency: int
) -> Generator[Event, None, dict[int, Section]]:
    """What each piece of work gives; the first failure is raised when the pieces under way have ended."""
    said: queue.SimpleQueue[TextDelta] = queue.SimpleQueue()
    stopped = threading.Event()

    def speaker(n: int) -> Say:
        def say(text: str) -> None:
            if stopped.is_set():
                raise Stopped
            said.put(TextDelta(section=n, text=text))

        return say

    pool = ThreadPoolExecutor(max_workers=max(1, concurrency), thread_name_prefix="section")
    pending: dict[Future[Section], int] = {pool.submit(make, speaker(n)): n for n, make in work.items()}
    done: dict[int, Section] = {}
    failed: BaseException | None = None
    gone = False
    try:
        while pending:
            yield from _drain(said)
            ready = [future for future in pending if future.done()]
            if not ready:
                wait(pending, timeout=LOOK, return_when="FIRST_COMPLETED") if said.empty() else None
                # Told again while a model is silent: only where something is told can the reader go away.
                yield Progress(stage=stage, done=before + len(done), total=total)
                continue
            for future in ready:
                n = pending.pop(future)
                if future.cancelled():
                    continue
                if error := future.exception():
                    failed = failed or error
                    for waiting in pending:
                        waiting.cancel()
                else:
                    done[n] = future.result()
            yield from _drain(said)
            yield Progress(stage=stage, done=before + len(done), total=total)
    except GeneratorExit:
        gone = True  # whoever stops is not kept waiting for a model that is silent; its writer ends by itself
        raise
    finally:
        stopped.set()
        pool.shutdown(wait=not gone, cancel_futures=True)
    if failed:
        raise failed
    return done


def _drain(said: queue.SimpleQueue[TextDelta]) -> Generator[Event, None, None]:
    while not said.empty():
        yield said.get()
