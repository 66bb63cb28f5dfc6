"""An editor is told the line in its own way."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.terminal.editor import editor_command, open_in_editor

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


@pytest.mark.parametrize("editor", ["no-such-editor", "'vi", '"'])
def test_an_editor_that_is_not_there_is_told_with_the_way_out(
    editor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", " ")  # set and empty counts as not set
    monkeypatch.setenv("EDITOR", editor)
    with pytest.raises(SettingsError, match="cannot be started") as told:
        open_in_editor(POST)
    assert editor in told.value.message and "EDITOR" in told.value.hint
