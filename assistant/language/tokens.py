"""How many tokens a text has for a chat model or an embedder, counted exactly and offline.

The ranks of `o200k_base` (gpt-4o and everything after it) travel with the package. tiktoken deletes a rank
file it finds damaged and fetches another from the network; so it is handed a checked copy, and never reaches
out. Called by the splitting of posts into passages and by whoever packs a prompt.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding

RANKS = Path(__file__).parent / "ranks" / "fb374d419588a4632f3f557e76b4b70aebbca790"
RANKS_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
# Characters a token holds on average, for the estimate without ranks: lower than measured, so that it errs
# high.
CHARACTERS_PER_WIDE_TOKEN = 1.4
CHARACTERS_PER_TOKEN = 3.2

_loading = threading.Lock()
_wide = re.compile(r"[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]")


def count(text: str) -> int:
    """The number of tokens of `text`; special tokens in it count as the plain text they are to a reader."""
    encoding = _encoding()
    if encoding is None:
        return _estimate(text)
    return len(encoding.encode_ordinary(text))


def exact() -> bool:
    """Whether `count` counts; False where the ranks are missing or damaged and it can only estimate."""
    return _encoding() is not None


def _encoding() -> Encoding | None:
    with _loading:
        return _load()


@cache
def _load() -> Encoding | None:
    if not _undamaged(RANKS):
        return None
    import tiktoken

    before = os.environ.get("TIKTOKEN_CACHE_DIR")
    with tempfile.TemporaryDirectory(prefix="ranks-") as folder:
        shutil.copyfile(RANKS, Path(folder) / RANKS.name)
        os.environ["TIKTOKEN_CACHE_DIR"] = folder
        try:
            return tiktoken.get_encoding("o200k_base")
        finally:
            if before is None:
                del os.environ["TIKTOKEN_CACHE_DIR"]
            else:
                os.environ["TIKTOKEN_CACHE_DIR"] = before


def _undamaged(ranks: Path) -> bool:
    return ranks.is_file() and hashlib.sha256(ranks.read_bytes()).hexdigest() == RANKS_SHA256


def _estimate(text: str) -> int:
    wide = len(_wide.findall(text))
    return round(wide / CHARACTERS_PER_WIDE_TOKEN + (len(text) - wide) / CHARACTERS_PER_TOKEN)
