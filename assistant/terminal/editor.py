"""A file in the person's own editor, at a line where one is told."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from assistant.errors import SettingsError

USUAL = "vi"
# How editors are told a line; the others take what vi takes.
AT_LINE = dict.fromkeys(("code", "codium", "cursor"), "--goto {path}:{line}") | {
    "subl": "{path}:{line}",
    "hx": "{path}:{line}",
    "zed": "{path}:{line}",
}


def open_in_editor(path: Path, line: int | None = None) -> None:
    """Open a file in what $VISUAL or $EDITOR names, else in vi, and wait until it is closed.

    Raises:
        SettingsError: there is no such editor.
    """
    named = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip() or USUAL
    try:
        subprocess.run(editor_command(path, line, named), check=False)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"The editor {named} cannot be started: {getattr(error, 'strerror', None) or error}.",
            hint="Set EDITOR to one that is there, say EDITOR=nano.",
        ) from error


def editor_command(path: Path, line: int | None, editor: str) -> list[str]:
    """What opens a file in an editor, by its name and options, at a line where one is told.

    Raises:
        ValueError: a quotation mark in it is not closed.
    """
    named = shlex.split(editor)
    if line is None:
        return [*named, str(path)]
    at = AT_LINE.get(Path(named[0]).stem, "+{line} {path}")
    return [*named, *(part.format(path=path, line=line) for part in at.split())]
