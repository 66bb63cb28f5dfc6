"""The first view is there before the page is, and gives way to it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, MutableMapping
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.responses import PlainTextResponse

from assistant.web.arriving import READY, Arriving


async def ask(app: Any, path: str) -> tuple[int, str]:
    said: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        said.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": [(b"host", b"127.0.0.1"), (b"accept-language", b"ko")], "root_path": "", "scheme": "http",
        "http_version": "1.1", "server": ("127.0.0.1", 1), "client": ("127.0.0.1", 2),
    }  # fmt: skip
    await app(scope, receive, send)
    return said[0]["status"], b"".join(part.get("body", b"") for part in said[1:]).decode()


async def lived(app: Arriving, meanwhile: Callable[[], Any]) -> None:
    """The server's life around what `meanwhile` does."""
    over, up = asyncio.Event(), asyncio.Event()
    messages = iter(("lifespan.startup", "lifespan.shutdown"))

    async def receive() -> MutableMapping[str, Any]:
        message = next(messages)
        if message == "lifespan.shutdown":
            await over.wait()
        return {"type": message}

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "lifespan.startup.complete":
            up.set()

    life = asyncio.create_task(app({"type": "lifespan"}, receive, send))
    await up.wait()
    await meanwhile()
    over.set()
    await life


def test_the_first_view_gives_way_to_the_page() -> None:
    go_on = threading.Event()

    def make() -> FastAPI:
        go_on.wait()
        page = FastAPI()
        page.add_route("/ko/", lambda _: PlainTextResponse("일기"))
        return page

    app = Arriving(make, language=lambda headers: "ko" if headers["accept-language"] == "ko" else "en")

    async def meanwhile() -> None:
        status, shown = await ask(app, "/ko/")
        assert status == 200 and "연말 회고" in shown and 'lang="ko"' in shown and READY in shown
        assert (await ask(app, READY))[0] == 503
        go_on.set()
        await asyncio.to_thread(app.wait)
        assert await ask(app, "/ko/") == (200, "일기")

    asyncio.run(lived(app, meanwhile))


def test_a_page_that_cannot_be_made_is_told_and_raised() -> None:
    def make() -> FastAPI:
        raise OSError("no room for <temporary> files")

    app = Arriving(make, language=lambda _: "en")

    async def meanwhile() -> None:
        with pytest.raises(OSError, match="no room"):
            await asyncio.to_thread(app.wait)
        status, shown = await ask(app, "/")
        assert status == 500 and "nobody foresaw" in shown and "temporary" not in shown and READY not in shown

    asyncio.run(lived(app, meanwhile))
