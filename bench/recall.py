"""Finding again: questions asked from memory over labelled blogs, ours beside the usual recipes.

    python -m bench recall

Blogs: the sample author's, with questions asked in other words (hard) and in the author's words (plain); and
those of $ASSISTANT_EVALS (folders `corpora` and `evals`), which are not named in the table. The peers get the
same local embedder: LangChain's usual recipe (its recursive splitter at 1,000 characters with 200 shared,
nearest vectors), our passages by nearest vectors alone, our passages by BM25 over content words alone. A hit
is a passage that overlaps a labelled quotation; each label counts once; hit@5 and nDCG@10, means over the
questions. A run embeds each blog twice: a minute for the sample, ten for two blogs of 200 posts; with
`python -m bench.recall --keep FOLDER` what was embedded is kept there for the next run.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import value
from assistant.settings import load, resource

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.memory.embeddings import Embedder
    from assistant.memory.recall import Recall

    Vectors = NDArray[np.float32]

MOST = 10  # hits that count
AT_ONCE = 256  # texts embedded before they are kept
Place = tuple[str, int, int]  # path, start, end
Ask = Callable[[str], list[Place]]


@value
class Question:
    text: str
    wanted: tuple[Place, ...]  # what shows an answer


@value
class Blog:
    name: str
    folder: Path
    sets: tuple[tuple[str, tuple[Question, ...]], ...]  # "hard", "plain": the questions


# --- blogs and their labels -------------------------------------------------------------------------------


def blogs() -> Iterator[Blog]:
    labels = Path(__file__).resolve().parents[1] / "tests" / "labels"
    sample = resource("corpus") / "blog"
    yield Blog(
        name="the sample author",
        folder=sample,
        sets=(
            ("hard", questions(labels / "sample.queries.jsonl", sample)),
            ("plain", questions(labels / "sample.plain.jsonl", sample)),
        ),
    )
    elsewhere = Path(os.environ.get("ASSISTANT_EVALS", ""), "evals")
    for file in sorted(elsewhere.glob("*.queries.jsonl")) if os.environ.get("ASSISTANT_EVALS") else ():
        folder = elsewhere.parent / "corpora" / file.name.removesuffix(".queries.jsonl")
        yield Blog(name=described(folder), folder=folder, sets=(("hard", questions(file, folder)),))


def questions(labels: Path, folder: Path) -> tuple[Question, ...]:
    lines = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(
        Question(text=line["q"], wanted=tuple(place(folder, *told) for told in line["rel"])) for line in lines
    )


def place(folder: Path, path: str, quote: str) -> Place:
    """Where a quotation stands; the whole post where nothing is quoted."""
    at = (folder / path).read_text(encoding="utf-8").find(quote)
    return (path, at, at + len(quote)) if quote else (path, 0, 10**9)


def described(folder: Path) -> str:
    from collections import Counter

    from assistant.posts.corpus import read_corpus

    posts = read_corpus([folder]).originals()
    language, _ = Counter(post.language for post in posts).most_common(1)[0]
    return f"{ {'ko': 'a Korean', 'en': 'an English'}.get(language, 'a') } blog of {len(posts)} posts"


# --- who is asked -----------------------------------------------------------------------------------------


def ours(recall: Recall) -> Ask:
    return lambda text: [
        (hit.passage.path, hit.passage.start, hit.passage.end) for hit in recall.search(text, k=MOST).hits
    ]


def words_alone(recall: Recall) -> Ask:
    from assistant.memory.lexicon import question_terms
    from assistant.memory.scope import Scope

    recall.search("?")
    shelf = recall.current()
    words = shelf.seen(Scope()).words
    return lambda text: best(
        words.share(question_terms(text), {}), [(p.path, p.start, p.end) for p in shelf.passages]
    )


def vectors_alone(places: Sequence[Place], vectors: Vectors, embedder: Embedder) -> Ask:
    return lambda text: best(vectors @ embedder.questions([text])[0], places)


def best(scores: Vectors, places: Sequence[Place]) -> list[Place]:
    import numpy as np

    return [places[i] for i in np.argsort(-scores, kind="stable")[:MOST]]


def usual_recipe(folder: Path, embedder: Embedder, vectors: Path) -> Ask:
    """What LangChain's tutorials do, with the files of the blog that are read as posts."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    from assistant.memory.vectors import VectorCache
    from assistant.posts.corpus import read_corpus

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
    posts = read_corpus([folder]).originals()
    cut = splitter.create_documents([post.text for post in posts], [{"path": post.path} for post in posts])
    texts = [document.page_content for document in cut]
    starts = [(d.metadata["path"], int(d.metadata["start_index"])) for d in cut]
    places = [(path, at, at + len(text)) for (path, at), text in zip(starts, texts, strict=True)]
    with VectorCache(vectors, embedder.name) as cache:
        for _ in cache.fill(texts, embedder.passages, AT_ONCE):
            pass
    return vectors_alone(places, kept(vectors, embedder, texts), embedder)


