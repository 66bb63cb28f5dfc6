"""What the author made of a draft in its Markdown file, read back into the draft; and what changed between
versions.

Takes the draft as it was written and the text of the file as it is; gives the draft with the author's
paragraphs. A paragraph they left alone keeps what it rests on, one they changed is theirs ("edited") and is
never rewritten unasked. Called before a section is redrafted, and to show differences.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Draft, Paragraph, Section
from assistant.drafting.rendering import QUESTION, paragraph_text
from assistant.interview.text import FENCE, bare

SAME_PARAGRAPH = 0.5  # likeness of an edited paragraph to the one it was made from
HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<words>.*?)[ \t#]*$")
FRONT_MATTER = re.compile(r"\A(---|\+\+\+)\n.*?\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read_back(draft: Draft, text: str) -> Draft:
    """The draft with its sections as they stand in the author's file. An untouched file gives the draft
    itself.
    """
    sections: list[Section] = []
    known = [(section, paragraph) for section in draft.sections for paragraph in section.paragraphs]
    free = list(known)
    for level, heading, blocks in _parts(text):
        was = _section_of(draft, level, heading, sections)
        paragraphs = tuple(_paragraph(block, was, free) for block in blocks)
        if heading or paragraphs:
            sections.append(replace(was, heading=heading, level=level, paragraphs=paragraphs))
    return replace(draft, sections=tuple(sections))


def differences(old: str, new: str, old_name: str, new_name: str) -> str:
    """A unified diff of two texts, line by line; empty where they are the same."""
    return "\n".join(
        difflib.unified_diff(
            old.splitlines(), new.splitlines(), fromfile=old_name, tofile=new_name, lineterm=""
        )
    )


def _parts(text: str) -> list[tuple[int, str, list[str]]]:
    """The file as (level, heading, blocks), the part without a heading first."""
    body = COMMENT.sub("", FRONT_MATTER.sub("", text.replace("\r\n", "\n"), count=1))
    parts: list[tuple[int, str, list[str]]] = [(0, "", [])]
    block: list[str] = []
    fence = ""
    for line in [*body.split("\n"), ""]:
        mark = FENCE.match(line)
        heading = None if fence else HEADING.match(line)
        if (not line.strip() and not fence) or heading:
            if block:
                parts[-1][2].append("\n".join(block))
            block = []
        if heading:
            parts.append((len(heading["marks"]), heading["words"], []))
        elif line.strip() or fence:
            block.append(line.rstrip())
        if mark and (not fence or mark.group(1).startswith(fence)):
            fence = "" if fence else mark.group(1)
    return parts


def _section_of(draft: Draft, level: int, heading: str, done: Sequence[Section]) -> Section:
    """The section of the draft that a part of the file is: by its heading, else a new one of the body."""
    for section in draft.sections:
        if bare(section.heading) == bare(heading) and section not in done:
            return section
    return Section(heading=heading, level=level, purpose="body", paragraphs=())


def _paragraph(block: str, section: Section, free: list[tuple[Section, Paragraph]]) -> Paragraph:
    """What a block of the file is: a paragraph as drafted, one the author changed, or one they wrote."""
    for place in free:
        if paragraph_text(place[1]) == block:
            free.remove(place)
            return place[1]
    if block.startswith(QUESTION.rstrip()):
        return Paragraph(
            text=block.replace(QUESTION, "").replace(QUESTION.rstrip(), ""), evidence=(), origin="question"
        )
    likest = max(free, key=lambda place: _likeness(block, place, section), default=None)
    if likest is None or _likeness(block, likest, section) < SAME_PARAGRAPH:
        return Paragraph(text=block, evidence=(), origin="edited")
    free.remove(likest)
    return Paragraph(text=block, evidence=likest[1].evidence, origin="edited")


def _likeness(block: str, place: tuple[Section, Paragraph], section: Section) -> float:
    """How like a block is to a drafted paragraph; one of the same section first."""
    if place[1].origin == "question":
        return 0.0
    ratio = difflib.SequenceMatcher(None, bare(block), bare(place[1].text), autojunk=False).ratio()
    return ratio + (0.05 if place[0].heading == section.heading else 0.0)
