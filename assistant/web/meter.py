"""How near a text is to its author, as a meter: where it lies beside their own reviews, and what stands out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assistant.web.markup import Html, joined, tag

if TYPE_CHECKING:
    from assistant.author.voice import VoiceScore

Words = Mapping[str, str]
SHOWN = 6  # features


def meter_of(score: VoiceScore, sentences: Mapping[str, tuple[str, ...]], words: Words) -> Html:
    """The score with its features, each with the sentences that show it."""
    verdict = words["voice_inside" if score.inside else "voice_outside"]
    scale = (
        _scale(words["by_habits"], score.distance, score.own_range, words),
        _scale(words["by_letters"], score.delta, score.delta_range, words),
    )
    rows = [
        tag("li", feature.words, *(tag("q", said) for said in sentences.get(feature.key, ())))
        for feature in score.features[:SHOWN]
    ]
    features = (
        tag("details", tag("summary", words["stands_out"].format(count=len(rows))), tag("ul", *rows))
        if rows
        else Html("")
    )
    return tag(
        "section",
        tag("h2", words["voice_meter"]),
        tag("p", verdict, class_="verdict"),
        joined(scale),
        features,
        class_="meter inside" if score.inside else "meter outside",
    )


def _scale(name: str, at: float, usual: tuple[float, float], words: Words) -> Html:
    """A line from nought to beyond the author's own texts: their range as a band, the text as a mark."""
    top = 1.25 * max(at, usual[1], 0.1)
    low, high, mark = (f"{100 * min(1.0, max(0.0, n / top)):.1f}%" for n in (*usual, at))
    told = words["scale_told"].format(
        name=name, at=f"{at:.2f}", low=f"{usual[0]:.2f}", high=f"{usual[1]:.2f}"
    )
    band = tag("i", class_="band", style=f"left:{low};right:calc(100% - {high})")
    needle = tag("i", class_="needle", style=f"left:{mark}")
    line = tag("span", band, needle, class_="scale", role="img", aria_label=told, title=told)
    return tag("div", tag("span", name, class_="name"), line, class_="row")
