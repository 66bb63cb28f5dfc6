"""Writing files so that a reader, a full disk or a kill -9 never meets half of one."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_bytes(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whole or not at all: written beside it, synced, then renamed over it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """`write_bytes` for text, as UTF-8 with the newlines it has."""
    write_bytes(path, text.encode("utf-8"))


def plain(given: object) -> object:
    """A value as JSON takes it: mappings, lists, strings and numbers, dates in ISO 8601."""
    if isinstance(given, Mapping):
        return {str(name): plain(part) for name, part in given.items()}
    if isinstance(given, list | tuple):
        return [plain(part) for part in given]
    if given is None or isinstance(given, str | int | float | bool):
        return given
    if isinstance(given, dt.date):
        return given.isoformat()
    return str(given)
