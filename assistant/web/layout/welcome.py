"""What stands above the tabs: the name of the page, and on the first visit the invitation to read the posts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.web.handling.reading import Reading, Welcome
from assistant.web.layout.pieces import QUIET, html
from assistant.web.markup import Html, tag
from assistant.web.strings import LANGUAGES, words

NAMES = {"ko": "한국어", "en": "English"}


def masthead(language: str) -> Html:
    said = words(language)
    return tag("header", tag("h1", said["title"]), tag("nav", *choices(language)), class_="masthead")


def choices(language: str) -> tuple[Html, ...]:
    """The languages to choose from, and the switch between light and dark."""
    languages = (
        tag(
            "a", NAMES[one], href=f"/choose/{one}", lang=one, aria_current="true" if one == language else None
        )
        for one in LANGUAGES
    )
    return (*languages, tag("button", words(language)["brightness"], type="button", data_brightness=""))


def welcome(do: Reading, page: Any) -> None:
    """What was found, one button to read it, and how far that is."""
    with gr.Column(visible=False, elem_id="welcome") as greeting:
        found = html(elem_id="found-posts")
        read = gr.Button(do.words["read_posts"], variant="primary", elem_id="read")
        reading = html(elem_id="reading")
    shown = [greeting, found, read, reading]

    def lay(view: Welcome) -> list[Any]:
        return [
            gr.Column(visible=view.needed or bool(view.status)),
            gr.HTML(view.found, visible=bool(view.found)),
            gr.Button(visible=view.needed, interactive=not view.busy),
            gr.HTML(view.status, visible=bool(view.status)),
        ]

    def reads() -> Iterator[list[Any]]:
        for view in do.read():
            yield lay(view)

    page.load(lambda: lay(do.welcome()), None, shown, **QUIET)
    read.click(reads, None, shown, **QUIET)
