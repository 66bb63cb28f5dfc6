"""Versions of a draft on disk: drafts/2026/v1.md with v1.json beside it, v2.md, … Never one over another.

Takes a draft and the drafts folder; gives the draft with its version and where it lies. A version is taken by
creating its file, so two processes never write the same one.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

from assistant.domain import Draft
from assistant.drafting.rendering import from_json, markdown, to_json
from assistant.errors import DraftError
from assistant.files import write_text

NAME = re.compile(r"v(\d+)\.(?:md|json)$")


def markdown_path(drafts: Path, year: int, version: int) -> Path:
    """Where the Markdown of a version lies."""
    return drafts / str(year) / f"v{version}.md"


def data_path(drafts: Path, year: int, version: int) -> Path:
    """Where its JSON lies."""
    return drafts / str(year) / f"v{version}.json"


def versions(drafts: Path, year: int) -> tuple[int, ...]:
    """The versions there are of a year, oldest first."""
    folder = drafts / str(year)
    if not folder.is_dir():
        return ()
    return tuple(sorted({int(match[1]) for path in folder.iterdir() if (match := NAME.match(path.name))}))


def save(drafts: Path, draft: Draft) -> Draft:
    """The draft as the next version of its year, on disk.

    Raises:
        DraftError: the folder cannot be written.
    """
    try:
        version = _take(drafts, draft.year)
        saved = replace(draft, version=version)
        write_text(data_path(drafts, draft.year, version), to_json(saved))
        write_text(markdown_path(drafts, draft.year, version), markdown(saved))
    except OSError as error:
        raise DraftError(
            f"The draft cannot be written to {drafts}: {error.strerror or error}.",
            hint="Free some space, or set ASSISTANT_DRAFTS to a folder that can be written.",
        ) from error
    return saved


def keep_marks(drafts: Path, draft: Draft) -> Draft:
    """The draft, with the locks of its paragraphs kept beside its text: no word of the version changes.

    Raises:
        DraftError: the folder cannot be written.
    """
    try:
        write_text(data_path(drafts, draft.year, draft.version), to_json(draft))
    except OSError as error:
        raise DraftError(
            f"The lock cannot be kept in {drafts}: {error.strerror or error}.",
            hint="Free some space, or set ASSISTANT_DRAFTS to a folder that can be written.",
        ) from error
    return draft


def load(drafts: Path, year: int, version: int | None = None) -> Draft:
    """A version of a year's draft; the newest unless told.

    Raises:
        DraftError: there is none, or its JSON cannot be read.
    """
    known = versions(drafts, year)
    wanted = version if version is not None else max(known, default=0)
    if wanted not in known:
        raise DraftError(
            f"There is no draft of {year}{f' with the version {version}' if version else ''} in {drafts}.",
            hint=f"Write one with: assistant draft --year {year}",
        )
    try:
        return from_json(data_path(drafts, year, wanted).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DraftError(
            f"What is known of version {wanted} of {year} cannot be read: {error}.",
            hint="Its Markdown file is untouched; draft anew for another version.",
        ) from error


def _take(drafts: Path, year: int) -> int:
    """The next free version, its Markdown file created empty."""
    version = max(versions(drafts, year), default=0) + 1
    (drafts / str(year)).mkdir(parents=True, exist_ok=True)
    while True:
        try:
            os.close(
                os.open(markdown_path(drafts, year, version), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
            )
            return version
        except FileExistsError:
            version += 1
