"""What the client library raises, turned into our own errors with a way out.

`translate` is given any exception of a request to an OpenAI-compatible endpoint, chat or embeddings, and
gives the `ModelError` to raise from it. Used by model/chat.py and model/endpoint.py.
"""

from __future__ import annotations

import re
from functools import cache

from assistant import errors
from assistant.domain import value
from assistant.errors import ModelError

Fault = type[ModelError]

# How endpoints word "your prompt is too long" in a 400: OpenAI, llama.cpp, vLLM, Ollama, LiteLLM and others.
# The error code says so at OpenAI only, and its class never does (openai 3).
_TOO_LONG = re.compile(
    r"context[ _](?:length|window|size)|maximum context|too many tokens"
    r"|prompt is too long|input (?:is too long|tokens exceed)|reduce the length",
    re.IGNORECASE,
)
# Codes that mark a 429 which waiting does not mend.
_SPENT = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"}
# Statuses that no class of the library stands for.
_STATUSES: dict[int, Fault] = {402: errors.QuotaSpent, 413: errors.PromptTooLong, 422: errors.RequestRefused}


@value
class _Telling:
    says: str
    hint: str


_TELLINGS: dict[Fault, _Telling] = {
    errors.KeyRefused: _Telling(
        says="{endpoint} refuses the key{detail}.",
        hint="Check OPENAI_API_KEY: is it whole, of this endpoint, and may it use this model?",
    ),
    errors.ModelMissing: _Telling(
        says="{endpoint} does not know the model {model}{detail}.",
        hint="Set ASSISTANT_MODEL to a model it has; `assistant doctor` lists some.",
    ),
    errors.ModelBusy: _Telling(
        says="{endpoint} takes no more requests for now{detail}.",
        hint="Wait a little and try again, or lower ASSISTANT_CONCURRENCY.",
    ),
    errors.QuotaSpent: _Telling(
        says="The account at {endpoint} has no credit left{detail}.",
        hint="Top it up there, or draft with --engine quoting, which needs no model.",
    ),
    errors.PromptTooLong: _Telling(
        says="The prompt is longer than {model} takes{detail}.",
        hint="Set ASSISTANT_CONTEXT_TOKENS to what the model really takes; drafts are then packed to fit.",
    ),
    errors.ModelTimeout: _Telling(
        says="{endpoint} gave no sign in time.",
        hint="Try again, or raise ASSISTANT_TIMEOUT for a slow model.",
    ),
    errors.Unreachable: _Telling(
        says="{endpoint} cannot be reached, or the connection broke{detail}.",
        hint="Is it running, and is OPENAI_BASE_URL right? Try again; nothing that was saved is lost.",
    ),
    errors.RequestRefused: _Telling(
        says="{endpoint} does not take the request{detail}.",
        hint="Try another model, or unset ASSISTANT_TEMPERATURE where the model knows none.",
    ),
    errors.EndpointFailed: _Telling(
        says="{endpoint} failed at its own work{detail}.",
        hint="Try again in a while; the fault is on its side.",
    ),
    errors.NoSuchEndpoint: _Telling(
        says="What answers at {endpoint} does not speak the OpenAI protocol.",
        hint="Check OPENAI_BASE_URL; it usually ends in /v1.",
    ),
    errors.ReplyCutOff: _Telling(
        says="The reply of {model} ended before it was done.",
        hint="Raise ASSISTANT_REPLY_TOKENS, or try again.",
    ),
}


def translate(error: Exception, *, endpoint: str, model: str) -> ModelError:
    """Our error for `error`, to be raised from it. Never holds a key."""
    fault = classify(error)
    detail = "" if fault is errors.KeyRefused else _detail(error)
    return tell(fault, endpoint=endpoint, model=model, detail=detail)


def tell(fault: Fault, *, endpoint: str, model: str, detail: str = "") -> ModelError:
    """An error of this kind with its sentence and its hint."""
    telling = _TELLINGS[fault]
    said = telling.says.format(endpoint=endpoint, model=model, detail=f" ({detail})" if detail else "")
    return fault(said, hint=telling.hint)


def classify(error: Exception) -> Fault:
    """What an exception means. What no class stands for is an answer nobody could make sense of: HTML instead
    of JSON, a stream without a single event, an object without choices."""
    status = getattr(error, "status_code", None)
    code = getattr(error, "code", None)
    text = str(error)
    if status in (None, 400, 413, 422) and (code == "context_length_exceeded" or _TOO_LONG.search(text)):
        return errors.PromptTooLong
    if code in _SPENT:
        return errors.QuotaSpent
    if status in _STATUSES:
        return _STATUSES[status]
    if status == 404 and "model" not in text.lower():
        return errors.NoSuchEndpoint
    return meaning(type(error)) or errors.NoSuchEndpoint


def meaning(kind: type[BaseException]) -> Fault | None:
    """What an exception class means: by itself or the nearest known class above it; None for others."""
    known = {**_known(), **_roots()}
    return next((known[parent] for parent in kind.__mro__ if parent in known), None)


@cache
def _known() -> dict[type, Fault]:
    """Classes that say what happened. A test walks all classes of the libraries and finds each under one."""
    import openai
    from langchain_core import exceptions as lc

    return {
        lc.ModelAuthenticationError: errors.KeyRefused,
        lc.ModelPermissionDeniedError: errors.KeyRefused,
        lc.ModelNotFoundError: errors.ModelMissing,
        lc.ModelRateLimitError: errors.ModelBusy,
        lc.ContextOverflowError: errors.PromptTooLong,
        lc.ModelTimeoutError: errors.ModelTimeout,
        lc.ModelConnectionError: errors.Unreachable,
        lc.ModelInvalidRequestError: errors.RequestRefused,
        lc.ModelRefusalError: errors.RequestRefused,
        lc.ModelAPIError: errors.EndpointFailed,
        openai.AuthenticationError: errors.KeyRefused,
        openai.PermissionDeniedError: errors.KeyRefused,
        openai.NotFoundError: errors.ModelMissing,
        openai.RateLimitError: errors.ModelBusy,
        openai.APITimeoutError: errors.ModelTimeout,
        openai.APIConnectionError: errors.Unreachable,
        openai.BadRequestError: errors.RequestRefused,
        openai.UnprocessableEntityError: errors.RequestRefused,
        openai.ContentFilterFinishReasonError: errors.RequestRefused,
        openai.ConflictError: errors.EndpointFailed,
        openai.InternalServerError: errors.EndpointFailed,
        openai.APIResponseValidationError: errors.NoSuchEndpoint,
        openai.LengthFinishReasonError: errors.ReplyCutOff,
        TimeoutError: errors.ModelTimeout,
        ConnectionError: errors.Unreachable,
    }


@cache
def _roots() -> dict[type, Fault]:
    """Classes that say little: an error told in the middle of a stream is a bare APIError."""
    import openai

    return {openai.APIStatusError: errors.EndpointFailed, openai.APIError: errors.EndpointFailed}


def _detail(error: Exception) -> str:
    """The endpoint's own words, cut to a line; the cause, where the library says only "Connection error."."""
    said = getattr(error, "message", None) or ""
    cause = error.__cause__
    while cause is not None and cause.__cause__ is not None:
        cause = cause.__cause__
    if said == "Connection error." and cause is not None:
        said = str(cause)
    line = " ".join(str(said).split()).rstrip(".")
    return line if len(line) <= 200 else f"{line[:199]}…"
