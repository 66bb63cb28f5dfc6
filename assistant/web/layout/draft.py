"""The tab where the draft grows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.web import cards
from assistant.web.handling.drafting import Desk, Drafting
from assistant.web.layout.pieces import OPENS_POSTS, QUIET, html
from assistant.web.markup import tag


def draft(do: Drafting, year: Any, tab: Any) -> list[Any]:
    said = do.words
    with gr.Row(elem_id="desk-moves"):
        write = gr.Button(said["write_draft"], variant="primary", elem_id="write", min_width=110)
        stop = gr.Button(said["stop"], elem_id="stop", min_width=80, interactive=False)
        save = gr.DownloadButton(said["download"], elem_id="save", interactive=False, min_width=90)
        version = gr.Dropdown(
            [], label=said["versions"], elem_id="version", visible=False, min_width=110, container=False
        )
    status = html(cards.empty(do.announcement()), elem_id="draft-status")
    with gr.Row(elem_id="desk"):
        with gr.Column(scale=5, min_width=340):
            with gr.Accordion(said["edit"], open=False, visible=False, elem_id="editing") as editing:
                source = gr.Textbox(
                    elem_id="source",
                    label=said["edit"],
                    show_label=False,
                    lines=18,
                    max_lines=40,
                    container=False,
                )
                keep = gr.Button(said["keep"], elem_id="keep", min_width=120)
            prose = html(elem_id="prose", js_on_load=OPENS_POSTS)
        with gr.Column(scale=2, min_width=240):
            html(tag("h2", said["findings"]))
            findings = html(elem_id="findings")
            with gr.Accordion(said["changes"], open=False, visible=False, elem_id="changed") as changed:
                changes = html(elem_id="changes")
    shown = [prose, editing, source, findings, changed, changes, status, save, version, write, stop]

    def lay(view: Desk) -> list[Any]:
        choices = [(said["version"].format(version=one), one) for one in view.versions]
        return [
            view.page, gr.Accordion(visible=bool(view.versions)), view.source, view.findings,
            gr.Accordion(visible=bool(view.changes)), view.changes, view.status,
            gr.DownloadButton(value=view.file, interactive=view.file is not None),
            gr.Dropdown(choices=choices, value=view.version, visible=len(choices) > 1),
            gr.Button(interactive=not view.writing), gr.Button(interactive=view.writing),
        ]  # fmt: skip

    growing = [piece for piece in shown if piece is not source]

    def drafted(which: float) -> Iterator[list[Any]]:
        for view in do.draft(int(which)):
            yield [part for piece, part in zip(shown, lay(view), strict=True) if piece is not source]

    def stopped() -> list[Any]:
        return [cards.done(said["stopped"]), gr.Button(interactive=True), gr.Button(interactive=False)]

    def kept(which: float, one: int | None, text: str) -> list[Any]:
        return lay(do.keep_edits(int(which), one, text))

    tab.select(lambda which: lay(do.version(int(which))), year, shown, **QUIET)
    # Gradio says the last thing a run yielded a second time when the run ends. Where an author types, that would
    # put their words away: the editor is filled by an event of its own, after it.
    run = write.click(drafted, year, growing, show_progress="hidden", api_name="draft", concurrency_limit=2)
    run.success(lambda which, one: do.version(int(which), one).source, [year, version], source, **QUIET)
    stop.click(stopped, None, [status, write, stop], cancels=[run], **QUIET)
    version.input(lambda which, one: lay(do.version(int(which), one)), [year, version], shown, **QUIET)
    keep.click(kept, [year, version, source], shown, **QUIET)
    return [prose]
