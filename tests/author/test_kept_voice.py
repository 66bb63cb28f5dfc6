"""A voice kept on disk is the one that would be measured, and goes when what it was made from changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.author import kept_voice
from assistant.author.kept_voice import portrait_of, voice_of
from assistant.author.portrait import portrait
from assistant.author.voice import score
from assistant.domain import Corpus
from assistant.errors import TooLittleProse
from tests.author.conftest import corpus, review


def test_what_is_kept_scores_as_what_was_measured(sample: Corpus, tmp_path: Path) -> None:
    measured = voice_of(sample, tmp_path)
    kept = voice_of(sample, tmp_path)
    assert (kept.habits, kept.own, kept.documents) == (measured.habits, measured.own, measured.documents)
    text = sample.yearly()[0].post.text
    assert score(text, kept) == score(text, measured)
    assert len(list(tmp_path.iterdir())) == 1


def test_nothing_is_measured_twice(sample: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voice_of(sample, tmp_path)

    def never(_: Corpus) -> None:
        raise AssertionError("the voice was measured again")

    monkeypatch.setattr(kept_voice, "profile", never)
    voice_of(sample, tmp_path)
    with pytest.raises(AssertionError):
        voice_of(replace(sample, posts=sample.posts[1:]), tmp_path)


def test_a_portrait_is_drawn_once(sample: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = portrait_of(sample, tmp_path)
    assert drawn == portrait(voice_of(sample, tmp_path), sample)
    monkeypatch.delattr(kept_voice, "portrait")
    assert portrait_of(sample, tmp_path) == drawn
    with pytest.raises(NameError):
        portrait_of(replace(sample, posts=sample.posts[1:]), tmp_path)


def test_a_damaged_file_is_made_again(sample: Corpus, tmp_path: Path) -> None:
    measured = voice_of(sample, tmp_path)
    for file in tmp_path.iterdir():
        file.write_text("{", encoding="utf-8")
    assert voice_of(sample, tmp_path).habits == measured.habits


def test_too_little_prose_is_told_and_not_kept(tmp_path: Path) -> None:
    with pytest.raises(TooLittleProse):
        voice_of(corpus(review(2024, "짧다.")), tmp_path / "voice")
    assert not (tmp_path / "voice").exists()
