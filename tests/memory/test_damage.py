"""A killed process, a lost file, a torn store: the next sync says so and makes it good from the kept
vectors."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import IndexDamaged
from assistant.memory.index import open_index
from assistant.memory.recall import Recall
from assistant.memory.shelf import Shelf
from tests.support.memory import Author

Harm = Callable[[Path], None]


def without(pattern: str) -> Harm:
    """Take away what matches, below the index folder."""

    def harm(folder: Path) -> None:
        found = list(folder.glob(pattern))
        assert found
        for path in found:
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return harm


def garbled(pattern: str) -> Harm:
    def harm(folder: Path) -> None:
        found = list(folder.glob(pattern))
        assert found
        for path in found:
            path.write_bytes(b"\x00garbage\xff" * 100)

    return harm


def emptied(pattern: str) -> Harm:
    def harm(folder: Path) -> None:
        for path in folder.glob(pattern):
            path.write_bytes(b"")

    return harm


HARMS = {
    "no facts": without("built.json"),
    "torn facts": garbled("built.json"),
    "no vectors": without("chroma"),
    "emptied store": emptied("chroma/chroma.sqlite3"),
    "torn store": garbled("chroma/chroma.sqlite3"),
    "no graph": without("chroma/*-*-*"),
    "torn graph": garbled("chroma/*-*-*/*.bin"),
    "no catalogue": without("catalogue.sqlite3"),
    "torn catalogue": garbled("catalogue.sqlite3"),
    "emptied catalogue": emptied("catalogue.sqlite3"),
}


@pytest.fixture
def many(tmp_path: Path) -> Author:
    """Enough posts for Chroma to write its graph to disk."""
    made = Author(tmp_path)
    for number in range(130):
        made.write(f"day-{number:03}", f"{number}번째 날의 일기. 오늘은 {number}보를 걸었다.")
    return made


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_damage_is_made_good_without_embedding(many: Author, harm: Harm) -> None:
    many.sync()
    open_index(many.settings).reopen()
    harm(many.settings.place.index)
    report = many.sync()
    assert many.embedder.asked == []
    assert report.passages == 130
    shelf, index = Shelf(many.settings.place.index), open_index(many.settings)
    vectors = index.vectors([p.id for p in shelf.passages])
    assert len(vectors) == 130
    assert all(index.finds(id_, vector) for id_, vector in vectors.items())
    assert many.sync().changed_nothing


@pytest.mark.parametrize("name", ["emptied store", "torn store", "torn catalogue"])
def test_damage_is_told(many: Author, name: str) -> None:
    many.sync()
    open_index(many.settings).reopen()
    HARMS[name](many.settings.place.index)
    assert "built again" in many.sync().sentence()


def test_a_lost_graph_is_seen_though_every_row_is_there(tmp_path: Path) -> None:
    """Past a thousand rows Chroma keeps their vectors in the graph alone; without it, it answers as if all
    were well."""
    author = Author(tmp_path)
    author.write("long", "\n\n".join(f"## {n}\n\n{n}번째 날에는 {n}보를 걸었다." for n in range(1_300)))
    author.sync()
    open_index(author.settings).reopen()
    HARMS["no graph"](author.settings.place.index)
    report = author.sync()
    assert "built again" in report.sentence()
    assert (report.embedded, report.passages) == (0, 1_300)
    index = open_index(author.settings)
    ids = [p.id for p in Shelf(author.settings.place.index).passages][::100]
    assert all(index.finds(id_, vector) for id_, vector in index.vectors(ids).items())


@pytest.mark.parametrize("name", ["no catalogue", "torn catalogue", "emptied catalogue"])
def test_a_search_in_a_damaged_index_says_what_to_do(author: Author, name: str) -> None:
    author.sync()
    HARMS[name](author.settings.place.index)
    with pytest.raises(IndexDamaged) as told:
        Recall.open(author.settings, author.embedder)
    assert "assistant index" in told.value.hint


CHILD = """
import sys, time
from pathlib import Path
from assistant.memory.sync import sync
from tests.support.memory import Author, Counting
from assistant.settings import Settings

class Stopping(Counting):
    def passages(self, texts):
        if self.asked:
            print("second batch", flush=True)
            sys.stdin.read()
        return super().passages(texts)

root = Path(sys.argv[1])
settings = Settings(corpus=(root / "posts",), workspace=root / "work", cache=root / "cache")
for _ in sync(settings, embedder=Stopping()):
    pass
"""


def test_a_kill_in_the_middle_costs_at_most_a_batch(many: Author, tmp_path: Path) -> None:
    for number in range(130, 300):
        many.write(f"day-{number:03}", f"{number}번째 날의 일기. 오늘은 {number}보를 걸었다.")
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "second batch\n"
        child.send_signal(signal.SIGKILL)
    found = Recall.open(many.settings, many.embedder).search("7번째 날의 일기", k=1)
    assert found.hits  # by words, while most vectors are missing
    report = many.sync()
    assert report.embedded == 300 - 128
    assert report.passages == len(open_index(many.settings).ids()) == 300
    assert many.sync().changed_nothing
