"""Who may ask for the page, from where, and under which name."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import MutableMapping
from typing import Any

import pytest

from assistant.errors import SettingsError
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.web.gate import Gate
from assistant.web.serving import THIS_MACHINE, preferred, start


async def diary(_: Any, __: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": "일기".encode()})


def asked(password: str | None = None, kind: str = "http", **headers: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and body of what the gate answers."""
    said: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        said.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    given = {"host": "127.0.0.1:7860", **{name.replace("_", "-"): text for name, text in headers.items()}}
    scope = {"type": kind, "headers": [(n.encode(), t.encode("latin-1")) for n, t in given.items()]}
    asyncio.run(Gate(diary, hosts=THIS_MACHINE, password=password)(scope, receive, send))
    first = said[0]
    told = {name.decode(): text.decode() for name, text in first.get("headers", [])}
    return first.get("status", first.get("code", 0)), told, said[-1].get("body", b"").decode()


def basic(password: str, user: str = "me") -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def test_the_author_gets_in() -> None:
    status, headers, body = asked()
    assert (status, body) == (200, "일기")
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["localhost:7860", "[::1]:7860", "127.0.0.1"])
def test_this_machine_has_several_names(host: str) -> None:
    assert asked(host=host)[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:7860", "", "[", "127.0.0.1@evil.example"]
)
def test_another_name_for_this_machine_is_refused(host: str) -> None:
    status, _, body = asked(host=host)
    assert status == 421 and "일기" not in body


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:9999", "http://localhost:7860"]
)
def test_another_site_is_refused(origin: str) -> None:
    assert asked(origin=origin)[0] == 403


def test_a_script_of_another_site_is_refused_though_it_hides_its_origin() -> None:
    assert asked(sec_fetch_site="cross-site", sec_fetch_mode="no-cors")[0] == 403


def test_a_link_from_another_site_may_lead_here() -> None:
    assert asked(sec_fetch_site="cross-site", sec_fetch_mode="navigate")[0] == 200


def test_the_page_itself_may_post() -> None:
    assert asked(origin="http://127.0.0.1:7860")[0] == 200


@pytest.mark.parametrize(
    "given", ["", "Basic", "Basic ?", "Bearer 여유", basic("틀림"), basic(""), basic("열려라 참깨 ")]
)
def test_without_the_password_nobody_reads(given: str) -> None:
    status, headers, body = asked(password="열려라 참깨", authorization=given.encode().decode("latin-1"))
    assert status == 401 and "일기" not in body
    assert headers["www-authenticate"].startswith("Basic")


def test_with_the_password_under_any_name() -> None:
    assert asked(password="열려라: 참깨", authorization=basic("열려라: 참깨", user="글쓴이"))[0] == 200


def test_a_websocket_is_closed() -> None:
    assert asked(kind="websocket")[0] == 1008


def test_another_host_without_a_password_is_refused_with_the_reason() -> None:
    with pytest.raises(SettingsError) as refused:
        start(Assistant(Settings(host="0.0.0.0")))
    assert "diary" in refused.value.message and "ASSISTANT_PASSWORD" in refused.value.hint


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ko-KR,ko;q=0.9,en-US;q=0.8", "ko"),
        ("en-US,en;q=0.9,ko;q=0.8", "en"),
        ("de,ko;q=0.5", "ko"),
        ("en;q=0.3,ko;q=0.7", "ko"),
        ("ja", "en"),
        ("", "en"),
        (";;q=x,ko;q=no", "en"),
    ],
)
def test_the_page_speaks_what_the_browser_asks_for(accepted: str, language: str) -> None:
    assert preferred(accepted) == language
