"""The tab of what was written before."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.web.handling.remembering import Past, Remembering
from assistant.web.layout.pieces import OPENS_POSTS, QUIET, html
from assistant.web.markup import tag


def past(do: Remembering, tab: Any) -> list[Any]:
    said = do.words
    with gr.Row(elem_id="asking"):
        query = gr.Textbox(
            elem_id="query", placeholder=said["search_hint"], show_label=False, label=said["search"],
            max_lines=1, scale=5, container=False,
        )  # fmt: skip
        ask = gr.Button(said["search_button"], variant="primary", elem_id="ask", scale=1, min_width=80)
    with gr.Row():
        with gr.Column(scale=3, min_width=320):
            chips = html(elem_id="chips")
            found = html(elem_id="found", js_on_load=OPENS_POSTS)
        with gr.Column(scale=2, min_width=280):
            html(tag("h2", said["timeline"]))
            timeline = html(elem_id="timeline", js_on_load=OPENS_POSTS)

    def lay(view: Past) -> list[Any]:
        return [view.chips, view.hits]

    gr.on([ask.click, query.submit], lambda text: lay(do.search(text)), query, [chips, found], **QUIET)
    tab.select(do.timeline, None, timeline, **QUIET)
    return [found, timeline]
