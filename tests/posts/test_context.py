"""A span is shown where it stands, never in other words and never beyond its paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Post
from assistant.posts.context import in_context

TEXT = """---
title: 강
---

앞 단락은 다른 이야기다.

강가를 걸었다. 왜가리가 서 있었다. 오래 보았다.

뒤 단락도 그렇다.
"""


def post(text: str, body: int) -> Post:
    return Post(folder="", path="강.md", text=text, body=body, title="강", date=None, language="ko")


def test_a_sentence_stands_in_its_paragraph() -> None:
    start = TEXT.index("왜가리가")
    shown = in_context(post(TEXT, TEXT.index("앞 단락")), start, start + len("왜가리가 서 있었다."))
    assert (shown.before, shown.span, shown.after) == (
        "강가를 걸었다. ",
        "왜가리가 서 있었다.",
        " 오래 보았다.",
    )


def test_an_item_of_a_list_stands_alone() -> None:
    text = "- 강가를 걷는다.\n- 왜가리를 본다. 오래.\n- 쓴다.\n"
    start = text.index("왜가리")
    shown = in_context(post(text, 0), start, start + len("왜가리를 본다."))
    assert (shown.before, shown.after) == ("- ", " 오래.")


def test_a_long_paragraph_is_cut_between_words_and_says_so() -> None:
    text = "왜가리 " * 100 + "여기" + " 두루미" * 100
    start = text.index("여기")
    shown = in_context(post(text, 0), start, start + 2, room=20)
    assert shown.before == "…" + "왜가리 " * (shown.before.count("왜가리"))
    assert shown.after.endswith("두루미…") and len(shown.after) <= 21


@given(st.text(alphabet="가나 \n.", max_size=80), st.data())
def test_nothing_is_shown_that_is_not_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = in_context(post(text, 0), start, end, room=10)
    assert shown.span == text[start:end]
    assert text[:start].endswith(shown.before.removeprefix("…"))
    assert text[end:].startswith(shown.after.removesuffix("…"))
