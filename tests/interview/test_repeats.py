"""Questions that mean the same are told by the local embedder; different ones are let pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.interview.questions import bank
from assistant.interview.repeats import Repeats
from assistant.memory.embeddings import Embedder, open_embedder
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.memory.embeddings import Vectors


@pytest.fixture(scope="module")
def repeats(tmp_path_factory: pytest.TempPathFactory) -> Repeats:
    settings = Settings(workspace=tmp_path_factory.mktemp("work"))
    return Repeats(bank("ko"), lambda: open_embedder(settings))


def test_the_same_question_in_other_words(repeats: Repeats) -> None:
    asked = ["올해 내린 결정 가운데 오래 망설인 것은 무엇인가요?"]
    assert repeats.repeats("올해 결정하면서 가장 오래 망설인 일은 무엇이었나요?", asked)


def test_different_questions_are_let_pass(repeats: Repeats) -> None:
    asked = ["올해 건강은 어땠나요?", "크게 웃었던 순간은 언제였나요?"]
    assert not repeats.repeats("올해 쓴 돈 중에 잘 썼다 싶은 것은 무엇인가요?", asked)
    assert not repeats.repeats("올해 건강은 어땠나요?", [])


def test_quotations_do_not_make_two_questions_alike(repeats: Repeats) -> None:
    first, second = "‘강을 걸었다’, 그때 마음은 어땠나요?", "‘강을 걸었다’, 그 자리에는 누가 있었나요?"
    assert not repeats.repeats(second, [first])


def test_nothing_is_embedded_before_there_is_something_to_compare() -> None:
    def unwanted() -> Embedder:
        raise AssertionError("opened for nothing")

    assert not Repeats(bank("ko"), unwanted).repeats("올해 건강은 어땠나요?", [])


class Counted:
    """An embedder that counts the texts it was given."""

    name = "counted"

    def __init__(self) -> None:
        self.texts: list[str] = []

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self.questions(texts)

    def questions(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return np.array([[len(text), 1.0] for text in texts], np.float32)


def test_each_question_is_embedded_once() -> None:
    embedder = Counted()
    repeats = Repeats(bank("ko"), lambda: embedder)
    for _ in range(3):
        repeats.repeats("올해 건강은 어땠나요?", ["언제 웃으셨나요?"], ["언제 웃으셨나요?"])
    assert embedder.texts.count("올해 건강은 어땠나요?") <= 2  # once more where it is of the bank's mean
    assert embedder.texts.count("언제 웃으셨나요?") == 1
