"""A model of sentence-transformers small enough to be made in a test: a word means what its row says."""

from __future__ import annotations

from pathlib import Path

SIZE = 384
# Words in either language that mean one thing; every other word means nothing.
MEANINGS = (
    ("레몬", "씨앗을", "화분에", "심었다", "심었더라", "lemon"),
    ("하프", "마라톤을", "뛰었다", "half", "marathon", "ran"),
    ("moved", "move", "flat", "이사"),
)
ASKED = "asked"  # the prompt of a question: a direction of its own, so that the sides differ


def make(folder: Path) -> Path:
    """A model at `folder`, as one would lie there after downloading it."""
    import numpy as np
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = ["[UNK]", ASKED, *(word for meaning in MEANINGS for word in meaning)]
    tokenizer = Tokenizer(WordLevel({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    rows = np.zeros((len(words), SIZE), np.float32)
    rows[:2, :2] = np.eye(2) * 0.1
    for i, word in enumerate(words[2:], start=2):
        rows[i, 2 + next(n for n, meaning in enumerate(MEANINGS) if word in meaning)] = 1
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=rows)],
        prompts={"query": f"{ASKED} {ASKED} ", "document": ""},
        device="cpu",
    )
    model.save(str(folder))
    return folder
