"""Whole evenings in a real browser: from the first visit to a draft on disk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.web.strings import words

if TYPE_CHECKING:
    from conftest import Serve, Visit, Visiting
    from playwright.sync_api import Page
    from support.wire import Served

pytestmark = pytest.mark.browser

TOLD = {
    "ko": (
        "2월에 옆 팀으로 가겠다고 말했고 3월에 자리를 옮겼다.\n\n첫날에는 공책 한 권만 들고 갔다.",
        "공책 한 권만",
        "공책 한 권과 연필만",
    ),
    "en": (
        "I walked to the river most evenings in May.\n\nThe one evening I remember is the one with the heron.",
        "with the heron",
        "with the grey heron",
    ),
}
SKIPPED = 6  # questions until one has to rest on an earlier entry
WINDOWS = [("ko-KR", (1280, 860), "light"), ("en-US", (390, 844), "dark")]


def ask(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def room(page: Page, said: Mapping[str, str], name: str) -> None:
    page.get_by_role("tab", name=said[name], exact=True).click()


def evening(v: Visit, tmp_path: Path, name: str, *, edits: bool) -> None:
    """From the first visit to a published file; with `edits` the draft is changed by hand on the way."""
    page = v.page
    language = str(page.evaluate("document.documentElement.lang"))
    said, (answer, before, after) = words(language), TOLD[language]

    def shot(part: str) -> None:
        v.shot(f"{name}-{language}-{part}")
        assert v.fits(), part
        assert language != "ko" or v.english() == [], part

    assert page.inner_text("#found-posts").strip()
    shot("1-first-visit")
    ask(page, said["read_posts"])
    page.wait_for_selector("#reading .progress")
    page.wait_for_selector("#reading .done")
    assert re.search(r"\d+", page.inner_text("#reading"))

    page.fill("#box textarea", answer)
    page.press("#box textarea", "Enter")
    page.wait_for_selector(".answer")
    assert page.inner_text(".answer").split() == answer.split()
    page.wait_for_selector("#skip:not([disabled]), #go-on:not([disabled])")
    assert page.input_value("#box textarea") == ""
    if page.is_visible("#go-on"):  # a small model may take any answer for a heavy one
        page.click("#go-on")
    for _ in range(SKIPPED):
        page.click("#skip")
        page.wait_for_selector(".answer.passed")
        page.wait_for_selector("#skip:not([disabled])")
        if page.locator("#called-up .card").count():
            break
    page.wait_for_selector("#called-up .card")
    shot("2-talk")
    page.click("#called-up .card [data-post] >> nth=0")
    page.wait_for_selector(".reader")
    shot("3-reader")
    page.keyboard.press("Escape")
    page.wait_for_selector(".reader", state="detached")

    room(page, said, "draft")
    page.click("#write")
    page.wait_for_selector(".manuscript:not(.growing)")
    shot("4-draft")
    if edits:
        assert before in page.inner_text(".manuscript")
        room(page, said, "editor")
        page.wait_for_function(
            "text => document.querySelector('#source textarea')?.value.includes(text)", arg=before
        )
        page.fill("#source textarea", page.input_value("#source textarea").replace(before, after))
        page.wait_for_selector("#typing .done")
        shot("5-editor")
        page.click("#keep")
        page.locator("#typing .done", has_text=said["kept"]).wait_for()
        assert sorted(path.name for path in (tmp_path / "drafts").rglob("*.md")) == ["v1.md", "v2.md"]
        room(page, said, "text")
        page.locator(".manuscript", has_text=after).wait_for()
    room(page, said, "publish")
    page.fill("#publish-folder", str(tmp_path / "blog"))
    page.click("#publishing form button")
    page.wait_for_selector(".survey")
    shot("6-publish")
    page.click("#publishing [data-act=publish]")
    page.wait_for_selector("#publishing .done")
    published = next((tmp_path / "blog").rglob("*.md")).read_text(encoding="utf-8")
    assert published.strip() and (not edits or after in published)

    room(page, said, "past")
    page.fill("#query input, #query textarea", "number <b>one</b>")
    page.press("#query input, #query textarea", "Enter")
    page.wait_for_selector("#found .card, #found .empty")
    page.wait_for_selector("#timeline .year")
    page.wait_for_selector("#promises .promise")
    shot("7-past")
    room(page, said, "settings")
    page.wait_for_selector("#examined .examination")
    shot("8-settings")
    assert not v.errors


@pytest.mark.parametrize(("locale", "size", "scheme"), WINDOWS, ids=["ko", "en"])
def test_an_evening(
    serve: Serve, visit: Visiting, tmp_path: Path, locale: str, size: tuple[int, int], scheme: str
) -> None:
    v = visit(serve(read=False), locale=locale, size=size, color_scheme=scheme)
    assert ("dark" in v.page.evaluate("document.body.className")) == (scheme == "dark")
    evening(v, tmp_path, "evening", edits=True)


@pytest.mark.wire
@pytest.mark.parametrize(("locale", "size", "scheme"), WINDOWS, ids=["ko", "en"])
def test_an_evening_with_a_small_real_model(
    serve: Serve,
    visit: Visiting,
    tmp_path: Path,
    real: Served,
    locale: str,
    size: tuple[int, int],
    scheme: str,
) -> None:
    address = serve(
        read=False, model=real.model, openai_base_url=real.url, context_tokens=real.context_tokens, reply_tokens=128,
        concurrency=2, temperature=0.0,
    )  # fmt: skip
    v = visit(address, locale=locale, size=size, color_scheme=scheme)
    v.page.set_default_timeout(600_000)  # two cores read and write some ten thousand tokens
    evening(v, tmp_path, "model", edits=False)


def test_the_language_can_be_switched_and_is_remembered(standing: str, visit: Visiting) -> None:
    v = visit(standing, locale="ko-KR")
    v.page.get_by_role("link", name="English").click()
    v.page.wait_for_selector("#conversation .question")
    assert v.page.get_by_role("button", name="Send", exact=True).is_visible()
    assert v.english()
    again = v.tab()
    assert again.url.endswith("/en/")


def test_brightness_can_be_switched_and_is_remembered(standing: str, visit: Visiting) -> None:
    v = visit(standing, color_scheme="light")
    ask(v.page, "밝게 · 어둡게")
    assert "dark" in v.page.evaluate("document.body.className")
    v.page.reload()
    v.page.wait_for_selector("#conversation .question")
    v.page.wait_for_function("document.body.classList.contains('dark')")
