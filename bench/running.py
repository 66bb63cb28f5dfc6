"""What several measures do alike. No measure itself."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

from assistant.events import Event

R = TypeVar("R")


def finish(under_way: Generator[Event, None, R]) -> R:
    """The result of a verb that tells events on its way."""
    while True:
        try:
            next(under_way)
        except StopIteration as end:
            result: R = end.value
            return result
