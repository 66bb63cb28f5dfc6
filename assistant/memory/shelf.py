"""What the sync left, opened for searching: the passages and their words at once, their facets when first
asked for.

`Shelf` reads one moment of the catalogue and keeps it. `seen(scope)` is what a search may see of it, with
everything that is counted over many passages counted over these alone. Called by recall.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import value
from assistant.errors import IndexDamaged
from assistant.memory.catalogue import Catalogue
from assistant.memory.facets import Facets, Scale
from assistant.memory.lexicon import Lexicon, LexiconWithin
from assistant.memory.scope import Scope

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Rows = NDArray[np.intp]

CATALOGUE = "catalogue.sqlite3"
REBUILD = "Run `assistant index`: it builds the index again from your posts and the vectors it kept."
SCOPES = 8  # scopes kept at hand: an interview or a draft asks within one, again and again


@value
class Seen:
    """What a search may see: the `allowed` of all passages, and their rows by language."""

    allowed: Mask
    words: LexiconWithin
    groups: tuple[Rows, ...]  # as Shelf.language_of numbers them


class Shelf:
    """An opened state. Raises `IndexDamaged` where there is none that can be read."""

    def __init__(self, folder: Path) -> None:
        try:
            self._catalogue = Catalogue(folder / CATALOGUE)
        except (sqlite3.DatabaseError, OSError) as error:
            raise IndexDamaged(f"The index cannot be read: {error}.", hint=REBUILD) from error
        try:
            with self._catalogue.moment():
                self.passages = self._catalogue.passages()
                self.lexicon = Lexicon(self._catalogue.words(), self.passages)
        except (sqlite3.DatabaseError, OSError, ValueError, KeyError, IndexError) as error:
            self._catalogue.close()
            raise IndexDamaged(f"The index cannot be read: {error}.", hint=REBUILD) from error
        self.rows = {passage.id: row for row, passage in enumerate(self.passages)}
        self.language_of = _numbered([passage.language for passage in self.passages])
        self.section_of = _numbered([(p.folder, p.path, p.heading) for p in self.passages])
        self.seen = lru_cache(maxsize=SCOPES)(self._seen)

    def close(self) -> None:
        self._catalogue.close()

    def facets(self, chance: float, dimension: int) -> Facets:
        """The facets of this state, as far as they are there."""
        try:
            vocabulary = len(self.lexicon.vocabulary)
            return Facets(self._catalogue, self.passages, vocabulary, Scale(chance=chance), dimension)
        except (sqlite3.DatabaseError, ValueError) as error:
            raise IndexDamaged(f"The index cannot be read: {error}.", hint=REBUILD) from error

    def _seen(self, scope: Scope) -> Seen:
        import numpy as np

        allowed = np.array([scope.holds(passage) for passage in self.passages], bool)
        groups = tuple(
            np.flatnonzero(allowed & (self.language_of == n))
            for n in range(int(self.language_of.max(initial=-1)) + 1)
        )
        return Seen(allowed=allowed, words=self.lexicon.within(allowed), groups=groups)


def _numbered(names: Sequence[Hashable]) -> Rows:
    """The number of each name, the same for the same."""
    import numpy as np

    number = {name: n for n, name in enumerate(dict.fromkeys(names))}
    return np.array([number[name] for name in names], np.intp)
