"""What the passages' own vectors do not say: their sentences, the headings they stand under, the words of
them all.

A question asked from memory often meets a single sentence of a passage, or its heading, and seldom the
author's very words. `build_facets` writes the vectors of these beside the lexicon; `Facets` opens them by
memory map. All nearness is told as the share of the way from chance to sameness (`Scale`): embedders differ
in how far they spread texts apart. Called by sync.py and recall.py.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Passage, value
from assistant.errors import IndexDamaged
from assistant.language import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]
    Scores = NDArray[np.float32]
    Rows = NDArray[np.intp]

PREFIX = "facets-"
PAIRS = 20_000  # random pairs that chance is measured on
FEW = 4  # passages whose middle says more about them than about their language
NEIGHBOURS = 16  # words that may stand for a word of the question


@value
class Scale:
    """`chance` is the mean cosine of two words that have nothing to do with each other: it is the embedder's,
    where that of two passages would be the author's, who may write of one thing all the time."""

    chance: float

    def of(self, cosines: Scores) -> Scores:
        """0 for chance, 1 for the same."""
        scaled: Scores = (cosines - self.chance) / (1.0 - self.chance)
        return scaled


def sentence_texts(passage: Passage) -> list[str]:
    """The sentences of a passage; of one that is a single sentence, none: it has its own vector."""
    found = [passage.prose[start:end] for start, end in sentences.split(passage.prose)]
    return found if len(found) > 1 else []


def heading_text(passage: Passage) -> str:
    return " > ".join(passage.heading) or passage.title


@value
class Parts:
    """For every passage its sentences and its heading."""

    sentences: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...]

    def texts(self) -> list[str]:
        """Each once: what `build_facets` needs the vectors of."""
        found = dict.fromkeys(text for texts in self.sentences for text in texts)
        found.update(dict.fromkeys(self.headings))
        found.pop("", None)
        return list(found)


def parts_of(passages: Sequence[Passage]) -> Parts:
    return Parts(
        sentences=tuple(tuple(sentence_texts(passage)) for passage in passages),
        headings=tuple(heading_text(passage) for passage in passages),
    )


def words_of(vocabulary: Mapping[str, int]) -> list[str]:
    """The words that `build_facets` needs the vectors of."""
    return [word for word in vocabulary if _stands_for_others(word)]


def _stands_for_others(word: str) -> bool:
    """Numbers and single letters have no neighbours that mean the same."""
    return any(character.isalpha() for character in word) and (len(word) > 1 or not word.isascii())


