"""What a writer is told about the author's prose: their habits as figures in words, and real paragraphs of theirs.

Takes the voice learned from the author's posts and their last review; gives `VoiceNotes`. Called by the service.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.author.voice import Habitual, Voice, habit_name
from assistant.author.voice_habits import LENGTHS
from assistant.domain import Corpus, Form, Lesson
from assistant.drafting.brief import VoiceNotes
from assistant.posts.markup import blocks

RARE = 0.004  # a habit kept less often than this is one the author does not have
SAMPLES = 4
SAMPLE = (160, 900)  # characters of a paragraph that shows how they write


def voice_notes(voice: Voice | None, corpus: Corpus, form: Form, lessons: Sequence[Lesson]) -> VoiceNotes:
    """The notes for a draft in this form; without a voice, examples only."""
    habits = voice.habits if voice else ()
    return VoiceNotes(
        description="\n".join(f"- {_told(habit, form.language)}" for habit in habits),
        examples=_samples(corpus, form),
        lessons=tuple(lessons),
    )


def _told(habit: Habitual, language: str) -> str:
    """One habit: "말줄임표: 12문장에 한 번", "questions: one in 12 sentences"."""
    name = habit_name(habit.key, language)
    korean = language == "ko"
    if habit.key in LENGTHS:
        return f"{name}: {habit.rate:.1f}"
    if habit.rate < RARE:
        return f"{name}: 쓰지 않는다" if korean else f"{name}: none"
    if habit.rate >= 1:
        return f"{name}: 문장마다 {habit.rate:.1f}" if korean else f"{name}: {habit.rate:.1f} a sentence"
    every = round(1 / habit.rate)
    return f"{name}: {every}문장에 한 번" if korean else f"{name}: one in {every} sentences"


def _samples(corpus: Corpus, form: Form) -> tuple[str, ...]:
    """Paragraphs from all over the last review, as they are written: how it opens, goes on and ends."""
    reviews = [review for review in corpus.yearly() if review.period.year < form.year]
    if not reviews:
        return ()
    post = reviews[-1].post
    fit = [
        post.text[block.start : block.end] for block in blocks(post)
        if block.kind == "paragraph" and SAMPLE[0] <= block.end - block.start <= SAMPLE[1]
    ]  # fmt: skip
    step = max(1, len(fit) // SAMPLES)
    return tuple(fit[::step][:SAMPLES])
