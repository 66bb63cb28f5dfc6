"""A post taken apart: its blocks, each with its place in the file and the prose a person reads there.

Called by passages.py, and by whoever quotes or measures an author (voice, form, threads). Markdown is parsed
by markdown-it; foreign.py covers what is not Markdown, html.py reads HTML, inline.py keeps the place of
every word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from assistant.domain import Post
from assistant.language.sentences import split
from assistant.posts.block import Block, Kind, Sentence, readable
from assistant.posts.foreign import cover
from assistant.posts.inline import Run, parser
from assistant.posts.lines import with_one_newline
from assistant.posts.walk import Walk, trimmed

__all__ = ["Block", "Kind", "Sentence", "blocks", "readable", "sentences"]

REMEMBERED = 128  # posts: voice, form, threads and drafts come back to the same reviews
# The line under a quotation that says whose it is: a dash and a name, no sentence.
ATTRIBUTION = re.compile(r"(?P<dash>[-–—―─]{1,2}|출처\s*:)\s*(?P<name>[^\s-].{0,78}?(?<![.!?…다요]))$")
LONG_DASHES = ("–", "—", "―", "─", "——", "――")
# What stands over a table of contents.
CONTENTS = frozenset({"toc", "table of contents", "contents", "index", "목차", "차례", "목록", "目次"})
FEWEST_JUMPS = 2  # links into the same page, one under the other, that make a table of contents
OPENING_MARKS = "*_~=[`"
CLOSING_MARKS = re.compile(r"(?:\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\]|[*_~=\]`])*")


def blocks(post: Post) -> tuple[Block, ...]:
    """What a reader meets in the body of a post, in order; blocks never overlap, none is without prose."""
    return _blocks(post.text, post.body, post.path.endswith(".mdx"))


@lru_cache(maxsize=REMEMBERED)
def _blocks(text: str, start: int, mdx: bool) -> tuple[Block, ...]:
    body = with_one_newline(text[start:])
    covered = cover(body, mdx=mdx)
    walk = Walk(body, covered, start)
    found = walk.walk(parser().parse(covered))
    return tuple(_attributed(_without_contents(found, walk.jumps)))


def sentences(post: Post, block: Block) -> tuple[Sentence, ...]:
    """The sentences of one block of the post. A row of a table and a piece of code are one."""
    whole = (Sentence(start=block.start, end=block.end, prose=block.prose),)
    if not block.runs or block.kind in ("code", "table"):
        return whole
    joined = "".join(run.text for run in block.runs)
    shape = "".join("x" * len(run.text) if run.verbatim else run.text for run in block.runs)
    spans = [span for span in split(shape) if readable(joined[span[0] : span[1]])]
    if len(spans) < 2:
        start, end = _around(post.text, block, block.runs[0].start, block.runs[-1].end)
        return (Sentence(start=start, end=end, prose=block.prose),) if start < end else whole
    places = _Places(block.runs)
    first, last = _around(post.text, block, places.start(spans[0][0]), places.end(spans[-1][1]))
    cuts = [_cut(post.text, places.end(one[1]), places.start(next_[0])) for one, next_ in pairwise(spans)]
    starts, ends = [first, *cuts], [*cuts, last]
    if any(start >= end for start, end in zip(starts, ends, strict=True)):
        return whole  # sentences inside an entity or a title: they have no places of their own
    return tuple(
        _sentence(post.text, start, end, readable(joined[left:right]))
        for (left, right), start, end in zip(spans, starts, ends, strict=True)
    )


def _sentence(text: str, start: int, end: int, prose: str) -> Sentence:
    start, end = trimmed(text, start, end)
    return Sentence(start=start, end=end, prose=prose)


def _cut(text: str, end: int, start: int) -> int:
    """Between two sentences: markup that closes goes with the first, markup that opens with the second."""
    spaces = list(re.finditer(r"\s+", text[end:start]))
    return end + spaces[-1].end() if spaces else start


def _around(text: str, block: Block, start: int, end: int) -> tuple[int, int]:
    """The span with the marks of emphasis, links and code that close round it."""
    start, end = trimmed(text, max(start, block.start), min(end, block.end))
    while start > block.start and text[start - 1] in OPENING_MARKS:
        start -= 1
    if text[start] == "[" and start > block.start and text[start - 1] == "!":
        start -= 1
    closing = CLOSING_MARKS.match(text, end, block.end)
    return start, closing.end() if closing else end


class _Places:
    """Where in the file each character of joined runs stands."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs
        self.firsts: list[int] = []
        at = 0
        for run in runs:
            self.firsts.append(at)
            at += len(run.text)

    def start(self, at: int) -> int:
        """Of the character at `at`."""
        run, inside = self._run(at)
        return run.start + inside if run.end - run.start == len(run.text) else run.start

    def end(self, at: int) -> int:
        """Behind the character before `at`."""
        run, inside = self._run(at - 1)
        return run.start + inside + 1 if run.end - run.start == len(run.text) else run.end

    def _run(self, at: int) -> tuple[Run, int]:
        index = bisect_right(self.firsts, at) - 1
        return self.runs[index], at - self.firsts[index]


# --- Whose words a quotation is ---


def _attributed(found: list[Block]) -> list[Block]:
    """Quotations with the ` - name` below them told; a line that is nothing else becomes an attribution."""
    done: list[Block] = []
    for index, block in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        name = _name_below(done[-1] if done else None, block, following)
        if name is None:
            done.append(_with_name_inside(block))
            continue
        for at in range(len(done) - 1, -1, -1):
            if done[at].kind != "quote" or done[at].attribution is not None:
                break
            done[at] = replace(done[at], attribution=name)
        done.append(replace(block, kind="attribution", attribution=name))
    return done


def _name_below(before: Block | None, block: Block, following: Block | None) -> str | None:
    """The name, if `block` is the line under the quotation `before` that says whose it is."""
    if before is None or before.kind != "quote":
        return None
    if block.kind == "quote" and block.level > before.level:
        # Markdown takes the dash before a name for a list: of one item, the last thing in the quotation.
        if following is not None and following.kind == "quote" and following.level:
            return None
        return _name(f"- {block.prose}")
    if block.kind == "quote" or (block.kind == "paragraph" and block.prose.startswith(LONG_DASHES)):
        return _name(block.prose)
    return None


def _with_name_inside(block: Block) -> Block:
    """A name in the last line of the quotation's own paragraph."""
    if block.kind != "quote":
        return block
    lines = re.split(r"[\n\u2028]", "".join(run.text for run in block.runs))
    name = _name(readable(lines[-1])) if len(lines) > 1 else None
    return replace(block, attribution=name) if name else block


def _name(line: str) -> str | None:
    found = ATTRIBUTION.match(line)
    return found["name"].strip() if found else None


# --- Tables of contents ---


def _without_contents(found: list[Block], jumps: set[int]) -> list[Block]:
    """Without hand-written tables of contents and the headings over them."""
    kept: list[Block] = []
    run: list[Block] = []
    for block in found:
        if block.start in jumps:
            run.append(block)
            continue
        kept += _settled(kept, run)
        run = []
        kept.append(block)
    return kept + _settled(kept, run)


def _settled(kept: list[Block], run: list[Block]) -> list[Block]:
    """`run`, unless it is a table of contents; then the words over it go too."""
    if len(run) < FEWEST_JUMPS:
        return run
    if kept and kept[-1].prose.strip(" :#").lower() in CONTENTS:
        kept.pop()
    return []
