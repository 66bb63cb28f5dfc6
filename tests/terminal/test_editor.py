"""An editor is told the line in its own way."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.terminal.memory import editor_command

POST = Path("/blog/a b.md")


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", ["vim", "+7", "/blog/a b.md"]),
        ("emacs -nw", ["emacs", "-nw", "+7", "/blog/a b.md"]),
        ("/usr/bin/code --wait", ["/usr/bin/code", "--wait", "--goto", "/blog/a b.md:7"]),
        ("hx", ["hx", "/blog/a b.md:7"]),
    ],
)
def test_a_line_is_told_as_the_editor_takes_it(editor: str, command: list[str]) -> None:
    assert editor_command(POST, 7, editor) == command
