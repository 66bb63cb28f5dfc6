"""What changed from one version of a text to the next, word by word, as HTML to read.

Paragraphs that stayed are left out but for those beside a change; inside a changed paragraph, words that went
are struck out and words that came are marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from assistant.web.markup import Html, joined, tag

SAME_ENOUGH = 0.4  # below this share of common words a paragraph was replaced, not changed


def difference(before: str, after: str) -> Html:
    """Both texts in one; empty where they are the same."""
    old, new = _paragraphs(before), _paragraphs(after)
    if old == new:
        return Html("")
    told: list[Html] = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for n, (kind, a, b, c, d) in enumerate(steps):
        if kind == "equal":
            told.extend(_unchanged(old[a:b], follows=n > 0, precedes=n < len(steps) - 1))
        else:
            told.extend(_changed(old[a:b], new[c:d]))
    return tag("div", *told, class_="difference")


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n{2,}", text.strip()) if part.strip()]


def _unchanged(same: Sequence[str], *, follows: bool, precedes: bool) -> Iterator[Html]:
    """Of paragraphs that stayed, those beside a change, and a mark for what is left out."""
    head, tail = same[: int(follows)], same[int(follows) :][-1:] if precedes else ()
    yield from (tag("p", text) for text in head)
    if len(same) > len(head) + len(tail):
        yield tag("p", "…", class_="gap")
    yield from (tag("p", text) for text in tail)


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Html]:
    """Paragraphs in pairs as far as they go, the rest as gone or come."""
    for n in range(max(len(old), len(new))):
        if n >= len(old):
            yield tag("p", tag("ins", new[n]))
        elif n >= len(new):
            yield tag("p", tag("del", old[n]))
        else:
            yield from _words(old[n], new[n])


def _words(old: str, new: str) -> Iterator[Html]:
    a, b = (re.findall(r"\s+|[^\s]+", text) for text in (old, new))
    match = SequenceMatcher(None, a, b, autojunk=False)
    if match.ratio() < SAME_ENOUGH:
        yield tag("p", tag("del", old))
        yield tag("p", tag("ins", new))
        return
    pieces: list[str] = []
    for kind, i, j, k, m in match.get_opcodes():
        if kind == "equal":
            pieces.append("".join(a[i:j]))
            continue
        pieces += [tag("del", "".join(a[i:j]))] if j > i else []
        pieces += [tag("ins", "".join(b[k:m]))] if m > k else []
    yield tag("p", joined(pieces))
