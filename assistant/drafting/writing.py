"""Sections written side by side, each kept as soon as it is done, their text passed on as it comes.

The engine writes in threads; events meet in one queue. Called by the pipeline.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait

from assistant.domain import (
    Finding,
    OutlineSection,
    Section,
)
from assistant.drafting.brief import Brief, SectionTask
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
    """All sections, those of `tasks` revised after the findings against them and the author's hint."""
    work = {task.index: _revised(task, sections[task.index], findings, engine, hint) for task in tasks}
    revised = yield from _side_by_side(work, "repair", 0, len(tasks), concurrency)
    return tuple(revised.get(n, section) for n, section in enumerate(sections))


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
    try:
        while pending:
            yield from _drain(said)
            ready = [future for future in pending if future.done()]
            if not ready:
                wait(pending, timeout=LOOK, return_when="FIRST_COMPLETED") if said.empty() else None
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
    finally:
        stopped.set()
        pool.shutdown(wait=True, cancel_futures=True)
    if failed:
        raise failed
    return done


def _drain(said: queue.SimpleQueue[TextDelta]) -> Generator[Event, None, None]:
    while not said.empty():
        yield said.get()