# --- scoring ----------------------------------------------------------------------------------------------


def score(asked: Iterable[Question], ask: Ask) -> tuple[float, float]:
    """Mean hit@5 and nDCG@10."""
    hits, gains, count = 0.0, 0.0, 0
    for question in asked:
        seen = shown(ask(question.text), question.wanted)
        ideal = sum(1 / math.log2(i + 2) for i in range(min(MOST, len(question.wanted))))
        hits += any(seen[:5])
        gains += sum(gain / math.log2(i + 2) for i, gain in enumerate(seen)) / ideal
        count += 1
    return hits / count, gains / count


def shown(found: Sequence[Place], wanted: Sequence[Place]) -> list[bool]:
    """For each passage found, whether it shows a label that none before it showed."""
    known: set[Place] = set()
    made = []
    for path, start, end in found:
        new = {w for w in wanted if w[0] == path and w[1] < end and start < w[2]} - known
        known |= new
        made.append(bool(new))
    return made


def measure(blog: Blog, room: Path) -> Iterator[str]:
    """The lines of the table for one blog."""
    from assistant.events import end_of
    from assistant.memory.embeddings import embedded_text, open_embedder
    from assistant.memory.recall import Recall
    from assistant.memory.sync import sync

    settings = load(corpus=(blog.folder,), workspace=room / "work", drafts=room / "drafts")
    embedder = open_embedder(settings)
    end_of(sync(settings, embedder=embedder))
    recall = Recall.open(settings, embedder)
    places = [(p.path, p.start, p.end) for p in recall.passages]
    own = kept(settings.place.vectors, embedder, [embedded_text(p) for p in recall.passages])
    asked: dict[str, Ask] = {
        "this": ours(recall),
        "LangChain's usual recipe": usual_recipe(blog.folder, embedder, settings.place.vectors),
        "nearest vectors alone": vectors_alone(places, own, embedder),
        "BM25 alone": words_alone(recall),
    }
    for kind, among in blog.sets:
        for name, ask in asked.items():
            hit, gain = score(among, ask)
            yield f"| {blog.name} | {kind}, {len(among)} | {name} | {hit:.3f} | {gain:.3f} |"


def kept(vectors: Path, embedder: Embedder, texts: list[str]) -> Vectors:
    """The vectors of texts that were embedded already."""
    import numpy as np

    from assistant.memory.vectors import VectorCache

    with VectorCache(vectors, embedder.name) as cache:
        found = cache.get(texts)
    return np.stack([found[i] for i in range(len(texts))])


def main() -> None:
    print("| blog | questions | by | hit@5 | nDCG@10 |")
    print("| --- | --- | --- | ---: | ---: |")
    given = argparse.ArgumentParser()
    given.add_argument("--keep", type=Path)
    keep = given.parse_args().keep
    for blog in blogs():
        with tempfile.TemporaryDirectory() as passing:
            for line in measure(blog, keep / blog.folder.name if keep else Path(passing)):
                print(line, flush=True)


if __name__ == "__main__":
    main()
