"""A voice that was measured before, kept on disk: measuring hundreds of posts takes seconds.

Takes a corpus and the folder to keep it in; gives the same as measuring anew. Named by everything it was made from,
as the threads are. Called by the service.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from assistant.author.kept_threads import made_from
from assistant.author.voice import Document, Habitual, Own, Voice, profile
from assistant.author.voice_letters import Letters
from assistant.domain import Corpus, value
from assistant.files import write_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)
KEPT = 4  # voices that are kept: of the whole, and of standpoints; the ones used longest ago go


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
    file = folder / f"{made_from(corpus)}.json"
    shape = TypeAdapter(Kept)
    try:
        found = _opened(shape.validate_json(file.read_bytes()))
        file.touch()
    except (OSError, ValidationError):
        found = profile(corpus)
        try:
            write_text(file, shape.dump_json(_folded(found)).decode("utf-8"))
            _prune(folder)
        except OSError:  # a full disk costs the time next year, not the voice
            log.info("the voice could not be kept", exc_info=True)
    return found


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


def _prune(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEPT:]:
        file.unlink(missing_ok=True)
