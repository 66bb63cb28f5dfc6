"""What an endpoint takes of the OpenAI protocol: assumed at first, learned from what it refuses.

Everyone speaks chat completions; few speak all of it. One `Dialect` per chat model (chat.py).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.errors import RequestRefused
from assistant.model.prompts import fence, load

if TYPE_CHECKING:
    from pydantic import BaseModel

    Shape = type[BaseModel]

NEW_LIMIT, OLD_LIMIT = "max_completion_tokens", "max_tokens"
USAGE = ("stream_options", "include_usage")


class Dialect:
    """`is_openai`: whether the endpoint is OpenAI's own."""

    def __init__(self, *, is_openai: bool) -> None:
        # Ollama drops the new name of the limit in silence and then writes without end; OpenAI's newer models
        # refuse the old one. So each is called by the name it is sure to know, and others are corrected.
        self._limits = [NEW_LIMIT, OLD_LIMIT] if is_openai else [OLD_LIMIT, NEW_LIMIT]
        self._tells_usage = True
        self._schemas_refused: set[Shape] = set()

    def options(self, limit: int, shape: Shape | None) -> dict[str, Any]:
        """Options for ChatOpenAI: at most `limit` tokens of reply, held to `shape` where that is taken."""
        body: dict[str, object] = {self._limits[0]: limit}
        if shape is not None and self.takes_schema(shape):
            schema = {"name": shape.__name__, "strict": True, "schema": schema_of(shape)}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        return {"extra_body": body, "stream_usage": self._tells_usage}

    def takes_schema(self, shape: Shape) -> bool:
        return shape not in self._schemas_refused

    def learn(self, refusal: RequestRefused, shape: Shape | None) -> bool:
        """Whether a refusal (400, 422) taught something, so that asking again is worth it.

        A refusal names what it is about, but for schemas: there the wordings are too many, and the schema is
        what is left to blame.
        """
        if len(self._limits) > 1 and self._limits[0] in refusal.message:
            self._limits = self._limits[1:]
            return True
        if self._tells_usage and any(name in refusal.message for name in USAGE):
            self._tells_usage = False
            return True
        if shape is not None and self.takes_schema(shape):
            self._schemas_refused.add(shape)
            return True
        return False


def schema_of(shape: Shape) -> dict[str, object]:
    """The JSON schema of a shape in the strict form that OpenAI asks for: every field required, no others."""
    from openai import pydantic_function_tool

    return dict(pydantic_function_tool(shape)["function"]["parameters"])


def shape_in_words(shape: Shape) -> str:
    """What a request says behind itself to an endpoint that takes no schema."""
    return load("shape").render(schema=_fenced(shape)).user


def repair_in_words(shape: Shape, fault: str) -> str:
    """What is said to a reply that does not fit."""
    return load("repair").render(fault=fault, schema=_fenced(shape)).user


def _fenced(shape: Shape) -> str:
    return fence(json.dumps(schema_of(shape), ensure_ascii=False), "json")
