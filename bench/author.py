"""The author: threads and what became of them, and whose prose a text is taken for.

Threads: against labels, precision and recall of the quotations (a match shares at least 60 % of the shorter one's
letters in one run; optional labels are not asked for), and of the labelled outcomes how many are told right, told
wrong and left unknown, and how many are told where the later review says nothing of it. Offline, without a model.

Voice: of the author's own reviews, each left out in turn, and of texts by others (reviews of the other blogs in the
same language, fluent texts of nobody in tests/author/generic), the share taken for the author's.

Blogs: the sample; with $ASSISTANT_EVALS also those of its folder `corpora` (labels in `evals`, NAME.threads.jsonl).
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from assistant.author.thread_outcomes import follow
from assistant.author.threads import find_threads
from assistant.author.voice import profile, score
from assistant.domain import Corpus, Review, Thread, value
from assistant.errors import TooLittleProse
from assistant.posts.corpus import read_corpus
from assistant.settings import resource

ROOT = Path(__file__).resolve().parents[1]
DECIDED = ("kept", "partly", "dropped")
ALIKE, FEWEST = 0.6, 6  # share of the shorter quotation, and letters, that a match has in one run

Label = dict[str, Any]


@value
class Blog:
    """An author's posts, and the labels of their threads where there are any."""

    name: str
    corpus: Corpus
    labels: tuple[Label, ...]


def blogs() -> Iterator[Blog]:
    """The sample and every other blog at hand."""
    yield _blog("sample", resource("corpus") / "blog", ROOT / "tests" / "labels" / "sample.threads.jsonl")
    elsewhere = os.environ.get("ASSISTANT_EVALS")
    if not elsewhere:
        return
    corpora = Path(elsewhere, "corpora")
    own = sorted(path for path in corpora.iterdir() if path.is_dir() and path.name != "reviews-of-others")
    for folder in (
        *own,
        *sorted(path for path in (corpora / "reviews-of-others").glob("*") if path.is_dir()),
    ):
        yield _blog(folder.name, folder, Path(elsewhere, "evals", f"{folder.name}.threads.jsonl"))


def _blog(name: str, folder: Path, labels: Path) -> Blog:
    lines = labels.read_text(encoding="utf-8").splitlines() if labels.exists() else []
    told = tuple(json.loads(line) for line in lines if line.strip())
    return Blog(name=name, corpus=read_corpus([folder]), labels=told)


# --- threads ----------------------------------------------------------------------------------------------


def threads_row(blog: Blog) -> str:
    """Precision, recall and outcomes of one blog."""
    years = {label["review"] for label in blog.labels}
    got = [t for t in follow(find_threads(blog.corpus), blog.corpus) if t.review in years]
    firm = [label for label in blog.labels if not label.get("optional")]
    found = sum(any(_same(label, t) for t in got) for label in firm)
    right = sum(any(_same(label, t) for label in blog.labels) for t in got)
    told = Counter(outcome for label in firm for outcome in _outcomes(label, got))
    asked = told["right"] + told["wrong"] + told["unknown"]
    return (
        f"| {blog.name} | {len(firm)} | {_share(right, len(got))} | {_share(found, len(firm))} "
        f"| {asked} | {told['right']} | {told['wrong']} | {told['unknown']} | {told['made up']} |"
    )


def _outcomes(label: Label, got: list[Thread]) -> Iterator[str]:
    """For each labelled year of a thread: right, wrong or unknown; where nothing became known, made up or silent."""
    mine = [thread for thread in got if _same(label, thread)]
    for year, status in label.get("later", {}).items():
        said = {o.status for thread in mine for o in thread.later if o.year == int(year)} & set(DECIDED)
        if status in DECIDED:
            yield "right" if status in said else "wrong" if said else "unknown"
        else:
            yield "made up" if said else "silent"


def _same(label: Label, thread: Thread) -> bool:
    one, other = (re.sub(r"[\W_]+", "", text) for text in (label["quote"], thread.citation.quote))
    run = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return bool(label["review"] == thread.review and run >= max(FEWEST, ALIKE * min(len(one), len(other))))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


# --- voice ------------------------------------------------------------------------------------------------


def voice_row(blog: Blog, every: list[Blog]) -> str | None:
    """Who is taken for one author; None where there is too little of them to tell."""
    reviews = blog.corpus.yearly()
    if len(reviews) < 2:
        return None
    try:
        own = [score(r.post.text, profile(_without(blog.corpus, r))).inside for r in reviews]
        voice = profile(blog.corpus)
    except TooLittleProse:
        return None
    others = [
        score(review.post.text, voice).inside
        for other in every
        if other is not blog
        for review in other.corpus.yearly()
        if review.post.language == voice.language
    ]
    texts = sorted((ROOT / "tests" / "author" / "generic").glob(f"{voice.language}-*.md"))
    generic = [score(text.read_text(encoding="utf-8"), voice).inside for text in texts]
    return (
        f"| {blog.name} | {voice.language} | {sum(own)} of {len(own)} | {sum(others)} of {len(others)} "
        f"| {sum(generic)} of {len(generic)} |"
    )


def _without(corpus: Corpus, left: Review) -> Corpus:
    return replace(
        corpus,
        posts=tuple(post for post in corpus.posts if post.path != left.post.path),
        reviews=tuple(review for review in corpus.reviews if review.post.path != left.post.path),
    )


def main() -> None:
    """Print both tables."""
    every = list(blogs())
    print(
        "| blog | threads labelled | precision | recall | outcomes labelled | right | wrong | unknown | made up |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for blog in every:
        if blog.labels:
            print(threads_row(blog), flush=True)
    print(
        "\n| blog | language | own reviews, left out, inside | others' reviews inside | nobody's texts inside |"
    )
    print("| --- | --- | --- | --- | --- |")
    for blog in every:
        if row := voice_row(blog, every):
            print(row, flush=True)


if __name__ == "__main__":
    main()
