"""A new draft together with what the author made of the last one: a three-way merge by paragraphs.

Takes the draft as it was written (base), the same as the author's file has it now (theirs), and the new draft (ours).
What only one side changed is taken over; where both did, the author's words stand and the new ones follow as a
question in the margin. Nothing of either is lost. Called by the pipeline.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.domain import Draft, Evidence, Finding, Paragraph, Section, value
from assistant.drafting.changes import SAME_PARAGRAPH, Change, changes, likeness, renamed
from assistant.drafting.knowledge import knowledge
from assistant.drafting.seams import seams
from assistant.interview.phrases import fill

CONFLICT = "conflict"


@value
class Edited:
    """A version as it was written, and as the author has it."""

    drafted: Draft
    now: Draft

    @property
    def untouched(self) -> bool:
        """Whether the author changed nothing, and locked nothing."""
        kept = any(p.locked or p.origin == "edited" for s in self.now.sections for p in s.paragraphs)
        return self.drafted.sections == self.now.sections and not kept


def merge(edited: Edited, ours: Draft) -> Draft:
    """The new draft with the author's edits in it. Its findings are those of `ours`, whose places are moved along, and
    one for each place where both sides wrote something new.
    """
    work = _Work(ours)
    titles = {r.before: r.after for r in renamed(edited.drafted, edited.now)}
    work.rename(titles)
    ids = moved_ids(edited.drafted.evidence, ours.evidence)
    for change in changes(edited.drafted, edited.now):
        work.apply(change, ids)
    for section in edited.now.sections:
        for paragraph in section.paragraphs:
            if paragraph.locked or paragraph.origin == "edited":
                work.keep(section.heading, paragraph, ids)
    made = work.draft()
    if edited.now.front_matter == edited.drafted.front_matter:
        return made
    return replace(made, front_matter=edited.now.front_matter, title=edited.now.title)


def moved_ids(theirs: Sequence[Evidence], ours: Sequence[Evidence]) -> Mapping[str, str]:
    """What a piece of the old draft's evidence is called in the new one; pieces that are gone are not in it."""
    new = {(piece.kind, piece.text): piece.id for piece in ours}
    return {piece.id: new[piece.kind, piece.text] for piece in theirs if (piece.kind, piece.text) in new}


@dataclass
class _Slot:
    """A paragraph of the new draft while the author's are put among them."""

    paragraph: Paragraph
    was: tuple[int, int] | None = None  # its place in the new draft as it was written
    theirs: bool = False  # settled: nothing else goes in its place
    conflict: bool = False  # a question that shows what the other side has


@dataclass
class _Part:
    """A section while it is worked on."""

    section: Section
    was: int | None  # its place in the new draft as it was written
    slots: list[_Slot]


