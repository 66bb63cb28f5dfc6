"""Letter sequences as a second, independent yardstick of a voice.

Takes texts of one author; gives the distance of any text from them by its character 2- to 4-grams:
Burrows's Delta (2002) over the commonest sequences, as root mean square, with what chance allows a text
of that length in the scale, so that short texts compare. Its cosine form (Evert et al. 2017) ranks
authors better, but only where there are other authors to be centred on; one author alone gives it no
zero, and it told no one apart here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.domain import value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float64]

SIZES = (2, 3, 4)
COMMON = 300  # sequences Delta looks at
SPREAD = 0.2  # how far a habit wanders between texts before anything is known of it, as a share of its mean
KNOWN = 3  # texts after which what was seen outweighs that
FARTHEST = 25.0  # a squared deviation counts no more than this


@value
class Letters:
    """The author's letter sequences: what each of their texts has, ready to be compared with."""

    grams: tuple[str, ...]
    counts: Table  # texts × grams
    sizes: Table  # thousands of characters a text
    weights: Table  # of the texts


def learn_letters(texts: Sequence[str], weights: Sequence[float]) -> Letters:
    """What `letter_distance` compares with; texts weigh as told."""
    import numpy as np

    counted = [_count(text) for text in texts]
    total: dict[str, float] = {}
    for counts, weight in zip(counted, weights, strict=True):
        for gram, n in counts.items():
            total[gram] = total.get(gram, 0.0) + n * weight
    grams = tuple(sorted(total, key=lambda gram: (-total[gram], gram))[:COMMON])
    return Letters(
        grams=grams,
        counts=np.array([[float(counts[gram]) for gram in grams] for counts in counted]),
        sizes=np.array([_size(text) for text in texts]),
        weights=np.array(weights, dtype=float),
    )


def letter_distance(letters: Letters, text: str) -> float:
    """How far a text is from the author's, in standard deviations; about 1 and less is theirs."""
    import numpy as np

    counts = _count(text)
    row = np.array([float(counts[gram]) for gram in letters.grams])
    return _delta(letters.counts, letters.sizes, letters.weights, row, _size(text))


def left_out(letters: Letters, i: int) -> float:
    """The same for the author's own text `i`, against all the others."""
    import numpy as np

    others = np.delete(np.arange(len(letters.sizes)), i)
    return _delta(
        letters.counts[others],
        letters.sizes[others],
        letters.weights[others],
        letters.counts[i],
        float(letters.sizes[i]),
    )


def _size(text: str) -> float:
    return max(0.2, len(text) / 1000)


def _count(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for size in SIZES:
        counts.update(text[i : i + size] for i in range(len(text) - size + 1))
    return counts


def _delta(own: Table, sizes: Table, weights: Table, counts: Table, size: float) -> float:
    """Root mean square deviation from the author's rates, in units of their spread and of chance."""
    import numpy as np

    rates = np.sqrt((own + 0.375) / sizes[:, None])
    mean, spread, error = spread_of(rates, 0.25 / sizes[:, None], weights, SPREAD)
    seen = np.sqrt((counts + 0.375) / size)
    squares = np.minimum(FARTHEST, (seen - mean) ** 2 / (spread + 0.25 / size + error))
    return float(np.sqrt(squares.mean()))


def spread_of(values: Table, noise: Table, weights: Table, prior: float) -> tuple[Table, Table, Table]:
    """Per column the mean, the variance between texts beyond chance, and the uncertainty of the mean.

    The variance is the method of moments' (DerSimonian & Laird 1986), drawn towards `prior` × mean while
    texts are few.
    """
    import numpy as np

    precision = weights[:, None] / (noise + 1e-3)
    mean = (precision * values).sum(0) / precision.sum(0)
    n = weights.sum() ** 2 / (weights**2).sum()  # texts that weigh little count little
    excess = (
        (weights[:, None] * ((values - mean) ** 2 - noise * (1 - 1 / n))).sum(0)
        / weights.sum()
        * n
        / max(1.0, n - 1)
    )
    usual = (prior * np.maximum(np.abs(mean), 0.15)) ** 2
    spread = ((n - 1) * np.maximum(0.0, excess) + KNOWN * usual) / (n - 1 + KNOWN)
    error = 1 / (weights[:, None] / (noise + spread)).sum(0)
    return mean, spread, error
