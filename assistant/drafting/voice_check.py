"""Whether a draft sounds like its author, and the sentences that do not.

Takes the author's measured voice and the sections; gives a finding for each sentence that shows what the draft has too
much of. Nothing is held against a draft that lies within the author's own range. Called by the pipeline.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.author.voice import Voice, score
from assistant.author.voice_sentences import sentences_showing
from assistant.domain import Finding, Section
from assistant.drafting.knowledge import knowledge
from assistant.drafting.rendering import section_text
from assistant.drafting.voice_notes import UNTOLD
from assistant.interview.text import bare

FEATURES = 6  # that stand out, the farthest first
ENOUGH = 1_200  # characters below which a text shows no habits


def off_voice(voice: Voice, sections: Sequence[Section], language: str) -> tuple[Finding, ...]:
    """The sentences of the model's that make the draft sound otherwise than its author; none where it does not."""
    text = "\n\n".join(
        section_text(section)
        for section in sections
        if any(p.origin != "question" for p in section.paragraphs)
    )
    text = "\n".join(line for line in text.split("\n") if not line.startswith("> ❓"))
    if len(text) < ENOUGH:
        return ()
    scored = score(text, voice)
    if scored.inside:
        return ()
    features = [feature for feature in scored.features if feature.key not in UNTOLD][:FEATURES]
    shown = sentences_showing(text, voice.language, features)
    reason = knowledge(language).reasons["voice"]
    found: list[Finding] = []
    for feature in features:
        for sentence in shown.get(feature.key, ()):
            place = _place(sentence, sections)
            if place is not None and all(sentence != finding.proof for finding in found):
                found.append(
                    Finding(
                        check="voice", section=place[0], paragraph=place[1], proof=sentence,
                        reason=reason.replace("{proof}", sentence).replace("{words}", feature.words),
                    )
                )  # fmt: skip
    return tuple(found)


def _place(sentence: str, sections: Sequence[Section]) -> tuple[int, int] | None:
    """The model's paragraph a sentence stands in."""
    for n, section in enumerate(sections):
        for m, paragraph in enumerate(section.paragraphs):
            if paragraph.origin == "model" and bare(sentence) in bare(paragraph.text):
                return n, m
    return None
