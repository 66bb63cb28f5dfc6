"""A voice that was measured before, and its portrait, kept on disk. Called by the service."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from assistant.author.kept import kept
from assistant.author.portrait import Portrait, portrait
from assistant.author.voice import Document, Habitual, Own, Voice, profile
from assistant.author.voice_letters import Letters
from assistant.domain import Corpus, value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PORTRAITS = "portraits"
KEPT = 4  # of the whole corpus, and of standpoints


@value
class Kept:
    """A voice as it lies on disk: its tables as lists."""

    language: str
    documents: tuple[Document, ...]
    habits: tuple[Habitual, ...]
    own: tuple[Own, ...]
    grams: tuple[str, ...]
    counts: tuple[tuple[float, ...], ...]
    sizes: tuple[float, ...]
    weights: tuple[float, ...]


def voice_of(corpus: Corpus, folder: Path) -> Voice:
    """The voice of the corpus: the one kept, else measured now and kept.

    Raises TooLittleProse where there is not enough prose.
    """
    shape = TypeAdapter(Kept)
    return _opened(kept(corpus, folder, shape, lambda: _folded(profile(corpus)), KEPT))


def portrait_of(corpus: Corpus, folder: Path) -> Portrait:
    """The portrait of the corpus's voice: the one kept, else drawn now and kept.

    Raises TooLittleProse where there is not enough prose.
    """
    shape = TypeAdapter(Portrait)
    return kept(corpus, folder / PORTRAITS, shape, lambda: portrait(voice_of(corpus, folder), corpus), KEPT)


def _folded(voice: Voice) -> Kept:
    letters = voice.letters
    return Kept(
        language=voice.language,
        documents=voice.documents,
        habits=voice.habits,
        own=voice.own,
        grams=letters.grams,
        counts=tuple(_row(row) for row in letters.counts),
        sizes=_row(letters.sizes),
        weights=_row(letters.weights),
    )


def _row(numbers: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(float(number) for number in numbers)


def _opened(kept: Kept) -> Voice:
    import numpy as np

    return Voice(
        language=kept.language,
        documents=kept.documents,
        habits=kept.habits,
        letters=Letters(
            grams=kept.grams,
            counts=np.array(kept.counts),
            sizes=np.array(kept.sizes),
            weights=np.array(kept.weights),
        ),
        own=kept.own,
    )
