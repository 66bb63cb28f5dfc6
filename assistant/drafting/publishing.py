"""A draft as a new post in the author's blog: named as they name their reviews, never over a file that is there.

Takes a version's text and the folder; gives first what to look at before the world does (`survey`: questions still
open, people, employers), then the post's text and place. Called by the service, which writes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Literal

from assistant.domain import Corpus, Draft, value
from assistant.drafting.edits import COMMENT
from assistant.drafting.names import CALLED, names
from assistant.drafting.pictures import with_places
from assistant.drafting.rendering import QUESTION
from assistant.errors import DraftError
from assistant.interview.text import plain
from assistant.tables import read_table

NameKind = Literal["person", "employer", "other"]
HEADING = re.compile(r"(#{1,6})\s+(.*\S)")
BUNDLED = re.compile(r"(?:_?index)\.\w+$", re.IGNORECASE)  # a post that is a folder of its own


@value
class Named:
    """A name in a draft. `posts`: how many of the author's published posts have it already."""

    name: str
    kind: NameKind
    times: int
    posts: int


@value
class StillOpen:
    """A question that was not answered, and the heading it stands under; empty above the first."""

    heading: str
    question: str


@value
class Survey:
    """What to look at before a draft is published."""

    path: Path  # where the post would lie
    questions: tuple[StillOpen, ...]  # they are left out of the post
    names: tuple[Named, ...]  # people first, then employers, then all else; those new to the blog first
    pictures: int  # places left for pictures

    @property
    def to_ask(self) -> tuple[Named, ...]:
        """The people and employers that stand in no post yet."""
        return tuple(name for name in self.names if name.kind != "other" and not name.posts)


@value
class Published:
    """The post that was written, and what was to be looked at before."""

    path: Path
    survey: Survey


def post_text(draft: Draft, text: str, corpus: Corpus) -> tuple[str, int]:
    """The author's text of a version as a post: without our remarks, without open questions and the headings that
    stand above nothing else, with places for pictures; and how many places that are.
    """
    lines = COMMENT.sub("", text).split("\n")
    kept = [line for n, line in enumerate(lines) if not _asks(line) and not _only_asks(lines, n)]
    clean = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n") + "\n"
    return with_places(clean, corpus, draft.year, draft.language)


def survey(draft: Draft, text: str, corpus: Corpus, path: Path) -> Survey:
    """What to look at in a version of a draft before it is published at `path`."""
    asked: list[StillOpen] = []
    heading = ""
    for line in text.split("\n"):
        if _asks(line):
            asked.append(StillOpen(heading=heading, question=line.removeprefix(QUESTION.rstrip()).strip()))
        elif above := HEADING.match(line):
            heading = above[2]
    clean, pictures = post_text(draft, text, corpus)
    return Survey(
        path=path, questions=tuple(asked), names=_named(clean, draft.language, corpus), pictures=pictures
    )


def _asks(line: str) -> bool:
    return line.startswith(QUESTION.rstrip())


def _only_asks(lines: Sequence[str], n: int) -> bool:
    """Whether line `n` is a heading with open questions below it and nothing else."""
    heading = HEADING.match(lines[n])
    if not heading:
        return False
    below: list[str] = []
    for line in lines[n + 1 :]:
        deeper = HEADING.match(line)
        if deeper and len(deeper[1]) <= len(heading[1]):
            break
        if line.strip() and not deeper:
            below.append(line)
    return bool(below) and all(map(_asks, below))


def place(draft: Draft, folder: Path, corpus_folders: Sequence[Path]) -> Path:
    """Where the post lies in a folder of the author's choice. Their whole path below the corpus folder where that is
    the folder; else as much of it as the folder does not say already, and at least the file (a bundle with its folder).

    Raises:
        DraftError: a file is there already.
    """
    path = PurePosixPath(draft.file_name)
    parts = path.parts
    target = folder.expanduser()
    if target.resolve() not in [known.resolve() for known in corpus_folders]:
        shared = next(
            (n for n in range(len(parts) - 1, 0, -1) if target.resolve().parts[-n:] == parts[:n]), None
        )
        least = 2 if BUNDLED.search(path.name) and len(parts) > 1 else 1
        parts = parts[shared:] if shared else parts[-least:]
    found = target.joinpath(*parts)
    if found.exists():
        raise DraftError(
            f"{found} is there already, and nothing of yours is written over.",
            hint="Move that file away, or publish to another folder.",
        )
    return found


# --- Names -----------------------------------------------------------------------------------------------


def _named(text: str, language: str, corpus: Corpus) -> tuple[Named, ...]:
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    said = plain("\n".join(line for line in body.split("\n") if not line.startswith("#")))
    signs = _signs(language)
    published = [post.text for post in corpus.posts if not post.draft]
    found = [
        Named(
            name=name,
            kind=_kind(name, said, signs),
            times=said.count(name),
            posts=sum(name in post for post in published),
        )
        for name in names(body, language)
        if said.count(name) and name not in signs.roles
    ]
    order: tuple[NameKind, ...] = ("person", "employer", "other")
    return tuple(sorted(found, key=lambda n: (order.index(n.kind), n.posts > 0, -n.times)))


@value
class _Signs:
    """What stands around a name, as patterns, and what people are called that names nobody."""

    employer: tuple[str, ...]
    person: tuple[str, ...]
    roles: frozenset[str]


def _kind(name: str, said: str, signs: _Signs) -> NameKind:
    """A person where the text calls somebody by that name, an employer where somebody works there."""
    if name in CALLED.findall(said):
        return "person"
    kinds: tuple[tuple[NameKind, tuple[str, ...]], ...] = (
        ("employer", signs.employer),
        ("person", signs.person),
    )
    for kind, patterns in kinds:
        if any(re.search(pattern.replace("{name}", re.escape(name)), said) for pattern in patterns):
            return kind
    return "other"


@cache
def _signs(language: str) -> _Signs:
    return read_table(
        "names",
        language,
        lambda held: _Signs(
            employer=tuple(held["employer"]), person=tuple(held["person"]), roles=frozenset(held["roles"])
        ),
    )
