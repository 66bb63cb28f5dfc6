"""What the author made of a draft, paragraph by paragraph: left alone, changed, deleted, written anew, renamed.

Takes a draft as it was written and as the author's file has it (edits.read_back); gives the changes. Called by the
merge of a new draft with the author's edits, and by what is learned from them.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from assistant.domain import Draft, Paragraph, value
from assistant.interview.text import bare

SAME_PARAGRAPH = 0.5  # likeness of an edited paragraph to the one it was made from


@value
class Change:
    """One paragraph before and after; `before` is None for one the author wrote, `after` for one they deleted."""

    before: Paragraph | None
    after: Paragraph | None
    heading: str  # of the section it stands in now, or stood in
    behind: str  # the text of the paragraph it stands behind now; empty: first of its section


@value
class Renamed:
    """A heading the author has changed, or a line of the front matter; empty where it was not there, or is gone."""

    before: str
    after: str


@value
class Difference:
    """What one version of a draft has otherwise than another; `old` and `new` name them ("v1", "v1, as drafted")."""

    old: str
    new: str
    restated: tuple[Renamed, ...]  # lines of the front matter
    renamed: tuple[Renamed, ...]
    changes: tuple[Change, ...]


def changes(drafted: Draft, edited: Draft) -> tuple[Change, ...]:
    """What the author changed, section by section in the order of their file, what they deleted last in each. What is
    left alone is not told, but for a lock that was set or taken off.
    """
    left = [(section.heading, p) for section in drafted.sections for p in section.paragraphs]
    unmatched: list[tuple[str, str, Paragraph]] = []
    found: list[Change] = []
    for heading, behind, after in _walk(edited):
        same = next((known for known in left if known[1].text == after.text), None)
        if same is None:
            unmatched.append((heading, behind, after))
            continue
        left.remove(same)
        if same[1] != after:
            found.append(Change(before=same[1], after=after, heading=heading, behind=behind))
    for heading, behind, after in unmatched:
        likest = max((known for known in left), key=lambda k: likeness(k[1], after), default=None)
        if likest is not None and likeness(likest[1], after) >= SAME_PARAGRAPH:
            left.remove(likest)
            found.append(Change(before=likest[1], after=after, heading=heading, behind=behind))
        else:
            found.append(Change(before=None, after=after, heading=heading, behind=behind))
    found += [Change(before=p, after=None, heading=heading, behind="") for heading, p in left]
    order = [section.heading for section in (*edited.sections, *drafted.sections)]
    return tuple(sorted(found, key=lambda change: order.index(change.heading)))


def renamed(drafted: Draft, edited: Draft) -> tuple[Renamed, ...]:
    """The headings that stand in another's place above the same paragraphs."""
    there = {section.heading for section in edited.sections}
    known = {section.heading for section in drafted.sections}
    found = []
    for section in drafted.sections:
        if not section.heading or section.heading in there:
            continue
        now = Counter(
            other.heading
            for other in edited.sections
            for p in other.paragraphs
            if other.heading
            and other.heading not in known
            and any(_same(p, was) for was in section.paragraphs)
        )
        found += [Renamed(before=section.heading, after=heading) for heading, _ in now.most_common(1)]
    return tuple(found)


def restated(drafted: Draft, edited: Draft) -> tuple[Renamed, ...]:
    """The lines of the front matter that say something else, in the order they stand in."""

    def line(draft: Draft, key: str) -> str:
        return f"{key}: {draft.front_matter[key]}" if key in draft.front_matter else ""

    lines = [
        Renamed(before=line(drafted, key), after=line(edited, key))
        for key in dict.fromkeys([*drafted.front_matter, *edited.front_matter])
    ]
    return tuple(one for one in lines if one.before != one.after)


def _same(one: Paragraph, other: Paragraph) -> bool:
    return one.text == other.text or likeness(one, other) >= SAME_PARAGRAPH


def share_changed(drafted: Draft, edited: Draft) -> float:
    """Which share of the draft's characters the author changed: letters struck out or put in, against the letters
    drafted. Questions left to the author and where a paragraph stands count for nothing. 0 where nothing was drafted.
    """
    written = sum(len(p.text) for s in drafted.sections for p in s.paragraphs if p.origin != "question")
    touched = 0
    for change in changes(drafted, edited):
        before = "" if change.before is None or change.before.origin == "question" else change.before.text
        after = "" if change.after is None or change.after.origin == "question" else change.after.text
        touched += max(_struck(before, after))
    return min(1.0, touched / written) if written else 0.0


def likeness(one: Paragraph, other: Paragraph) -> float:
    """How like two paragraphs are, 0 to 1; a question is like none."""
    if "question" in (one.origin, other.origin):
        return 0.0
    return difflib.SequenceMatcher(None, bare(one.text), bare(other.text), autojunk=False).ratio()


def _walk(draft: Draft) -> Iterator[tuple[str, str, Paragraph]]:
    """Each paragraph with its section's heading and the text it stands behind."""
    for section in draft.sections:
        if section.paragraphs:
            yield section.heading, "", section.paragraphs[0]
        for before, paragraph in pairwise(section.paragraphs):
            yield section.heading, before.text, paragraph


def _struck(before: str, after: str) -> tuple[int, int]:
    """How many characters were struck out and how many put in."""
    blocks = difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    return len(before) - same, len(after) - same
