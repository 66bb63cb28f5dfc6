"""A post becomes passages: runs of it short enough to embed, each of which knows its place. Called by
memory/.

Cut along headings and paragraphs, never across a heading, without overlap; only a paragraph longer than a
passage is cut at the end of a sentence, an endless sentence at a space, an endless word between two
characters as readers see them. A passage's id is its content: what is inserted above it does not embed it
again.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.domain import Corpus, Passage, Period, Post, value
from assistant.language import tokens
from assistant.posts.markup import Block, blocks, readable, sentences

TINY = 0.2  # a last passage below this share of the limit takes a paragraph over from the one before


@value
class Piece:
    """What is never cut: a block, or a part of one that is too long."""

    start: int
    end: int
    prose: str
    tokens: int


@value
class Section:
    """A heading path and the blocks below it. Without blocks: the heading itself is all there is to read."""

    heading: tuple[str, ...]
    blocks: tuple[Block, ...]


def passages(post: Post, *, period: Period | None = None, max_tokens: int = 320) -> tuple[Passage, ...]:
    """The passages of a post, in order; at most `max_tokens` tokens of o200k_base each.

    `period` is given for a review: its passages say what they look back on.
    """
    twins: Counter[str] = Counter()
    made: list[Passage] = []
    for section in _sections(post):
        for group in _groups(post, section.blocks, max_tokens):
            start, end = group[0].start, group[-1].end
            text = post.text[start:end]
            prose = "\n".join(piece.prose for piece in group)
            content = "\x00".join((post.path, *section.heading, text))
            made.append(
                Passage(
                    id=_identity(content, twins[content]),
                    folder=post.folder,
                    path=post.path,
                    start=start,
                    end=end,
                    heading=section.heading,
                    text=text,
                    prose=prose,
                    tokens=tokens.count(prose),
                    title=post.title,
                    date=post.day,
                    language=post.language,
                    kind="review" if period else "post",
                    period=str(period) if period else None,
                    tags=tuple(dict.fromkeys((*post.tags, *post.categories))),
                )
            )
            twins[content] += 1
    return tuple(made)


def _identity(content: str, twin: int) -> str:
    return hashlib.blake2b(f"{content}\x00{twin}".encode(), digest_size=16).hexdigest()


def _sections(post: Post) -> Iterator[Section]:
    """The blocks between headings; a heading with nothing below it, not even another, is one of its own."""
    path: list[Block] = []
    below: list[Block] = []
    for block in blocks(post):
        if block.kind != "heading":
            below.append(block)
            continue
        if below or (path and path[-1].level >= block.level):
            yield _section(post, path, below)
        below = []
        while path and path[-1].level >= block.level:
            path.pop()
        path.append(block)
    if below or path:
        yield _section(post, path, below)


def _section(post: Post, path: Sequence[Block], below: Sequence[Block]) -> Section:
    """The post's title, said again as its first heading, is no part of a path."""
    heading = tuple(block.prose for block in path if not (block.level == 1 and block.prose == post.title))
    return Section(heading=heading, blocks=tuple(below) or (path[-1],))


def _groups(post: Post, found: Sequence[Block], limit: int) -> list[list[Piece]]:
    """Neighbours together as long as they fit, and no crumb left over at the end of a section."""
    groups: list[list[Piece]] = []
    sizes: list[int] = []
    for piece in (piece for block in found for piece in _pieces(post, block, limit)):
        # The line end between two pieces is a token at most.
        if groups and sizes[-1] + piece.tokens + 1 <= limit:
            groups[-1].append(piece)
            sizes[-1] += piece.tokens + 1
        else:
            groups.append([piece])
            sizes.append(piece.tokens)
    if len(groups) > 1 and sizes[-1] < TINY * limit:
        _even_out(groups[-2], groups[-1], limit)
    return groups


def _even_out(before: list[Piece], last: list[Piece], limit: int) -> None:
    """Move pieces from the end of `before` to the front of `last` while that makes them more alike."""
    while len(before) > 1:
        moved = before[-1].tokens + 1
        small, large = sum(p.tokens + 1 for p in last), sum(p.tokens + 1 for p in before)
        if small + moved > limit or abs(small + moved - (large - moved)) >= abs(large - small):
            return
        last.insert(0, before.pop())


def _pieces(post: Post, block: Block, limit: int) -> Iterator[Piece]:
    size = tokens.count(block.prose)
    if size <= limit:
        yield Piece(start=block.start, end=block.end, prose=block.prose, tokens=size)
        return
    first = True
    cut = list(_fitting(post, block, limit))
    for index, piece in enumerate(cut):
        # The marks before its first word and behind its last belong to the block as well.
        start = block.start if first else piece.start
        end = block.end if index == len(cut) - 1 else piece.end
        yield Piece(start=start, end=end, prose=piece.prose, tokens=piece.tokens)
        first = False


def _fitting(post: Post, block: Block, limit: int) -> Iterator[Piece]:
    """The sentences of a long block, as many together as fit; a sentence too long by itself in parts."""
    open_: list[Piece] = []
    size = 0
    for sentence in sentences(post, block):
        count = tokens.count(sentence.prose)
        parts = [Piece(start=sentence.start, end=sentence.end, prose=sentence.prose, tokens=count)]
        if count > limit:
            parts = list(_torn(post.text, parts[0], limit))
        for part in parts:
            if open_ and size + part.tokens + 1 > limit:
                yield _joined(open_)
                open_, size = [], 0
            open_.append(part)
            size += part.tokens + 1
    if open_:
        yield _joined(open_)


def _joined(parts: Sequence[Piece]) -> Piece:
    prose = " ".join(part.prose for part in parts)
    return Piece(start=parts[0].start, end=parts[-1].end, prose=prose, tokens=tokens.count(prose))


def _torn(text: str, piece: Piece, limit: int) -> Iterator[Piece]:
    """An endless sentence, cut at spaces of its source, else between characters; markup in it stays."""
    import regex

    words = re.findall(r"\S+\s*", text[piece.start : piece.end])
    atoms: list[str] = []
    for word in words:
        atoms += [word] if tokens.count(word) <= limit // 2 else regex.findall(r"\X", word)
    at, start, size, held = piece.start, piece.start, 0, ""
    for atom in atoms:
        count = tokens.count(atom)
        if held and size + count > limit - 1:
            yield _cut(held, start, at)
            held, start, size = "", at, 0
        held, size, at = held + atom, size + count, at + len(atom)
    if held:
        yield _cut(held, start, at)


def _cut(written: str, start: int, end: int) -> Piece:
    kept = written.rstrip()
    prose = readable(kept) or kept
    return Piece(start=start, end=end - (len(written) - len(kept)), prose=prose, tokens=tokens.count(prose))


def count_passages(corpus: Corpus, *, max_tokens: int) -> dict[tuple[str, str], int]:
    """How many passages each post that is no copy has, by folder and path."""
    periods = {(review.post.folder, review.post.path): review.period for review in corpus.reviews}
    return {
        (post.folder, post.path): len(
            passages(post, period=periods.get((post.folder, post.path)), max_tokens=max_tokens)
        )
        for post in corpus.originals()
    }