class _Work:
    """The new draft's paragraphs while the author's are put among them."""

    def __init__(self, ours: Draft) -> None:
        self._ours = ours
        self._parts = [
            _Part(
                section=s, was=n, slots=[_Slot(paragraph=p, was=(n, m)) for m, p in enumerate(s.paragraphs)]
            )
            for n, s in enumerate(ours.sections)
        ]

    def rename(self, titles: Mapping[str, str]) -> None:
        for part in self._parts:
            heading = part.section.heading
            part.section = replace(part.section, heading=titles.get(heading, heading))

    def apply(self, change: Change, ids: Mapping[str, str]) -> None:
        """Put one change of the author's into the new draft."""
        before, after = change.before, change.after and _renumbered(change.after, ids)
        if before is None:
            if after is not None:
                self._insert(change.heading, change.behind, after)
            return
        place = self._find(before)
        if place is None:
            if after is not None and after.origin != "question":
                self._insert(change.heading, change.behind, after)
            return
        part, slot = place
        if slot.paragraph.text == before.text:
            self._put(part, slot, after, "")
        elif after is None:
            self._put(part, slot, slot.paragraph, self._margin("ask_deleted", before.text))
        else:
            shown = "" if after.locked else self._margin("ask_conflict", slot.paragraph.text)
            self._put(part, slot, after, shown)

    def keep(self, heading: str, kept: Paragraph, ids: Mapping[str, str]) -> None:
        """An edited or locked paragraph of an earlier round stands in the new draft as well."""
        if any(
            slot.theirs and slot.paragraph.text == kept.text for part in self._parts for slot in part.slots
        ):
            return
        theirs = _renumbered(kept, ids)
        place = self._find(kept)
        if place is None:
            self._insert(heading, "", theirs)
            return
        part, slot = place
        same = kept.locked or slot.paragraph.text == kept.text
        self._put(part, slot, theirs, "" if same else self._margin("ask_conflict", slot.paragraph.text))

    def draft(self) -> Draft:
        """The new draft as it is now."""
        sections = tuple(
            replace(part.section, paragraphs=tuple(slot.paragraph for slot in part.slots))
            for part in self._parts
        )
        reason = knowledge(self._ours.language).reasons[CONFLICT]
        shown = [
            Finding(check=CONFLICT, section=n, paragraph=m, reason=reason, proof=slot.paragraph.text)
            for n, part in enumerate(self._parts)
            for m, slot in enumerate(part.slots)
            if slot.conflict
        ]
        return replace(self._ours, sections=sections, findings=(*self._moved(), *shown))

    def _moved(self) -> list[Finding]:
        """The findings against what is still there, where it is now."""
        parts = {part.was: n for n, part in enumerate(self._parts)}
        slots = {
            slot.was: (n, m)
            for n, part in enumerate(self._parts)
            for m, slot in enumerate(part.slots)
            if slot.was
        }
        moved = []
        for finding in self._ours.findings:
            if finding.paragraph is None:
                moved.append(replace(finding, section=parts[finding.section]))
            elif (finding.section, finding.paragraph) in slots:
                n, m = slots[finding.section, finding.paragraph]
                moved.append(replace(finding, section=n, paragraph=m))
        return moved

    def _find(self, wanted: Paragraph) -> tuple[_Part, _Slot] | None:
        """What stands in the new draft for a paragraph of the old one: the same, else the likest."""
        free = [(part, slot) for part in self._parts for slot in part.slots if not slot.theirs]
        for place in free:
            if place[1].paragraph.text == wanted.text:
                return place
        likest = max(free, key=lambda place: likeness(place[1].paragraph, wanted), default=None)
        near = likest is not None and likeness(likest[1].paragraph, wanted) >= SAME_PARAGRAPH
        return likest if near else None

    def _put(self, part: _Part, slot: _Slot, new: Paragraph | None, margin: str) -> None:
        """The new paragraph, or none, in the place of a slot, and what the margin says below it."""
        at = part.slots.index(slot)
        was = slot.was if new == slot.paragraph else None
        slots = [] if new is None else [_Slot(paragraph=new, was=was, theirs=True)]
        if margin:
            asked = Paragraph(text=margin, evidence=(), origin="question")
            slots.append(_Slot(paragraph=asked, theirs=True, conflict=True))
        part.slots[at : at + 1] = slots

    def _insert(self, heading: str, behind: str, new: Paragraph) -> None:
        """Behind the paragraph it stood behind, else in its section, else in a section of its own."""
        slot = _Slot(paragraph=new, theirs=True)
        for part in self._parts:
            at = next(
                (m for m, other in enumerate(part.slots) if behind and other.paragraph.text == behind), None
            )
            if at is not None:
                part.slots.insert(at + 1, slot)
                return
        for part in self._parts:
            if part.section.heading == heading:
                part.slots.insert(len(part.slots) if behind else 0, slot)
                return
        level = max((part.section.level for part in self._parts), default=2)
        own = Section(heading=heading, level=level, purpose="body", paragraphs=())
        late = ("regrets", "next_year", "ending")
        before = next(
            (n for n, part in enumerate(self._parts) if part.section.purpose in late), len(self._parts)
        )
        self._parts.insert(before, _Part(section=own, was=None, slots=[slot]))

    def _margin(self, name: str, text: str) -> str:
        return fill(seams(self._ours.language)[name], text=text)


def _renumbered(paragraph: Paragraph, ids: Mapping[str, str]) -> Paragraph:
    """The paragraph with its evidence as the new draft calls it."""
    return replace(paragraph, evidence=tuple(ids[i] for i in paragraph.evidence if i in ids))
