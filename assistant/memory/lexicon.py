"""Search by words: BM25 over the content words of passages, with their titles and headings as fields.

`build_lexicon` writes it, in the order of the passages; `Lexicon` opens it by memory map and scores every
passage for a question. BM25 after Robertson & Zaragoza (2009); fields are terms that count several times
(BM25F, one length for all). Arithmetic by bm25s. Called by shelf.py and recall.py.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Passage
from assistant.language.morphemes import content_all

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

K1, B = 1.2, 0.75
Field = tuple[str, str]  # a text and its language


def fields(passage: Passage) -> tuple[Field, Field]:
    """What a passage is found by: its own prose, and the title and headings it stands under."""
    return (passage.prose, passage.language), ("\n".join((passage.title, *passage.heading)), passage.language)


def join(prose: Sequence[str], names: Sequence[str]) -> list[str]:
    """One list of terms of the terms of a passage's fields."""
    return [*prose, *names]


def terms_of(texts: Sequence[Field]) -> list[list[str]]:
    """The content words of texts."""
    found: list[list[str]] = [[] for _ in texts]
    for language in sorted({language for _, language in texts}):
        mine = [i for i, (_, other) in enumerate(texts) if other == language]
        for i, terms in zip(mine, content_all([texts[i][0] for i in mine], language), strict=True):
            found[i] = terms
    return found


def build_lexicon(folder: Path, terms: Sequence[list[str]]) -> None:
    """Write the lexicon of passages with these terms at `folder`, whole or not at all."""
    import bm25s

    index = bm25s.BM25(k1=K1, b=B, method="lucene")
    index.index([*terms, []] if not any(terms) else terms, show_progress=False)
    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        index.save(made, show_progress=False)
        made.replace(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


class Lexicon:
    """An opened lexicon of `size` passages."""

    def __init__(self, folder: Path) -> None:
        import bm25s

        self._index = bm25s.BM25.load(folder, mmap=True, show_progress=False)
        self.size: int = self._index.scores["num_docs"]

    def scores(self, terms: Sequence[str]) -> Scores:
        """BM25 of every passage, in the order they were written in; zero where no word is shared."""
        import numpy as np

        known = [term for term in terms if term in self._index.vocab_dict]
        if not known:
            return np.zeros(self.size, np.float32)
        scores: Scores = self._index.get_scores(known)
        return scores
