"""Real prose of the author's, shown to whoever writes in their voice.

Takes the corpus, or a section's task; gives Markdown as they wrote it. `stretches` are the same for all sections,
`alike` are paragraphs on what one section speaks of. Called by voice_notes.py and the model engine.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache

from assistant.domain import Corpus, Form, Post, Review
from assistant.drafting.brief import SectionTask
from assistant.drafting.likeness import Likeness
from assistant.interview.text import plain
from assistant.posts.markup import Block, blocks

SHOWN = 12_000  # characters of their last review that every section is shown
LEAST = 300  # characters of each part of it
MOST = 3  # paragraphs on the like
LENGTH = (120, 900)  # characters of a paragraph that shows how they write
NEAR = 0.04  # likeness below which a paragraph is about something else
SHOWS = ("heading", "paragraph", "item", "quote")
_MEASURING = threading.Lock()


def stretches(corpus: Corpus, form: Form) -> tuple[str, ...]:
    """The last review before the one to be written, part by part, as it is written: how it opens, goes on from
    sentence to sentence and from part to part, and ends. Of a long one, the beginning of each part.
    """
    reviews = _earlier(corpus, form)
    if not reviews:
        return ()
    post = reviews[-1].post
    parts = _parts(blocks(post))
    whole = sum(_length(block) for part in parts for block in part)
    shown = []
    for part in parts:
        room = max(LEAST, SHOWN * sum(map(_length, part)) // whole)
        kept: list[Block] = []
        for block in part:
            room -= _length(block)
            if room < 0 and any(one.kind != "heading" for one in kept):
                break
            kept.append(block)
        if any(block.kind == "paragraph" for block in kept):
            shown.append(_as_written(post, kept))
    return tuple(shown)


def paragraphs(corpus: Corpus, form: Form) -> tuple[str, ...]:
    """The paragraphs of all earlier reviews, as they are written, that are long enough to show how they write."""
    return tuple(
        dict.fromkeys(
            review.post.text[block.start : block.end]
            for review in reversed(_earlier(corpus, form))
            for block in blocks(review.post)
            if block.kind == "paragraph" and LENGTH[0] <= _length(block) <= LENGTH[1]
        )
    )


def alike(task: SectionTask) -> tuple[str, ...]:
    """Paragraphs on what a section speaks of, the nearest first; none that every section is shown anyway."""
    shown = "\n".join(task.brief.voice.examples)
    known = {text: plain(text) for text in task.brief.voice.paragraphs if text not in shown}
    said = [plain(piece.text) for piece in task.pieces()]
    if not known or not said:
        return ()
    everything = (*known.values(), *(plain(piece.text) for piece in task.brief.evidence))
    with _MEASURING:  # sections are written side by side; the first measures for all
        likeness = _measured(everything, task.brief.form.language)
    near = {text: max(likeness(words, one) for one in said) for text, words in known.items()}
    ranked = sorted(near, key=lambda text: -near[text])
    return tuple(text for text in ranked[:MOST] if near[text] >= NEAR)


@lru_cache(maxsize=1)
def _measured(texts: tuple[str, ...], language: str) -> Likeness:
    return Likeness(list(dict.fromkeys(texts)), language)


def _earlier(corpus: Corpus, form: Form) -> list[Review]:
    """The reviews before the one to be written, in its language where there are any."""
    reviews = [review for review in corpus.yearly() if review.period.year < form.year]
    return [review for review in reviews if review.post.language == form.language] or reviews


def _parts(found: tuple[Block, ...]) -> list[list[Block]]:
    """The blocks that show how they write, cut before each heading that prose follows."""
    parts: list[list[Block]] = [[]]
    for block in found:
        if block.kind not in SHOWS:
            continue
        if block.kind == "heading" and any(one.kind != "heading" for one in parts[-1]):
            parts.append([])
        parts[-1].append(block)
    return [part for part in parts if part]


def _length(block: Block) -> int:
    return block.end - block.start


def _as_written(post: Post, shown: Sequence[Block]) -> str:
    """Blocks as they stand in the file; items of a list one below the other."""
    text = ""
    for before, block in zip((None, *shown), shown, strict=False):
        if before is not None:
            text += "\n" if before.kind == block.kind == "item" else "\n\n"
        text += post.text[block.start : block.end]
    return text
