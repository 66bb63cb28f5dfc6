"""Words of the author's that a question can quote: short, whole, and word for word as they stand in the file.

Called by the agenda. A quotation is cut only at the end of a sentence, and loses only the marks of Markdown
around it; where marks stand inside, the longest piece between them is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Citation, Post
from assistant.interview.narration import narration
from assistant.interview.text import bare, sentences, words
from assistant.posts.markup import blocks
from assistant.posts.markup import sentences as sentences_of

SHORTEST, LONGEST = 6, 110  # characters
FEWEST_WORDS = {"ko": 4, "en": 6}  # a sentence has to have to mean something on its own
INNER_MARKS = re.compile(r"\*\*|__|~~|`|==|\]\([^)\n]*\)|!?\[|\n+")
OUTER_MARKS = " \t\n*_~`=>#:"
LIST_MARK = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
# Openings that lean on a sentence before: quoted alone they would point nowhere.
LEANS = re.compile(
    r"\W*(?:(?:이?라고|하고|그래서|그런데|근데|그러[더나자니면]|하지만|그리고|그때|거기|이[것런]|그[것런]|그[는가]|이렇게|그렇게)"
    r"|(?:But|And|So|Then|That|This|It|He|She|They|These|Those|However|Instead|Also)\b)"
)


def quotable(quote: str) -> str | None:
    """What of a citation is quoted in a question; None where nothing of it stands alone.

    >>> quotable("- **달리기를 다시 한다.** 이번에는 정말로.")
    '달리기를 다시 한다.'
    """
    pieces = [piece.strip(OUTER_MARKS) for piece in INNER_MARKS.split(LIST_MARK.sub("", quote))]
    whole = [piece for piece in pieces if len(bare(piece)) >= SHORTEST]
    if not whole:
        return None
    said = max(whole, key=len) if len(whole[0]) < SHORTEST * 2 else whole[0]
    if len(said) <= LONGEST:
        return said
    kept = ""
    for sentence in sentences(said):
        end = said.index(sentence, len(kept)) + len(sentence)
        if end > LONGEST:
            break
        kept = said[:end]
    return kept or None


def telling_sentences(posts: Sequence[Post], *, most: int) -> tuple[Citation, ...]:
    """One sentence of each of the posts that tell most of something lived through, spread over the months."""
    ranked = sorted(filter(None, map(_telling, posts)), key=lambda pair: -pair[0])
    months: dict[int, int] = {}
    chosen: list[Citation] = []
    for _, citation in ranked:
        month = citation.date.month if citation.date else 0
        months[month] = months.get(month, 0) + 1
        if months[month] <= max(1, most // 6):
            chosen.append(citation)
    return tuple(chosen[:most])


def _telling(post: Post) -> tuple[float, Citation] | None:
    """The sentence of a post that tells most, and how much the post tells in all."""
    best: tuple[float, Citation] | None = None
    told = []
    for block in blocks(post):
        if block.kind != "paragraph":
            continue
        for sentence in sentences_of(post, block):
            score = narration(sentence.prose, post.language)
            told.append(score)
            if not _stands_alone(sentence.prose, post.language):
                continue
            if score > 0 and (best is None or score > best[0]):
                cite = Citation(
                    folder=post.folder,
                    path=post.path,
                    start=sentence.start,
                    end=sentence.end,
                    quote=post.text[sentence.start : sentence.end],
                    title=post.title,
                    date=post.day,
                )
                best = (score, cite)
    return None if best is None else (best[0] + sum(told) / len(told), best[1])


def _stands_alone(sentence: str, language: str) -> bool:
    fewest = FEWEST_WORDS["ko" if language == "ko" else "en"]
    fits = fewest <= words(sentence) and len(sentence) <= LONGEST * 0.8
    return fits and not LEANS.match(sentence) and not any(mark in sentence for mark in '“”"「」[]()')
