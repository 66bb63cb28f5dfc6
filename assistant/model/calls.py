"""The log of what left the machine: one JSON Lines file, two lines a request.

`CallLog.call` writes a line "sent" before a request leaves and a line of the same id when it is over: "done",
"failed" or "stopped" (the reader went away). model/chat.py and memory/embeddings.py send nothing without it.
A line says where, when, for what, how much and which pieces of the author's went along; never a key, never
the text. A request that cannot be logged is not sent. Repetitions by the client library after a 429 or 5xx
carry the same content to the same place and are one request here.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Literal

from assistant.domain import Usage, value
from assistant.errors import SettingsError
from assistant.settings import Settings

_WRITING = threading.Lock()  # of all logs: several may share a file

CallState = Literal["sent", "done", "failed", "stopped"]


@value
class Request:
    """What is about to be sent, without its text."""

    kind: Literal["chat", "embeddings"]
    endpoint: str
    model: str
    purpose: str
    prompt_tokens: int  # counted here, by o200k_base
    prompt: str = ""  # name of the prompt file
    prompt_hash: str = ""
    sources: tuple[str, ...] = ()  # ids of evidence, paths of passages


@value
class Call:
    """A request and what became of it."""

    id: str
    when: str  # ISO 8601 with the zone: when it was sent
    state: CallState
    request: Request
    prompt_tokens: int = 0  # as told by the endpoint, else as counted here
    reply_tokens: int = 0
    counted: bool = True  # whether the two were counted here
    seconds: float = 0.0
    error: str = ""  # the name of the error, for a call that failed


class Record:
    """A call under way: the caller notes on it what the endpoint says it took."""

    def __init__(self, call: Call) -> None:
        self.call = call

    def told(self, *, prompt_tokens: int, reply_tokens: int = 0) -> None:
        """Token counts as the endpoint told them."""
        self.call = replace(self.call, prompt_tokens=prompt_tokens, reply_tokens=reply_tokens, counted=False)

    def counted(self, *, reply_tokens: int) -> None:
        """Tokens of the reply as counted here, where the endpoint tells none."""
        self.call = replace(self.call, reply_tokens=reply_tokens)


class CallLog:
    """The log at `path`. Threads may share one; processes may share a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._made: list[Call] = []
        self._lock = threading.Lock()

    @property
    def made(self) -> tuple[Call, ...]:
        """The calls that ended through this object, oldest first: one object a draft tells what it took."""
        with self._lock:
            return tuple(self._made)

    @contextmanager
    def call(self, request: Request) -> Iterator[Record]:
        """Log a request around the sending of it.

        Raises:
            SettingsError: the log cannot be written; nothing may be sent then.
        """
        now = dt.datetime.now().astimezone().isoformat(timespec="milliseconds")
        record = Record(
            Call(
                id=secrets.token_hex(6), when=now, state="sent", request=request,
                prompt_tokens=request.prompt_tokens,
            )
        )  # fmt: skip
        self._write(record.call)
        started = time.monotonic()
        state: CallState = "done"
        error = ""
        try:
            yield record
        except GeneratorExit:
            state = "stopped"
            raise
        except BaseException as fault:
            state, error = "failed", type(fault).__name__
            raise
        finally:
            seconds = round(time.monotonic() - started, 3)
            ended = replace(record.call, state=state, seconds=seconds, error=error)
            with self._lock:
                self._made.append(ended)
            self._write(ended)

    def read(self) -> tuple[Call, ...]:
        """Every call in the file, oldest first, as last heard of.

        A line that is no call (cut by a crash while it was written) is passed over.
        """
        if not self.path.exists():
            return ()
        calls: dict[str, Call] = {}
        for line in self.path.read_text(encoding="utf-8", errors="replace").splitlines():
            call = _parse(line)
            if call is not None:
                calls[call.id] = call
        return tuple(calls.values())

    @contextmanager
    def _opened(self) -> Iterator[int]:
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            yield handle
        finally:
            os.close(handle)

    def _write(self, call: Call) -> None:
        line = json.dumps(asdict(call), ensure_ascii=False)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with _WRITING, self._opened() as handle:
                size = os.fstat(handle).st_size
                torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"  # a crash cut the last line
                os.write(handle, (("\n" if torn else "") + line + "\n").encode("utf-8"))
        except OSError as error:
            raise SettingsError(
                f"The log of what is sent cannot be written, so nothing is sent: {error}.",
                hint=f"Make {self.path.parent} writable, or set ASSISTANT_WORKSPACE to another folder.",
            ) from error


def usage(calls: Iterable[Call], settings: Settings) -> Usage:
    """What these calls to chat models took together, and cost by the settings' prices (both must be set)."""
    chats = [call for call in calls if call.request.kind == "chat"]
    prompt = sum(call.prompt_tokens for call in chats)
    reply = sum(call.reply_tokens for call in chats)
    cost = None
    if settings.price_prompt is not None and settings.price_reply is not None:
        cost = (prompt * settings.price_prompt + reply * settings.price_reply) / 1_000_000
    return Usage(calls=len(chats), prompt_tokens=prompt, reply_tokens=reply, cost=cost)


def _parse(line: str) -> Call | None:
    try:
        data = json.loads(line)
        request = data.pop("request")
        known = {f.name for f in fields(Request)}
        sources = tuple(request.pop("sources"))
        return Call(
            request=Request(sources=sources, **{k: v for k, v in request.items() if k in known}), **data
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
