"""The draft's Markdown, and beside it how it would look on a blog."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.service import Assistant
from assistant.web.handling.drafting_text import Editing, Typing
from assistant.web.layout.desk import at_of, on_acts, script
from assistant.web.layout.pieces import QUIET, html
from assistant.web.markup import tag
from assistant.web.strings import Language

# What is on disk need not be kept by the browser as well, where it is the last that was typed.
HEARD = """() => {
  const box = document.querySelector("#source textarea");
  const heard = document.querySelector("#preview [data-heard]")?.dataset.heard;
  if (box && heard === box.dataset.n) localStorage.removeItem(`text:${box.dataset.text}`);
}"""


def editor(
    product: Assistant, language: Language, year: Any, version: Any, tab: Any, desk: Any, prose: Any
) -> Any:
    """The editor; gives the event after which there is a new version."""
    do = Editing(product, language)
    typing = html(elem_id="typing")
    with gr.Row(elem_id="editor"):
        with gr.Column(scale=1, min_width=320):
            source = html(elem_id="source", js_on_load=script("editor"))
        with gr.Column(scale=1, min_width=320):
            html(tag("h2", do.words["preview"]))
            preview = html(elem_id="preview")
    shown = [source, preview, typing]

    def lay(view: Typing) -> list[Any]:
        stays = view.editor is None
        return [gr.skip() if stays else view.editor, view.preview or gr.skip(), view.status]

    def typed(which: float, event: Any) -> list[Any]:
        return lay(do.typed(int(which), int(event.at), str(event.text), int(event.n)))[1:]

    def at_a_paragraph(which: float, one: int | None, event: Any) -> list[Any]:
        s, p = at_of(event)
        return [*lay(do.open(int(which), one, (s, p))), gr.Tabs(selected="editor")]

    def kept(which: float, event: Any) -> list[Any]:
        return lay(do.keep(int(which), int(event.at), str(event.text)))

    def put_away(which: float, event: Any) -> list[Any]:
        return lay(do.put_away(int(which), int(event.at)))

    tab.select(lambda which, one: lay(do.open(int(which), one)), [year, version], shown, **QUIET)
    prose.edit(on_acts(at_a_paragraph), [year, version], [*shown, desk], **QUIET)
    source.input(on_acts(typed), year, [preview, typing], trigger_mode="always_last", **QUIET).success(
        None, None, None, js=HEARD
    )
    source.clear(on_acts(put_away), year, shown, **QUIET)
    return source.submit(on_acts(kept), year, shown, **QUIET)
