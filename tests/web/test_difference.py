"""What changed between two versions can be read, and loses nothing of either."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from assistant.web.difference import difference

PARAGRAPH = st.text(alphabet="가나다 abc<&.", min_size=1, max_size=20).filter(
    lambda text: text.strip() == text
)
TEXT = st.lists(PARAGRAPH, min_size=1, max_size=6).map("\n\n".join)


def without(html: str, element: str) -> str:
    """The words that are left when one side's changes are taken away."""
    told = re.sub(f"<{element}>.*?</{element}>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", told))


def test_a_word_that_changed_is_seen_in_its_paragraph() -> None:
    html = difference("봄에는 강가를 걸었다.", "봄에는 산길을 걸었다.")
    assert "<del>강가를</del><ins>산길을</ins>" in html and html.count("<p>") == 1


def test_nothing_is_shown_where_nothing_changed() -> None:
    assert difference("같은 글.\n\n둘째 문단.", "같은 글.\n\n\n둘째 문단.\n") == ""


def test_what_lies_far_from_a_change_is_left_out() -> None:
    before = "\n\n".join(f"문단 {n} 그대로" for n in range(9))
    html = difference(before, before + "\n\n새로 온 문단.")
    assert "문단 8" in html and "문단 2" not in html and '<p class="gap">…</p>' in html


def test_a_paragraph_written_anew_is_not_shredded() -> None:
    html = difference("아침마다 뛰었다.", "여름에는 섬에서 편지를 열 통 썼다.")
    assert "<del>아침마다 뛰었다.</del>" in html


@given(TEXT, TEXT)
def test_every_change_is_there_on_its_side(before: str, after: str) -> None:
    html = difference(before, after)
    if not html:
        assert before.split("\n\n") == after.split("\n\n")
        return
    old_words, new_words = without(html, "ins").split(), without(html, "del").split()
    common = set(before.split("\n\n")) & set(after.split("\n\n"))
    for text, shown in ((before, old_words), (after, new_words)):
        for paragraph in text.split("\n\n"):
            if paragraph not in common:
                assert all(word in shown for word in paragraph.split())