def build_facets(
    folder: Path,
    parts: Parts,
    languages: Sequence[str],
    vocabulary: Mapping[str, int],
    vectors: Mapping[str, Vectors],
    words: Mapping[str, Vectors],
    own: Vectors,
) -> None:
    """Write the facets of these passages at `folder`, whole or not at all.

    `vectors` and `words` hold unit vectors of `parts.texts()` and `words_of`; `own` are the
    vectors of the passages, in their order.
    """
    import numpy as np

    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        sizes = [len(texts) for texts in parts.sentences]
        np.save(made / "bounds.npy", np.cumsum([0, *sizes], dtype=np.int64))
        told = [vectors[text] for texts in parts.sentences for text in texts]
        _save(made / "sentences.npy", told, own.shape[1])
        headings = {text: row for row, text in enumerate(dict.fromkeys(parts.headings))}
        blank = np.zeros(own.shape[1], np.float32)
        _save(made / "headings.npy", [vectors.get(text, blank) for text in headings], own.shape[1])
        np.save(made / "heading_of.npy", np.array([headings[text] for text in parts.headings], np.int64))
        table = [blank] * (max(vocabulary.values(), default=-1) + 1)
        for word, vector in words.items():
            table[vocabulary[word]] = vector
        np.save(made / "words.npy", np.array(table, np.float32).reshape(len(table), own.shape[1]))
        _save_languages(made, languages, own)
        chance = _chance(np.array(list(words.values())).reshape(-1, own.shape[1]))
        (made / "chance.json").write_text(json.dumps(chance), encoding="utf-8")
        made.replace(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _save_languages(made: Path, languages: Sequence[str], own: Vectors) -> None:
    """The middle of each language's passages; of one with a few passages only, the middle of all."""
    import numpy as np

    names = sorted(set(languages))
    of = np.array([names.index(language) for language in languages], np.int64)
    middles = [own[of == n].mean(0) if (of == n).sum() >= FEW else own.mean(0) for n in range(len(names))]
    np.save(made / "language_of.npy", of)
    np.save(made / "languages.npy", np.array(middles, np.float32))


def _save(path: Path, vectors: Sequence[Vectors], dimension: int) -> None:
    import numpy as np

    np.save(path, np.array(vectors, np.float16).reshape(len(vectors), dimension))


def _chance(vectors: Vectors) -> float:
    """The mean cosine of random pairs; 0 where there are too few to tell."""
    import numpy as np

    if len(vectors) < 2:
        return 0.0
    first, second = np.random.default_rng(0).integers(0, len(vectors), (2, PAIRS))
    apart = first != second
    return float(np.einsum("ij,ij->i", vectors[first[apart]], vectors[second[apart]]).mean())


class Facets:
    """Opened facets. Raises `IndexDamaged` where they cannot be read."""

    def __init__(self, folder: Path) -> None:
        import numpy as np

        try:
            self._sentences, self._headings, self._words = (
                np.load(folder / f"{name}.npy", mmap_mode="r") for name in ("sentences", "headings", "words")
            )
            self._languages = np.load(folder / "languages.npy")
            self._bounds, self._heading_of, self._language_of = (
                np.load(folder / f"{name}.npy") for name in ("bounds", "heading_of", "language_of")
            )
            chance = json.loads((folder / "chance.json").read_text(encoding="utf-8"))
            self.scale = Scale(chance=float(chance))
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamaged(
                f"The index cannot be read: {error}.", hint="Run `assistant index --rebuild`."
            ) from error

    def headings(self, question: Vectors, rows: Rows) -> Scores:
        """How near the headings of these passages are to a question's vector."""
        import numpy as np

        near = self._headings[self._heading_of[rows]].astype(np.float32) @ question
        return self.scale.of(near)

    def sentences(self, question: Vectors, rows: Rows, otherwise: Scores) -> Scores:
        """How near each passage's nearest sentence is; `otherwise` for passages of a single one."""
        import numpy as np

        sizes = self._bounds[rows + 1] - self._bounds[rows]
        owners = np.repeat(np.arange(len(rows)), sizes)
        within = np.arange(len(owners)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        near = self._sentences[self._bounds[rows][owners] + within].astype(np.float32) @ question
        best = np.full(len(rows), -np.inf, np.float32)
        np.maximum.at(best, owners, near)
        return np.where(sizes > 0, self.scale.of(best), otherwise).astype(np.float32)

    def tongue(self, question: Vectors, rows: Rows) -> Scores:
        """How much nearer to a question these passages are than others, merely for the language they are in.

        A multilingual embedder puts what is said in one language nearer together than what is said of one
        thing (Yang et al. 2021): to be taken off.
        """
        near = self._languages @ question
        found: Scores = ((near - near.max()) / (1.0 - self.scale.chance))[self._language_of[rows]]
        return found

    def neighbours(self, words: Vectors) -> list[list[tuple[int, float]]]:
        """For each of these words' vectors the words of the vocabulary nearest it: row, and nearness above chance."""
        import numpy as np

        near = self.scale.of(words @ self._words.T)
        count = min(NEIGHBOURS, near.shape[1])
        best = (
            np.argpartition(-near, count - 1, axis=1)[:, :count]
            if count
            else np.zeros((len(near), 0), np.intp)
        )
        return [
            [(int(row), float(line[row])) for row in rows if line[row] > 0]
            for line, rows in zip(near, best, strict=True)
        ]

    def word(self, row: int) -> Vectors:
        """The vector of a word of the vocabulary; zeros for one that has none."""
        found: Vectors = self._words[row]
        return found
