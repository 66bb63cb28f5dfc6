"""Citations as plain values that JSON can hold, and back. Used where turns are saved and exported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from assistant.domain import Citation


def to_records(cites: Iterable[Citation]) -> list[dict[str, Any]]:
    """The fields of each citation; dates as ISO 8601."""
    return [{**asdict(cite), "date": cite.date.isoformat() if cite.date else None} for cite in cites]


def from_records(told: Iterable[dict[str, Any]]) -> tuple[Citation, ...]:
    """What `to_records` gave, as citations again."""
    return tuple(
        Citation(
            **{
                **record,
                "date": dt.date.fromisoformat(record["date"]) if record["date"] else None,
                "heading": tuple(record["heading"]),
            }
        )
        for record in told
    )
