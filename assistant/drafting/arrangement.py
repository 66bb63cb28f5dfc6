"""An outline on the author's desk: sections moved, renamed, dropped and put back, pieces of evidence put elsewhere.

Takes an `Outline`; every change gives a new `Arrangement`, and `outline_of` the outline to write. Nothing is lost on
the way: a dropped section stays until it is put back, and a piece is in a section or left out with its reason. Called
by the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.domain import Evidence, LeftOut, Outline, OutlineSection, value
from assistant.drafting.merging import moved_ids


@value
class Arranged:
    """A section where the author has it. `key` stays the same wherever it is moved."""

    key: int
    section: OutlineSection
    dropped: bool = False

    @property
    def movable(self) -> bool:
        """The opening and an ending without a heading have their places: elsewhere they would join another section."""
        return bool(self.section.heading)


@value
class Arrangement:
    """An outline as the author has arranged it so far, with the evidence it is made of."""

    title: str
    sections: tuple[Arranged, ...]
    left_out: tuple[LeftOut, ...]
    evidence: tuple[Evidence, ...]

    @property
    def kept(self) -> tuple[Arranged, ...]:
        return tuple(one for one in self.sections if not one.dropped)

    @property
    def dropped(self) -> tuple[Arranged, ...]:
        return tuple(one for one in self.sections if one.dropped)


def arrange(outline: Outline, evidence: Sequence[Evidence]) -> Arrangement:
    """An outline as it was made."""
    return Arrangement(
        title=outline.title,
        sections=tuple(Arranged(key=n, section=section) for n, section in enumerate(outline.sections)),
        left_out=outline.left_out,
        evidence=tuple(evidence),
    )


def outline_of(arrangement: Arrangement, dropped: str) -> Outline:
    """The outline to write. What stood in a dropped section only is left out, for the reason `dropped`."""
    kept = tuple(one.section for one in arrangement.kept)
    return Outline(
        title=arrangement.title,
        sections=kept,
        left_out=(
            *arrangement.left_out,
            *(
                LeftOut(evidence=id_, reason=dropped)
                for one in arrangement.dropped
                for id_ in one.section.evidence
            ),
        ),
    )


def move(arrangement: Arrangement, key: int, by: int) -> Arrangement:
    """A section one place up (`by` -1) or down (1) among those that can be moved."""
    places = [n for n, one in enumerate(arrangement.sections) if one.movable and not one.dropped]
    sections = list(arrangement.sections)
    for at, n in enumerate(places):
        if sections[n].key == key and 0 <= at + by < len(places):
            other = places[at + by]
            sections[n], sections[other] = sections[other], sections[n]
            break
    return replace(arrangement, sections=tuple(sections))


def rename(arrangement: Arrangement, key: int, heading: str) -> Arrangement:
    """A section under another heading, on one line; one without words changes nothing."""
    words = " ".join(heading.split())
    return _with(arrangement, key, lambda one: _renamed(one, words)) if words else arrangement


def retitle(arrangement: Arrangement, title: str) -> Arrangement:
    """The outline under another title, on one line; one without words changes nothing."""
    words = " ".join(title.split())
    return replace(arrangement, title=words) if words else arrangement


def drop(arrangement: Arrangement, key: int) -> Arrangement:
    """A section taken out, to be put back where it stood."""
    return _with(arrangement, key, lambda one: replace(one, dropped=True))


def put_back(arrangement: Arrangement, key: int) -> Arrangement:
    """A dropped section where it stood."""
    return _with(arrangement, key, lambda one: replace(one, dropped=False))


def place(arrangement: Arrangement, piece: str, key: int | None, reason: str) -> Arrangement:
    """A piece of evidence at the end of a section, or (`key` None) left out for the reason given."""
    if piece not in {one.id for one in arrangement.evidence}:
        return arrangement
    if key is not None and key not in {one.key for one in arrangement.sections}:
        return arrangement
    sections = tuple(
        _pieces(one, (*_without(one.section.evidence, piece), *((piece,) if one.key == key else ())))
        for one in arrangement.sections
    )
    left = tuple(left for left in arrangement.left_out if left.evidence != piece)
    if key is None:
        left = (*left, LeftOut(evidence=piece, reason=reason))
    return replace(arrangement, sections=sections, left_out=left)


def carry(arrangement: Arrangement, outline: Outline, evidence: Sequence[Evidence]) -> Arrangement:
    """The author's arrangement over evidence that has changed since: pieces that are still there stay where they were
    put, new ones go where the new outline has them, and a section only the new outline has comes behind the others.
    """
    if tuple(evidence) == arrangement.evidence:
        return arrangement
    ids = moved_ids(arrangement.evidence, evidence)
    sections = [
        _pieces(one, [ids[i] for i in one.section.evidence if i in ids]) for one in arrangement.sections
    ]
    left = [replace(old, evidence=ids[old.evidence]) for old in arrangement.left_out if old.evidence in ids]
    placed = {id_ for one in sections for id_ in one.section.evidence} | {old.evidence for old in left}
    for section in outline.sections:
        new = [id_ for id_ in section.evidence if id_ not in placed]
        at = next((n for n, one in enumerate(sections) if one.section.heading == section.heading), None)
        if new and at is None:
            fresh = replace(section, evidence=tuple(new))
            sections.insert(
                _end(sections), Arranged(key=max((o.key for o in sections), default=-1) + 1, section=fresh)
            )
        elif new and at is not None:
            sections[at] = _pieces(sections[at], [*sections[at].section.evidence, *new])
    left += [new_left for new_left in outline.left_out if new_left.evidence not in placed]
    return Arrangement(
        title=arrangement.title, sections=tuple(sections), left_out=tuple(left), evidence=tuple(evidence)
    )


def _end(sections: Sequence[Arranged]) -> int:
    """Behind the last section that can be moved: an ending stays the end."""
    return 1 + max((n for n, one in enumerate(sections) if one.movable), default=len(sections) - 1)


def _with(arrangement: Arrangement, key: int, change: Callable[[Arranged], Arranged]) -> Arrangement:
    sections = tuple(change(one) if one.key == key else one for one in arrangement.sections)
    return replace(arrangement, sections=sections)


def _renamed(one: Arranged, heading: str) -> Arranged:
    return replace(one, section=replace(one.section, heading=heading)) if one.movable else one


def _pieces(one: Arranged, evidence: Sequence[str]) -> Arranged:
    return replace(one, section=replace(one.section, evidence=tuple(evidence)))


def _without(evidence: Sequence[str], piece: str) -> tuple[str, ...]:
    return tuple(id_ for id_ in evidence if id_ != piece)
