"""Real paragraphs of the author's on what a section speaks of, for the sound of it.

Takes a section's task; gives paragraphs of their last review that are nearest by content. Called by the model engine,
beside the samples that are the same for all sections.
"""

from __future__ import annotations

from assistant.drafting.brief import SectionTask
from assistant.drafting.engines.quoting import NO_PROSE
from assistant.drafting.likeness import Likeness
from assistant.interview.text import plain

MOST = 2
LENGTH = (120, 900)  # characters
NEAR = 0.04  # likeness below which a paragraph is about something else


def alike(task: SectionTask) -> tuple[str, ...]:
    """The paragraphs, the nearest first; none of those that every section is shown anyway."""
    said = "\n".join(plain(piece.text) for piece in task.pieces())
    shown = set(task.brief.voice.examples)
    known = {
        text: plain(text)
        for section in task.brief.past
        for part in section.source.split("\n\n")
        if LENGTH[0] <= len(text := part.strip()) <= LENGTH[1]
        and not NO_PROSE.match(text)
        and text not in shown
    }
    if not known or not said.strip():
        return ()
    likeness = Likeness(list(dict.fromkeys([*known.values(), said])), task.brief.form.language)
    ranked = sorted(known, key=lambda text: -likeness(known[text], said))
    return tuple(text for text in ranked[:MOST] if likeness(known[text], said) >= NEAR)
