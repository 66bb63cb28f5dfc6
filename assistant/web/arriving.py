"""A page on its way: what is shown from the first moment, while the page itself is still being made.

Making the page imports Gradio, which takes seconds. An ASGI application that answers at once with a first view
(title, a quiet sentence) and gives way to the page as soon as it is there. Used by serving.py.
"""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.web.gate import Receive, Scope, Send
from assistant.web.markup import Html, tag
from assistant.web.strings import Language, words

if TYPE_CHECKING:
    from fastapi import FastAPI

log = logging.getLogger(__name__)
READY = "/ready"  # answers 204 once the page is there
LOOKS_AGAIN = """
const look = async () => {
  const answer = await fetch(%s, { cache: "no-store" }).catch(() => null);
  if (answer?.status === 204) location.reload();
  else if (answer?.status === 500) location.reload();
  else setTimeout(look, 100);
};
look();
"""


class Arriving:
    """The application that `make` makes, and a first view until it has."""

    def __init__(
        self, make: Callable[[], FastAPI], *, language: Callable[[Mapping[str, str]], Language]
    ) -> None:
        """`language` tells from a request's headers which language the visitor reads."""
        self._make = make
        self._language = language
        self._page: FastAPI | None = None
        self._failure: BaseException | None = None
        self._settled = threading.Event()

    def wait(self) -> None:
        """Until the page is there.

        Raises:
            Exception: whatever kept it from being made.
        """
        self._settled.wait()
        if self._failure is not None:
            raise self._failure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif self._page is not None:
            await self._page(scope, receive, send)
        else:
            await self._first_view(scope, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        """The server's life: the page is made beside it and lives until it ends."""
        await receive()
        over = asyncio.Event()
        making = asyncio.create_task(self._arrive(over))
        await send({"type": "lifespan.startup.complete"})
        await receive()
        over.set()
        await making
        await send({"type": "lifespan.shutdown.complete"})

    async def _arrive(self, over: asyncio.Event) -> None:
        try:
            page = await asyncio.to_thread(self._made)
            async with page.router.lifespan_context(page):
                self._page = page
                self._settled.set()
                await over.wait()
        except Exception as error:
            log.error("the page could not be made", exc_info=error)
            self._failure = error
            self._settled.set()

    def _made(self) -> FastAPI:
        """The page, made in a thread and in a loop: Gradio opens one for every lock where none runs, and leaves it."""

        async def made() -> FastAPI:
            return self._make()

        return asyncio.run(made())

    async def _first_view(self, scope: Scope, send: Send) -> None:
        given = {name.decode("latin-1").lower(): text.decode("latin-1") for name, text in scope["headers"]}
        language = self._language(given)
        failed = self._failure is not None
        status = 500 if failed else 503 if scope["path"] == READY else 200
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"cache-control", b"no-store"),
        ]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": first_view(language, failed=failed).encode()})


def first_view(language: Language, *, failed: bool = False) -> str:
    """The title and a quiet sentence, where the page will have them; or that it could not be made."""
    said = words(language)
    style = (files("assistant.web") / "style" / "arriving.css").read_text(encoding="utf-8")
    sentence = said["unforeseen"] if failed else said["opening"]
    script = "" if failed else LOOKS_AGAIN % json.dumps(READY)
    head = tag(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        tag("title", said["title"]),
        tag("style", Html(style)),
    )
    body = tag(
        "body", tag("h1", said["title"]), tag("p", sentence, role="status"), tag("script", Html(script))
    )
    return "<!doctype html>" + tag("html", head, body, lang=language)
