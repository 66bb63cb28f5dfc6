"""Words that carry meaning: by morphemes where there is Hangul, by words elsewhere."""

from __future__ import annotations

import threading
import unicodedata

import pytest

from assistant.language import morphemes
from assistant.language.morphemes import analyse, analyse_all, content, content_all, words


def test_korean_is_read_by_its_stems() -> None:
    assert content("산책을 했다", "ko")[:1] == content("산책이 좋았다", "ko")[:1] == ["산책"]
    assert {"달리", "기록"} <= set(content("달렸던 기록을", "ko"))


def test_borrowed_words_and_numbers_stay_and_are_folded() -> None:
    found = content("React와 Docker로 API 2024개를 만들었다", "ko")
    assert {"react", "docker", "api", "2024"} <= set(found)


def test_decomposed_hangul_gives_the_same_words() -> None:
    text = "가을에는 책을 읽었다"
    assert content(unicodedata.normalize("NFD", text), "ko") == content(text, "ko")


def test_other_languages_are_read_by_words() -> None:
    assert content("I don't run 3.5 km; Straße!", "en") == ["i", "don't", "run", "3.5", "km", "strasse"]
    assert words("今日は走る") == ["今", "日", "は", "走", "る"]


def test_hangul_in_an_english_text_is_found() -> None:
    assert "떡볶이" in content("We ate 떡볶이 again", "en")


def test_many_at_once_are_as_one_by_one() -> None:
    texts = ["비가 왔다", "the rain", "", "눈이 오면 걷는다"]
    assert content_all(texts, "ko") == [content(text, "ko") for text in texts]
    assert analyse_all(texts) == [analyse(text) for text in texts]
    assert analyse_all(texts * 50) == [analyse(text) for text in texts * 50]


def test_what_somebody_does_with_an_analysis_leaves_the_next_one_alone() -> None:
    analyse("비가 왔다").clear()
    assert [m.form for m in analyse("비가 왔다")][:2] == ["비", "가"]


def test_morphemes_know_their_place() -> None:
    text = "나는 오늘 Seoul에서 걸었다."
    for morpheme in analyse(text):
        assert 0 <= morpheme.start <= morpheme.end <= len(text)
    assert [text[m.start : m.end] for m in analyse(text) if m.tag == "SL"] == ["Seoul"]


def test_threads_share_one_analyser() -> None:
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: found.append(content("바다를 보러 갔다", "ko"))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [content("바다를 보러 갔다", "ko")] * 8


def test_a_sentence_is_read_once_however_often_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads, outcomes and voice read the same sentences, for one year after another."""
    said = [f"{n}월에는 강을 따라 {n * 7}번 걸었다." for n in range(1, 150)]
    first = analyse_all(said)
    monkeypatch.setattr(morphemes, "_kiwi", lambda: pytest.fail("read again"))
    assert analyse_all(said[::-1] + said[:2]) == [*first[::-1], *first[:2]]
