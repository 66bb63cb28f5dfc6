"""The house rules, held against the code as it stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "assistant"
# A room uses the rooms before it, never one behind it.
ROOMS = [
    "errors", "domain", "events", "files", "settings", "tables", "notices", "language", "posts", "model", "memory",
    "author", "interview", "drafting", "records", "standpoint", "conversation", "service", "doctor_words", "doctor",
    "terminal", "web", "cli",
]  # fmt: skip
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: str) -> str | None:
    """`assistant.memory.index` → `memory`; None for the package itself and for what is not ours."""
    parts = module.split(".")
    return parts[1] if parts[0] == "assistant" and len(parts) > 1 else None


def imports(path: Path) -> Iterator[str]:
    """Every module imported anywhere in a file, in functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""
            if node.module == "assistant":
                yield from (f"assistant.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    own = room_of(".".join(("assistant", *path.relative_to(PACKAGE).with_suffix("").parts)))
    if own == "__init__":
        own = None
    for module in imports(path):
        room = room_of(module)
        if room and own and room != own:
            assert room in ROOMS, f"{module} is a room that the plan does not have"
            assert ROOMS.index(room) < ROOMS.index(own), f"{own} must not use {room}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_is_read_at_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text)), f"{path.name} has no docstring"
