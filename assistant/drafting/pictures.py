"""Where an author puts pictures into a review, learned from their last ones: places for the ones to come.

Takes the reviews and a draft's text; gives the text with a comment where a picture would stand. A comment is seen in an
editor and not on the page, so a place left empty breaks nothing. Called before publishing.
"""

from __future__ import annotations

import re

from assistant.author.years import move_on
from assistant.domain import Corpus
from assistant.drafting.seams import seams
from assistant.interview.phrases import fill
from assistant.interview.text import bare
from assistant.posts.markup import blocks

RECENT = 2  # reviews that tell where
OFTEN = 0.5  # how many of the sections have to have one, for every section to get a place
# A picture as people write it: Markdown, HTML, a Hugo shortcode, an Obsidian embed, a Jekyll include.
PICTURE = re.compile(
    r"!\[[^\]\n]*\]\([^)\n]*\)|!\[\[[^\]\n]+\]\]|<(?:img|figure|picture|Image)\b"
    r"|\{\{[<%]-?\s*(?:img|figure|image)\b|\{%-?\s*(?:include\s+)?(?:image|figure|img|asset_img)\b"
)
HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>.+?)[ \t#]*$", re.MULTILINE)


def with_places(text: str, corpus: Corpus, year: int, language: str) -> tuple[str, int]:
    """The text with a place in every section whose counterpart had a picture, or in every section with a heading
    where at least half of them had one; and how many places that are.
    """
    pictured, share = _habit(corpus, year)
    if not pictured and share < OFTEN:
        return text, 0
    told = seams(language)["picture"]
    pieces, last, count = [], 0, 0
    for heading in HEADING.finditer(text):
        if share >= OFTEN or bare(heading["words"]) in pictured:
            pieces += [text[last : heading.end()], f"\n\n<!-- {fill(told, heading=heading['words'])} -->"]
            last, count = heading.end(), count + 1
    return "".join(pieces) + text[last:], count


def _habit(corpus: Corpus, year: int) -> tuple[frozenset[str], float]:
    """The headings with a picture below them, moved on to the year, and which share of all headings they are."""
    found: set[str] = set()
    shares: list[float] = []
    for review in [r for r in corpus.yearly() if r.period.year < year][-RECENT:]:
        post = review.post
        headings = [block for block in blocks(post) if block.kind == "heading"]
        ends = [block.start for block in headings[1:]] + [len(post.text)]
        with_one = [
            block
            for block, end in zip(headings, ends, strict=True)
            if PICTURE.search(post.text, block.end, end)
        ]
        found |= {bare(move_on(block.prose.strip(), review.period.year, year)) for block in with_one}
        shares.append(len(with_one) / len(headings) if headings else 0.0)
    return frozenset(found), min(shares, default=0.0)
