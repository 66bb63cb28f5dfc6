"""What the outline placed in a section and the section does not tell: answers nobody used, promises left open.

Takes the brief, the outline and what was written after it; gives each missing piece with the section it was placed in.
What the outline left out for a reason is not missing. Pure; called by the pipeline, which asks for it in the margin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.domain import Evidence, Finding, Outline, Section, value
from assistant.drafting.brief import Brief
from assistant.drafting.knowledge import knowledge
from assistant.drafting.readings import read_all
from assistant.interview.text import plain

PROOF = 80  # characters of a piece that a finding shows
SAID_AGAIN = 0.6  # share of a promise's content words that a paragraph has to have to speak of it


@value
class Untold:
    """A piece of evidence that its section does not tell."""

    piece: Evidence
    section: int  # among the draft's sections

    def finding(self, language: str) -> Finding:
        """What is held against the section as a whole."""
        check = "thread" if self.piece.kind == "thread" else "unused"
        proof = plain(self.piece.text)[:PROOF]
        reason = knowledge(language).reasons[check].replace("{proof}", proof)
        return Finding(check=check, section=self.section, paragraph=None, reason=reason, proof=proof)


def untold(brief: Brief, plan: Outline, sections: Sequence[Section]) -> tuple[Untold, ...]:
    """The answers and promises of the plan that no paragraph tells, in the order of the draft. A promise is told where
    what became of it is; one that nobody has spoken of, where it is asked for.
    """
    told = {
        id_
        for section in sections
        for paragraph in section.paragraphs
        for id_ in paragraph.evidence
        if paragraph.origin != "question" or (id_.startswith("t") and id_ not in brief.promises)
    }
    answered = {piece.turn for piece in brief.evidence if piece.kind == "answer" and piece.id in told}
    missing = [
        Untold(piece=brief.piece(id_), section=n)
        for n, planned in enumerate(plan.sections[: len(sections)])
        for id_ in planned.evidence
        if id_ not in told and brief.promises.get(id_, -1) not in answered
    ]
    spoken_of = set(_spoken_of(brief, [one.piece for one in missing if one.piece.kind == "thread"], sections))
    return tuple(one for one in missing if one.piece.kind != "post" and one.piece.id not in spoken_of)


def _spoken_of(brief: Brief, promises: Sequence[Evidence], sections: Sequence[Section]) -> Iterator[str]:
    """The promises that a paragraph speaks of, though it does not say that it rests on them."""
    written = [plain(p.text) for s in sections for p in s.paragraphs if p.origin != "question"]
    texts = [*(plain(piece.text) for piece in promises), *written]
    readings = read_all(texts, brief.form.language) if promises else []
    for piece, promised in zip(promises, readings, strict=False):
        shares = [len(promised.words & one.words) for one in readings[len(promises) :]]
        if max(shares, default=0) >= SAID_AGAIN * max(1, len(promised.words)):
            yield piece.id
