"""Serving the page: on this machine alone, or elsewhere behind a password.

`start` gives a running page, `serve` runs it for the command line until Ctrl-C. The page lies at /ko/ and
/en/; the bare address leads to the one the browser prefers, or the one chosen last.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError, SettingsError
from assistant.service import Assistant
from assistant.web.arriving import READY, Arriving
from assistant.web.gate import Gate
from assistant.web.strings import LANGUAGES, Language

if TYPE_CHECKING:
    from fastapi import FastAPI

log = logging.getLogger(__name__)
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
FIRST_PORT, LAST_PORT = 7860, 7959
CHOSEN = "language"  # the cookie that remembers which language was chosen
YEAR_IN_SECONDS = 365 * 24 * 3600


class Served:
    """A page that runs until `stop`."""

    def __init__(self, server: Any, door: socket.socket, address: str, page: Arriving) -> None:
        self.address = address
        self._server = server
        self._page = page
        self._thread = threading.Thread(
            target=server.run, kwargs={"sockets": [door]}, name="page", daemon=True
        )
        self._thread.start()

    def ready(self) -> Served:
        """The same, once the whole page is there; until then a first view of it is.

        Raises:
            Exception: whatever kept the page from being made.
        """
        self._page.wait()
        return self

    def wait(self) -> None:
        """Until the page ends."""
        while self._thread.is_alive():
            self._thread.join(timeout=0.5)

    def stop(self) -> None:
        """End the page; what is under way has a second to finish."""
        self._server.should_exit = True
        self._thread.join()


def start(product: Assistant) -> Served:
    """The page, served: at once with a first view, which gives way to the page when that is made.

    Meanwhile the posts are looked through for the first question.

    Raises:
        SettingsError: another host without a password, or no free port.
    """
    settings = product.settings
    password = settings.password.get_secret_value() if settings.password else None
    if settings.host not in THIS_MACHINE and password is None:
        raise SettingsError(
            f"The page would be open to everyone who reaches {settings.host}, and it shows a diary.",
            hint="Set ASSISTANT_PASSWORD, or leave the host at 127.0.0.1.",
        )
    door = _door(settings.host, settings.port)
    hosts = THIS_MACHINE if settings.host in THIS_MACHINE else None

    import uvicorn

    page = Arriving(lambda: application(product), language=_language)
    server = uvicorn.Server(
        uvicorn.Config(
            Gate(page, hosts=hosts, password=password),
            log_level="critical",
            access_log=False,
            lifespan="on",
            timeout_graceful_shutdown=1,
            ws="none",
            server_header=False,
        )
    )
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    threading.Thread(target=_warm, args=[product, page], name="warm", daemon=True).start()
    return Served(server, door, f"http://{shown}:{door.getsockname()[1]}", page)


def serve(product: Assistant, *, announce: Callable[[str], None], show: bool) -> None:
    """Serve the page until Ctrl-C, and open it in the browser with `show`."""
    served = start(product)
    announce(f"The page is at {served.address} (Ctrl-C ends it).")
    if show:
        import webbrowser

        webbrowser.open(served.address)
    try:
        served.ready().wait()
    except KeyboardInterrupt:
        served.stop()


def application(product: Assistant) -> FastAPI:
    """The page in each language, and the way to the right one. Imports Gradio: seconds."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when Gradio is imported
    import gradio as gr
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import RedirectResponse, Response

    from assistant.web.page import build
    from assistant.web.theme import ICON, css, head, theme

    def entrance(request: Request) -> Response:
        return RedirectResponse(f"/{_language(request.headers)}/")

    def choose(request: Request) -> Response:
        language = request.path_params["language"]
        to = RedirectResponse(f"/{language}/" if language in LANGUAGES else "/")
        if language in LANGUAGES:
            to.set_cookie(CHOSEN, language, max_age=YEAR_IN_SECONDS, samesite="lax", httponly=True)
        return to

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    def icon(_: Request) -> Response:
        return Response(ICON, media_type="image/svg+xml")

    def here(_: Request) -> Response:
        return Response(status_code=204)

    def nothing_to_upload(_: Request) -> Response:
        return Response(status_code=403)

    app.add_route("/", entrance)
    app.add_route(READY, here)
    app.add_route("/favicon.ico", icon)
    app.add_route("/choose/{language}", choose)
    for language in LANGUAGES:
        app.add_route(f"/{language}", lambda request: RedirectResponse(f"{request.url.path}/"))
        app.add_route(f"/{language}/gradio_api/upload", nothing_to_upload, methods=["POST"])
        page = build(product, language)
        page.queue(default_concurrency_limit=4, max_size=32)
        gr.mount_gradio_app(
            app,
            page,
            path=f"/{language}",
            show_error=False,
            ssr_mode=False,
            footer_links=[],
            run_history=False,
            theme=theme(),
            css=css(),
            head=head(language),
        )
    return app


def preferred(accepted: str) -> Language:
    """The page's language for an Accept-Language header (RFC 9110, 12.5.4); English for neither."""
    wishes: list[tuple[float, str]] = []
    for part in accepted.split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            wishes.append((float(weight or 1), tag.lower().split("-")[0]))
        except ValueError:
            continue
    for _, tag in sorted(wishes, key=lambda wish: -wish[0]):
        if tag == "ko":
            return "ko"
        if tag == "en":
            return "en"
    return "en"


def _language(headers: Mapping[str, str]) -> Language:
    """The language a visitor chose last, else the one their browser prefers."""
    from http.cookies import SimpleCookie

    chosen = SimpleCookie(headers.get("cookie", "")).get(CHOSEN)
    if chosen is not None and chosen.value in LANGUAGES:
        return "ko" if chosen.value == "ko" else "en"
    return preferred(headers.get("accept-language", ""))


def _warm(product: Assistant, page: Arriving) -> None:
    try:
        product.warm_interview()
        page.wait()
        product.warm_memory()
    except AssistantError:
        log.info("the posts could not be looked through ahead", exc_info=True)  # the page will tell it


def _door(host: str, port: int | None) -> socket.socket:
    """A socket that listens; without a port, on the first free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in (port,) if port else range(FIRST_PORT, LAST_PORT + 1):
        door = socket.socket(family, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, candidate))
            door.listen(128)
            return door
        except OSError as error:
            door.close()
            reason = error.strerror
    raise SettingsError(
        f"The page cannot listen on {host}: {reason}.", hint="Choose another --port or --host."
    )
