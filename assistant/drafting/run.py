"""What a run has made so far, on disk: each stage's value as JSON, found again as long as what it was made
from is the same.

The pipeline keeps every stage here. A run that was stopped, or that lost its model, goes on from what is
there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Mapping
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
        found = self._read(stage)
        return self._valid(kind, found) if found.get("since") == since else None

    def latest(self, stage: str, kind: type[T]) -> T | None:
        """The value a stage has made last, from whatever it was; None where it has not, or what is there is damaged."""
        return self._valid(kind, self._read(stage))

    def _read(self, stage: str) -> dict[str, Any]:
        """What lies on disk of a stage; empty where nothing does that this version of the program can read."""
        try:
            kept = json.loads((self.folder / f"{stage}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) and kept.get("version") == self._version else {}

    def _valid(self, kind: type[T], kept: Mapping[str, Any]) -> T | None:
        try:
            return cast(T, adapter(kind).validate_python(kept["value"]))
        except (ValueError, KeyError):
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
