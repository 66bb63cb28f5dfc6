"""What came back, made sense of: thoughts taken out, JSON found and held against the shape asked for.

Pure functions on text, used by model/chat.py; nothing is mended here. A reply that does not fit raises
`Unfit` with reasons that can be given back to the model.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from pydantic import BaseModel

Shape = TypeVar("Shape", bound="BaseModel")

# How models that think aloud mark it, where the server leaves it in the reply.
_THOUGHTS = (("<think>", "</think>"), ("<thinking>", "</thinking>"))


class Unfit(ValueError):
    """A reply that is not of the shape asked for; the text says why, for the model to read."""


def without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """A streamed reply without the thoughts it may open with, and without white space before its first word.

    >>> "".join(without_thoughts(["<thi", "nk>Hm.</th", "ink>\\n\\nYes", "."]))
    'Yes.'
    """
    stream = iter(pieces)
    held = ""
    for piece in stream:
        held = (held + piece).lstrip()
        if any(mark.startswith(held) for mark, _ in _THOUGHTS):
            continue
        end = next((end for mark, end in _THOUGHTS if held.startswith(mark)), None)
        if end is not None:
            if end not in held:
                continue
            held = held.partition(end)[2].lstrip()
            if not held:
                continue
        yield held
        yield from stream
        return
    if held and not any(held.startswith(mark) for mark, _ in _THOUGHTS):
        yield held


def parse(text: str, shape: type[Shape]) -> Shape:
    """The object of a reply, found bare, fenced or among prose; the longest where several fit.

    Raises:
        Unfit: no JSON, broken JSON, or JSON of another shape.
    """
    from pydantic import ValidationError

    found: list[Shape] = []
    faults: list[str] = []
    for candidate in sorted(_objects(text), key=len, reverse=True):
        try:
            found.append(shape.model_validate_json(candidate))
        except ValidationError as error:
            faults.append(_reasons(error))
    if found:
        return found[0]
    raise Unfit(faults[0])


def _objects(text: str) -> list[str]:
    """The outermost JSON objects of a text, as they stand in it.

    A brace that begins no object (`{a, b}` in prose) is passed over. An object that begins and then breaks
    ends the search: what lies inside it is part of it, and must not be taken for the whole.
    """
    decoder = json.JSONDecoder()
    found: list[str] = []
    start = text.find("{")
    while start >= 0:
        try:
            _, end = decoder.raw_decode(text, start)
        except json.JSONDecodeError as error:
            if text[start + 1 :].lstrip()[:1] == '"':
                if found:
                    break
                raise Unfit(f"The JSON is broken: {error.msg}, at line {error.lineno}.") from error
            end = start + 1
        except RecursionError as error:
            raise Unfit("The JSON is nested too deeply.") from error
        else:
            found.append(text[start:end])
        start = text.find("{", end)
    if not found:
        raise Unfit("There is no JSON object in the reply.")
    return found


def _reasons(error: object) -> str:
    """A validation error as lines `place: what is wrong`, ten at most."""
    from pydantic import ValidationError

    assert isinstance(error, ValidationError)
    lines = []
    for fault in error.errors(include_url=False, include_context=False)[:10]:
        place = ".".join(str(part) for part in fault["loc"]) or "the whole"
        lines.append(f"{place}: {fault['msg']}")
    return "\n".join(lines)
