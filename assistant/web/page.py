"""The page's layout. What its parts do is in handlers.py, what they say in strings.py, how they look in
page.css.

`build` gives the page in one language, not yet served; serving.py serves it. This module imports Gradio,
which takes seconds: only serving.py imports it, when the page is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import gradio as gr

from assistant.service import Assistant
from assistant.web import cards
from assistant.web.handlers import Desk, Handlers, Passing, Past, Talk, Welcome
from assistant.web.markup import Html, tag
from assistant.web.strings import LANGUAGES, Language, words

NAMES = {"ko": "한국어", "en": "English"}
PASSING: tuple[tuple[str, Passing], ...] = (("skip", "skipped"), ("later", "later"), ("never", "never"))
# One listener on a piece of HTML: a click on something that names a post is told to Python, with the path.
OPENS_POSTS = """
element.addEventListener("click", (event) => {
  const named = event.target.closest("[data-post]");
  if (named) trigger("select", { post: named.dataset.post });
});
"""
# The newest question stays in view; a click on an answer's button takes that answer up again.
FOLLOWS_TALK = """
watch("value", () => { element.scrollTop = element.scrollHeight; });
element.addEventListener("click", (event) => {
  const named = event.target.closest("[data-turn]");
  if (named) trigger("select", { turn: Number(named.dataset.turn) });
});
"""
TO_THE_BOX = "() => document.querySelector('#box textarea')?.focus()"
# The reader lies over the page; a click beside it, its cross and Escape put it away.
CLOSES = """
const away = () => { if (props.value) props.value = ""; };
element.addEventListener("click", (event) => {
  if (!event.target.closest(".reader") || event.target.closest("[data-close]")) away();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") away(); });
watch("value", () => { element.querySelector("[data-close]")?.focus(); });
"""
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def build(product: Assistant, language: Language) -> Any:
    """The page in one language."""
    do = Handlers(product, language)
    said = do.words
    with gr.Blocks(title=said["title"], analytics_enabled=False) as page:
        _html(_masthead(language), elem_id="masthead")
        with gr.Column(visible=False, elem_id="welcome") as welcome:
            found = _html(elem_id="found-posts")
            read = gr.Button(said["read_posts"], variant="primary", elem_id="read")
            reading = _html(elem_id="reading")
        with gr.Tabs(elem_id="rooms"):
            with gr.Tab(said["talk"], id="talk"):
                year, talk = _talk(product, do, page)
            with gr.Tab(said["draft"], id="draft") as draft_tab:
                draft_cards = _draft(do, year, draft_tab)
            with gr.Tab(said["past"], id="past") as past_tab:
                past_cards = _past(do, past_tab)
            with gr.Tab(said["state"], id="state") as state_tab:
                _state(do, state_tab)
        reader = _html(elem_id="reader", js_on_load=CLOSES)
        for source in (talk, draft_cards, past_cards):
            for piece in source:
                piece.select(_opened(do), None, reader, **QUIET)

        def greeted(view: Welcome) -> list[Any]:
            return [
                gr.Column(visible=view.needed or bool(view.status)),
                gr.HTML(view.found, visible=bool(view.found)),
                gr.Button(visible=view.needed, interactive=not view.busy),
                gr.HTML(view.status, visible=bool(view.status)),
            ]

        def reads() -> Iterator[list[Any]]:
            for view in do.read():
                yield greeted(view)

        first = [welcome, found, read, reading]
        page.load(lambda: greeted(do.welcome()), None, first, **QUIET)
        read.click(reads, None, first, **QUIET)
    return page


def _html(value: str = "", **given: Any) -> Any:
    """A piece of our own HTML, which page.css alone dresses."""
    return gr.HTML(value, apply_default_css=False, **given)


def _told(handle: Any) -> Any:
    """A handler of an event of our own HTML: Gradio looks at the annotation itself, not at its name."""
    handle.__annotations__["event"] = gr.EventData
    return handle


def _opened(do: Handlers) -> Any:
    return _told(lambda event: do.post(str(event.post)))


def _masthead(language: str) -> Html:
    said = words(language)
    others = (
        tag(
            "a", NAMES[one], href=f"/choose/{one}", lang=one, aria_current="true" if one == language else None
        )
        for one in LANGUAGES
    )
    brightness = tag("button", said["brightness"], type="button", data_brightness="")
    return tag("header", tag("h1", said["title"]), tag("nav", *others, brightness), class_="masthead")


def _talk(product: Assistant, do: Handlers, page: Any) -> tuple[Any, list[Any]]:
    said = do.words
    with gr.Row(elem_id="talk"):
        with gr.Column(scale=2, min_width=200, elem_id="aside"):
            year = gr.Number(
                product.likely_year(dt.date.today()), label=said["year"], precision=0, elem_id="year",
                minimum=1900, maximum=2999,
            )  # fmt: skip
            areas = _html(elem_id="areas")
            threads = _html(elem_id="threads", js_on_load=OPENS_POSTS)
        with gr.Column(scale=5, min_width=340, elem_id="middle"):
            conversation = _html(
                cards.empty(said["opening"]), elem_id="conversation", js_on_load=FOLLOWS_TALK
            )
            notice = _html(elem_id="notice")
            box = gr.Textbox(
                elem_id="box", label=said["answer"], placeholder=said["answer_hint"], show_label=False,
                lines=1, max_lines=14, container=False,
            )  # fmt: skip
            with gr.Row(elem_id="moves"):
                passing = [_quiet(said[name], name) for name, _ in PASSING]
                leave = _quiet(said["leave_it"], "leave", visible=False)
                send = gr.Button(said["send"], variant="primary", elem_id="send", min_width=90)
        with gr.Column(scale=3, min_width=260, elem_id="beside"):
            _html(tag("h2", said["called_up"]))
            called_up = _html(elem_id="called-up", js_on_load=OPENS_POSTS)
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
    conversation.select(_told(taken_up), year, shown, **QUIET).then(None, None, None, js=TO_THE_BOX)
    leave.click(lambda which: lay(replace(do.open(int(which)), saved=True)), year, shown, **QUIET)
    return year, [threads, called_up]


def _quiet(label: str, elem_id: str, **given: Any) -> Any:
    return gr.Button(label, elem_id=elem_id, size="sm", min_width=70, elem_classes="passing", **given)


def _draft(do: Handlers, year: Any, tab: Any) -> list[Any]:
    said = do.words
    with gr.Row(elem_id="desk-moves"):
        write = gr.Button(said["write_draft"], variant="primary", elem_id="write", min_width=110)
        stop = gr.Button(said["stop"], elem_id="stop", min_width=80, interactive=False)
        save = gr.DownloadButton(said["download"], elem_id="save", interactive=False, min_width=90)
        version = gr.Dropdown(
            [], label=said["versions"], elem_id="version", visible=False, min_width=110, container=False
        )
    status = _html(cards.empty(do.announcement()), elem_id="draft-status")
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
            prose = _html(elem_id="prose", js_on_load=OPENS_POSTS)
        with gr.Column(scale=2, min_width=240):
            _html(tag("h2", said["findings"]))
            findings = _html(elem_id="findings")
            with gr.Accordion(said["changes"], open=False, visible=False, elem_id="changed") as changed:
                changes = _html(elem_id="changes")
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

    def drafted(which: float) -> Iterator[list[Any]]:
        for view in do.draft(int(which)):
            yield lay(view)

    def stopped() -> list[Any]:
        return [cards.done(said["stopped"]), gr.Button(interactive=True), gr.Button(interactive=False)]

    def kept(which: float, one: int | None, text: str) -> list[Any]:
        return lay(do.keep_edits(int(which), one, text))

    tab.select(lambda which: lay(do.version(int(which))), year, shown, **QUIET)
    run = write.click(drafted, year, shown, show_progress="hidden", api_name="draft", concurrency_limit=2)
    stop.click(stopped, None, [status, write, stop], cancels=[run], **QUIET)
    version.input(lambda which, one: lay(do.version(int(which), one)), [year, version], shown, **QUIET)
    keep.click(kept, [year, version, source], shown, **QUIET)
    return [prose]


def _past(do: Handlers, tab: Any) -> list[Any]:
    said = do.words
    with gr.Row(elem_id="asking"):
        query = gr.Textbox(
            elem_id="query", placeholder=said["search_hint"], show_label=False, label=said["search"],
            max_lines=1, scale=5, container=False,
        )  # fmt: skip
        ask = gr.Button(said["search_button"], variant="primary", elem_id="ask", scale=1, min_width=80)
    with gr.Row():
        with gr.Column(scale=3, min_width=320):
            chips = _html(elem_id="chips")
            found = _html(elem_id="found", js_on_load=OPENS_POSTS)
        with gr.Column(scale=2, min_width=280):
            _html(tag("h2", said["timeline"]))
            timeline = _html(elem_id="timeline", js_on_load=OPENS_POSTS)

    def lay(view: Past) -> list[Any]:
        return [view.chips, view.hits]

    gr.on([ask.click, query.submit], lambda text: lay(do.search(text)), query, [chips, found], **QUIET)
    tab.select(do.timeline, None, timeline, **QUIET)
    return [found, timeline]


def _state(do: Handlers, tab: Any) -> None:
    _html(cards.empty(do.announcement()))
    with gr.Row(elem_id="state-moves"):
        again = gr.Button(do.words["read_again"], elem_id="read-again", min_width=120)
        examine = gr.Button(do.words["examine"], elem_id="examine", min_width=120)
    reading = _html(elem_id="reading-again")
    examined = _html(elem_id="examined")

    def reads() -> Iterator[str]:
        for view in do.read():
            yield view.status

    gr.on([tab.select, examine.click], do.examination, None, examined, **QUIET)
    again.click(reads, None, reading, **QUIET).then(do.examination, None, examined, **QUIET)
