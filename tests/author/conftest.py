"""Reviews written for a test: values only, nothing read from a disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from assistant.domain import Corpus, Period, Post, Review
from assistant.posts.corpus import read_corpus

GENERIC = Path(__file__).parent / "generic"
SAMPLE = Path(__file__).parent.parent.parent / "corpus" / "blog"


def post(
    text: str,
    *,
    path: str = "post.md",
    title: str = "",
    day: dt.date | None = None,
    language: str = "ko",
    front_matter: Mapping[str, object] | None = None,
) -> Post:
    return Post(
        folder="/blog",
        path=path,
        text=text,
        body=0,
        title=title,
        date=day,
        language=language,
        front_matter=front_matter or {},
    )


def review(
    year: int,
    text: str = "",
    *,
    path: str | None = None,
    title: str | None = None,
    day: dt.date | None = None,
    language: str = "ko",
    front_matter: Mapping[str, object] | None = None,
) -> Review:
    written = post(
        text,
        path=path or f"_posts/{year}-12-31-{year}-review.md",
        title=title if title is not None else f"{year}년 회고",
        day=day or dt.date(year, 12, 31),
        language=language,
        front_matter=front_matter,
    )
    return Review(post=written, period=Period(year=year))


def corpus(*reviews: Review, posts: tuple[Post, ...] = ()) -> Corpus:
    return Corpus(posts=(*(r.post for r in reviews), *posts), reviews=reviews)


@pytest.fixture(scope="session")
def sample() -> Corpus:
    return read_corpus([SAMPLE])


@pytest.fixture(scope="session")
def generic() -> Callable[[str], list[str]]:
    def texts(language: str) -> list[str]:
        return [path.read_text(encoding="utf-8") for path in sorted(GENERIC.glob(f"{language}-*.md"))]

    return texts
