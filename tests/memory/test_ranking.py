"""Recall on the sample blog, with questions asked from memory in other words, and what each sign is good
for."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest

from assistant.domain import Hit
from assistant.events import end_of
from assistant.memory.facets import Scale
from assistant.memory.ranking import rank, with_sections
from assistant.memory.recall import Recall
from assistant.memory.sync import sync
from assistant.settings import Settings

LABELS = Path(__file__).parents[1] / "labels"


@pytest.fixture(scope="module")
def recall(tmp_path_factory: pytest.TempPathFactory) -> Recall:
    root = tmp_path_factory.mktemp("sample")
    settings = Settings(workspace=root / "work", cache=root / "cache")
    end_of(sync(settings))
    return Recall.open(settings)


def gains(hits: tuple[Hit, ...], wanted: list[list[str]]) -> list[int]:
    """For each hit, whether it shows a label that none before it showed."""
    found: set[int] = set()
    made = []
    for hit in hits:
        post = Path(hit.passage.folder, hit.passage.path).read_text(encoding="utf-8")
        new = set()
        for i, (path, quote) in enumerate(wanted):
            at = post.find(quote) if path == hit.passage.path else -1
            inside = at >= 0 and (not quote or (at < hit.passage.end and hit.passage.start < at + len(quote)))
            if inside and i not in found:
                new.add(i)
        found |= new
        made.append(int(bool(new)))
    return made


# Its own embedder alone reaches 0.80 and 0.68 with the hard questions, asked from memory in other words, and
# 0.94 and 0.84 with the plain ones; words alone less with the hard.
@pytest.mark.parametrize(
    ("labels", "least_hits", "least_gain"),
    [("sample.queries.jsonl", 0.90, 0.77), ("sample.plain.jsonl", 0.90, 0.88)],
)
def test_labelled_questions(recall: Recall, labels: str, least_hits: float, least_gain: float) -> None:
    asked = [json.loads(line) for line in (LABELS / labels).read_text(encoding="utf-8").splitlines()]
    hit5 = ndcg = 0.0
    for label, answer in zip(asked, (recall.search(label["q"]) for label in asked), strict=True):
        seen = gains(answer.hits, label["rel"])
        ideal = sum(1 / math.log2(i + 2) for i in range(min(10, len(label["rel"]))))
        hit5 += any(seen[:5])
        ndcg += sum(gain / math.log2(i + 2) for i, gain in enumerate(seen)) / ideal
    assert hit5 / len(asked) >= least_hits
    assert ndcg / len(asked) >= least_gain


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("세탁기 앞에서 읽은 모비 딕", "_posts/2025-02-09-whale.md"),
        ("울릉도", "_posts/2026-08-16-ulleungdo.md"),
        ("춘천에 간 토요일", "_posts/2025-06-22-chuncheon.md"),
    ],
)
def test_the_authors_own_words_come_first(recall: Recall, question: str, path: str) -> None:
    assert recall.search(question, k=1).hits[0].passage.path == path


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("the half marathon I did not run", "_posts/2025-10-26-not-running.md"),
        ("a slow query and the index that was not used", "_posts/2026-10-25-index-not-used.md"),
    ],
)
def test_a_question_in_another_language(recall: Recall, question: str, path: str) -> None:
    """The blog is Korean but for three posts, which an English question must not find for their language
    alone."""
    assert path in [hit.passage.path for hit in recall.search(question, k=5).hits]


def test_words_alone_decide_where_there_is_no_vector() -> None:
    words, everywhere = np.array([0.0, 0.4, 0.9, 0.0], np.float32), np.ones(4, bool)
    rows, scores = rank(None, None, words, np.arange(4), everywhere)
    assert [int(row) for row in rows[np.argsort(-scores)]] == [2, 1]


def test_the_scale_runs_from_chance_to_sameness() -> None:
    assert Scale(chance=0.8).of(np.array([0.8, 0.9, 1.0])) == pytest.approx([0, 0.5, 1])


def test_a_passage_is_lifted_by_the_best_of_its_section_and_not_above_it() -> None:
    scores = with_sections(np.array([0.9, 0.2, 0.3], np.float32), np.array([7, 7, 2]))
    assert list(np.argsort(-scores)) == [0, 1, 2]


def test_a_passage_that_says_nothing_of_it_is_not_carried_past_one_that_does() -> None:
    scores = with_sections(np.array([0.9, -0.1, 0.3], np.float32), np.array([7, 7, 2]))
    assert list(np.argsort(-scores)) == [0, 2, 1]
