"""The lessons on disk: one YAML file in the workspace that the author can read, correct and shorten.

An entry the author has struck out (`forgotten: true`, or `assistant lessons --forget N`) is kept as struck out, so that
learning again from the same draft does not bring it back. Called by the service.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

from assistant.domain import Lesson, LessonKind, value
from assistant.errors import DraftError
from assistant.files import write_text

HEAD = """\
# What your edits of drafts taught. The next draft follows it: correct an entry, or add `forgotten: true` to it.
# kind: word, dropped, ending, heading, posts, promises: followed by every draft. told: read by the model only.
"""


@value
class Kept:
    """The file: lessons that hold, and those the author has struck out."""

    lessons: tuple[Lesson, ...] = ()
    forgotten: tuple[Lesson, ...] = ()


def read(file: Path) -> Kept:
    """What the file says; nothing where there is none yet.

    Raises:
        DraftError: it cannot be read, or is not of its form.
    """
    import yaml

    if not file.exists():
        return Kept()
    try:
        told = yaml.safe_load(file.read_text(encoding="utf-8")) or []
        entries = [(_lesson(entry), bool(entry.get("forgotten"))) for entry in told]
    except (
        OSError,
        UnicodeDecodeError,
        yaml.YAMLError,
        KeyError,
        TypeError,
        AttributeError,
        ValueError,
    ) as error:
        raise DraftError(
            f"The lessons cannot be read: {error}.", hint=f"Mend {file}, or move it away."
        ) from error
    return Kept(
        lessons=tuple(lesson for lesson, gone in entries if not gone),
        forgotten=tuple(lesson for lesson, gone in entries if gone),
    )


def write(file: Path, kept: Kept) -> None:
    """The file anew."""
    import yaml

    entries = [*(_entry(x) for x in kept.lessons), *(_entry(x) | {"forgotten": True} for x in kept.forgotten)]
    told = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=10_000) if entries else ""
    write_text(file, HEAD + told)


def learned(kept: Kept, year: int, new: Sequence[Lesson]) -> Kept:
    """The lessons with those of a year's draft in the place of what that draft had taught before; none that was struck
    out.
    """
    struck = {(lesson.kind, lesson.before) for lesson in kept.forgotten}
    wanted = [lesson for lesson in new if (lesson.kind, lesson.before) not in struck]
    others = [lesson for lesson in kept.lessons if lesson.year != year]
    return replace(kept, lessons=(*others, *wanted))


def holding(kept: Kept) -> tuple[Lesson, ...]:
    """The lessons a draft follows: what several years taught counted together, the latest word for it."""
    found: dict[tuple[LessonKind, str], Lesson] = {}
    for lesson in sorted(kept.lessons, key=lambda lesson: lesson.year or 0):
        key = (lesson.kind, lesson.before)
        before = found.pop(key, None)
        times = lesson.times + (before.times if before and before.after == lesson.after else 0)
        found[key] = replace(lesson, times=times)
    return tuple(sorted(found.values(), key=lambda lesson: -lesson.times))


def forget(kept: Kept, lesson: Lesson) -> Kept:
    """The lessons without one, in whatever year it was learned."""
    same = [x for x in kept.lessons if (x.kind, x.before) == (lesson.kind, lesson.before)]
    return Kept(
        lessons=tuple(x for x in kept.lessons if x not in same), forgotten=(*kept.forgotten, *same[:1])
    )


def _lesson(entry: dict[str, object]) -> Lesson:
    kind = next((known for known in get_args(LessonKind) if known == entry.get("kind", "told")), None)
    if kind is None:
        raise ValueError(f"kind {entry.get('kind')!r} is none of {', '.join(get_args(LessonKind))}")
    year = entry.get("year")
    return Lesson(
        lesson=str(entry["lesson"]),
        before=str(entry.get("before") or ""),
        after=str(entry.get("after") or ""),
        kind=kind,
        times=int(str(entry.get("times", 1))),
        year=int(str(year)) if year is not None else None,
    )


def _entry(lesson: Lesson) -> dict[str, object]:
    return {
        "lesson": lesson.lesson,
        "before": lesson.before,
        "after": lesson.after,
        "kind": lesson.kind,
        "times": lesson.times,
        "year": lesson.year,
    }
