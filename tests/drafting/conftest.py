"""What a draft of the small author is made of."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from support.author import small_author

from assistant.author.form import learn_form
from assistant.author.threads import find_threads
from assistant.drafting.brief import VoiceNotes
from assistant.drafting.evidence import usual_cut_off
from assistant.drafting.pipeline import Sources


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    corpus, turns = small_author(tmp_path / "blog")
    return Sources(
        corpus=corpus,
        turns=turns,
        threads=find_threads(corpus),
        form=learn_form(corpus, 2026),
        voice=VoiceNotes(),
        cut_off=usual_cut_off(2026, dt.date(2027, 1, 5)),
    )
