"""Which posts say again what another says: in another language (translations), or in the same (copies).

`find_copies` takes all posts and gives one `Copy` for each post that is not the original of its group.
Translations are found by how sites keep them: a language mark in file name or folder (`x-en.md`,
`index.ko.md`, `en/x.md`), a key both share in their front matter, or the same day, name or folder with the
same code, images and links. Copies are found by their text: the same but for white space, or nearly all of it
the same. Posts that merely share a template (a hundred entries of an exercise diary) stay what they are.
Called by `corpus.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal

from assistant.domain import Copy, Post

SAME = 0.9  # Jaccard similarity of word triples (Broder 1997, "resemblance") from which two texts are one
LIKELY = 0.5  # share of the longer text's characters in lines both have: worth comparing word by word
ENOUGH_TEXT = 200  # characters without white space; shorter posts are one only with the same title and day
CROWD = 50  # a line that more posts than this have is a template's, and points to no twin
SHARED_ANCHORS = 3  # code blocks, images and links that a translation must have in common with its original …
ANCHOR_SHARE = 0.6  # … and their share of all the two have

BUNDLE = 5  # a folder with no more posts than this may hold a post and its translations

_TONGUES = "ar cs da de el en es fa fi fr he hi hu id it ja jp ko kr nl no pl pt ru sv th tr uk vi zh"
_ALIASES = {"jp": "ja", "kr": "ko"}  # the country's code where the language's is meant
_TONGUE = rf"(?P<tongue>{_TONGUES.replace(' ', '|')})(?:[-_](?:us|gb|kr|jp|cn|tw|hk|br|hans|hant))?"
_NAME_MARK = re.compile(rf"[-_.]{_TONGUE}$")
_FOLDER_MARK = re.compile(rf"(?:_?posts?[-_.])?{_TONGUE}")  # "en", and Jekyll's "_posts_en"
_EXTENSION = re.compile(r"\.(?:md|markdown|mdx|txt)$")
_DATED = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}-")
_KEYS = {
    "translationkey",
    "translation_key",
    "translation-key",
    "translationid",
    "i18n_key",
    "ref",
    "lang-ref",
}
_STATED = ("lang", "language", "locale")
_WHITE = re.compile(r"[\s\u200b-\u200d\ufeff]+")
_ANCHOR = re.compile(
    r"^(?:```|~~~)[^\n]*\n(?P<code>.{20,}?)^(?:```|~~~)|\]\((?P<target>[^()\s]{4,})", re.MULTILINE | re.DOTALL
)
_WORD = re.compile(r"\w+")

Pair = tuple[int, int]  # indices of two posts
Groups = dict[tuple[str, ...], list[int]]  # indices of posts by what they share


@dataclass(frozen=True)
class _Page:
    """A post with what it is compared by, each computed when first asked for."""

    post: Post

    @cached_property
    def text(self) -> str:
        """The body without any white space, NFC."""
        return unicodedata.normalize("NFC", _WHITE.sub("", self.post.text[self.post.body :]))

    @cached_property
    def lines(self) -> Counter[str]:
        """The lines long enough to be told from others."""
        stripped = (line.strip() for line in self.post.text[self.post.body :].splitlines())
        return Counter(line for line in stripped if len(line) >= 20)

    @cached_property
    def triples(self) -> frozenset[tuple[str, ...]]:
        words = _WORD.findall(unicodedata.normalize("NFC", self.post.text[self.post.body :]))
        return frozenset(zip(words, words[1:], words[2:], strict=False))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What a translator leaves as it is: code, and what images and links point to."""
        found = _ANCHOR.finditer(self.post.text, self.post.body)
        return frozenset(_WHITE.sub("", m["code"]) if m["code"] else m["target"] for m in found)

    @cached_property
    def _marks(self) -> tuple[str, str | None]:
        """The path without its language marks, and the language they name."""
        *folders, name = self.post.path.lower().split("/")
        name = _EXTENSION.sub("", name)
        found = [match for folder in folders if (match := _FOLDER_MARK.fullmatch(folder))]
        kept = [folder for folder in folders if not _FOLDER_MARK.fullmatch(folder) and folder != "_posts"]
        if mark := _NAME_MARK.search(name):
            found.append(mark)
        tongue = found[-1]["tongue"] if found else None
        return "/".join([*kept, _NAME_MARK.sub("", name)]), _ALIASES.get(tongue, tongue) if tongue else None

    @property
    def place(self) -> str:
        return self._marks[0]

    @property
    def marked(self) -> bool:
        """Whether the path names a language."""
        return self._marks[1] is not None

    @property
    def tongue(self) -> str:
        """The language the path names, else the one the post was read as."""
        return self._marks[1] or self.post.language

    @property
    def name(self) -> str:
        """The file's own name, without date and language mark."""
        return _DATED.sub("", self.place.rpartition("/")[2])


def find_copies(posts: Sequence[Post]) -> tuple[Copy, ...]:
    """The posts that are no originals, each with its original; no original is itself a copy. By path.

    Of a group, the original is the earliest post in the author's main language; between equals the one whose
    path names no language, then the first by path. The order of `posts` does not matter.
    """
    pages = [_Page(post) for post in sorted(posts, key=lambda p: (p.folder, p.path))]
    groups = _groups(len(pages), [*_same_text(pages), *_translations(pages)])
    grouped = {i for group in groups for i in group}
    counts = Counter(page.tongue for i, page in enumerate(pages) if i not in grouped)
    if not counts:
        counts = Counter(page.tongue for page in pages)
    found = []
    for group in groups:
        first, *others = sorted((pages[i] for i in group), key=lambda page: _rank(page, counts))
        found += [_copy(page, first) for page in others]
    return tuple(sorted(found, key=lambda copy: (copy.path, copy.folder)))


