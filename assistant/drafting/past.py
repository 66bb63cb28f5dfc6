"""What the author's last review says where, and how they quote themselves: what an outline and a draft lean
on.

Takes a review; gives its sections as values. Called by outline.py and the engines.
"""

from __future__ import annotations

import re

from assistant.domain import Corpus, Review, value
from assistant.interview.text import bare
from assistant.posts.markup import Block, blocks

QUOTE_MARKS = re.compile(r"^(?:[ \t]*>)+[ \t]?")
DASH = "[-–—―─~]{1,2}"
# Whose words a line of a block quote is, at its end; a title there may hold a dash of its own.
ATTRIBUTION = re.compile(rf"[ \t]+{DASH}[ \t]+(?:「[^「」\n]+」|“[^“”\n]+”|(?![ \t]{DASH}[ \t]).){{2,80}}$")
# What stands between quotation marks, four kinds of them; an apostrophe within a word is none.
SPEECH = re.compile(
    r"“([^“”\n]{2,300})”|\"([^\"\n]{2,300})\"|「([^「」\n]{2,300})」"
    r"|(?<![A-Za-z0-9])['‘]((?:[^'‘’\n]|(?<=[A-Za-z])['’](?=[A-Za-z])){2,300})['’](?![A-Za-z0-9])"
)
SHORTEST = 8  # letters that a quotation of oneself has to have in common with an earlier review


@value
class PastSection:
    """A section of an earlier review: `text` is the prose below its heading, with subsections."""

    heading: str
    level: int
    text: str
    source: str  # the same as it stands in the file


def past_sections(review: Review, level: int) -> tuple[PastSection, ...]:
    """The sections of a review at one heading level, and those one level below, each with all that is in it.

    What stands before the first heading comes first, under an empty one.
    """
    found: list[tuple[str, int, list[Block]]] = [("", 0, [])]
    for block in blocks(review.post):
        if block.kind == "heading":
            found.append((block.prose.strip(), block.level, []))
            continue
        depth = 7
        for heading, at, within in reversed(found):
            if at < depth:
                within.append(block)
                depth = at
            if not heading or depth <= level:
                break
    return tuple(
        PastSection(
            heading=heading,
            level=at,
            text="\n".join(block.prose for block in within),
            source=review.post.text[within[0].start : within[-1].end] if within else "",
        )
        for heading, at, within in found
        if not heading or level <= at <= level + 1
    )


@value
class QuotingManner:
    """How this author quotes themselves: `> words - 2024년 회고` has the dash "-" and the source "{year}년
    회고".
    """

    dash: str
    source: str  # holds {year}; empty where the author names no source

    def quote(self, words: str, year: int) -> str:
        """The words as a block quote of Markdown; what is a block quote already becomes none within one."""
        lines = [QUOTE_MARKS.sub("", line) for line in words.split("\n")]
        if self.source:
            lines[-1] += f" {self.dash} {self.source.replace('{year}', str(year))}"
        return "\n".join(f"> {line}".rstrip() for line in lines)


def quoting_manner(corpus: Corpus, default: QuotingManner) -> QuotingManner:
    """Learned from block quotes that repeat an earlier review; the default where there are none.

    The latest such quotation decides.
    """
    earlier = ""
    manner = default
    for review in corpus.yearly():
        said = blocks(review.post)
        for block in said:
            words = bare(block.prose)
            if block.kind == "quote" and len(words) >= SHORTEST and words[:40] in earlier:
                manner = _manner(block, review.post.text)
        earlier += bare("\n".join(block.prose for block in said))
    return manner


def _manner(block: Block, text: str) -> QuotingManner:
    """The dash and the source behind one quotation, as they are typed."""
    if not block.attribution:
        return QuotingManner(dash="", source="")
    behind = text[block.start : block.end + 40 + len(block.attribution)]
    dash = re.search(rf"({DASH})[ \t]*{re.escape(block.attribution.strip())}", behind)
    return QuotingManner(
        dash=dash[1] if dash else "-",
        source=re.sub(r"(?:19|20)\d\d", "{year}", block.attribution.strip(), count=1),
    )
