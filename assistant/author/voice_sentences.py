"""The sentences of a text that make it sound otherwise than its author.

Takes a text and what stands out in it (`VoiceScore.features`); gives for each feature the sentences that show it. Where
the text has less of something than the author, those are the ones in which most of it is wanting: the longest without.
Called by the page and by the check of a draft.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.author.thread_signs import tagged
from assistant.author.voice import Feature
from assistant.author.voice_habits import HABITS, MARKS, Habit
from assistant.author.voice_measure import LONG, LONG_ELSEWHERE, SHORT, SHORT_ELSEWHERE, last_morpheme
from assistant.author.voice_prose import Prose, as_post, prose_of
from assistant.language.morphemes import analyse_all

MOST = 3  # sentences of a feature


def sentences_showing(text: str, language: str, features: Sequence[Feature]) -> Mapping[str, tuple[str, ...]]:
    """By the feature's key, the sentences of the text (Markdown) that show most of it, at most `MOST`, in their order.

    `language` is that of the voice the features were found by.
    """
    prose = prose_of(as_post(text, language))
    morphemes = _morphemes(prose)
    known = {habit.key: habit for habit in (*MARKS, *HABITS.get(prose.language, ()))}
    found = {
        feature.key: _most(prose, _shares(feature, known.get(feature.key), prose, morphemes))
        for feature in features
    }
    return {key: sentences for key, sentences in found.items() if sentences}


def _morphemes(prose: Prose) -> list[str]:
    if prose.language != "ko":
        return [""] * len(prose.said)
    return [tagged(sentence) for sentence in analyse_all([one.text for one in prose.said])]


def _shares(feature: Feature, habit: Habit | None, prose: Prose, morphemes: Sequence[str]) -> list[float]:
    """How much each sentence adds to a feature; 0 where it has no part in it."""
    key, texts = feature.key, [one.text for one in prose.said]
    if feature.deviation < 0:
        if habit is None or habit.per != "100 words":
            return [0.0] * len(texts)
        return [0.0 if habit.pattern.search(text) else float(len(text)) for text in texts]
    if habit is not None:
        over = {"text": texts, "morphemes": list(morphemes), "last": [last_morpheme(m) for m in morphemes]}
        return [float(len(habit.pattern.findall(sentence))) for sentence in over[habit.over]]
    long, short = LONG.get(prose.language, LONG_ELSEWHERE), SHORT.get(prose.language, SHORT_ELSEWHERE)
    if key in ("sentence length", "long sentences"):
        return [float(len(text)) if len(text) > long else 0.0 for text in texts]
    if key == "short sentences":
        return [1 / max(1, len(text)) if len(text) < short else 0.0 for text in texts]
    return [0.0] * len(texts)


def _most(prose: Prose, shares: Sequence[float]) -> tuple[str, ...]:
    ranked = sorted((n for n, share in enumerate(shares) if share), key=lambda n: (-shares[n], n))[:MOST]
    return tuple(prose.said[n].text for n in sorted(ranked))
