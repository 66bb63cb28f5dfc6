"""The page. What its parts do is in handling/, where they stand in layout/, what they say in strings/, how
they look in style/.

`build` gives the page in one language, not yet served; serving.py serves it. This module imports Gradio,
which takes seconds: only serving.py imports it, when the page is asked for.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import gradio as gr

from assistant.service import Assistant
from assistant.web.handling.reading import Reading
from assistant.web.handling.remembering import Remembering
from assistant.web.handling.settings import Settling
from assistant.web.handling.talking import Talking
from assistant.web.handling.voice import Voicing
from assistant.web.layout.draft import draft
from assistant.web.layout.past import past
from assistant.web.layout.pieces import QUIET, html, told
from assistant.web.layout.settings import settings
from assistant.web.layout.talk import talk
from assistant.web.layout.voice import voice
from assistant.web.layout.welcome import masthead, welcome
from assistant.web.strings import Language, words

SESSIONS = 200  # visits whose state is kept; the oldest goes first


class Page(gr.Blocks):
    """Blocks without the connection that Gradio holds open for every tab, to see the tab closed: a browser has
    six for all tabs of a page together, and five tabs would leave one. A run is ended by its own stream's end.
    """

    def get_config_file(self) -> Any:
        return {**super().get_config_file(), "connect_heartbeat": False}


def build(product: Assistant, language: Language) -> Any:
    """The page in one language."""
    said = words(language)
    reading, remembering = Reading(product, language), Remembering(product, language)
    with Page(title=said["title"], analytics_enabled=False) as page:
        page.state_session_capacity = SESSIONS
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
            with gr.Tab(said["settings"], id="settings") as settings_tab:
                settings(Settling(product, language), reading, settings_tab)
        reader = html(
            elem_id="reader",
            js_on_load=(files("assistant.web") / "script" / "reader.js").read_text(encoding="utf-8"),
        )
        opened = told(lambda event: remembering.post(*_named(event)))
        for piece in (*talk_cards, *draft_cards, *past_cards, *voice_cards):
            piece.select(opened, None, reader, **QUIET)
    return page


def _named(event: Any) -> tuple[str, str, str]:
    """The path, the corpus folder and the words a click asks for; a folder or words need not be told."""
    told_of: dict[str, Any] = event._data or {}
    return str(told_of.get("post", "")), str(told_of.get("folder", "")), str(told_of.get("quote", ""))
