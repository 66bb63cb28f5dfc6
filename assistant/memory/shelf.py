"""What is found by words, side by side in the index folder: the passages and their lexicon. No vector is
needed.

`write_shelf` puts a new state there (one writer), `Shelf` opens the one that is there; a reader never meets
half of one. The lexicon is written first, under a name of its own; the catalogue's transaction then names it.
"""

from __future__ import annotations

import secrets
import shutil
import sqlite3
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from assistant.domain import Passage
from assistant.errors import IndexDamaged
from assistant.memory.catalogue import Catalogue
from assistant.memory.lexicon import Lexicon, build_lexicon, fields, join, terms_of

CATALOGUE = "catalogue.sqlite3"
PREFIX = "lexicon-"
REBUILD = "Run `assistant index`: it builds the index again from your posts and the vectors it kept."


class Shelf:
    """An opened state. Raises `IndexDamaged` where there is none that can be read."""

    def __init__(self, folder: Path) -> None:
        try:
            with Catalogue(folder / CATALOGUE) as catalogue:
                self.passages = catalogue.passages()
                name = catalogue.lexicon()
            self.lexicon = Lexicon(folder / name)
            whole = self.lexicon.size == len(self.passages)
        except (sqlite3.DatabaseError, OSError, ValueError, KeyError) as error:
            raise IndexDamaged(f"The index cannot be read: {error}.", hint=REBUILD) from error
        self.rows = {passage.id: row for row, passage in enumerate(self.passages)}
        if not whole:
            raise IndexDamaged(
                "The index is damaged: passages and words do not belong together.", hint=REBUILD
            )


def write_shelf(folder: Path, passages: Sequence[Passage], *, anew: bool) -> None:
    """Make these the passages that are found by words. `anew` believes nothing that lies there."""
    if anew:
        clear_shelf(folder)
    with Catalogue(folder / CATALOGUE, write=True) as catalogue:
        words = _words(passages, catalogue.words())
        name = f"{PREFIX}{secrets.token_hex(8)}"
        build_lexicon(
            folder / name, [join(*(words[_key(*field)].split() for field in fields(p))) for p in passages]
        )
        catalogue.replace(passages, name, words)
    clear_old(folder, PREFIX, name)


def clear_old(folder: Path, prefix: str, name: str) -> None:
    """Take away folders of that prefix but the one of that name, those left half made among them."""
    for old in folder.glob(f"*{prefix}*"):
        if old.name != name:
            shutil.rmtree(old, ignore_errors=True)


def clear_shelf(folder: Path) -> None:
    for file in folder.glob(f"{CATALOGUE}*"):
        file.unlink()


def _words(passages: Sequence[Passage], known: dict[bytes, str]) -> dict[bytes, str]:
    """The words of every field of the passages; only texts that are not `known` are analysed."""
    wanted = {_key(*field): field for passage in passages for field in fields(passage)}
    new = [key for key in wanted if key not in known]
    terms = terms_of([wanted[key] for key in new])
    found = {key: " ".join(words) for key, words in zip(new, terms, strict=True)}
    return {key: found[key] if key in found else known[key] for key in wanted}


def _key(text: str, language: str) -> bytes:
    return blake2b(f"{language}\0{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
