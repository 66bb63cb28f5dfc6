"""What a run has made so far, on disk: each stage's value as JSON, found again as long as what it was made
from is the same.

The pipeline keeps every stage here. A run that was stopped, or that lost its model, goes on from what is
there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from assistant.files import write_text

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")


class Run:
    """A folder of stages. What another version of the program made is made again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._version = version("year-end-assistant")

    def find(self, stage: str, kind: type[T], since: str) -> T | None:
        """The value a stage made from `since` (a `mark`); None where it has not, or what is there is
        damaged.
        """
        try:
            kept = json.loads((self.folder / f"{stage}.json").read_text(encoding="utf-8"))
            if (kept["version"], kept["since"]) != (self._version, since):
                return None
            return cast(T, adapter(kind).validate_python(kept["value"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, stage: str, kind: type[T], since: str, value: T) -> T:
        """The value, saved."""
        told = adapter(kind).dump_python(value, mode="json")
        stage_told = {"version": self._version, "since": since, "value": told}
        text = json.dumps(stage_told, ensure_ascii=False, indent=1)
        write_text(self.folder / f"{stage}.json", text + "\n")
        return value

    def clear(self) -> None:
        """Forget every stage."""
        for file in self.folder.glob("*.json"):
            file.unlink(missing_ok=True)

    def made(self, stage: str, kind: type[T], since: str, make: Callable[[], T]) -> T:
        """The value from disk where it is there, else made and saved."""
        found = self.find(stage, kind, since)
        return found if found is not None else self.keep(stage, kind, since, make())


def mark(kind: Any, *values: Any) -> str:
    """A short name for values: the same values, the same name."""
    told = [adapter(kind).dump_python(value, mode="json") for value in values]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def adapter(kind: Any) -> TypeAdapter[Any]:
    """Reads and writes values of a kind."""
    return _adapter(kind)


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter[Any](cast(Any, kind))
