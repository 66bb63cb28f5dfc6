"""An author's own prose, out of a post or any text: sentences in paragraphs, and the marks around them.

Quotations of others, code, tables, captions and headings are no prose of the author's; how often they
stand is counted, because that is a habit too. `voice.py` reads this.
"""

from __future__ import annotations

import re

from assistant.domain import Post, value
from assistant.language.detection import detect
from assistant.posts.front_matter import read
from assistant.posts.markup import Block, blocks, sentences

# A quotation that names its speaker on its last line: "… 달력을 봐요. - 도경 님"; without a full stop before it, the
# name is short and none behind it either: "달력을 본다 - 도경 님".
NAMED = re.compile(r"[.!?…\"”’'」]\s+[-–—―]{1,2}\s*\S.{0,40}$|\s[-–—―]{1,2}\s*[^\s.!?…-][^.!?…-]{0,24}$")
BOLD = re.compile(r"(?<![*\w])\*\*(?=\S)[^*\n]+?(?<=\S)\*\*|<(?:b|strong)>", re.IGNORECASE)


@value
class Said:
    """One sentence of the author's, where it lies, and its place in its paragraph."""

    text: str
    start: int
    end: int
    paragraph: int
    first: bool
    last: bool
    item: bool


@value
class Prose:
    """What the author says in one text, and how it is set."""

    language: str
    said: tuple[Said, ...]
    paragraphs: int
    items: int
    headings: int
    quotes: int
    attributed: int  # of the quotes, with a name
    bold: int
    links: int
    pictures: int
    code: int

    @property
    def characters(self) -> int:
        return sum(len(one.text) for one in self.said)


def prose_of(post: Post) -> Prose:
    """The author's prose in a post; offsets are those of its file."""
    said: list[Said] = []
    counts = {"paragraph": 0, "item": 0, "heading": 0, "quote": 0, "code": 0, "caption": 0}
    attributed = bold = links = 0
    for block in blocks(post):
        counts[block.kind] = counts.get(block.kind, 0) + 1
        attributed += is_attributed(block)
        if block.kind not in ("paragraph", "item"):
            continue
        source = post.text[block.start : block.end]
        bold += len(BOLD.findall(source))
        links += source.count("](")
        told = sentences(post, block)
        said += [
            Said(
                text=s.prose, start=s.start, end=s.end, paragraph=counts["paragraph"] + counts["item"],
                first=n == 0, last=n == len(told) - 1, item=block.kind == "item",
            )
            for n, s in enumerate(told)
        ]  # fmt: skip
    return Prose(
        language=post.language,
        said=tuple(said),
        paragraphs=counts["paragraph"],
        items=counts["item"],
        headings=counts["heading"],
        quotes=counts["quote"],
        attributed=attributed,
        bold=bold,
        links=links,
        pictures=counts["caption"],
        code=counts["code"],
    )


def is_attributed(block: Block) -> bool:
    """Whether a block is a quotation that says whose words it is; a dash within a listed item names nobody."""
    named = block.attribution is not None or (not block.level and NAMED.search(block.prose) is not None)
    return block.kind == "quote" and named


def as_post(text: str, language: str = "") -> Post:
    """Any Markdown text as a post, front matter recognised, so that it can be read like one."""
    body = read(text).body
    return Post(
        folder="",
        path="text.md",
        text=text,
        body=body,
        title="",
        date=None,
        language=language or detect(text[body:]),
    )
