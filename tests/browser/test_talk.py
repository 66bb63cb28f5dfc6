"""The talk in a real browser: the question streams, stops, and comes again; what stands beside it is in reach."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.wire import says, stalls

if TYPE_CHECKING:
    from conftest import Serve, Visiting
    from playwright.sync_api import Page
    from support.wire import Endpoint

pytestmark = pytest.mark.browser


def send(page: Page, text: str) -> None:
    page.fill("#box textarea", text)
    page.press("#box textarea", "Enter")


def test_the_year_fills_with_what_is_told(serve: Serve, visit: Visiting) -> None:
    v = visit(serve())
    v.page.wait_for_selector("#areas .grid .written")
    assert v.page.locator("#areas .grid .told i").count() == 0
    send(v.page, "3월에 팀을 옮겼다. 회사 일은 그게 다였다.")
    v.page.wait_for_selector("#areas .grid td.told")


def test_the_length_is_kept(serve: Serve, visit: Visiting) -> None:
    v = visit(serve())
    v.page.get_by_text("15분", exact=True).click()
    v.page.wait_for_selector("#send:not([disabled])")
    v.page.reload()
    v.page.wait_for_function("document.querySelector('#length label.selected')?.innerText.trim() === '15분'")


def test_the_talk_can_be_turned_to_a_part_of_life(serve: Serve, visit: Visiting) -> None:
    v = visit(serve())
    v.page.click("#areas [data-area] >> nth=3")
    v.page.wait_for_selector(".answer.passed")
    v.page.wait_for_function("document.querySelectorAll('#turns .question').length === 2")
    assert v.page.input_value("#box textarea") == ""


def test_ones_posts_can_be_asked_in_the_middle_of_the_talk(standing: str, visit: Visiting) -> None:
    v = visit(standing)
    v.page.fill("#recall-question input, #recall-question textarea", "아버지와 버스")
    v.page.click("#recall")
    v.page.wait_for_selector("#recalled .card")
    assert v.page.locator("#recalled mark").count() > 0
    v.page.click("#threads .thread summary >> nth=0")
    v.page.click("#threads .thread[open] [data-ask]")
    v.page.wait_for_function("!document.querySelector('#recalled .asked').innerText.includes('버스와')")
    assert v.page.locator(".reader").count() == 0


def test_a_long_answer_leaves_its_question_and_the_button_in_sight(standing: str, visit: Visiting) -> None:
    v = visit(standing)
    v.page.wait_for_selector("#send:not([disabled])")
    v.page.fill("#box textarea", "한 줄 더.\n" * 12)
    seen = """() => { const all = [...document.querySelectorAll(".question")].at(-1).getBoundingClientRect();
      const room = document.querySelector("#conversation").getBoundingClientRect();
      const send = document.querySelector("#send").getBoundingClientRect();
      return send.bottom <= innerHeight && all.bottom <= room.bottom + 1 && all.bottom > room.top; }"""
    v.page.wait_for_function(seen)


def test_a_question_that_stalls_can_be_stopped_and_asked_again(
    serve: Serve, visit: Visiting, endpoint: Endpoint
) -> None:
    v = visit(serve(model="storyteller", openai_base_url=endpoint.url))
    heard = '{"heavy": false, "areas": [], "months": [], "facts": []}'
    endpoint.will(says(heard), stalls("그해 봄에 "))
    send(v.page, "3월에 팀을 옮겼다.")
    v.page.wait_for_selector(".answer")
    v.page.wait_for_selector("#stop-asking")
    assert v.page.is_disabled("#box textarea")
    assert v.page.locator(".over").count() == 0  # more is on its way
    v.page.click("#stop-asking")
    v.page.wait_for_selector("#ask-again")
    assert v.page.locator(".over").count() == 0
    assert v.page.inner_text(".answer") == "3월에 팀을 옮겼다."  # what was said is kept
    endpoint.over.set()
    v.page.click("#ask-again")
    v.page.wait_for_selector("#send:not([disabled])")
    assert v.page.locator("#turns .question").count() == 2


def test_five_tabs_are_all_there(serve: Serve, visit: Visiting) -> None:
    v = visit(serve())
    tabs = [v.page, *(v.tab() for _ in range(4))]
    for n, page in enumerate(tabs):
        page.reload()
        page.wait_for_selector("#send:not([disabled])")
        send(page, f"{n}번째 창에서 쓴 답.")
        page.wait_for_function(f"document.querySelectorAll('.answer').length === {n + 1}")
    assert re.findall(r"\d번째", " ".join(tabs[-1].locator(".answer").all_inner_texts())) == [
        f"{n}번째" for n in range(5)
    ]


def test_the_talk_goes_on_while_the_posts_are_read(serve: Serve, visit: Visiting) -> None:
    v = visit(serve(read=False))
    v.page.click("#read")
    v.page.wait_for_selector("#reading .progress")
    send(v.page, "읽는 동안에도 이야기한다.")
    v.page.wait_for_selector(".answer")
    assert v.page.locator("#reading .done").count() == 0
    v.page.wait_for_selector("#reading .done")
