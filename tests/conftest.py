"""What holds for every test: no network but this machine's own, no key, no home folder, no `.env`."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

pytest_plugins = ["support.wire"]  # endpoints of chat models: a small real one, a scripted one
LOOPBACK = ("127.0.0.1", "localhost", "::1", "0.0.0.0")


@pytest.fixture(autouse=True)
def sealed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A clean environment, an empty current folder, and sockets that reach this machine only."""
    for name in list(os.environ):
        if (
            name.startswith(("ASSISTANT_", "OPENAI_", "LANGSMITH_", "LANGCHAIN_", "CHROMA_"))
            and name != "ASSISTANT_EVALS"
        ):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def model_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the prepared embedding model lies for the whole run: it is made once."""
    return tmp_path_factory.mktemp("model")


@pytest.fixture(scope="session")
def evals() -> Path:
    """The folder with corpora and labels that the project does not carry."""
    given = os.environ.get("ASSISTANT_EVALS")
    if not given:
        pytest.skip("ASSISTANT_EVALS is not set: the real blogs and their labels are elsewhere")
    return Path(given)
