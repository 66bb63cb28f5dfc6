"""The tab where the interview is held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import gradio as gr

from assistant.web import cards
from assistant.web.handling.talking import Passing, Phase, Talk, Talking
from assistant.web.layout.pieces import OPENS_POSTS, QUIET, html, told
from assistant.web.markup import tag

PASSING: tuple[tuple[str, Passing], ...] = (("skip", "skipped"), ("later", "later"), ("never", "never"))
LENGTHS = (15, 45, 120)

# The newest question stays in view, also where the box takes room from it; a click on an answer's button takes that
# answer up again.
FOLLOWS_TALK = (
    OPENS_POSTS
    + """
const room = element.closest("#conversation") ?? element;
const last = () => { room.scrollTop = room.scrollHeight; };
watch("value", last);
new ResizeObserver(last).observe(room);
element.addEventListener("click", (event) => {
  const named = event.target.closest("[data-turn]");
  if (named) trigger("edit", { turn: Number(named.dataset.turn) });
});
"""
)
TURNS_TO_AREAS = """
element.addEventListener("click", (event) => {
  const named = event.target.closest("[data-area]");
  if (named) trigger("input", { area: named.dataset.area });
});
"""
AT_NOTICE, AT_BOX = 5, 11  # among what is shown
TO_THE_BOX = (
    "() => { const box = document.querySelector('#box textarea'); if (box && !box.disabled) box.focus(); }"
)


def talk(do: Talking, page: Any) -> tuple[Any, list[Any]]:
    said = do.words
    with gr.Row(elem_id="talk"):
        with gr.Column(scale=2, min_width=210, elem_id="aside"):
            year = gr.Number(
                do.product.ground.likely_year(dt.date.today()), label=said["year"], precision=0, elem_id="year",
                minimum=1900, maximum=2999,
            )  # fmt: skip
            minutes = gr.Radio(
                [(said["minutes"].format(minutes=one), one) for one in LENGTHS], label=said["length"],
                elem_id="length",
            )  # fmt: skip
            grid = html(elem_id="areas", js_on_load=TURNS_TO_AREAS)
            threads = html(elem_id="threads", js_on_load=OPENS_POSTS)
        with gr.Column(scale=5, min_width=340, elem_id="middle"):
            with gr.Column(elem_id="conversation"):
                opening = html(cards.empty(said["opening"]), elem_id="opening", js_on_load=OPENS_POSTS)
                turns = html(elem_id="turns", js_on_load=FOLLOWS_TALK)
                asking = html(elem_id="asking", js_on_load=FOLLOWS_TALK)
            notice = html(elem_id="notice")
            box = gr.Textbox(
                elem_id="box", label=said["answer"], placeholder=said["answer_hint"], show_label=False,
                lines=1, max_lines=14, container=False, interactive=False,
            )  # fmt: skip
            with gr.Row(elem_id="moves"):
                passing = [_quiet(said[name], name, interactive=False) for name, _ in PASSING]
                leave = _quiet(said["leave_it"], "leave", visible=False)
                go_on = _quiet(said["go_on"], "go-on", visible=False)
                stop = _quiet(said["stop"], "stop-asking", visible=False)
                again = gr.Button(said["ask_again"], elem_id="ask-again", visible=False, min_width=90)
                send = gr.Button(
                    said["send"], variant="primary", elem_id="send", min_width=90, interactive=False
                )
        with gr.Column(scale=3, min_width=260, elem_id="beside"):
            with gr.Row(elem_id="recalling"):
                question = gr.Textbox(
                    elem_id="recall-question", placeholder=said["recalling_hint"], label=said["recalling"],
                    max_lines=1, container=False, show_label=False, scale=4, min_width=120,
                )  # fmt: skip
                recall = gr.Button(said["recall"], elem_id="recall", min_width=70, scale=1)
            recalled = html(elem_id="recalled", js_on_load=OPENS_POSTS)
            html(tag("h2", said["called_up"]))
            called_up = html(elem_id="called-up", js_on_load=OPENS_POSTS)
    seen, revising, phase = gr.State(None), gr.State(None), gr.State("asking")
    area, goes_on = gr.State(None), gr.State(False)
    moves = [send, leave, go_on, again, *passing]
    shown = [
        opening,
        turns,
        called_up,
        grid,
        threads,
        notice,
        minutes,
        seen,
        revising,
        area,
        goes_on,
        box,
        stop,
        *moves,
    ]

    def lay(view: Talk, *, asks: bool = False) -> list[Any]:
        """`asks`: the next question is on its way, and nothing can be said until it is there."""
        pieces: list[Any] = [view.opening, view.conversation, view.called_up, view.grid, view.threads]
        length: Any = view.minutes
        if not view.conversation:  # a failure: what stands on the page stays
            pieces, length = [gr.skip()] * 5, gr.skip()
        revises = view.revising is not None
        ready = revises or (view.waits and not asks)
        text: dict[str, Any] = {"value": view.text} if view.saved or revises else {}
        plain = not revises and not view.rests and not view.stopped
        return [
            *pieces, view.notice, length, view.seen, view.revising, view.area, view.goes_on,
            gr.Textbox(interactive=ready or not view.conversation, **text),
            gr.Button(visible=asks and not view.waits and do.product.settings.writes_with_model),
            gr.Button(interactive=ready or not view.conversation), gr.Button(visible=revises),
            gr.Button(visible=view.rests, interactive=True), gr.Button(visible=view.stopped, interactive=True),
            *[gr.Button(interactive=ready or not view.conversation, visible=plain)] * len(passing),
        ]  # fmt: skip

    def begun(which: float) -> list[Any]:
        return lay(do.open(int(which)), asks=True)

    def lengthened(which: float, length: int) -> list[Any]:
        return lay(do.open(int(which), length), asks=True)

    def answered(text: str, which: float, revision: int | None, turn: int | None) -> list[Any]:
        if turn is not None:
            return lay(do.revise(text, turn, int(which), revision), asks=True)
        return lay(do.answer(text, int(which), revision), asks=True)

    def passed(state: Passing) -> Any:
        return lambda which, revision: lay(do.put_off(state, int(which), revision), asks=True)

    def turned(which: float, revision: int | None, event: Any) -> list[Any]:
        return lay(do.turn_to(str(event.area), int(which), revision), asks=True)

    def taken_up(which: float, event: Any) -> list[Any]:
        return lay(do.take_up(int(event.turn), int(which)))

    def asked(which: float, about: str | None, on: bool) -> Iterator[list[Any]]:
        for view in do.ask(int(which), about, on):
            yield [view.text, view.notice or gr.skip(), view.phase]

    def settled(which: float, how: Phase, turn: int | None) -> list[Any]:
        laid = lay(do.settle(int(which), how, turn))
        laid[AT_NOTICE] = laid[AT_NOTICE] or gr.skip()  # what was told while asking stays
        if turn is not None:
            laid[AT_BOX] = gr.skip()
        return ["", "asking", *laid]

    # What a run yields last is said again when it ends: what an author types into is never among it.
    asks: list[Any] = []

    def then_asks(step: Any) -> None:
        run = step.then(
            asked, [year, area, goes_on], [asking, notice, phase], concurrency_limit=None,
            concurrency_id="asks", **QUIET,
        )  # fmt: skip
        asks.append(run)
        run.then(settled, [year, phase, revising], [asking, phase, *shown], **QUIET).then(
            None, None, None, js=TO_THE_BOX
        )

    busy = f"() => Array({2 + len(passing)}).fill({{ __type__: 'update', interactive: false }})"
    then_asks(gr.on([page.load, year.change], begun, year, shown, **QUIET))
    then_asks(minutes.input(lengthened, [year, minutes], shown, **QUIET))
    then_asks(
        gr.on([send.click, box.submit], None, None, [box, send, *passing], js=busy, **QUIET).then(
            answered, [box, year, seen, revising], shown, **QUIET
        )
    )
    for button, (_, state) in zip(passing, PASSING, strict=True):
        then_asks(button.click(passed(state), [year, seen], shown, concurrency_id=state, **QUIET))
    then_asks(go_on.click(passed("skipped"), [year, seen], shown, **QUIET))
    then_asks(again.click(begun, year, shown, **QUIET))
    then_asks(grid.input(told(turned), [year, seen], shown, **QUIET))
    turns.edit(told(taken_up), year, shown, **QUIET).then(None, None, None, js=TO_THE_BOX)
    leave.click(lambda which: lay(replace(do.open(int(which)), saved=True)), year, shown, **QUIET)
    stop.click(None, None, None, cancels=asks)
    gr.on([recall.click, question.submit], lambda text, which: do.recall(text, int(which)), [question, year],
          recalled, **QUIET)  # fmt: skip
    for piece in (called_up, threads, recalled):
        piece.submit(
            told(lambda which, event: do.recall(str(event.ask), int(which))), year, recalled, **QUIET
        )
    return year, [opening, threads, called_up, recalled]


def _quiet(label: str, elem_id: str, **given: Any) -> Any:
    return gr.Button(label, elem_id=elem_id, size="sm", min_width=70, elem_classes="passing", **given)
