"""What every place for vectors promises: files in the workspace, and a Chroma server with a tenant of one's
own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.domain import Passage
from assistant.errors import MemoryFault
from assistant.memory.index import VectorIndex, mark, open_index
from assistant.memory.recall import Recall
from assistant.memory.scope import Filters
from assistant.settings import Settings
from tests.support.memory import Author

if TYPE_CHECKING:
    from assistant.memory.embeddings import Vectors


@pytest.fixture(params=["files", "server"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of a workspace of its own, and on the server of a tenant and a database of its own."""
    folder = tmp_path / "posts"
    folder.mkdir()
    if request.param == "files":
        return Settings(corpus=(folder,), workspace=tmp_path / "work")
    url = request.getfixturevalue("chroma_server")
    name = f"author-{tmp_path.name.replace('_', '-')}-{abs(hash(str(tmp_path)))}"
    return Settings(
        corpus=(folder,),
        workspace=tmp_path / "work",
        chroma_url=url,
        chroma_tenant=name,
        chroma_database=name,
    )


@pytest.fixture
def index(settings: Settings) -> Iterator[VectorIndex]:
    made = open_index(settings)
    yield made
    made.reopen()


def passage(number: int, *, day: dt.date | None, kind: str = "post", language: str = "ko") -> Passage:
    text = f"{number}번째 글"
    return Passage(
        id=f"p{number}", folder="/posts", path=f"{number}.md", start=0, end=len(text), heading=(), text=text,
        prose=text, tokens=3, title="제목", date=day, language=language, kind=kind, period=None,  # type: ignore[arg-type]
    )  # fmt: skip


def some(count: int) -> tuple[list[Passage], Vectors]:
    """Passages of consecutive months, the last without a date, and random unit vectors."""
    days = [dt.date(2022 + n // 12, n % 12 + 1, 15) for n in range(count - 1)]
    kinds = ["review" if n % 5 == 0 else "post" for n in range(count)]
    made = [passage(n, day=day, kind=kinds[n]) for n, day in enumerate([*days, None])]
    vectors = np.random.default_rng(1).normal(size=(count, 16)).astype(np.float32)
    return made, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_the_nearest_are_those_that_arithmetic_finds(index: VectorIndex) -> None:
    passages, vectors = some(40)
    index.put(passages, vectors)
    question = vectors[7] + 0.3 * vectors[8]
    question /= np.linalg.norm(question)
    cosines = vectors @ question
    found = index.nearest(question, k=10)
    assert list(found) == [f"p{n}" for n in np.argsort(-cosines)[:10]]
    assert np.allclose(list(found.values()), np.sort(cosines)[::-1][:10], atol=1e-4)


def test_what_was_put_comes_back(index: VectorIndex) -> None:
    passages, vectors = some(12)
    index.put(passages, vectors)
    assert index.ids() == {p.id: mark(p) for p in passages}
    assert (index.count(), index.dimension()) == (12, 16)
    back = index.vectors(["p3", "p11", "nobody"])
    assert set(back) == {"p3", "p11"}
    assert np.allclose(back["p3"], vectors[3], atol=1e-6)


def test_an_update_moves_a_passage_in_time_and_keeps_its_vector(index: VectorIndex) -> None:
    passages, vectors = some(12)
    index.put(passages, vectors)
    moved = replace(passages[2], date=dt.date(1999, 1, 1))
    index.update([moved])
    assert next(iter(index.nearest(vectors[2], k=5))) == "p2"
    assert index.ids()["p2"] == mark(moved)


def test_deleting_and_clearing(index: VectorIndex) -> None:
    passages, vectors = some(12)
    index.put(passages, vectors)
    index.delete(["p1", "nobody"])
    assert "p1" not in index.nearest(vectors[1], k=12)
    index.clear()
    assert (index.count(), index.nearest(vectors[1], k=3)) == (0, {})
    index.put(passages, np.hstack([vectors, vectors]))  # another dimension
    assert index.dimension() == 32


def test_nothing_is_fine(index: VectorIndex) -> None:
    index.put([], np.zeros((0, 16), np.float32))
    index.update([])
    index.delete([])
    assert (index.ids(), index.vectors([]), index.dimension()) == ({}, {}, 0)


def test_a_passage_of_another_dimension_is_refused(index: VectorIndex) -> None:
    passages, vectors = some(12)
    index.put(passages, vectors)
    with pytest.raises(MemoryFault):
        index.put([passage(99, day=None)], np.ones((1, 3), np.float32))


def test_a_whole_memory_on_it(settings: Settings, tmp_path: Path) -> None:
    author = Author(tmp_path / "author")
    author.settings = settings.model_copy(update={"corpus": (author.folder,)})
    author.write("lemon", "레몬 씨앗을 화분에 심었다.", date="2023-05-02")
    author.write("run", "강변을 달렸다.", date="2024-05-02")
    assert author.sync().embedded == 2
    assert author.sync().changed_nothing
    recall = Recall.open(author.settings, author.embedder)
    assert {h.passage.path for h in recall.search("레몬", Filters(before=dt.date(2024, 1, 1))).hits} == {
        "lemon.md"
    }
    (author.folder / "lemon.md").unlink()
    assert author.sync().posts.removed == 1
    assert {h.passage.path for h in recall.search("레몬").hits} == {"run.md"}


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    author = Author(tmp_path)
    author.settings = author.settings.model_copy(update={"chroma_url": "http://127.0.0.1:9"})
    author.write("run", "강변을 달렸다.")
    with pytest.raises(MemoryFault, match=r"127\.0\.0\.1:9") as told:
        author.sync()
    assert "chroma run" in told.value.hint


def test_a_server_that_was_emptied_is_filled_again(chroma_server: str, tmp_path: Path) -> None:
    author = Author(tmp_path)
    author.settings = author.settings.model_copy(
        update={"chroma_url": chroma_server, "chroma_tenant": "emptied", "chroma_database": "emptied"}
    )
    author.write("run", "강변을 달렸다.")
    author.sync()
    open_index(author.settings).clear()
    report = author.sync()
    assert (report.embedded, open_index(author.settings).count()) == (0, 1)
