"""The page for those who hear it or type to it: axe finds nothing serious, the keyboard will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Serve, Visiting
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def serious(page: Page) -> list[str]:
    """What axe holds against the page as it stands, where it is serious."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(serve: Serve, visit: Visiting, scheme: str) -> None:
    v = visit(serve(), color_scheme=scheme, reduced_motion="reduce")
    page = v.page
    page.fill("#box textarea", "강가를 걸었다.")
    page.click("#send")
    page.wait_for_selector(".answer")
    assert serious(page) == []
    page.get_by_role("tab", name="초안").click()
    page.click("#write")
    page.wait_for_selector(".manuscript:not(.growing)")
    page.click(".sources summary >> nth=0")
    assert serious(page) == []
    page.get_by_role("tab", name="지난 글").click()
    page.fill("#query input, #query textarea", "아버지")
    page.click("#ask")
    page.wait_for_selector("#found .card")
    assert serious(page) == []
    page.get_by_role("tab", name="목소리").click()
    page.wait_for_selector("#portrait .plots")
    assert serious(page) == []
    page.get_by_role("tab", name="설정").click()
    page.wait_for_selector("#examined .examination")
    assert serious(page) == []


def test_an_answer_can_be_given_with_the_keyboard_alone(serve: Serve, visit: Visiting) -> None:
    v = visit(serve())
    v.page.wait_for_selector("#send:not([disabled])")
    for _ in range(80):  # the box may have the focus already: then it is the whole way round
        v.page.keyboard.press("Tab")
        if v.page.evaluate("document.activeElement.closest('#box') !== null"):
            break
    v.page.keyboard.type("the heron")
    v.page.keyboard.press("Enter")
    v.page.wait_for_selector(".answer")
    v.page.wait_for_function("document.activeElement.closest('#box') !== null")  # ready for the next


def test_the_reader_takes_the_focus_and_escape_puts_it_away(standing: str, visit: Visiting) -> None:
    v = visit(standing)
    v.page.get_by_role("tab", name="지난 글").click()
    v.page.wait_for_selector("#timeline .year")
    v.page.click("#timeline .year summary >> nth=0")
    v.page.click("#timeline [data-post] >> nth=0")
    v.page.wait_for_function("document.activeElement.hasAttribute('data-close')")
    v.page.keyboard.press("Escape")
    v.page.wait_for_selector(".reader", state="detached")
