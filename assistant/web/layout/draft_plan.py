"""The outline, to be arranged before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.service import Assistant
from assistant.web.handling.drafting_plan import Plan, Planning
from assistant.web.layout.desk import acting, on_acts
from assistant.web.layout.pieces import QUIET, html
from assistant.web.strings import Language


def plan(product: Assistant, language: Language, year: Any, make: Any, tab: Any) -> tuple[Any, Any]:
    """The outline with what is done to it; gives it, and what runs while it is made."""
    do = Planning(product, language)
    status = html(elem_id="plan-status")
    page = acting(elem_id="plan")
    anew = gr.Button(do.words["plan_anew"], elem_id="plan-anew", size="sm", min_width=120, visible=False)
    shown = [page, status, anew]

    def lay(view: Plan) -> list[Any]:
        return [view.page or gr.skip(), view.status, gr.Button(visible=True) if view.ready else gr.skip()]

    def made(which: float) -> Iterator[list[Any]]:
        for view in do.plan(int(which)):
            yield lay(view)

    def made_anew(which: float) -> Iterator[list[Any]]:
        for view in do.anew(int(which)):
            yield lay(view)

    def changed(which: float, event: Any) -> list[Any]:
        return lay(do.change(int(which), str(event.act), str(event.at), str(event.text)))

    tab.select(lambda which: lay(do.standing(int(which))), year, shown, **QUIET)
    making = make.click(made, year, shown, concurrency_limit=2, **QUIET)
    anew.click(made_anew, year, shown, **QUIET)
    page.submit(on_acts(changed), year, shown, concurrency_limit=1, **QUIET)
    return page, making
