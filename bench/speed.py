"""How long the memory takes: to read in, to look again, to take in one new post, to answer.

    python -m bench speed

An invented Korean blog of 500 posts and 10,000 passages, with vectors made of the texts' hashes, so that
what is measured is all but the embedder; then a thousand passages of the sample's sentences with the local
embedder, beside the embedder alone on the same passages. Seconds of the clock, and of the processor, which
other programs disturb less. The answering runs in a process of its own, as after a start, and tells what memory
it takes.
"""

from __future__ import annotations

import json
import random
import resource as system
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.events import end_of
from assistant.memory.embeddings import Langchain
from assistant.settings import Settings, load, resource
from bench.machine import peak_memory

if TYPE_CHECKING:
    from assistant.memory.embeddings import Embedder

POSTS, SECTIONS = 500, 20  # a section is a passage
DEALT = 1_000  # passages for the real embedder
SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저"
VOCABULARY = 15_000
QUESTIONS = 200
CUT_OFF = "2020-01-01"
NEW = "---\ntitle: 새 글 {n}\ndate: 2025-01-0{n}\n---\n\n오늘 {n}번째 새 글을 썼다. 좋은 날이었다.\n"


def invented_words() -> list[str]:
    dice = random.Random(1)
    return ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 3))) for _ in range(VOCABULARY)]


def invent(folder: Path) -> None:
    """Write the blog."""
    dice, words = random.Random(2), invented_words()
    folder.mkdir(parents=True)
    for n in range(POSTS):
        sections = [
            f"## 제목 {n} {s}\n\n" + " ".join(" ".join(dice.choices(words, k=9)) + "다." for _ in range(5))
            for s in range(SECTIONS)
        ]
        head = f"---\ntitle: 글 {n}\ndate: 20{10 + n % 15}-0{1 + n % 9}-11\n---\n\n"
        (folder / f"{n:03}.md").write_text(head + "\n\n".join(sections) + "\n", encoding="utf-8")


