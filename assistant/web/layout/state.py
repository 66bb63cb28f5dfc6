"""The tab of the state of things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.web import cards
from assistant.web.handling.examining import Examining
from assistant.web.handling.reading import Reading
from assistant.web.layout.pieces import QUIET, html


def state(do: Examining, reading_do: Reading, tab: Any) -> None:
    html(cards.empty(do.announcement()))
    with gr.Row(elem_id="state-moves"):
        again = gr.Button(do.words["read_again"], elem_id="read-again", min_width=120)
        examine = gr.Button(do.words["examine"], elem_id="examine", min_width=120)
    reading = html(elem_id="reading-again")
    examined = html(elem_id="examined")

    def reads() -> Iterator[str]:
        for view in reading_do.read():
            yield view.status

    gr.on([tab.select, examine.click], do.examination, None, examined, **QUIET)
    again.click(reads, None, reading, **QUIET).then(do.examination, None, examined, **QUIET)
