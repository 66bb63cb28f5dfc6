"""What the index was built with and from, kept beside it: the reason to believe it, or to build it again.

`Facts` is one small JSON file, renamed into place when a sync has done its work. What lies on disk is
compared with it on opening; without it, or where it disagrees, the index is built again. Nothing here loads a
library.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any

from assistant.domain import value
from assistant.files import write_text

SCHEMA = 8  # of everything in the index folder; another number builds it anew


@value
class Facts:
    """`generation` differs after every sync that did something: a reader that holds another one opens the
    index again."""

    schema: int
    generation: str
    made_from: (
        str  # fingerprint of the files and of the settings that shape passages; empty until all is done
    )
    embedder: str
    dimension: int
    splitter: str
    where: str  # the folder or the server the vectors lie in
    posts: int
    skipped: int  # files found and not read
    passages: int
    vectors: int  # how many passages have theirs; fewer than `passages` while they are on their way
    chance: float  # how near the embedder takes words to be that have nothing to do with each other
    seal: str  # fingerprint of everything else in the folder as it was left


def read(path: Path) -> Facts | None:
    """The facts, or None where there are none that can be believed."""
    try:
        held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        facts = Facts(**held)
    except (OSError, ValueError, TypeError):
        return None
    return facts if facts.schema == SCHEMA else None


def write(path: Path, facts: Facts) -> None:
    write_text(path, json.dumps(asdict(facts), ensure_ascii=False, indent=1) + "\n")


def fingerprint(files: Iterable[Path], *also: str) -> str:
    """A hash of what tells that files changed (path, size, time of writing) and of `also`. Files that are
    gone count."""
    digest = blake2b("\0".join(also).encode("utf-8", "surrogatepass"), digest_size=16)
    for file in files:
        try:
            status = file.stat()
            told = f"\0{file}\0{status.st_size}\0{status.st_mtime_ns}"
        except OSError as error:
            told = f"\0{file}\0{type(error).__name__}"
        digest.update(told.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def seal(folder: Path, leave_out: Iterable[str]) -> str:
    """A hash of the names and sizes of all files below a folder, but those at its top named in `leave_out`.

    Not of their times: Chroma writes its files again whenever they are read. SQLite's passing files do not
    count.
    """
    out = {folder / name for name in leave_out}
    found: list[str] = []
    for here, _, names in os.walk(folder):
        for name in names:
            file = Path(here, name)
            if file not in out and not name.endswith(("-wal", "-shm", "-journal")):
                found.append(f"{file.relative_to(folder).as_posix()}\0{file.stat().st_size}")
    return blake2b("\0".join(sorted(found)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
