"""Whatever happens to the posts, and whenever a sync is broken off, the index ends as if nothing had
happened."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from assistant.domain import Corpus
from assistant.errors import EmbeddingFailed, IndexBusy
from assistant.events import StageDone, end_of
from assistant.memory.embeddings import embedded_text
from assistant.memory.index import mark, one_writer, open_index
from assistant.memory.shelf import Shelf
from assistant.memory.sync import sync
from tests.support.memory import Author

Step = TypeVar("Step")
WORDS = ("강아지", "바다", "눈 오는 날", "회의", "dawn", "train", "냉장고", "편지")


def paragraphs_of(author: Author) -> list[str]:
    """What is found by words and has its own vector, checked against each other."""
    shelf = Shelf(author.settings.place.index)
    index = open_index(author.settings)
    assert index.ids() == {p.id: mark(p) for p in shelf.passages}
    vectors = index.vectors([p.id for p in shelf.passages])
    for passage in shelf.passages:
        expected = author.embedder.passages([embedded_text(passage)])[0]
        assert np.allclose(vectors[passage.id], expected, atol=1e-5)
        text = (Path(passage.folder) / passage.path).read_text(encoding="utf-8")
        assert text[passage.start : passage.end] == passage.text
    return sorted(f"{p.path} {p.title} {p.text}" for p in shelf.passages)


class Life(RuleBasedStateMachine):
    """Posts are written, edited, renamed and deleted; syncs run, to the end or not. The model is a plain
    dict."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.author = Author(self.root)
        self.numbers = itertools.count()
        self.model: dict[str, tuple[str, list[str]]] = {}
        self.synced: list[str] | None = None
        self.put("first", "처음", ["시작하는 글이다."])

    def put(self, name: str, title: str, paragraphs: list[str]) -> None:
        self.model[name] = (title, paragraphs)
        # A heading before each paragraph makes each a passage of its own.
        body = "\n\n".join(f"## {i}\n\n{text}" for i, text in enumerate(paragraphs))
        self.author.write(name, body, title=title)
        self.synced = None

    def wanted(self) -> list[str]:
        return sorted(
            f"{name}.md {title} {text}" for name, (title, texts) in self.model.items() for text in texts
        )

    @rule(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
    def write(self, words: list[str]) -> None:
        number = next(self.numbers)
        self.put(f"post-{number}", f"제목 {number}", [f"{word} 이야기 {number}." for word in words])

    @rule(data=st.data(), word=st.sampled_from(WORDS))
    def edit(self, data: st.DataObject, word: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.model)))
        title, texts = self.model[name]
        self.put(name, title, [f"{word}에 대해 고쳐 쓴 글 {next(self.numbers)}.", *texts[1:]])

    @rule(data=st.data())
    def retitle(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.model)))
        self.put(name, f"새 제목 {next(self.numbers)}", self.model[name][1])

    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.model)))
        self.put(f"moved/{next(self.numbers)}", *self.model.pop(name))
        (self.author.folder / f"{name}.md").unlink()

    @precondition(lambda self: len(self.model) > 1)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.model)))
        del self.model[name]
        (self.author.folder / f"{name}.md").unlink()
        self.synced = None

    @rule(steps=st.integers(1, 8))
    def break_off(self, steps: int) -> None:
        events = sync(self.author.settings, embedder=self.author.embedder)
        for _ in itertools.islice(events, steps):
            pass
        events.close()

    @rule()
    def sync(self) -> None:
        self.author.sync()
        assert self.author.sync().changed_nothing
        self.synced = self.wanted()

    @invariant()
    def index_is_the_model(self) -> None:
        if self.synced is not None:
            assert paragraphs_of(self.author) == self.synced

    def teardown(self) -> None:
        self.author.sync()
        assert paragraphs_of(self.author) == self.wanted()
        open_index(self.author.settings).reopen()
        shutil.rmtree(self.root)


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=6, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_a_second_sync_reads_nothing(author: Author) -> None:
    author.sync()

    def never() -> Corpus:
        raise AssertionError("the posts were read")

    assert end_of(sync(author.settings, read=never, embedder=author.embedder)).changed_nothing


