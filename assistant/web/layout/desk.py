"""What the parts of the draft's tab are laid out with: HTML that acts, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from assistant.web.layout.pieces import OPENS_POSTS, html, told

# The clipboard is closed to pages of other machines without encryption; a selection can be copied everywhere.
COPIES = """async (text) => {
  try { await navigator.clipboard.writeText(text); }
  catch {
    const box = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
}"""


# The browser makes the file from what it shows: no copy of a diary is laid into a folder of passing files.
SAVES = """(text, name) => {
  const href = URL.createObjectURL(new Blob([text]));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}"""


def acting(value: str = "", **given: Any) -> Any:
    """A piece of our own HTML whose buttons, forms and fields tell what they do (script/desk.js)."""
    return html(value, js_on_load=OPENS_POSTS + script("desk"), **given)


def script(name: str) -> str:
    """One of the scripts in script/."""
    return (files("assistant.web") / "script" / f"{name}.js").read_text(encoding="utf-8")


def on_acts(handle: Callable[..., Any]) -> Any:
    """A handler of what such a piece tells: its last argument is the event, with `act`, `at`, `text`, `texts`."""
    return told(handle)


def at_of(event: Any) -> tuple[int, ...]:
    """Where something was done: "2 0" is (2, 0)."""
    return tuple(int(part) for part in str(event.at).split())


def texts_of(event: Any) -> Mapping[tuple[int, int], str]:
    """What was typed, by place."""
    given = event.texts or {}
    return {(int(s), int(p)): str(text) for place, text in given.items() for s, p in [place.split()]}
