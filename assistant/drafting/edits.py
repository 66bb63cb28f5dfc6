"""What the author made of a draft in its Markdown file, read back into the draft; and what changed between
versions.

Takes the draft as it was written and the text of the file as it is; gives the draft with the author's
paragraphs and front matter. A paragraph they left alone keeps what it rests on, one they changed is theirs
("edited") and is never rewritten unasked. Called whenever a version is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain import Draft, Finding, Paragraph, Section
from assistant.drafting.changes import SAME_PARAGRAPH, likeness
from assistant.drafting.rendering import QUESTION, as_text, front_matter, paragraph_text
from assistant.interview.text import FENCE, bare

SAME_SECTION = 0.05  # what it counts that an edited paragraph stands in the section it was drafted in
MOST_MARKS = 6  # of a heading
HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<words>.*?)[ \t#]*$")
FRONT_MATTER = re.compile(r"\A(---|\+\+\+)\n(?P<fields>.*?)\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read_back(draft: Draft, text: str) -> Draft:
    """The draft with its sections as they stand in the author's file, and the findings against what they left as it
    was, where it stands now. An untouched file gives the draft itself.
    """
    sections: list[Section] = []
    places: list[Section] = []  # of the draft, for each of them
    known = [(section, paragraph) for section in draft.sections for paragraph in section.paragraphs]
    free = list(known)
    text = text.replace("\r\n", "\n")
    deepest = max((section.level for section in draft.sections), default=0) or MOST_MARKS
    parts = _parts(text, deepest)
    for n, (level, heading, blocks) in enumerate(parts):
        was = _section_of(draft, level, heading, blocks, sections)
        last = _where_it_ends(draft, was, blocks, [block for part in parts[n + 1 :] for block in part[2]])
        paragraphs = tuple(_paragraph(block, was, free) for block in blocks[:last])
        if heading or paragraphs:
            sections.append(replace(was, heading=heading, level=level, paragraphs=paragraphs))
            places.append(was)
        if ending := tuple(_paragraph(block, draft.sections[-1], free) for block in blocks[last:]):
            sections.append(replace(draft.sections[-1], paragraphs=ending))
            places.append(draft.sections[-1])
    findings = tuple(_standing(draft, sections, places))
    return _with_front_matter(replace(draft, sections=tuple(sections), findings=findings), text)


def _standing(draft: Draft, sections: Sequence[Section], places: Sequence[Section]) -> Iterator[Finding]:
    """The findings against the sections that are still there, and against the paragraphs that are as they were."""
    parts = {id(was): n for n, was in enumerate(places)}
    blocks = {id(p): (n, m) for n, section in enumerate(sections) for m, p in enumerate(section.paragraphs)}
    for finding in draft.findings:
        section = draft.sections[finding.section]
        if finding.paragraph is None:
            if id(section) in parts:
                yield replace(finding, section=parts[id(section)])
        elif (block := id(section.paragraphs[finding.paragraph])) in blocks:
            yield replace(finding, section=blocks[block][0], paragraph=blocks[block][1])


def _with_front_matter(draft: Draft, text: str) -> Draft:
    """The draft with the front matter of the file, where the author has changed it and it can be read."""
    import yaml

    found = FRONT_MATTER.match(text)
    if not found or found[0].strip() == front_matter(draft.front_matter):
        return draft
    try:
        fields = yaml.safe_load(found["fields"])
    except yaml.YAMLError:
        return draft
    if not isinstance(fields, dict) or not all(isinstance(key, str) for key in fields):
        return draft
    title = next((str(said) for key, said in fields.items() if key.lower() == "title" and said), draft.title)
    return replace(draft, front_matter=as_text(fields), title=title)


def _parts(text: str, deepest: int) -> list[tuple[int, str, list[str]]]:
    """The file as (level, heading, blocks), the part without a heading first; a heading below the deepest of the
    draft's sections is a block of the section it stands in.
    """
    body = COMMENT.sub("", FRONT_MATTER.sub("", text, count=1))
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
        if heading and len(heading["marks"]) > deepest:
            parts[-1][2].append(line.rstrip())
        elif heading:
            parts.append((len(heading["marks"]), heading["words"], []))
        elif line.strip() or fence:
            block.append(line.rstrip())
        if mark and (not fence or mark.group(1).startswith(fence)):
            fence = "" if fence else mark.group(1)
    return parts


def _section_of(
    draft: Draft, level: int, heading: str, written: Sequence[str], done: Sequence[Section]
) -> Section:
    """The section of the draft that a part of the file is: by its heading, else by what stands in it, else a new one
    of the body.
    """
    free = [section for section in draft.sections if not any(section.heading == one.heading for one in done)]
    for section in draft.sections:
        if bare(section.heading) == bare(heading) and section not in done:
            return section
    for section in free if heading else ():
        if section.heading and any(paragraph_text(p) in written for p in section.paragraphs):
            return section
    return Section(heading=heading, level=level, purpose="body", paragraphs=())


def _where_it_ends(draft: Draft, section: Section, blocks: Sequence[str], later: Sequence[str]) -> int:
    """From which block of a part on it is the draft's ending, where that has no heading and only follows in the file:
    behind it stands nothing that was drafted for another section.
    """
    ending = draft.sections[-1] if draft.sections else section
    if ending.purpose != "ending" or ending.heading or section is ending:
        return len(blocks)
    texts = {paragraph_text(p) for p in ending.paragraphs}
    others = {paragraph_text(p) for one in draft.sections[:-1] for p in one.paragraphs}
    begins = (
        n for n, block in enumerate(blocks) if block in texts and others.isdisjoint((*blocks[n:], *later))
    )
    return next(begins, len(blocks))


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
    was = likest[1]
    return Paragraph(text=block, evidence=was.evidence, origin="edited", locked=was.locked)


def _likeness(block: str, place: tuple[Section, Paragraph], section: Section) -> float:
    """How like a block is to a drafted paragraph; one of the same section first."""
    near = likeness(Paragraph(text=block, evidence=(), origin="edited"), place[1])
    return near + SAME_SECTION if near and place[0].heading == section.heading else near
