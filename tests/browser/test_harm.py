"""Nothing that someone wrote, and nobody from elsewhere, can use the page against its author."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Serve, Visiting

pytestmark = pytest.mark.browser

NASTY = """---
title: "<img src=x onerror=window.hurt=1> 못된 글"
date: 2026-04-01
---
<script>window.hurt = 1</script>

<img src="https://example.org/spy.png" onerror="window.hurt = 1">

<svg onload="window.hurt = 1"><script>window.hurt = 1</script></svg>

![먼 그림](https://example.org/spy.png)

[눌러 보세요](javascript:window.hurt=1) 그리고 <a href="javascript:window.hurt=1">여기도</a>

<details open ontoggle="window.hurt = 1">열림</details>

{{ site.url }} {{#each value}} ${window.hurt = 1} `${window.hurt = 1}`

그래도 은행나무 이야기는 남는다.
"""


def test_a_hostile_post_does_nothing(serve: Serve, visit: Visiting, tmp_path: Path) -> None:
    blog = tmp_path / "blog"
    blog.mkdir()
    (blog / "2026-04-01-nasty.md").write_text(NASTY, encoding="utf-8")
    (blog / "2025-12-30-2025.md").write_text(
        "---\ntitle: 2025년 회고\ndate: 2025-12-30\n---\n\n## 내년에는\n\n"
        "내년에는 <script>window.hurt = 1</script> 은행나무를 한 그루 심는다.\n",
        encoding="utf-8",
    )
    v = visit(serve(read=False, corpus=(blog,)))
    page = v.page
    page.click("#read")
    page.wait_for_selector("#reading .done")
    page.fill(
        "#box textarea", '<img src=x onerror="window.hurt=1"> ${window.hurt=1} <script>window.hurt=1</script>'
    )
    page.press("#box textarea", "Enter")
    page.wait_for_selector(".answer")
    page.get_by_role("tab", name="지난 글").click()
    page.fill("#query input, #query textarea", "은행나무")
    page.press("#query input, #query textarea", "Enter")
    page.wait_for_selector("#found .card")
    page.click("#timeline .year summary >> nth=0")
    page.click("#timeline [data-post*=nasty]")
    page.wait_for_selector(".reader")
    assert "은행나무 이야기는 남는다" in page.inner_text(".reader")
    v.shot("hostile-post")
    page.click(".reader >> text=눌러 보세요")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="초안").click()
    page.click("#write")
    page.wait_for_selector(".manuscript:not(.growing)")
    assert page.evaluate("window.hurt") is None
    assert not v.errors
    ours = "#conversation, #called-up, #found, #timeline, #reader, #prose, #findings, #threads"
    foreign = page.evaluate(
        """ours => [...document.querySelectorAll(ours)].flatMap(one => [...one.querySelectorAll("*")]).filter(
             one => /^(script|img|svg|iframe|object|embed|style|link)$/i.test(one.tagName)
               || [...one.attributes].some(a => /^on/i.test(a.name) || /^\\s*javascript:/i.test(a.value))
           ).map(one => one.outerHTML)""",
        ours,
    )
    assert foreign == []


def test_a_post_that_is_not_in_the_corpus_cannot_be_opened(
    standing: str, visit: Visiting, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("OPENAI_API_KEY=none-of-your-business\n", encoding="utf-8")
    v = visit(standing)
    v.page.get_by_role("tab", name="지난 글").click()
    v.page.wait_for_selector("#timeline .year")
    v.page.click("#timeline .year summary >> nth=0")
    for path in ("../.env", str(tmp_path / ".env"), "/etc/passwd", "_posts/../../../.env"):
        v.page.evaluate(
            "path => { document.querySelector('#timeline [data-post]').dataset.post = path }", path
        )
        v.page.click("#timeline [data-post] >> nth=0")
        v.page.wait_for_selector("#reader .empty")
        assert "business" not in v.page.content() and "root:" not in v.page.content()


def test_the_file_routes_serve_nothing_else(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OPENAI_API_KEY=none-of-your-business\n", encoding="utf-8")
    address = serve()
    wanted = [
        str(tmp_path / ".env"),
        str(tmp_path / "workspace" / "interviews.sqlite3"),
        str(tmp_path / "drafts" / ".." / ".env"),
        "/etc/passwd",
        "../../../../etc/passwd",
    ]
    for path in wanted:
        for route in ("/ko/gradio_api/file=", "/en/gradio_api/file=", "/ko/file="):
            for told in (path, urllib.parse.quote(path, safe="")):
                with pytest.raises(urllib.error.HTTPError) as refused:
                    urllib.request.urlopen(f"{address}{route}{told}", timeout=10)
                assert refused.value.code in (403, 404)
                refused.value.close()


def test_nothing_can_be_uploaded_and_no_draft_is_laid_open(serve: Serve, tmp_path: Path) -> None:
    address = serve()
    draft = tmp_path / "drafts" / "2026" / "v1.md"
    draft.parent.mkdir(parents=True)
    draft.write_text("아직 아무도 못 볼 글", encoding="utf-8")
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.md"\r\n\r\nhello\r\n--x--\r\n'
    told = {"Content-Type": "multipart/form-data; boundary=x"}
    for asked in (
        urllib.request.Request(f"{address}/ko/gradio_api/upload", data=body, headers=told),
        urllib.request.Request(f"{address}/en/gradio_api/upload", data=body, headers=told),
        urllib.request.Request(f"{address}/ko/gradio_api/file={draft}"),
    ):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(asked, timeout=10)
        assert refused.value.code in (403, 404, 405)
        refused.value.close()


def test_with_a_password_nothing_is_shown_before_it_is_told(serve: Serve, visit: Visiting) -> None:
    address = serve(password="열려라 참깨")
    for path in ("/", "/ko/", "/ko/config", "/en/gradio_api/info", "/favicon.ico"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{address}{path}", timeout=10)
        assert refused.value.code == 401
        refused.value.close()
    v = visit(address, http_credentials={"username": "me", "password": "열려라 참깨"})
    assert v.page.is_visible("#conversation .question")
