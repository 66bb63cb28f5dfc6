"""The past and the settings in a real browser: looked for, opened at its words, corrected; told, tried, never a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Serve, Visiting
    from support.wire import Endpoint

pytestmark = pytest.mark.browser
KEY = "sk-not-to-be-seen-0123456789"


def test_a_time_in_a_question_can_be_taken_away(standing: str, visit: Visiting) -> None:
    v = visit(standing)
    v.page.get_by_role("tab", name="지난 글").click()
    v.page.fill("#query input, #query textarea", "2024년 아버지와 버스")
    v.page.press("#query input, #query textarea", "Enter")
    v.page.wait_for_selector("#chips [data-drop]")
    assert v.page.inner_text("#chips [data-drop]").startswith("2024")
    v.page.click("#chips [data-drop]")
    v.page.wait_for_selector("#chips [data-drop]", state="detached")
    assert v.page.locator("#found mark").count() > 0


def test_a_post_is_opened_at_the_words_that_were_found(standing: str, visit: Visiting) -> None:
    v = visit(standing)
    v.page.get_by_role("tab", name="지난 글").click()
    v.page.fill("#query input, #query textarea", "아버지와 버스")
    v.page.press("#query input, #query textarea", "Enter")
    v.page.wait_for_selector("#found .card")
    v.page.click("#found [data-post] >> nth=0")
    v.page.wait_for_function("CSS.highlights.has('called-up')")
    lit = "[...CSS.highlights.get('called-up')].map(range => range.toString()).join('')"
    assert v.page.evaluate(lit).strip()
    seen = """() => { const [range] = CSS.highlights.get('called-up');
                      const box = range.getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; }"""
    v.page.wait_for_function(seen)


def test_the_authors_word_on_a_promise_stands(serve: Serve, visit: Visiting) -> None:
    v = visit(serve())
    v.page.get_by_role("tab", name="지난 글").click()
    v.page.wait_for_selector("#promises .promise")
    thread = v.page.get_attribute("#promises .promise.now-open >> nth=0", "data-thread")
    row = f"#promises .promise[data-thread='{thread}']"
    v.page.click(f"{row} > summary")
    v.page.click(f"{row} [data-status=kept]")
    v.page.wait_for_selector(f"{row}.now-kept[open]")
    v.page.reload()
    v.page.wait_for_selector("#conversation .question")
    v.page.get_by_role("tab", name="지난 글").click()
    v.page.wait_for_selector(f"{row}.now-kept", state="attached")


def test_the_settings_tell_what_was_read_and_what_left_and_never_the_key(
    serve: Serve, visit: Visiting, endpoint: Endpoint
) -> None:
    from support.wire import lists

    endpoint.models = lists("storyteller")
    v = visit(serve(model="storyteller", openai_base_url=endpoint.url, openai_api_key=KEY))
    page = v.page
    page.get_by_role("tab", name="설정").click()
    page.wait_for_selector("#folders .facts")
    assert "대목" in page.inner_text("#folders") and "storyteller" in page.inner_text("#writer")
    page.click("#try-model")
    page.wait_for_selector("#tried .examination .well")
    assert "storyteller" in page.inner_text("#tried")
    page.wait_for_selector("#examined .examination")
    assert "파이썬" in page.inner_text("#examined")
    page.click("#folders summary")
    assert "아직 초안이에요" in page.inner_text("#folders .skipped")
    v.shot("ko-8-settings")
    assert v.english() == []
    assert KEY not in page.content()
    bodies = [request.body for request in endpoint.seen if request.path.endswith("/models")]
    assert bodies and not any(bodies)  # trying the model sends nothing of the author's


def test_a_key_is_in_nothing_the_page_serves(serve: Serve) -> None:
    import urllib.request

    address = serve(openai_api_key=KEY)
    for path in ("/ko/", "/ko/config", "/en/config", "/ko/gradio_api/info"):
        with urllib.request.urlopen(f"{address}{path}", timeout=60) as answer:
            assert KEY not in answer.read().decode("utf-8")
