"""What was said is never lost and never overwritten: reloads, second tabs, restarts, Korean typing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Serve, Visiting
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def answers(page: Page) -> list[str]:
    return page.locator(".answer:not(.passed)").all_inner_texts()


def send(page: Page, text: str) -> None:
    page.fill("#box textarea", text)
    page.press("#box textarea", "Enter")


def test_a_reload_and_a_second_tab_find_what_was_said(serve: Serve, visit: Visiting) -> None:
    v = visit(serve())
    send(v.page, "봄에는 강가를 걸었다.")
    v.page.wait_for_selector(".answer")
    v.page.reload()
    v.page.wait_for_selector(".answer")
    assert answers(v.page) == ["봄에는 강가를 걸었다."]
    assert answers(v.tab()) == ["봄에는 강가를 걸었다."]


def test_a_restart_finds_what_was_said(serve: Serve, visit: Visiting) -> None:
    v = visit(serve())
    send(v.page, "여름에는 섬에 있었다.")
    v.page.wait_for_selector(".answer")
    again = visit(serve())
    assert answers(again.page) == ["여름에는 섬에 있었다."]


def test_an_answer_is_on_disk_before_the_next_question_appears(
    serve: Serve, visit: Visiting, tmp_path: Path
) -> None:
    from assistant.interview.session import Interviews

    v = visit(serve())
    send(v.page, "가을에는 이사를 했다.")
    v.page.wait_for_selector(".answer")
    year = int(v.page.input_value("#year input"))
    saved = Interviews(tmp_path / "workspace" / "interviews.sqlite3").resume(year)
    assert [turn.answer for turn in saved.turns if turn.state == "answered"] == ["가을에는 이사를 했다."]


def test_two_tabs_do_not_write_over_each_other(serve: Serve, visit: Visiting) -> None:
    v = visit(serve())
    first, second = v.page, v.tab()
    asked = first.inner_text(".question >> nth=0")
    send(first, "먼저 쓴 답.")
    first.wait_for_selector(".answer")
    send(second, "나중에 쓴 답.")
    second.wait_for_selector("#notice .notice")
    assert answers(second) == ["먼저 쓴 답."]
    assert second.inner_text(".question >> nth=0").startswith(asked.split("\n")[0])
    assert second.input_value("#box textarea") == "나중에 쓴 답."  # nothing typed is lost
    send(second, "나중에 쓴 답.")
    second.wait_for_function("document.querySelectorAll('.answer').length === 2")
    assert answers(second) == ["먼저 쓴 답.", "나중에 쓴 답."]
    assert second.locator("#notice .notice").count() == 0


def test_enter_while_a_syllable_is_composed_sends_nothing(serve: Serve, visit: Visiting) -> None:
    v = visit(serve())
    v.page.focus("#box textarea")
    typing = v.context.new_cdp_session(v.page)
    for half in ("ㅎ", "하", "한"):
        typing.send("Input.imeSetComposition", {"text": half, "selectionStart": 1, "selectionEnd": 1})
    # An Enter that ends a composition reaches the page as key 229, "being processed by the input method".
    key = {"key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229}
    typing.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
    typing.send("Input.insertText", {"text": "한"})
    typing.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    v.page.keyboard.type(" 해였다")
    assert v.page.input_value("#box textarea") == "한 해였다"
    assert v.page.locator(".answer").count() == 0
    v.page.keyboard.press("Shift+Enter")
    v.page.keyboard.type("정말로")
    v.page.keyboard.press("Enter")
    v.page.wait_for_selector(".answer")
    assert answers(v.page) == ["한 해였다\n정말로"]


def test_an_empty_answer_is_not_sent(serve: Serve, visit: Visiting) -> None:
    v = visit(serve())
    send(v.page, "  ")
    v.page.wait_for_selector("#notice .notice")
    assert v.page.locator(".answer").count() == 0


def test_what_cannot_be_saved_stays_in_the_box_and_the_reason_is_told(
    serve: Serve, visit: Visiting, tmp_path: Path
) -> None:
    v = visit(serve())
    kept = tmp_path / "workspace" / "interviews.sqlite3"
    for file in kept.parent.glob("interviews.sqlite3*"):
        file.unlink()
    kept.mkdir()
    send(v.page, "이 답은 저장할 곳이 없다.")
    v.page.wait_for_selector("#notice .notice")
    assert "디스크" in v.page.inner_text("#notice") and "interviews" in (v.page.text_content("#notice") or "")
    assert v.page.input_value("#box textarea") == "이 답은 저장할 곳이 없다."
    kept.rmdir()
    v.page.wait_for_selector("#send:not([disabled])")
    v.page.reload()
    v.page.wait_for_selector("#conversation .question")
    send(v.page, "이제는 있다.")
    v.page.wait_for_selector(".answer")
    assert answers(v.page) == ["이제는 있다."]


def test_an_earlier_answer_can_be_revised(serve: Serve, visit: Visiting) -> None:
    v = visit(serve())
    send(v.page, "다섯 번 갔다.")
    v.page.wait_for_selector(".answer")
    v.page.click(".revise")
    v.page.wait_for_function("document.querySelector('#box textarea').value === '다섯 번 갔다.'")
    v.page.wait_for_selector("#skip", state="hidden")
    send(v.page, "여섯 번 갔다.")
    v.page.wait_for_selector("#skip")
    assert answers(v.page) == ["여섯 번 갔다."]
    v.page.click(".revise")
    v.page.wait_for_selector("#leave")
    v.page.click("#leave")
    v.page.wait_for_selector("#skip")
    assert v.page.input_value("#box textarea") == "" and answers(v.page) == ["여섯 번 갔다."]
