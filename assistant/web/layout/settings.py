"""The tab of the settings and of the state of things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.web.handling.reading import Reading
from assistant.web.handling.settings import Settling
from assistant.web.layout.pieces import QUIET, html
from assistant.web.layout.welcome import choices
from assistant.web.markup import tag


def settings(do: Settling, reading_do: Reading, tab: Any) -> None:
    said = do.words
    html(tag("h2", said["your_posts"]))
    posts = html(elem_id="folders")
    again = gr.Button(said["read_again"], elem_id="read-again", min_width=120)
    reading = html(elem_id="reading-again")
    html(tag("h2", said["what_writes"]))
    writer = html(elem_id="writer")
    test = gr.Button(said["try_model"], elem_id="try-model", min_width=120)
    tried = html(elem_id="tried")
    html(tag("h2", said["what_left"]))
    outgoing = html(elem_id="outgoing")
    html(tag("h2", said["language_and_light"]))
    html(tag("nav", *choices(do.language), class_="choices"))
    html(tag("h2", said["how_things_are"]))
    examine = gr.Button(said["examine"], elem_id="examine", min_width=120)
    examined = html(elem_id="examined")

    def state() -> list[str]:
        view = do.state()
        return [view.posts, view.writer, view.outgoing]

    def reads() -> Iterator[str]:
        for view in reading_do.read():
            yield view.status

    shown = [posts, writer, outgoing]
    tab.select(state, None, shown, **QUIET)
    gr.on([tab.select, examine.click], do.examination, None, examined, **QUIET)
    again.click(reads, None, reading, **QUIET).then(state, None, shown, **QUIET)
    test.click(do.tried, None, tried, **QUIET).then(state, None, shown, **QUIET)
