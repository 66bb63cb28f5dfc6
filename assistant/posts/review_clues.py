"""Where a post can say that it is a review: title, file name, labels, folders, headings, opening, text, date.

`Clues` takes a `Post` and gives what each place says, for `review_signals.py` and `review_period.py`.
Each place is read when first asked for: most posts are told to be no reviews by their title alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from assistant.domain import Post
from assistant.posts import review_words as words
from assistant.posts.periods import SPANS, Span, months, years
from assistant.posts.review_phrases import NOTHING, Phrase, read_phrase
from assistant.posts.words import fold

_DATED_NAME = re.compile(r"^\d{4}[-_.]\d{1,2}[-_.]\d{1,2}(?:[-_. ]|$)")
_NAMELESS = re.compile(r"^(?:_?index|readme)$", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:[.-][a-z]{2})?\.(?:md|markdown|mdx|txt)$", re.IGNORECASE)
_FILED = re.compile(r"(?:^|/)((?:19|20)\d\d)[-_/.]?(0[1-9]|1[0-2])(?:[-_./]|$)(?!\d)")
_FENCE = re.compile(r"^(```+|~~~+).*?^\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
_MARKUP = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->|<[^<>]{1,500}>|\]\([^()\s]*(?:\([^()]*\))?[^()]*\)|https?://\S+",
    re.DOTALL,
)
_LINK = re.compile(r"\]\(|https?://")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_SENTENCE = re.compile(r"[.!?。！？\n]+")
_LABELS = ("series", "collection", "topic", "topics", "type")
_SUMMARIES = ("description", "summary", "excerpt", "subtitle")

READ = 40_000  # characters of a text that are looked at
OPENING = 1_500  # characters of its start in which a review says what it is


@dataclass(frozen=True)
class Clues:
    """What the places of one post say. `post.day` may be None."""

    post: Post

    @property
    def day(self) -> dt.date | None:
        return self.post.day

    @cached_property
    def title(self) -> Phrase:
        return read_phrase(self.post.title)

    @cached_property
    def name(self) -> str:
        """The file's own name in words: without date and extension; of `index.md` the folder's."""
        for part in reversed(self.post.path.split("/")):
            name = _DATED_NAME.sub("", _EXTENSION.sub("", part))
            if name and not _NAMELESS.match(name):
                return re.sub(r"(?<=\d)[_](?=\d)|[-_]+(?!\d{2}(?!\d))", " ", name)
        return ""

    @cached_property
    def stem(self) -> Phrase:
        return read_phrase(self.name)

    @cached_property
    def labels(self) -> tuple[Phrase, ...]:
        """Tags, categories, series: those that say anything about looking back."""
        named = [self.post.front_matter.get(key) for key in _LABELS]
        texts = [*self.post.tags, *self.post.categories, *(n for n in named if isinstance(n, str))]
        read = (read_phrase(re.sub(r"[-_]+", " ", text)) for text in texts)
        return tuple(phrase for phrase in read if phrase.level not in ("none", "bare", "hint", "count"))

    @cached_property
    def folders(self) -> tuple[Phrase, ...]:
        """The folders the file lies in that say anything about looking back."""
        parts = self.post.path.split("/")[:-1]
        read = (
            read_phrase(re.sub(r"[-_]+", " ", part))
            for part in parts
            if re.sub(r"[-_]+", " ", part) != self.name
        )
        return tuple(phrase for phrase in read if phrase.level not in ("none", "bare", "hint", "count"))

    @cached_property
    def filed_span(self) -> Span | None:
        """The span a folder stands for: "Yearly/", "월간/"."""
        for part in self.post.path.split("/")[:-1]:
            for span in SPANS:
                if words.FILED[span].fullmatch(fold(re.sub(r"[-_]+", " ", part)).removesuffix(" notes")):
                    return span
        return None

    @cached_property
    def filed_month(self) -> tuple[int, int] | None:
        """Year and month of a path like `…/2020/06/index.md` or `…/2020-06.md` that names no day."""
        path = _EXTENSION.sub("", self.post.path)
        found = _FILED.search(path)
        if found is None or re.match(r"[-_/.]?\d{1,2}(?!\d)", path[found.end(2) :]):
            return None
        return int(found[1]), int(found[2])

    @cached_property
    def dated(self) -> bool:
        """Whether the date stands in the front matter (else it was taken from the path)."""
        return any(
            str(key).strip().lower() in ("date", "published", "pubdate", "created", "publishdate")
            for key in self.post.front_matter
        )

    @cached_property
    def stated_year(self) -> int | None:
        """The year a front matter key `year` names."""
        year = str(self.post.front_matter.get("year"))
        return int(year) if re.fullmatch(r"(?:19|20)\d\d", year) else None

    @cached_property
    def body(self) -> str:
        """The text without front matter and code, at most `READ` characters."""
        return _FENCE.sub("\n", self.post.text[self.post.body : self.post.body + READ])

    @cached_property
    def headings(self) -> tuple[str, ...]:
        return tuple(_MARKUP.sub(" ", found) for found in _HEADING.findall(self.body))

    @cached_property
    def prose(self) -> str:
        """The folded text without markup and link targets: a year in an address is no mention of it."""
        return fold(_MARKUP.sub(" ", self.body))

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """The first sentences, those of the front matter's summary among them."""
        summaries = [str(self.post.front_matter.get(key) or "") for key in _SUMMARIES]
        start = _MARKUP.sub(" ", _HEADING.sub("", self.body[: 2 * OPENING]))[:OPENING]
        return tuple(s for s in _SENTENCE.split("\n".join([*summaries, start])) if 4 < len(s.strip()) < 200)[
            :16
        ]

    @cached_property
    def announced(self) -> Phrase:
        """What the opening says, by the sentence that says it most surely."""
        read = [read_phrase(sentence) for sentence in self.opening]
        for level in ("phrase", "farewell", "loose"):
            for phrase in read:
                if phrase.level == level and not {"plan", "week"} & set(phrase.against):
                    return phrase
        return NOTHING

    @cached_property
    def year_counts(self) -> Counter[int]:
        return Counter(years(self.prose))

    @cached_property
    def month_counts(self) -> Counter[int]:
        """How often each month of the year is named, whatever its year."""
        return Counter(months(self.prose))

    @cached_property
    def linked(self) -> float:
        """The share of the text's lines that hold a link."""
        lines = [line for line in self.body.splitlines() if line.strip()]
        return sum(1 for line in lines if _LINK.search(line)) / max(1, len(lines))
