"""What was made of the author's posts before, kept on disk: on a blog of hundreds of posts making it takes seconds.

Takes a corpus, the folder to keep in and how it is made; gives the same as making it anew. What is kept is named by
everything it was made from, the posts and this program's own files, so it never outlives either. Used for the threads
of a standpoint, for the voice and for its portrait.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from assistant.domain import Corpus
from assistant.files import write_text
from assistant.settings import PACKAGE

log = logging.getLogger(__name__)
Made = TypeVar("Made")
MADE_BY = ("author", "domain", "language", "posts")  # folders whose code decides what is made


def kept(corpus: Corpus, folder: Path, shape: TypeAdapter[Made], make: Callable[[], Made], most: int) -> Made:
    """What was made from the corpus and kept in the folder, else what `make` makes now; of `most` the latest used stay.

    The folder above must be there.
    """
    file = folder / f"{made_from(corpus)}.json"
    try:
        found = shape.validate_json(file.read_bytes())
        file.touch()
    except (OSError, ValidationError):
        found = make()
        try:
            write_text(file, shape.dump_json(found).decode("utf-8"))
            _prune(folder, most)
        except OSError:  # a full disk costs the time next year, not what was made
            log.info("%s could not be kept", folder.name, exc_info=True)
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
    """A hash of the code that decides what is made."""
    digest = blake2b(digest_size=16)
    for room in MADE_BY:
        for file in sorted((PACKAGE / room).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.digest()


def _prune(folder: Path, most: int) -> None:
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[most:]:
        file.unlink(missing_ok=True)
