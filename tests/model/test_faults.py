"""The table from the libraries' exceptions to ours has no holes."""

from __future__ import annotations

from collections.abc import Iterator

import langchain_openai  # noqa: F401 - brings its exception classes
import openai
import pytest
from langchain_core import exceptions as lc

from assistant import errors
from assistant.model import faults

# Of webhooks, realtime sockets, workload identity and Azure's own client: none is used here.
ELSEWHERE = {
    "InvalidWebhookSignatureError",
    "WebSocketConnectionClosedError",
    "WebSocketQueueFullError",
    "SubjectTokenProviderError",
    "MutuallyExclusiveAuthError",
}
# Raised at a programmer who holds the library wrong: no endpoint brings them about.
MISUSE = {"APIRemovedInV1", "StreamAlreadyConsumed", "_AmbiguousModuleClientUsageError"}
ROOTS = {openai.OpenAIError, openai.APIError, openai.APIStatusError, lc.ModelError}


def below(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    for child in kind.__subclasses__():
        if child.__module__.partition(".")[0] in {"openai", "langchain_core", "langchain_openai"}:
            yield child
            yield from below(child)


CLASSES = sorted({*below(openai.OpenAIError), *below(lc.ModelError)} - ROOTS, key=lambda kind: kind.__name__)


@pytest.mark.parametrize(
    "kind",
    [kind for kind in CLASSES if kind.__name__ not in ELSEWHERE | MISUSE],
    ids=lambda kind: kind.__name__,
)
def test_every_exception_of_the_libraries_has_a_meaning(kind: type[BaseException]) -> None:
    assert any(parent in faults._known() for parent in kind.__mro__), (
        f"{kind} says nothing: add it to the table"
    )


def test_the_walk_finds_what_there_is() -> None:
    names = {kind.__name__ for kind in CLASSES}
    assert {"OpenAIRateLimitError", "RateLimitError", "ModelRateLimitError", "OpenAIRefusalError"} <= names


def test_every_model_error_can_be_told() -> None:
    kinds = set(errors.ModelError.__subclasses__()) - {errors.BadReply}
    for kind in kinds:
        error = faults.tell(kind, endpoint="http://h/v1", model="m", detail="why")
        assert error.message.endswith(".")
        assert error.hint
        assert "{" not in error.message + error.hint
