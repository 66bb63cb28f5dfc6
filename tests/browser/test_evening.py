"""Whole evenings in a real browser: from the first visit to a draft on disk."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Serve, Visiting
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MOVED = """2월에 옆 팀으로 가겠다고 말했고 3월에 자리를 옮겼다. 재미있냐고 하면, 재미있다.

첫날에는 공책 한 권만 들고 갔다."""
WALKED = "I walked to the river most evenings in May. The one evening I remember is the one with the heron."


def ask(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_an_evening_in_korean(serve: Serve, visit: Visiting, tmp_path: Path) -> None:
    v = visit(serve(read=False), locale="ko-KR")
    page = v.page
    assert page.evaluate("document.documentElement.lang") == "ko"
    assert "편" in page.inner_text("#found-posts")
    v.shot("ko-1-first-visit")

    ask(page, "글 읽기")
    page.wait_for_selector("#reading .progress")
    v.shot("ko-2-reading")
    page.wait_for_selector("#reading .done")
    assert re.search(r"대목 \d+개", page.inner_text("#reading"))

    page.fill("#box textarea", MOVED)
    page.press("#box textarea", "Enter")
    page.wait_for_selector(".answer")
    assert page.inner_text(".answer").split() == MOVED.split()
    page.wait_for_function("document.querySelector('#box textarea').value === ''")
    ask(page, "건너뛰기")
    page.wait_for_selector(".answer.passed")
    page.wait_for_selector("#called-up .card")
    v.shot("ko-3-talk")
    page.click("#called-up .card [data-post] >> nth=0")
    page.wait_for_selector(".reader")
    v.shot("ko-4-reader")
    page.keyboard.press("Escape")
    page.wait_for_selector(".reader", state="detached")

    page.get_by_role("tab", name="초안").click()
    ask(page, "초안 쓰기")
    page.wait_for_selector(".manuscript:not(.growing)")
    page.click(".sources summary >> nth=0")
    v.shot("ko-5-draft")
    assert "옆 팀으로" in page.inner_text(".manuscript")
    with page.expect_download() as downloading:
        page.click("#save")
    downloaded = Path(downloading.value.path()).read_text(encoding="utf-8")
    on_disk = next((tmp_path / "drafts").rglob("*.md")).read_text(encoding="utf-8")
    assert downloaded == on_disk and "공책 한 권" in on_disk

    page.get_by_role("tab", name="고치기", exact=True).click()
    page.wait_for_function("document.querySelector('#source textarea')?.value.includes('공책 한 권만')")
    page.fill("#source textarea", downloaded.replace("공책 한 권만", "공책 한 권과 연필만"))
    ask(page, "새 판으로 저장")
    page.wait_for_function("document.querySelector('.manuscript').textContent.includes('연필만')")
    page.get_by_role("tab", name="비교", exact=True).click()
    page.wait_for_selector("#changes ins")
    v.shot("ko-5b-edited")
    assert sorted(path.name for path in (tmp_path / "drafts").rglob("*.md")) == ["v1.md", "v2.md"]

    page.get_by_role("tab", name="지난 글").click()
    page.fill("#query input, #query textarea", "아버지와 버스")
    page.press("#query input, #query textarea", "Enter")
    page.wait_for_selector("#found .card")
    page.wait_for_selector("#timeline .year")
    v.shot("ko-6-past")
    page.get_by_role("tab", name="설정").click()
    page.wait_for_selector("#examined .examination")
    v.shot("ko-7-state")
    assert not v.errors


def test_an_evening_in_english_on_a_phone(serve: Serve, visit: Visiting) -> None:
    v = visit(serve(), locale="en-US", size=(390, 844), color_scheme="dark")
    page = v.page
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "dark" in page.evaluate("document.body.className")
    assert page.is_hidden("#welcome")
    page.fill("#box textarea", WALKED)
    ask(page, "Send")
    page.wait_for_selector(".answer")
    ask(page, "Later")
    page.wait_for_selector(".answer.passed")
    v.shot("en-1-talk")
    assert v.fits()
    page.get_by_role("tab", name="Draft").click()
    ask(page, "Write the draft")
    page.wait_for_selector(".manuscript:not(.growing)")
    v.shot("en-2-draft")
    assert v.fits()
    assert "heron" in page.inner_text(".manuscript")
    page.get_by_role("tab", name="Past").click()
    page.fill("#query input, #query textarea", "number <b>one</b>")
    ask(page, "Search")
    page.wait_for_selector("#found .card, #found .empty")
    v.shot("en-3-past")
    assert v.fits()
    assert not v.errors


def test_the_language_can_be_switched_and_is_remembered(standing: str, visit: Visiting) -> None:
    v = visit(standing, locale="ko-KR")
    v.page.get_by_role("link", name="English").click()
    v.page.wait_for_selector("#conversation .question")
    assert v.page.get_by_role("button", name="Send", exact=True).is_visible()
    again = v.tab()
    assert again.url.endswith("/en/")


def test_brightness_can_be_switched_and_is_remembered(standing: str, visit: Visiting) -> None:
    v = visit(standing, color_scheme="light")
    ask(v.page, "밝게 · 어둡게")
    assert "dark" in v.page.evaluate("document.body.className")
    v.page.reload()
    v.page.wait_for_selector("#conversation .question")
    v.page.wait_for_function("document.body.classList.contains('dark')")