def test_an_edited_paragraph_embeds_only_its_own_passage(author: Author) -> None:
    author.sync()
    path = author.folder / "running.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("한의원에 갔다", "쉬기로 했다"), encoding="utf-8"
    )
    report = author.sync()
    assert (report.embedded, report.posts.changed, report.posts.kept) == (1, 1, 2)
    assert [text for text in author.embedder.asked if "강변" in text] == []


def test_a_rename_embeds_nothing(author: Author) -> None:
    author.sync()
    (author.folder / "lemon.md").rename(author.folder / "lemon-tree.md")
    report = author.sync()
    assert (report.posts.moved, report.embedded, author.embedder.asked) == (1, 0, [])
    assert any(p.path == "lemon-tree.md" for p in Shelf(author.settings.place.index).passages)


def test_another_date_embeds_nothing(author: Author) -> None:
    author.sync()
    path = author.folder / "lemon.md"
    path.write_text(path.read_text(encoding="utf-8").replace("2023-05-02", "2022-05-02"), encoding="utf-8")
    assert (author.sync().posts.changed, author.embedder.asked) == (1, [])


def test_another_embedder_starts_over_and_coming_back_costs_nothing(author: Author) -> None:
    first = author.sync()
    author.embedder.name = "another"
    assert author.sync().embedded == first.passages
    author.embedder.name = "hash"
    assert (author.sync().embedded, author.embedder.asked) == (0, [])


def test_a_rebuild_uses_the_kept_vectors(author: Author) -> None:
    author.sync()
    report = author.sync(rebuild=True)
    assert (report.embedded, report.reused) == (0, report.passages)


def test_while_one_writes_another_is_told(author: Author) -> None:
    author.sync()
    with one_writer(author.settings.place.index), pytest.raises(IndexBusy):
        author.sync()
    assert author.sync().changed_nothing


def test_each_step_of_a_sync_may_be_done_by_another_thread(author: Author) -> None:
    """The page's server does so; one that was left half-way is closed by whichever is free."""
    author.write("new", "한 문단이다.\n\n## 둘\n\n또 한 문단이다.")
    left = sync(author.settings, embedder=author.embedder)
    in_a_thread(lambda: [next(left) for _ in range(6)])
    in_a_thread(left.close)
    whole = sync(author.settings, embedder=author.embedder)
    while in_a_thread(lambda: next(whole, None)) is not None:
        pass
    assert any("또 한 문단이다." in told for told in paragraphs_of(author))


def in_a_thread(do: Callable[[], Step]) -> Step:
    with ThreadPoolExecutor(max_workers=1) as another:
        return another.submit(do).result()


def test_what_was_stopped_is_finished_and_told(author: Author) -> None:
    under_way = sync(author.settings, embedder=author.embedder)
    while not isinstance(event := next(under_way), StageDone) or event.stage != "vectors":
        pass
    under_way.close()
    told = author.sync().sentence()
    assert "stopped" in told and "Nothing new" not in told
    assert "Nothing new" in author.sync().sentence()


def test_an_embedder_that_fails_leaves_what_it_did(author: Author) -> None:
    class Failing(type(author.embedder)):  # type: ignore[misc]
        def passages(self, texts):  # type: ignore[no-untyped-def]
            raise EmbeddingFailed("no answer", hint="wait")

    working, author.embedder = author.embedder, Failing()
    with pytest.raises(EmbeddingFailed):
        author.sync()
    assert len(Shelf(author.settings.place.index).passages) == 4
    author.embedder = working
    assert author.sync().embedded == 4


def test_a_new_title_is_embedded_with_its_passages(author: Author) -> None:
    author.sync()
    path = author.folder / "lemon.md"
    path.write_text(path.read_text(encoding="utf-8").replace("title: lemon", "title: 레몬"), encoding="utf-8")
    assert author.sync().embedded == 1
    assert author.embedder.asked[0] == "레몬\n레몬 씨앗을 화분에 심었다. 싹이 두 개 났다."
