"""Everything that can go wrong and is worth a sentence to the person.

AssistantError
├── SettingsError          a setting is missing or makes no sense
├── CorpusError            the author's folder cannot be read
│   └── TooLittleProse     there is not enough in it to tell a voice by
├── MemoryFault            the index cannot be used
│   ├── IndexBusy          another process is writing it
│   ├── IndexDamaged       what lies on disk is not what was written
│   └── EmbeddingFailed    the embedder gave no usable vectors
├── PromptError            a prompt file is missing, unreadable or misses a variable
├── ModelError             the chat model gave no usable reply
│   ├── KeyRefused         401 / 403
│   ├── ModelMissing       the endpoint does not know the model
│   ├── ModelBusy          429 after the retries
│   ├── QuotaSpent         429 that waiting does not mend
│   ├── PromptTooLong      more tokens than the model takes
│   ├── ModelTimeout       nothing came in time
│   ├── Unreachable        refused, no such host, a stream that broke
│   ├── RequestRefused     400, 422: the request is not taken as it is, or declined
│   ├── EndpointFailed     5xx after the retries, or an error told in the middle of a reply
│   ├── NoSuchEndpoint     what answers there does not speak the OpenAI protocol
│   ├── ReplyCutOff        the stream ended without saying that it was done
│   │   └── ReplyTooLong   it ended because the reply reached the limit set for it
│   └── BadReply           a reply that is not what was asked for, after the repairs
├── InterviewError         an interview cannot be opened, read or continued
│   └── InterviewChanged   another window changed it in between
├── DraftError             a draft cannot be written, read or published
└── DiskFull               nothing more can be written down

Each carries `hint`: what the person can do now. Raised where the fault is seen, caught only at the edges
(cli, web), which print the sentence and the hint; a traceback only with --debug.
"""

from __future__ import annotations

import errno


class AssistantError(Exception):
    """A failure told in one sentence, with the way out in another."""

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class SettingsError(AssistantError):
    """A setting is missing or makes no sense."""


class CorpusError(AssistantError):
    """The author's folder cannot be read."""


class TooLittleProse(CorpusError):
    """The author wrote too little yet to tell their voice by."""


class MemoryFault(AssistantError):
    """The index cannot be used."""


class IndexBusy(MemoryFault):
    """Another process is writing the index."""


class IndexDamaged(MemoryFault):
    """What lies on disk is not what was written."""


class EmbeddingFailed(MemoryFault):
    """The embedder gave no usable vectors."""


class PromptError(AssistantError):
    """A prompt file is missing, unreadable or misses a variable."""


class ModelError(AssistantError):
    """The chat model gave no usable reply."""


class KeyRefused(ModelError):
    """The endpoint refused the key (401, 403)."""


class ModelMissing(ModelError):
    """The endpoint does not know the model."""


class ModelBusy(ModelError):
    """Too many requests, still so after the retries."""


class QuotaSpent(ModelError):
    """The account has no credit left."""


class PromptTooLong(ModelError):
    """The prompt holds more tokens than the model takes."""


class ModelTimeout(ModelError):
    """Nothing came in time."""


class Unreachable(ModelError):
    """Nobody answers at the endpoint, or the connection broke."""


class RequestRefused(ModelError):
    """The endpoint does not take the request as it is (400, 422), or the model declines it."""


class EndpointFailed(ModelError):
    """The endpoint failed at its own work (5xx, still so after the retries)."""


class NoSuchEndpoint(ModelError):
    """What answers at the address does not speak the OpenAI protocol."""


class ReplyCutOff(ModelError):
    """The reply ended before it was done."""


class ReplyTooLong(ReplyCutOff):
    """The reply reached the limit set for it before it was done; `reply` keeps what came."""

    def __init__(self, message: str, *, hint: str, reply: str) -> None:
        super().__init__(message, hint=hint)
        self.reply = reply


class BadReply(ModelError):
    """The reply is not of the shape that was asked for, after the repairs; `reply` keeps it."""

    def __init__(self, message: str, *, hint: str, reply: str) -> None:
        super().__init__(message, hint=hint)
        self.reply = reply


class InterviewError(AssistantError):
    """An interview cannot be opened, read or continued."""


class InterviewChanged(InterviewError):
    """The interview is no longer what the caller saw: another window or process changed it."""


class DraftError(AssistantError):
    """A draft cannot be written, read or published."""


class DiskFull(AssistantError):
    """Nothing more fits on the disk, whoever met it first: a file, a database."""

    def __init__(self) -> None:
        super().__init__("The disk is full.", hint="Make room and run it again: what was finished is kept.")


def told(error: Exception) -> AssistantError | None:
    """What went wrong as a person is told it; None for what nobody foresaw."""
    if isinstance(error, AssistantError):
        return error
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    # Only what SQLite raises has such a name: nothing needs to be imported to know it.
    return DiskFull() if full or getattr(error, "sqlite_errorname", "") == "SQLITE_FULL" else None