def hashed() -> Embedder:
    """Vectors at random, the same for the same text."""
    from hashlib import blake2b

    import numpy as np
    from langchain_core.embeddings import Embeddings

    class Hashed(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [self.embed_query(text) for text in texts]

        def embed_query(self, text: str) -> list[float]:
            seed = int.from_bytes(blake2b(text.encode(), digest_size=4).digest())
            made: list[float] = (np.random.default_rng(seed).normal(size=384) + 3).tolist()
            return made

    model = Hashed()
    return Langchain(name="hashed", documents=model, questions=model)


def timed(do: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    do()
    return time.perf_counter() - clock, time.process_time() - processor


def row(what: str, seconds: tuple[float, float], goal: str = "") -> None:
    print(f"| {what} | {seconds[0]:.2f} s | {seconds[1]:.2f} s | {goal} |", flush=True)


# --- ten thousand passages --------------------------------------------------------------------------------


def large(room: Path) -> None:
    from assistant.memory.sync import sync

    settings = _settings(room)
    invent(room / "posts")
    embedder = hashed()
    row("10,000 passages, first time", timed(lambda: end_of(sync(settings, embedder=embedder))))
    row("nothing new, 500 posts", timed(lambda: end_of(sync(settings, embedder=embedder))), "0.5 s")
    took = []
    for n in range(1, 4):
        (room / "posts" / f"new-{n}.md").write_text(NEW.format(n=n), encoding="utf-8")
        took.append(timed(lambda: end_of(sync(settings, embedder=embedder))))
    row("one new post among them, without its embedding", sorted(took)[1], "0.5 s")
    command = [sys.executable, "-m", "bench.speed", "--answer", str(room)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    for what, goal in (("asked", "0.06 s"), ("asked with a cut-off", "0.06 s")):
        clock, processor = told[what]
        print(f"| {what}, 95th of 100 | {clock:.3f} s | {processor:.3f} s | {goal} |")
    print(f"| opened and asked once, libraries and all | {told['first']:.2f} s |  | 2.5 s |")
    megabytes = f"{told['megabytes']:,.0f} MB"
    print(f"| memory of that process, the local embedder with it | {megabytes} |  | 700 MB |", flush=True)


def answer(room: Path) -> None:
    """In a process of its own: open, ask, and tell."""
    import datetime as dt

    import numpy as np

    began = time.perf_counter()
    from assistant.memory.embeddings import open_embedder
    from assistant.memory.recall import Recall
    from assistant.memory.scope import Filters

    recall = Recall.open(_settings(room), hashed())
    recall.search("처음")
    first = time.perf_counter() - began
    dice, words = random.Random(3), invented_words()
    found: dict[str, object] = {"first": first}
    for what, before in (("asked", None), ("asked with a cut-off", dt.date.fromisoformat(CUT_OFF))):
        took = []
        for _ in range(QUESTIONS // 2):
            question = " ".join(dice.choices(words, k=4))
            took.append(timed(lambda q=question, b=before: recall.search(q, Filters(before=b))))  # type: ignore[misc]
        found[what] = [float(np.percentile([one[i] for one in took], 95)) for i in (0, 1)]
    open_embedder(load()).questions(["처음"])  # which took no time above, and takes its place here
    found["megabytes"] = peak_memory()
    print(json.dumps(found))


# --- a thousand passages, with the real embedder ------------------------------------------------------------


def deal(folder: Path) -> None:
    """A blog of the sample's sentences, dealt anew and numbered, so that no text is met twice."""
    from assistant.language.sentences import split
    from assistant.posts.corpus import read_corpus
    from assistant.posts.passages import passages

    told = [
        passage.prose[start:end]
        for post in read_corpus([resource("corpus") / "blog"]).originals()
        for passage in passages(post)
        for start, end in split(passage.prose)
    ]
    dice = random.Random(4)
    folder.mkdir(parents=True)
    for n in range(DEALT // SECTIONS):
        sections = [
            f"## {s}번째\n\n" + " ".join(f"{n}.{s}에 {sentence}" for sentence in dice.choices(told, k=8))
            for s in range(SECTIONS)
        ]
        head = f"---\ntitle: 글 {n}\ndate: 2024-0{1 + n % 9}-11\n---\n\n"
        (folder / f"{n:03}.md").write_text(head + "\n\n".join(sections) + "\n", encoding="utf-8")


def embedded(room: Path) -> None:
    """Reading in against the embedder alone on the same passages, and what the facets add; then a search from
    the command line, which has all to open."""
    from assistant.events import StageDone
    from assistant.language.morphemes import analyse
    from assistant.memory.embeddings import embedded_text, open_embedder
    from assistant.memory.recall import Recall
    from assistant.memory.sync import sync

    settings = _settings(room)
    deal(room / "posts")
    embedder = open_embedder(settings)
    embedder.questions(["처음"])
    analyse("처음")
    stages: dict[str, tuple[float, float]] = {}
    last = time.perf_counter(), time.process_time()
    for event in sync(settings, embedder=embedder):
        if isinstance(event, StageDone):
            now = time.perf_counter(), time.process_time()
            stages[event.stage] = now[0] - last[0], now[1] - last[1]
            last = now
    texts = [embedded_text(passage) for passage in Recall.open(settings, embedder).passages]
    alone = timed(lambda: embedder.passages(texts))
    row(f"{len(texts):,} passages, the local embedder alone", alone)
    vectors = stages["vectors"]
    before = [stages[stage] for stage in ("embedder", "reading", "words", "vectors")]
    found = sum(clock for clock, _ in before), sum(processor for _, processor in before)
    times("… their vectors brought in, times that", vectors, alone, "1.05")
    times("… all until they are found by meaning, times that", found, alone)
    times("… their sentences besides", stages["sentences"], alone)
    times("… their vocabulary besides", stages["vocabulary"], alone)
    row("`assistant search` from the command line", commanded(room), "2.5 s")


def times(what: str, took: tuple[float, float], alone: tuple[float, float], goal: str = "") -> None:
    print(f"| {what} | {took[0] / alone[0]:.2f} | {took[1] / alone[1]:.2f} | {goal} |", flush=True)


def commanded(room: Path) -> tuple[float, float]:
    """Seconds of the clock and of the processor that a search takes from the command line."""
    command = [
        *(sys.executable, "-c", "from assistant.cli import main; main()", "search", "비가 온 날의 달리기"),
        *("-c", str(room / "posts"), "-w", str(room / "work")),
    ]
    clock, before = time.perf_counter(), system.getrusage(system.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = system.getrusage(system.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - clock, processor


def _settings(room: Path) -> Settings:
    return load(corpus=(room / "posts",), workspace=room / "work", cache=room / "cache")


def main(given: Sequence[str] = sys.argv[1:]) -> None:
    if given[:1] == ["--answer"]:
        answer(Path(given[1]))
        return
    print("| | clock | processor | goal |")
    print("| --- | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as room:
        large(Path(room))
    with tempfile.TemporaryDirectory() as room:
        embedded(Path(room))


if __name__ == "__main__":
    main()
