"""A draft as Markdown the author can put into their blog, and as JSON that can say where every paragraph
comes from.

Takes a `Draft`; gives text. Front matter keeps the author's keys in the author's order. Questions left to the
author are lines that begin with `> ❓`: seen in a preview, found by a search, gone with one keystroke.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.domain import Citation, Draft, Evidence, Paragraph, Section
from assistant.drafting.seams import seams
from assistant.posts.encoding import Undecodable, decode

if TYPE_CHECKING:
    from pydantic import TypeAdapter

QUESTION = "> ❓ "


def markdown(draft: Draft) -> str:
    """The draft as a post: front matter, a note that says what it is, sections."""
    language = draft.language
    notice = seams(language)["notice" if draft.engine == "quoting" else "notice_model"]
    parts = [front_matter(draft.front_matter), f"<!-- {notice} -->"]
    parts += [text for section in draft.sections if (text := section_text(section))]
    return "\n\n".join(part for part in parts if part) + "\n"


def section_text(section: Section) -> str:
    """A section as Markdown, its heading first."""
    parts = [f"{'#' * section.level} {section.heading}"] if section.heading else []
    parts += [paragraph_text(paragraph) for paragraph in section.paragraphs]
    return "\n\n".join(parts)


def paragraph_text(paragraph: Paragraph) -> str:
    """A paragraph as Markdown; a question is marked as one."""
    if paragraph.origin == "question":
        return "\n".join(f"{QUESTION}{line}" for line in paragraph.text.split("\n"))
    return paragraph.text


def front_matter(fields: Mapping[str, object]) -> str:
    """YAML between `---`, in the order given; empty without fields."""
    import yaml

    class Typed(yaml.SafeDumper):
        """Writes text that looks like a date as people type it."""

        yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own way
            first: [(tag, pattern) for tag, pattern in known if not tag.endswith(":timestamp")]
            for first, known in yaml.SafeDumper.yaml_implicit_resolvers.items()
        }

        def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> Any:  # noqa: ARG002
            """A line for each key, as people write front matter, also where every value is a plain one."""
            return super().represent_mapping(tag, mapping, flow_style=False)

    if not fields:
        return ""
    told = yaml.dump(
        dict(as_text(fields)),
        Dumper=Typed,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
        default_flow_style=None,
    )
    return f"---\n{told}---"


def as_text(fields: Mapping[str, object]) -> Mapping[str, object]:
    """The fields with dates as the text they are typed as: they come back from JSON as they went."""
    return {key: str(field) if isinstance(field, dt.date) else field for key, field in fields.items()}


def to_json(draft: Draft) -> str:
    """The draft as JSON; every piece of evidence says in which file and line, or in which turn, it stands."""
    data: dict[str, Any] = _adapter().dump_python(draft, mode="json")
    data["sources"] = {piece.id: _source(piece) for piece in draft.evidence}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> Draft:
    """A draft read back.

    Raises:
        ValueError: not the JSON of a draft.
    """
    data = json.loads(text)
    if not isinstance(data, dict):
        raise ValueError("not an object")
    data.pop("sources", None)
    return _adapter().validate_python(data)


def cited(draft: Draft, paragraph: Paragraph) -> Sequence[Evidence]:
    """The evidence of a paragraph."""
    return [piece for piece in draft.evidence if piece.id in paragraph.evidence]


def _source(piece: Evidence) -> dict[str, object]:
    if piece.citation is None:
        return {"turn": piece.turn}
    cite = piece.citation
    return {
        "path": cite.path,
        "start": cite.start,
        "end": cite.end,
        "line": _line(cite),
        "title": cite.title,
        "date": cite.date.isoformat() if cite.date else None,
    }


def _line(cite: Citation) -> int | None:
    """The line of the file, from 1, on which a citation begins; None where the file is gone or no longer
    says it.
    """
    try:
        text = decode(Path(cite.folder, cite.path).read_bytes())
    except (OSError, Undecodable):
        return None
    if text[cite.start : cite.end] != cite.quote:
        return None
    return text.count("\n", 0, cite.start) + 1


@cache
def _adapter() -> TypeAdapter[Draft]:
    from pydantic import TypeAdapter

    return TypeAdapter(Draft)
