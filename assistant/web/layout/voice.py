"""The tab where the author's voice can be seen."""

from __future__ import annotations

from typing import Any

from assistant.web import cards
from assistant.web.handling.voice import Voicing
from assistant.web.layout.pieces import OPENS_POSTS, QUIET, html


def voice(do: Voicing, tab: Any) -> list[Any]:
    """The portrait; gives the pieces that name posts."""
    portrait = html(cards.empty(do.words["listening"]), elem_id="portrait", js_on_load=OPENS_POSTS)
    tab.select(do.portrait, None, portrait, **QUIET)
    return [portrait]
