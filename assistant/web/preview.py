"""A draft's Markdown as it would look on a blog: the title of its front matter, then the text, harmless as ever."""

from __future__ import annotations

import re

from assistant.drafting.edits import COMMENT, FRONT_MATTER
from assistant.web.markup import Html, html_of, tag

TITLE = re.compile(r"(?mi)^title[ \t]*[:=][ \t]*(?P<words>.+?)[ \t]*$")


def preview_of(text: str, heard: int | None = None) -> Html:
    """The text laid out; `heard` tells the editor which of its keys is on disk."""
    matter = FRONT_MATTER.match(text.replace("\r\n", "\n"))
    named = TITLE.search(matter["fields"]) if matter else None
    title = tag("h1", named["words"].strip("\"'")) if named else Html("")
    body = COMMENT.sub("", FRONT_MATTER.sub("", text.replace("\r\n", "\n"), count=1))
    return tag("article", title, html_of(body), class_="blog", data_heard=heard)
