"""Versions beside each other, what the edits between them have taught, and a version's way into the blog."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.service import Assistant
from assistant.web.handling.drafting_compare import Comparing, Comparison
from assistant.web.handling.drafting_learn import Learning
from assistant.web.handling.drafting_publish import Publishing
from assistant.web.layout.desk import acting, on_acts
from assistant.web.layout.pieces import QUIET, html
from assistant.web.markup import tag
from assistant.web.strings import Language


def versions(product: Assistant, language: Language, year: Any, tab: Any) -> None:
    """Two versions, word by word; the lessons below."""
    do, learning = Comparing(product, language), Learning(product, language)
    said = do.words
    with gr.Row(elem_id="compared"):
        old = gr.Dropdown([], label=said["old_version"], elem_id="old-version", min_width=120)
        new = gr.Dropdown([], label=said["new_version"], elem_id="new-version", min_width=120)
    changes = html(elem_id="changes")
    html(tag("h2", said["lessons"]))
    learn = gr.Button(said["learn"], elem_id="learn", size="sm", min_width=140)
    lessons = acting(elem_id="lessons")
    shown = [old, new, changes]

    def lay(view: Comparison) -> list[Any]:
        choices = [(said["version"].format(version=one), one) for one in view.versions]
        several = len(choices) > 1
        return [
            gr.Dropdown(choices=choices, value=view.old, visible=several),
            gr.Dropdown(choices=choices, value=view.new, visible=several),
            view.changes,
        ]

    opened = tab.select(lambda which: lay(do.compare(int(which))), year, shown, **QUIET)
    opened.then(learning.lessons, None, lessons, **QUIET)
    for choice in (old, new):
        choice.input(
            lambda which, one, other: lay(do.compare(int(which), one, other)),
            [year, old, new],
            shown,
            **QUIET,
        )
    learn.click(lambda which: learning.learn(int(which)), year, lessons, **QUIET)
    lessons.submit(on_acts(lambda event: learning.forget(str(event.at))), None, lessons, **QUIET)


def publication(product: Assistant, language: Language, year: Any, version: Any, tab: Any) -> None:
    """The folder, what to look at, and the button."""
    do = Publishing(product, language)
    page = acting(elem_id="publishing")

    def acted(which: float, one: int | None, event: Any) -> str:
        if event.act == "publish":
            return do.publish(int(which), one, str(event.at))
        return do.survey(int(which), one, str(event.text))

    tab.select(do.form, None, page, **QUIET)
    page.submit(on_acts(acted), [year, version], page, **QUIET)
