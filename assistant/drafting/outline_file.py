"""An outline as a file the author can edit before anything is written, and back.

Each section is a heading with its pieces as list items, `- a3: first words…`; move lines, rename headings,
delete or add sections. What is in no section any more stands under "left out", where a piece may also be put
by hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Evidence, LeftOut, Outline, OutlineSection
from assistant.drafting.edits import HEADING
from assistant.drafting.engines.reply import ID
from assistant.drafting.seams import seams
from assistant.errors import DraftError
from assistant.interview.text import bare, plain

SHOWN = 60  # characters of a piece
SURE = 12  # letters of it that tell whether an id still means the same
TITLE = re.compile(r"#[ \t]+(?P<words>.+?)[ \t#]*$")
PIECE = re.compile(rf"[ \t]*[-*+][ \t]+(?P<id>{ID})\b")
NO_HEADING = "—"


def write_outline(outline: Outline, evidence: Sequence[Evidence], language: str) -> str:
    """The outline as Markdown: the title, the sections, what is left out and why."""
    known = {piece.id: plain(piece.text) for piece in evidence}
    lines = [f"# {outline.title}", "", f"<!-- {seams(language)['outline_notice']} -->"]
    for section in outline.sections:
        lines += ["", f"## {section.heading or NO_HEADING} <!-- {section.purpose} -->", ""]
        lines += [f"- {id_}: {known[id_][:SHOWN]}" for id_ in section.evidence]
    lines += ["", f"## {seams(language)['left_out']} <!-- left_out -->", ""]
    lines += [
        f"- {left.evidence}: {known[left.evidence][:SHOWN]} ({left.reason})" for left in outline.left_out
    ]
    return "\n".join(lines).rstrip() + "\n"


def read_outline(text: str, made: Outline, evidence: Sequence[Evidence], level: int) -> Outline:
    """The outline an edited file says. Pieces it does not name are left out, for the reason they had or none.

    Raises:
        DraftError: it names a piece twice, one that there is not, or one that says something else by now.
    """
    known = {piece.id: bare(piece.text) for piece in evidence}
    title, sections = made.title, list[OutlineSection]()
    placed: set[str] = set()
    leaving = False
    for line in text.replace("\r\n", "\n").split("\n"):
        bare_line = re.sub(r"<!--.*?-->", "", line)
        heading, piece = HEADING.match(bare_line.rstrip()), PIECE.match(line)
        if heading and len(heading["marks"]) == 1:
            title = heading["words"]
        elif heading:
            leaving = "<!-- left_out -->" in line
            if not leaving:
                sections.append(_section(heading["words"].strip(), line, level))
        elif piece and not leaving and sections:
            id_ = piece["id"]
            if id_ not in known or id_ in placed:
                fault = (
                    "stands twice in the outline" if id_ in placed else "is no piece of this draft's evidence"
                )
                raise DraftError(f"{id_} {fault}.", hint="Each id of the list stands once, in one section.")
            if (shown := bare(line[piece.end() :])[:SURE]) and shown not in known[id_]:
                raise DraftError(
                    f"{id_} says something else than the outline shows: your answers or posts have changed since.",
                    hint="Have the outline made anew: assistant draft --outline FILE",
                )
            placed.add(id_)
            sections[-1] = OutlineSection(
                heading=sections[-1].heading,
                level=sections[-1].level,
                purpose=sections[-1].purpose,
                evidence=(*sections[-1].evidence, id_),
            )
    reasons = {left.evidence: left.reason for left in made.left_out}
    left = [LeftOut(evidence=p.id, reason=reasons.get(p.id, "")) for p in evidence if p.id not in placed]
    return Outline(title=title, sections=tuple(sections), left_out=tuple(left))


def _section(heading: str, line: str, level: int) -> OutlineSection:
    words = "" if heading == NO_HEADING else heading
    for purpose in ("opening", "regrets", "next_year", "ending"):
        if f"<!-- {purpose} -->" in line:
            return OutlineSection(heading=words, level=level if words else 0, purpose=purpose, evidence=())
    return OutlineSection(heading=words, level=level if words else 0, purpose="body", evidence=())
