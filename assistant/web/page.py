"""The page. What its parts do is in handling/, where they stand in layout/, what they say in strings/, how
they look in style/.

`build` gives the page in one language, not yet served; serving.py serves it. This module imports Gradio,
which takes seconds: only serving.py imports it, when the page is asked for.
"""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.service import Assistant
from assistant.web.handling.examining import Examining
from assistant.web.handling.reading import Reading
from assistant.web.handling.remembering import Remembering
from assistant.web.handling.talking import Talking
from assistant.web.handling.voice import Voicing
from assistant.web.layout.draft import draft
from assistant.web.layout.past import past
from assistant.web.layout.pieces import QUIET, html, told
from assistant.web.layout.state import state
from assistant.web.layout.talk import talk
from assistant.web.layout.voice import voice
from assistant.web.layout.welcome import masthead, welcome
from assistant.web.strings import Language, words

# The reader lies over the page; a click beside it, its cross and Escape put it away.
CLOSES = """
const away = () => { if (props.value) props.value = ""; };
element.addEventListener("click", (event) => {
  if (!event.target.closest(".reader") || event.target.closest("[data-close]")) away();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") away(); });
watch("value", () => { element.querySelector("[data-close]")?.focus(); });
"""


def build(product: Assistant, language: Language) -> Any:
    """The page in one language."""
    said = words(language)
    reading, remembering = Reading(product, language), Remembering(product, language)
    with gr.Blocks(title=said["title"], analytics_enabled=False) as page:
        html(masthead(language), elem_id="masthead")
        welcome(reading, page)
        with gr.Tabs(elem_id="rooms"):
            with gr.Tab(said["talk"], id="talk"):
                year, talk_cards = talk(Talking(product, language), page)
            with gr.Tab(said["draft"], id="draft") as draft_tab:
                draft_cards = draft(product, language, year, draft_tab)
            with gr.Tab(said["past"], id="past") as past_tab:
                past_cards = past(remembering, past_tab)
            with gr.Tab(said["voice"], id="voice") as voice_tab:
                voice_cards = voice(Voicing(product, language), voice_tab)
            with gr.Tab(said["state"], id="state") as state_tab:
                state(Examining(product, language), reading, state_tab)
        reader = html(elem_id="reader", js_on_load=CLOSES)
        opened = told(lambda event: remembering.post(str(event.post)))
        for piece in (*talk_cards, *draft_cards, *past_cards, *voice_cards):
            piece.select(opened, None, reader, **QUIET)
    return page
