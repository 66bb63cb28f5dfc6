"""What stands out in a text can be pointed at, in the text's own sentences."""

from __future__ import annotations

from assistant.author.voice import Feature
from assistant.author.voice_sentences import MOST, sentences_showing

TEXT = """---
title: 회고
---

## 봄

봄에는 강가를 걸었다. 왜 걸었을까? 새가 있었기 때문일까? 아무튼 걸었다.

그해 여름에 나는 섬에 있었고 아침마다 방파제 끝까지 걸어갔다가 돌아오는 길에 빵을 하나 샀으며
그 빵을 다 먹기 전에는 아무와도 말하지 않았다.
"""


def feature(key: str, deviation: float = 3.0) -> Feature:
    return Feature(key=key, name=key, text=1.0, author=0.1, deviation=deviation, words="")


def test_the_sentences_that_do_it_are_named_in_their_order() -> None:
    shown = sentences_showing(TEXT, "ko", [feature("question"), feature("long sentences")])
    assert shown["question"] == ("왜 걸었을까?", "새가 있었기 때문일까?")
    assert [one.startswith("그해 여름에") for one in shown["long sentences"]] == [True]


def test_endings_are_found_by_their_morphemes() -> None:
    shown = sentences_showing(TEXT, "ko", [feature("plain")])
    assert all(one.endswith("다.") for one in shown["plain"]) and len(shown["plain"]) == MOST


def test_where_words_of_a_kind_are_wanting_the_longest_without_one_are_named() -> None:
    said = "I put the boat on the beach and left it there. The preparation was exhausting. It rained. No one came."
    shown = sentences_showing(said, "en", [feature("long word", -3.0)])
    assert "I put the boat on the beach and left it there." in shown["long word"]
    assert all("preparation" not in sentence for sentence in shown["long word"])


def test_marks_there_are_too_few_of_show_nowhere() -> None:
    assert (
        sentences_showing(TEXT, "ko", [feature("question", -3.0), feature("laughter"), feature("bold")]) == {}
    )


def test_an_english_text_and_one_without_a_sentence() -> None:
    said = "I walked. Of course, it rained; but I walked anyway, really."
    assert sentences_showing(said, "en", [feature("semicolon")]) == {
        "semicolon": ("Of course, it rained; but I walked anyway, really.",)
    }
    assert sentences_showing("# 제목\n", "ko", [feature("question")]) == {}