def _rank(page: _Page, counts: Counter[str]) -> tuple[int, int, str, bool, str, str]:
    post = page.post
    day = post.day
    return (
        -counts[page.tongue],
        day is None,
        day.isoformat() if day else "",
        page.marked,
        post.folder,
        post.path,
    )


def _copy(page: _Page, original: _Page) -> Copy:
    kind: Literal["translation", "copy"] = "copy" if page.tongue == original.tongue else "translation"
    return Copy(
        folder=page.post.folder,
        path=page.post.path,
        original_folder=original.post.folder,
        original=original.post.path,
        kind=kind,
    )


def _groups(size: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """The connected groups of two and more."""
    root = list(range(size))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for a, b in pairs:
        low, high = sorted((find(a), find(b)))
        root[high] = low
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(size):
        members[find(i)].append(i)
    return [group for group in members.values() if len(group) > 1]


# --- The same text -----------------------------------------------------------------------------------


def _same_text(pages: Sequence[_Page]) -> Iterator[Pair]:
    exact: dict[str, list[int]] = defaultdict(list)
    for i, page in enumerate(pages):
        if page.text:
            exact[page.text].append(i)
    for text, members in exact.items():
        for other in members[1:]:
            if len(text) >= ENOUGH_TEXT or _same_entry(pages[members[0]].post, pages[other].post):
                yield members[0], other
    firsts = [members[0] for text, members in exact.items() if len(text) >= ENOUGH_TEXT]
    for a, b in _likely(pages, firsts):
        if _resemblance(pages[a].triples, pages[b].triples) >= SAME:
            yield a, b


def _same_entry(a: Post, b: Post) -> bool:
    """A short text may well be written twice; under one title and date it was not."""
    return a.title == b.title and a.day == b.day


def _likely(pages: Sequence[_Page], members: Sequence[int]) -> list[Pair]:
    """Pairs that share half of the longer one's text in whole lines, or their title."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i in members:
        holders[f"title: {pages[i].post.title.strip().lower()}"].append(i)
        for line in pages[i].lines:
            holders[line].append(i)
    shared: Counter[Pair] = Counter()
    likely: set[Pair] = set()
    for line, having in holders.items():
        if not 1 < len(having) <= CROWD:
            continue
        for pair in combinations(having, 2):
            if line.startswith("title: "):
                likely.add(pair)
            else:
                shared[pair] += len(line)
    for (a, b), size in shared.items():
        longer = max(sum(len(line) for line in pages[i].lines) for i in (a, b))
        if size >= LIKELY * longer:
            likely.add((a, b))
    return sorted(likely)


def _resemblance(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    if not a or not b or min(len(a), len(b)) < SAME * max(len(a), len(b)):
        return 0.0
    common = len(a & b)
    return common / (len(a) + len(b) - common)


# --- Translations ------------------------------------------------------------------------------------


def _translations(pages: Sequence[_Page]) -> Iterator[Pair]:
    if len({page.tongue for page in pages}) < 2:
        return
    for group in (_by_place(pages), _by_key(pages), _by_slug(pages)):
        for members in group.values():
            if len({pages[i].tongue for i in members}) == len(members) > 1:
                yield from ((members[0], other) for other in members[1:])
    yield from _by_anchors(pages)


def _by_place(pages: Sequence[_Page]) -> Groups:
    """Posts whose paths differ in nothing but a language mark."""
    found: Groups = defaultdict(list)
    for i, page in enumerate(pages):
        found[(page.post.folder, page.place)].append(i)
    return {key: members for key, members in found.items() if any(pages[i].marked for i in members)}


def _by_key(pages: Sequence[_Page]) -> Groups:
    """Posts that share a translation key in their front matter."""
    found: Groups = defaultdict(list)
    for i, page in enumerate(pages):
        for key, value in page.post.front_matter.items():
            if key.lower() in _KEYS and isinstance(value, str | int) and str(value).strip():
                found[(page.post.folder, key.lower(), str(value).strip())].append(i)
    return found


def _by_slug(pages: Sequence[_Page]) -> Groups:
    """Posts that state their language, and the same slug or address but for it."""
    found: Groups = defaultdict(list)
    for i, page in enumerate(pages):
        matter = page.post.front_matter
        slug = matter.get("slug") or matter.get("permalink")
        if isinstance(slug, str) and any(key in matter for key in _STATED):
            *above, last = slug.lower().strip("/").split("/")
            kept = [part for part in above if not _FOLDER_MARK.fullmatch(part)]
            found[(page.post.folder, *kept, _NAME_MARK.sub("", last))].append(i)
    return found


def _by_anchors(pages: Sequence[_Page]) -> Iterator[Pair]:
    """Posts in two languages, of one day, name or small folder, with the same code, images and links."""
    near: Groups = defaultdict(list)
    for i, page in enumerate(pages):
        post = page.post
        near[("folder", post.folder, post.path.rpartition("/")[0])].append(i)
        near[("name", post.folder, page.name)].append(i)
        if post.day is not None:
            near[("day", post.folder, post.day.isoformat())].append(i)
    for (kind, *_), members in near.items():
        if len(members) > (BUNDLE if kind == "folder" else CROWD):
            continue
        for a, b in combinations(members, 2):
            if pages[a].tongue != pages[b].tongue and _share_anchors(pages[a], pages[b]):
                yield a, b


def _share_anchors(a: _Page, b: _Page) -> bool:
    common = len(a.anchors & b.anchors)
    return common >= SHARED_ANCHORS and common >= ANCHOR_SHARE * len(a.anchors | b.anchors)
