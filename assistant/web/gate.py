"""What stands between the page and the network: who may ask, from where, and what a browser may do with it.

An ASGI wrapper around the whole application, so that no route of any library is outside it. Used by
serving.py.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# Gradio needs inline scripts and `Function`; whatever a post smuggles in, nothing comes from elsewhere.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
)


class Gate:
    """Refuses other hosts' names (DNS rebinding), other sites' scripts, visitors without the password."""

    def __init__(self, app: App, *, hosts: Collection[str] | None, password: str | None) -> None:
        """`hosts` are the names the page may be asked for under, without ports; None: any."""
        self._app = app
        self._hosts = hosts
        self._password = password

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # the page opens no websocket, so nobody else has to
            await send({"type": "websocket.close", "code": 1008})
            return
        given = {name.decode("latin-1").lower(): text.decode("latin-1") for name, text in scope["headers"]}
        if self._hosts is not None and _name(given.get("host", "")) not in self._hosts:
            await _refuse(send, 421, "This page does not go by that name.")
        elif not _same_origin(given):
            await _refuse(send, 403, "Another site may not use this page.")
        elif not self._lets_in(given.get("authorization", "")):
            await _refuse(
                send, 401, "Password?", (b"www-authenticate", b'Basic realm="review", charset="UTF-8"')
            )
        else:
            await self._app(scope, receive, _with_headers(send))

    def _lets_in(self, authorization: str) -> bool:
        """Whether the visitor may see the page: any user name, the right password."""
        if self._password is None:
            return True
        scheme, _, told = authorization.partition(" ")
        try:
            password = base64.b64decode(told, validate=True).partition(b":")[2]
        except ValueError:  # not base64, or not even ASCII
            return False
        return scheme.lower() == "basic" and hmac.compare_digest(password, self._password.encode())


def _name(host: str) -> str:
    """`127.0.0.1:7860` → `127.0.0.1`, `[::1]:7860` → `::1`."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _same_origin(given: MutableMapping[str, str]) -> bool:
    """Whether a script's request comes from the page itself. What a person opens carries no origin."""
    if given.get("sec-fetch-site") == "cross-site" and given.get("sec-fetch-mode") != "navigate":
        return False
    origin = given.get("origin")
    return origin is None or urlsplit(origin).netloc == given.get("host")


def _with_headers(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *HEADERS]
        await send(message)

    return sending


async def _refuse(send: Send, status: int, sentence: str, *headers: tuple[bytes, bytes]) -> None:
    plain = (b"content-type", b"text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [plain, *headers]})
    await send({"type": "http.response.body", "body": sentence.encode()})
