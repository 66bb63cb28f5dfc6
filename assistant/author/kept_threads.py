"""Threads that were followed before, kept on disk: on a blog of hundreds of posts following them takes seconds.

Takes a corpus and the folder to keep them in; gives the same as following them anew. What is kept is named by
everything it was made from, the posts and this program's own files, so it never outlives either. Called by the
standpoint of a year.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.domain import Corpus, Thread
from assistant.errors import SettingsError
from assistant.files import write_text
from assistant.settings import PACKAGE, Workspace

log = logging.getLogger(__name__)
FOLLOWED = "followed"  # apart from what a model read, which must not be thrown away: it was paid for
KEPT = 8  # standpoints whose threads are kept; the ones used longest ago go
MADE_BY = ("author", "domain", "language", "posts")  # folders whose code decides what the threads are


def kept(corpus: Corpus, folder: Path, follow: Callable[[Corpus], tuple[Thread, ...]]) -> tuple[Thread, ...]:
    """The threads of the corpus: those kept, else `follow`ed now and kept."""
    followed = folder / FOLLOWED
    file = followed / f"{made_from(corpus)}.json"
    threads = TypeAdapter(tuple[Thread, ...])
    try:
        found = threads.validate_json(file.read_bytes())
        file.touch()
    except (OSError, ValidationError):
        found = follow(corpus)
        try:
            Workspace(folder.parent).prepare()
            write_text(file, threads.dump_json(found).decode("utf-8"))
            _prune(followed)
        except (OSError, SettingsError):  # a full disk costs the time next year, not the threads
            log.info("the threads could not be kept", exc_info=True)
    return found


def made_from(corpus: Corpus) -> str:
    """A name for whatever is made from the corpus by this program: it changes with either."""
    digest = blake2b(_program(), digest_size=16)
    for post in corpus.posts:
        digest.update("\0".join((post.folder, post.path, post.text)).encode("utf-8", "surrogatepass"))
    for review in corpus.reviews:
        digest.update(f"\0{review.post.path}\0{review.period}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """A hash of the code that finds and follows threads."""
    digest = blake2b(digest_size=16)
    for room in MADE_BY:
        for file in sorted((PACKAGE / room).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.digest()


def _prune(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEPT:]:
        file.unlink(missing_ok=True)
