"""What a writer is told about the author's prose: their habits as figures in words, and real paragraphs of
theirs.

Takes the voice learned from the author's posts and their last review; gives `VoiceNotes`. Called by the
service.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.author.voice import Habitual, Voice, habit_name, score
from assistant.author.voice_habits import HABITS, LENGTHS, MARKS, PER_THOUSAND
from assistant.domain import Corpus, Form, Lesson
from assistant.drafting.brief import VoiceNotes
from assistant.drafting.examples import paragraphs, stretches
from assistant.drafting.phrasing import phrasing, rhythm
from assistant.tables import for_language

# English function words a sentence cannot do without; who writes as they talk has other ones, all the same.
WORDS = {"the", "a", "to", "in", "that", "this", "was", "is", "had", "for", "with", "on"}
# Habits nobody keeps on purpose, or that follow from what is told. How long sentences are, phrasing.py tells better.
UNTOLD = (
    {
        "figure",
        "colon",
        "semicolon",
        "links",
        "headings",
        "topic",
        "subject",
        "object",
        "adverb",
        "relative clause",
    }
    | WORDS
    | {"sentence length", "sentence spread", "short sentences", "long sentences"}
)
# What a writer puts into a sentence without noticing, and more often than the author: told for each section as a number
# of times, for nobody can keep to a share of a hundred sentences while writing ten.
TURNS = {
    "ko": (
        "hedge",
        "and-go",
        "and-mye",
        "but",
        "background",
        "because",
        "if",
        "passive",
        "do noun",
        "ellipsis",
    ),
    "en": (
        "opens but",
        "opens I",
        "opens when",
        "opens it",
        "-ing after comma",
        "three in a row",
        "ellipsis",
    ),
}
ENOUGH = 1_200  # characters of answers below which they show no habits
# What a habit is counted in, as it is said.
IN = {
    "sentence": ("100문장에", "100 sentences"),
    "1000 characters": ("1,000자에", "1,000 characters"),
    "100 words": ("100낱말에", "100 words"),
    "paragraph": ("한 문단에", "a paragraph"),
}


def voice_notes(
    voice: Voice | None, corpus: Corpus, form: Form, lessons: Sequence[Lesson], said: str = ""
) -> VoiceNotes:
    """The notes for a draft in this form, of what was `said`; without a voice, examples only."""
    habits = voice.habits if voice else ()
    lines = [_told(habit, form.language) for habit in habits if habit.key not in UNTOLD]
    lines += phrasing(corpus, form)
    return VoiceNotes(
        description="\n".join(f"- {line}" for line in lines),
        examples=stretches(corpus, form),
        paragraphs=paragraphs(corpus, form),
        rhythm=rhythm(corpus, form),
        turns=tuple(
            (habit_name(habit.key, form.language), habit.rate)
            for habit in habits
            if habit.key in TURNS.get(form.language, ())
        ),
        spoken="\n".join(_as_spoken(voice, said)) if voice and len(said) >= ENOUGH else "",
        lessons=tuple(lessons),
    )


def _as_spoken(voice: Voice, said: str) -> list[str]:
    """What the author's answers have otherwise than their prose, the farthest first: what a writer has to turn, or it
    stays in the draft. A line each: "- and: 3.6 in 100 words; in their prose 1.8".
    """
    korean = voice.language == "ko"
    usual = {habit.key: habit for habit in voice.habits}
    lines = []
    for feature in score(said, voice).features:
        if feature.key in LENGTHS or feature.key in UNTOLD - WORDS:
            continue
        told = _told(replace(usual[feature.key], rate=feature.text), voice.language)
        theirs = _rate(usual[feature.key], voice.language)
        lines.append(f"- {told}; 글에서는 {theirs}" if korean else f"- {told}; in their prose {theirs}")
    return lines


def _told(habit: Habitual, language: str) -> str:
    """One habit: "말줄임표: 100문장에 8", "contractions: 2.4 in 100 words"."""
    name, korean = habit_name(habit.key, language), language == "ko"
    if habit.key in LENGTHS:
        return f"{name}: {_length(habit, korean)}"
    rate = _rate(habit, language)
    if float(rate) == 0:
        return f"{name}: 쓰지 않는다" if korean else f"{name}: none"
    per = _per(habit, language)
    return f"{name}: {IN[per][0]} {rate}" if korean else f"{name}: {rate} in {IN[per][1]}"


def _rate(habit: Habitual, language: str) -> str:
    return f"{100 * habit.rate:.0f}" if _per(habit, language) == "sentence" else f"{habit.rate:.1f}"


def _per(habit: Habitual, language: str) -> str:
    return next(known.per for known in (*MARKS, *for_language(HABITS, language)) if known.key == habit.key)


def _length(habit: Habitual, korean: bool) -> str:
    """A measure of length, or of what layout there is: "3.2", "20%", "2.4 in 1,000 characters"."""
    if habit.key in PER_THOUSAND:
        return f"1,000자에 {habit.rate:.1f}" if korean else f"{habit.rate:.1f} in 1,000 characters"
    return f"{habit.rate:.0%}" if habit.rate < 1 else f"{habit.rate:.1f}"
