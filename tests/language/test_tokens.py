"""Tokens are counted exactly and offline; where they cannot be, the estimate errs high and says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.language import tokens

TEXTS = [
    "올해는 걷는 사람이 되고 싶었다.",
    "I walked to the sea and back again.",
    "今日はよく歩いた。",
    "a" * 50,
    "",
]


def test_known_counts() -> None:
    assert tokens.exact()
    assert [tokens.count(text) for text in ("", "hello world", "<|endoftext|>")] == [0, 2, 7]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_in_two_halves_has_no_fewer_tokens(text: str) -> None:
    half = len(text) // 2
    assert tokens.count(text[:half]) + tokens.count(text[half:]) >= tokens.count(text)


@pytest.mark.parametrize("damage", ["missing", "damaged"])
def test_without_its_ranks_it_estimates_high_says_so_and_stays_offline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    counts = [tokens.count(text) for text in TEXTS[:3]]
    ranks = tmp_path / tokens.RANKS.name
    if damage == "damaged":
        ranks.write_bytes(tokens.RANKS.read_bytes()[:-10])
    monkeypatch.setattr(tokens, "RANKS", ranks)
    tokens._load.cache_clear()
    try:
        assert not tokens.exact()
        for text, exact in zip(TEXTS[:3], counts, strict=True):
            assert exact <= tokens.count(text) <= 4 * exact
        assert ranks.exists() == (damage == "damaged")
    finally:
        tokens._load.cache_clear()


def test_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "/nowhere")
    tokens._load.cache_clear()
    assert tokens.count("hello world") == 2
    assert os.environ["TIKTOKEN_CACHE_DIR"] == "/nowhere"


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = (
        "import sys, assistant.language.tokens, assistant.language.morphemes, assistant.language.sentences, "
        "assistant.language.detection, assistant.posts.reading, assistant.posts.passages; "
        "heavy = {'tiktoken', 'kiwipiepy', 'markdown_it', 'yaml', 'dateutil', 'regex', 'numpy'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
