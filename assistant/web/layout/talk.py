"""The tab where the interview is held."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import gradio as gr

from assistant.web import cards
from assistant.web.handling.talking import Passing, Talk, Talking
from assistant.web.layout.pieces import OPENS_POSTS, QUIET, html, told
from assistant.web.markup import tag

PASSING: tuple[tuple[str, Passing], ...] = (("skip", "skipped"), ("later", "later"), ("never", "never"))

# The newest question stays in view; a click on an answer's button takes that answer up again.
FOLLOWS_TALK = """
watch("value", () => { element.scrollTop = element.scrollHeight; });
element.addEventListener("click", (event) => {
  const named = event.target.closest("[data-turn]");
  if (named) trigger("select", { turn: Number(named.dataset.turn) });
});
"""
TO_THE_BOX = "() => document.querySelector('#box textarea')?.focus()"


def talk(do: Talking, page: Any) -> tuple[Any, list[Any]]:
    said = do.words
    with gr.Row(elem_id="talk"):
        with gr.Column(scale=2, min_width=200, elem_id="aside"):
            year = gr.Number(
                do.product.ground.likely_year(dt.date.today()), label=said["year"], precision=0, elem_id="year",
                minimum=1900, maximum=2999,
            )  # fmt: skip
            areas = html(elem_id="areas")
            threads = html(elem_id="threads", js_on_load=OPENS_POSTS)
        with gr.Column(scale=5, min_width=340, elem_id="middle"):
            conversation = html(cards.empty(said["opening"]), elem_id="conversation", js_on_load=FOLLOWS_TALK)
            notice = html(elem_id="notice")
            box = gr.Textbox(
                elem_id="box", label=said["answer"], placeholder=said["answer_hint"], show_label=False,
                lines=1, max_lines=14, container=False,
            )  # fmt: skip
            with gr.Row(elem_id="moves"):
                passing = [_quiet(said[name], name) for name, _ in PASSING]
                leave = _quiet(said["leave_it"], "leave", visible=False)
                send = gr.Button(said["send"], variant="primary", elem_id="send", min_width=90)
        with gr.Column(scale=3, min_width=260, elem_id="beside"):
            html(tag("h2", said["called_up"]))
            called_up = html(elem_id="called-up", js_on_load=OPENS_POSTS)
    seen, revising = gr.State(None), gr.State(None)
    shown = [conversation, called_up, areas, threads, notice, seen, revising, box, send, leave, *passing]

    def lay(view: Talk) -> list[Any]:
        pieces: list[Any] = [view.conversation, view.called_up, view.areas, view.threads]
        if not view.conversation:  # a failure: what stands on the page stays
            pieces = [gr.skip()] * 4
        revises = view.revising is not None
        ready = revises or not view.over
        text: dict[str, Any] = {"value": view.text} if view.saved or revises else {}
        return [
            *pieces, view.notice, view.seen, view.revising, gr.Textbox(interactive=ready, **text),
            gr.Button(interactive=ready), gr.Button(visible=revises),
            *[gr.Button(interactive=ready, visible=not revises)] * len(passing),
        ]  # fmt: skip

    def busy() -> list[Any]:
        return [gr.Textbox(interactive=False), *[gr.Button(interactive=False)] * (1 + len(passing))]

    def answered(text: str, which: float, revision: int | None, turn: int | None) -> list[Any]:
        if turn is not None:
            return lay(do.revise(text, turn, int(which), revision))
        return lay(do.answer(text, int(which), revision))

    def passed(state: Passing) -> Any:
        return lambda which, revision: lay(do.put_off(state, int(which), revision))

    def taken_up(which: float, event: Any) -> list[Any]:
        return lay(do.take_up(int(event.turn), int(which)))

    gr.on([page.load, year.change], lambda which: lay(do.open(int(which))), year, shown, **QUIET)
    gr.on([send.click, box.submit], busy, None, [box, send, *passing], **QUIET).then(
        answered, [box, year, seen, revising], shown, **QUIET
    ).then(None, None, None, js=TO_THE_BOX)
    for button, (_, state) in zip(passing, PASSING, strict=True):
        button.click(passed(state), [year, seen], shown, concurrency_id=state, **QUIET)
    conversation.select(told(taken_up), year, shown, **QUIET).then(None, None, None, js=TO_THE_BOX)
    leave.click(lambda which: lay(replace(do.open(int(which)), saved=True)), year, shown, **QUIET)
    return year, [threads, called_up]


def _quiet(label: str, elem_id: str, **given: Any) -> Any:
    return gr.Button(label, elem_id=elem_id, size="sm", min_width=70, elem_classes="passing", **given)
