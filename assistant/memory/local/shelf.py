"""Keeps the laid-out model in a cache folder: made once, at first use, and looked over at every later one.

`model_file(cache, …)` gives its path. The file's name says what it was made from and ends in a checksum of
what is in it, so one rename makes it appear whole, and a stale or damaged one is known for what it is and
made anew. One process builds while others wait, for a minute; the kernel frees the lock of one that was
killed.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from assistant.files import write_bytes
from assistant.memory.local.weights import weights_path, weights_version

PREFIX = "e5-small"
CHUNK = 1 << 20
PATIENCE = 60.0  # seconds another process may take to build what takes two


def model_file(cache: Path, build: Callable[[], bytes]) -> Path:
    """The file with the model, sound. `build` gives its bytes where it has to be made.

    Raises:
        OSError: the folder cannot be read or written, the disk is full, or another process builds for ever.
    """
    from filelock import FileLock

    made_from = _made_from()
    found = _sound(cache, made_from)
    if found is not None:
        return found
    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(cache / f"{PREFIX}.lock", timeout=PATIENCE):
        found = _sound(cache, made_from)  # another process may have made it meanwhile
        if found is not None:
            return found
        model = build()
        _sweep(cache)
        path = cache / f"{PREFIX}-{made_from}-{zlib.crc32(model):08x}.onnx"
        write_bytes(path, model)
        return path


def _made_from() -> str:
    """Whatever makes an older file unfit: other weights, another layout, another runtime or kind of
    processor."""
    import platform
    from importlib.metadata import version

    from assistant.memory.local.layout import LAYOUT

    facts = (
        LAYOUT,
        weights_version(),
        weights_path().stat().st_size,
        version("onnxruntime"),
        platform.machine(),
    )
    return blake2b(repr(facts).encode(), digest_size=6).hexdigest()


def _sound(cache: Path, made_from: str) -> Path | None:
    for path in sorted(cache.glob(f"{PREFIX}-{made_from}-*.onnx")):
        if path.stem.rpartition("-")[2] == _checksum(path):
            return path
    return None


def _checksum(path: Path) -> str:
    total = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            total = zlib.crc32(chunk, total)
    return f"{total:08x}"


def _sweep(cache: Path) -> None:
    """Remove what is of no more use: stale and damaged models, and halves that a kill left behind."""
    for pattern in (f"{PREFIX}-*.onnx", f".{PREFIX}-*.onnx.*"):
        for path in cache.glob(pattern):
            path.unlink(missing_ok=True)
