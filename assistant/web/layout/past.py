"""The tab of what was written before."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.web.handling.remembering import Past, Remembering
from assistant.web.layout.pieces import OPENS_POSTS, QUIET, html, told
from assistant.web.markup import tag

DROPS_TIMES = """
element.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-drop]");
  if (chip) trigger("input", { words: chip.dataset.drop });
});
"""
# The author's word on a thread; what was open stays so when the picture is drawn again, and what was shut, shut.
CORRECTS = (
    OPENS_POSTS
    + """
let open = null;
element.addEventListener("click", (event) => {
  const said = event.target.closest("[data-status]")?.dataset;
  if (!said) return;
  open = [...element.querySelectorAll("details[open]")].map((row) => row.dataset.row);
  trigger("apply", { thread: said.thread, year: Number(said.year), status: said.status });
});
watch("value", () => {
  if (open) for (const row of element.querySelectorAll("details")) row.open = open.includes(row.dataset.row);
});
"""
)


def past(do: Remembering, tab: Any) -> list[Any]:
    said = do.words
    with gr.Row(elem_id="asking-past"):
        query = gr.Textbox(
            elem_id="query", placeholder=said["search_hint"], show_label=False, label=said["search"],
            max_lines=1, scale=5, container=False,
        )  # fmt: skip
        ask = gr.Button(said["search_button"], variant="primary", elem_id="ask", scale=1, min_width=80)
    with gr.Row(elem_id="past-rows"):
        with gr.Column(elem_id="found-past"):
            chips = html(elem_id="chips", js_on_load=DROPS_TIMES)
            found = html(elem_id="found", js_on_load=OPENS_POSTS)
        with gr.Column(elem_id="by-month"):
            html(tag("h2", said["timeline"]))
            timeline = html(elem_id="timeline", js_on_load=OPENS_POSTS)
        with gr.Column(elem_id="promised"):
            html(tag("h2", said["promises"]))
            promises = html(elem_id="promises", js_on_load=CORRECTS)
    dropped = gr.State(())
    shown = [chips, found, dropped]

    def lay(view: Past) -> list[Any]:
        return [view.chips, view.hits, view.dropped]

    def without(text: str, before: tuple[str, ...], event: Any) -> list[Any]:
        return lay(do.search(text, (*before, str(event.words))))

    def corrected(event: Any) -> str:
        return do.correct(str(event.thread), int(event.year), str(event.status))

    gr.on([ask.click, query.submit], lambda text: lay(do.search(text)), query, shown, **QUIET)
    chips.input(told(without), [query, dropped], shown, **QUIET)
    tab.select(do.timeline, None, timeline, **QUIET)
    tab.select(do.promises, None, promises, **QUIET)
    promises.apply(told(corrected), None, promises, **QUIET)
    return [found, timeline, promises]
