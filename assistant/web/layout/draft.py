"""The tab where the draft grows: its outline, its text, the editor, its versions, the way into the blog."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.service import Assistant
from assistant.web.handling.drafting import Desk, Drafting
from assistant.web.handling.voice import Voicing
from assistant.web.layout.desk import COPIES, SAVES, acting, at_of, on_acts, texts_of
from assistant.web.layout.draft_editor import editor
from assistant.web.layout.draft_plan import plan
from assistant.web.layout.draft_versions import publication, versions
from assistant.web.layout.pieces import QUIET, html
from assistant.web.strings import Language


def draft(product: Assistant, language: Language, year: Any, tab: Any) -> list[Any]:
    """The whole tab; gives the pieces that name posts."""
    do, voice = Drafting(product, language), Voicing(product, language)
    said = do.words
    announced = html(do.announcement(), elem_id="announced")
    with gr.Row(elem_id="desk-moves"):
        make_plan = gr.Button(said["make_plan"], elem_id="make-plan", min_width=100)
        write = gr.Button(said["write_draft"], variant="primary", elem_id="write", min_width=110)
        stop = gr.Button(said["stop"], elem_id="stop", min_width=80, visible=False)
        version = gr.Dropdown(
            [], label=said["versions"], elem_id="version", visible=False, min_width=110, container=False
        )
        copy = gr.Button(said["copy"], elem_id="copy", min_width=80, visible=False)
        save = gr.Button(said["download"], elem_id="save", min_width=90, visible=False)
    halted, status = html(elem_id="draft-stopped"), html(elem_id="draft-status")
    text, name = gr.Textbox(visible="hidden"), gr.Textbox(visible="hidden")
    with gr.Tabs(elem_id="desk", selected="text", overflow_behavior="wrap") as desk:
        with gr.Tab(said["plan"], id="plan") as plan_tab:
            planned, planning = plan(product, language, year, make_plan, plan_tab)
        with gr.Tab(said["text"], id="text"), gr.Row(elem_id="reading-desk"):
            with gr.Column(scale=2, min_width=180, elem_id="rail"):
                contents = html(elem_id="contents")
                meter = html(elem_id="meter")
            with gr.Column(scale=9, min_width=320):
                prose = acting(elem_id="prose")
        with gr.Tab(said["editor"], id="editor") as editor_tab:
            kept = editor(product, language, year, version, editor_tab, desk, prose)
        with gr.Tab(said["compare"], id="compare") as compare_tab:
            versions(product, language, year, compare_tab)
        with gr.Tab(said["publish"], id="publish") as publish_tab:
            publication(product, language, year, version, publish_tab)
    shown = [prose, contents, status, save, copy, text, name, version]

    def lay(view: Desk) -> list[Any]:
        choices = [(said["version"].format(version=one), one) for one in view.versions]
        there = bool(view.name)
        return [
            view.page, view.contents, view.status,
            gr.Button(visible=there), gr.Button(visible=there), view.text, view.name,
            gr.Dropdown(choices=choices, value=view.version, visible=len(choices) > 1),
        ]  # fmt: skip

    def drafted(which: float) -> Iterator[list[Any]]:
        for view in do.draft(int(which)):
            yield lay(view)

    def rewritten(which: float, one: int | None, event: Any) -> Iterator[list[Any]]:
        for view in do.rewrite(int(which), one, at_of(event)[0], str(event.text)):
            yield lay(view)

    def acted(which: float, one: int | None, event: Any) -> list[Any]:
        if event.act in ("lock", "unlock"):
            s, p = at_of(event)
            return lay(do.lock(int(which), one, (s, p), event.act == "lock"))
        if event.act == "dismiss":
            s, p = at_of(event)
            return lay(do.fill(int(which), one, {(s, p): ""}))
        return lay(do.fill(int(which), one, texts_of(event)))

    def measured(which: float, one: int | None) -> str:
        return voice.meter(int(which), one)

    def newest(which: float) -> list[Any]:
        return lay(do.version(int(which)))

    measure: dict[str, Any] = {"fn": measured, "inputs": [year, version], "outputs": meter, **QUIET}
    opened = tab.select(newest, year, shown, **QUIET)
    opened.then(lambda which: do.estimate(int(which)), year, announced, **QUIET)
    opened.then(**measure)
    # What a run drew last may arrive after it was stopped: nothing that must hold then is drawn by the run. This comes
    # before it, for what one click sets off goes one after the other.
    moves = [write, stop, halted]
    for begun in (write.click, prose.retry):
        begun(lambda: [gr.Button(interactive=False), gr.Button(visible=True), ""], None, moves, **QUIET)
    write.click(lambda: gr.Tabs(selected="text"), None, desk, **QUIET)
    make_plan.click(lambda: gr.Tabs(selected="plan"), None, desk, **QUIET)
    writing = write.click(drafted, year, shown, show_progress="hidden", api_name="draft", concurrency_limit=2)
    again = prose.retry(on_acts(rewritten), [year, version], shown, concurrency_limit=2, **QUIET)
    acts = prose.submit(on_acts(acted), [year, version], shown, **QUIET)
    chosen = version.input(
        lambda which, one: lay(do.version(int(which), one)), [year, version], shown, **QUIET
    )
    saved = kept.then(newest, year, shown, **QUIET)
    for done in (writing.success, again.success, acts.then, chosen.then, saved.then):
        done(**measure)

    def free(said: str = "") -> list[Any]:
        return [gr.Button(interactive=True), gr.Button(visible=False), said]

    for run in (writing, again):
        run.then(lambda: free()[:2], None, moves[:2], **QUIET)
    stop.click(lambda: free(do.stopped()), None, moves, cancels=[writing, again, planning], **QUIET)
    copy.click(lambda _: do.copied(), text, status, js=COPIES, **QUIET)
    save.click(None, [text, name], None, js=SAVES)
    return [prose, planned]
