"""What a writer is told about the author's prose: their habits as figures in words, and real paragraphs of
theirs.

Takes the voice learned from the author's posts and their last review; gives `VoiceNotes`. Called by the
service.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.author.voice import Habitual, Voice, habit_name
from assistant.author.voice_habits import HABITS, LENGTHS, MARKS, PER_THOUSAND
from assistant.domain import Corpus, Form, Lesson
from assistant.drafting.brief import VoiceNotes
from assistant.drafting.examples import paragraphs, stretches
from assistant.drafting.phrasing import phrasing

# The habits a writer can keep on purpose, of all that are measured: marks, endings, joints, lengths.
TOLD = frozenset(
    {
        "comma",
        "question",
        "exclamation",
        "ellipsis",
        "aside",
        "dash",
        "quotation",
        "laughter",
        "tilde",
        "emoji",
        "plain",
        "polite",
        "formal",
        "nominal",
        "trailing",
        "asking",
        "hedge",
        "comma after ending",
        "spoken intensifier",
        "opens but",
        "opens so",
        "opens and",
        "opens of course",
        "contraction",
        "I",
        "intensifier",
        "spoken word",
        "three in a row",
        "opens I",
        "opens adverb",
        "and-go",
        "and-mye",
        "but",
        "background",
        "because",
        "if",
        "self",
        "paragraph length",
        "one-sentence paragraphs",
        "bold",
        "items",
        "quotes",
    }
)
NEVER = 0.004  # a rate below which the author does not have the habit
SELDOM = 0.05  # the same, for what is counted per so many words
MOSTLY = 0.67


def voice_notes(voice: Voice | None, corpus: Corpus, form: Form, lessons: Sequence[Lesson]) -> VoiceNotes:
    """The notes for a draft in this form; without a voice, examples only."""
    habits = voice.habits if voice else ()
    lines = [_told(habit, form.language) for habit in habits if habit.key in TOLD]
    lines += phrasing(corpus, form)
    return VoiceNotes(
        description="\n".join(f"- {line}" for line in lines),
        examples=stretches(corpus, form),
        paragraphs=paragraphs(corpus, form),
        lessons=tuple(lessons),
    )


def _told(habit: Habitual, language: str) -> str:
    """One habit: "말줄임표: 12문장에 한 번", "contractions: 2.4 in 100 words"."""
    name, korean = habit_name(habit.key, language), language == "ko"
    if habit.key in LENGTHS:
        return f"{name}: {_length(habit, korean)}"
    if habit.rate < NEVER:
        return f"{name}: 쓰지 않는다" if korean else f"{name}: none"
    per = next(known.per for known in (*MARKS, *HABITS.get(language, HABITS["en"])) if known.key == habit.key)
    if per != "sentence" and habit.rate < SELDOM:
        return f"{name}: 쓰지 않는다" if korean else f"{name}: none"
    if per != "sentence":
        basis = {"1000 characters": "1,000자에", "100 words": "100낱말에", "paragraph": "한 문단에"}[per]
        return f"{name}: {basis} {habit.rate:.1f}번" if korean else f"{name}: {habit.rate:.1f} in {per}"
    if habit.rate > MOSTLY:
        return f"{name}: 거의 문장마다" if korean else f"{name}: in nearly every sentence"
    every = round(1 / habit.rate)
    return f"{name}: {every}문장에 한 번" if korean else f"{name}: once in {every} sentences"


def _length(habit: Habitual, korean: bool) -> str:
    """A measure of length, or of what layout there is: "3.2", "20%", "2.4 in 1,000 characters"."""
    if habit.key in PER_THOUSAND:
        return f"1,000자에 {habit.rate:.1f}번" if korean else f"{habit.rate:.1f} in 1,000 characters"
    return f"{habit.rate:.0%}" if habit.rate < 1 else f"{habit.rate:.1f}"
