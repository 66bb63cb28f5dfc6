"""The one search over everything the author wrote. The interview, the drafts, the threads and the page all
ask here.

`Recall.open(settings)` opens what the sync left; `search` gives a `Recollection`: hits with their exact places,
best first, and the chips that say how the question's time was understood. Passages are found by words at once, by meaning as
soon as their vectors are there. A search sees nothing outside its scope: not in its candidates, not in its
scores.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.domain import Hit, Passage, value
from assistant.language.detection import detect
from assistant.memory import facts as fact
from assistant.memory.embeddings import Embedder, open_embedder
from assistant.memory.facets import Facets
from assistant.memory.facts import Facts
from assistant.memory.index import Scope, open_index
from assistant.memory.lexicon import terms_of
from assistant.memory.shelf import Shelf
from assistant.memory.sync import FACTS
from assistant.memory.when import Span, when
from assistant.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Rows = NDArray[np.intp]

CANDIDATES = 300  # passages nearest in meaning that are looked at
BY_WORDS = 100  # and passages richest in the question's words
# What each sign weighs beside a passage's own nearness, all of them told as shares of the way from chance to sameness.
# Found on two blogs and checked on others: README, "How recall was tuned".
HEADINGS = 0.2
SENTENCES = 0.5
WORDS = 1.3
TIME = 0.15
AFTERWARDS = dt.timedelta(days=60)  # what happened in a span is written about for so long


@value
class Asked:
    """A question as it was understood."""

    question: str
    terms: tuple[str, ...]
    spans: tuple[Span, ...]


@value
class Near:
    """A question's vector, and the cosine of the passages nearest to it, by id."""

    vector: Scores
    cosines: Mapping[str, float]


@value
class Recollection:
    """What a question called up."""

    question: str
    hits: tuple[Hit, ...]
    terms: tuple[str, ...]  # the words of the question that were looked for
    chips: tuple[Span, ...] = ()  # how its words about time were understood
    by_meaning: bool = True  # False while vectors are on their way: found by words alone

    def line_of(self, hit: Hit) -> int:
        """The line of the file, from 1, on which the passage begins; 1 where the file is gone."""
        from assistant.posts.encoding import Undecodable, decode

        try:
            text = decode(Path(hit.passage.folder, hit.passage.path).read_bytes())
        except (OSError, Undecodable):
            return 1
        return text.count("\n", 0, hit.passage.start) + 1

    def record(self) -> dict[str, object]:
        """The answer as `assistant search --json` gives it."""
        return {
            "q": self.question,
            "hits": [
                {
                    "path": hit.passage.path,
                    "start": hit.passage.start,
                    "end": hit.passage.end,
                    "heading": list(hit.passage.heading),
                    "title": hit.passage.title,
                    "date": hit.passage.date.isoformat() if hit.passage.date else None,
                    "score": round(hit.score, 4),
                    "text": hit.passage.text,
                }
                for hit in self.hits
            ],
        }


class Recall:
    """An opened memory. It notices a sync, in this process or another, and opens the new state."""

    def __init__(self, settings: Settings, embedder: Embedder | None = None) -> None:
        self._settings = settings
        self._folder = settings.place.index
        self._embedder = embedder
        self._index = open_index(settings)
        self._facts: Facts | None = None
        self._shelf: Shelf | None = None
        self._facets: Facets | None = None

    @classmethod
    def open(cls, settings: Settings, embedder: Embedder | None = None) -> Recall:
        """The memory of the settings' workspace; `embedder` stands in for the one of the settings.

        Raises:
            IndexDamaged: there is no index that can be read.
        """
        made = cls(settings, embedder)
        made._current()
        return made

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, oldest post first."""
        return self._current().passages

    def search(
        self,
        question: str,
        *,
        k: int = 10,
        year: int | None = None,
        before: dt.date | None = None,
        after: dt.date | None = None,
        language: str | None = None,
        kind: Literal["review", "post"] | None = None,
        moment: dt.date | None = None,
        times: bool = True,
    ) -> Recollection:
        """The `k` passages the question calls up, best first.

        `year` is the year of posting, `before` leaves out its own day and everything later, `after` its own
        day and everything earlier; any of them leaves out posts without a date. `moment` is the day the
        question is asked on (unset: today): "last year" is the year before it. What a question says about time is preferred, and told as a chip; without
        `times` it is not looked for (the person took the chip away).
        """
        shelf = self._current()
        scope = scope_of(year=year, before=before, after=after, language=language, kind=kind)
        terms = terms_of([(question, detect(question))])[0]
        spans = when(question, moment or dt.date.today()) if times else ()
        asked = Asked(question=question, terms=tuple(terms), spans=spans)
        hits, by_meaning = self._hits(shelf, asked, scope, k)
        return Recollection(
            question=question, hits=hits, terms=asked.terms, chips=spans, by_meaning=by_meaning
        )

    def search_many(
        self,
        questions: Iterable[str],
        *,
        k: int = 10,
        year: int | None = None,
        before: dt.date | None = None,
        after: dt.date | None = None,
        language: str | None = None,
        kind: Literal["review", "post"] | None = None,
        moment: dt.date | None = None,
        times: bool = True,
    ) -> Iterator[Recollection]:
        """`search` for each, in order, as they come."""
        for question in questions:
            yield self.search(
                question,
                k=k,
                year=year,
                before=before,
                after=after,
                language=language,
                kind=kind,
                moment=moment,
            )

    # --- ------------------------------------------------------------------------------------------------

    def _current(self) -> Shelf:
        facts = fact.read(self._folder / FACTS)
        if self._shelf is None or facts != self._facts:
            self._shelf, self._facts, self._facets = Shelf(self._folder), facts, None
            self._index.reopen()
        return self._shelf

    def _opened_facets(self) -> Facets | None:
        if self._facets is None and self._facts and self._facts.facets:
            self._facets = Facets(self._folder / self._facts.facets)
        return self._facets

    def _hits(self, shelf: Shelf, asked: Asked, scope: Scope, k: int) -> tuple[tuple[Hit, ...], bool]:
        import numpy as np

        allowed = np.array([scope.holds(passage) for passage in shelf.passages], bool)
        if not asked.question.strip() or not allowed.any():
            return (), True
        near = self._near(asked.question, scope)
        facets = self._opened_facets() if near else None
        words = shelf.lexicon.share(asked.terms, self._neighbours(shelf, asked.terms, facets))
        words = np.where(allowed, words, 0.0)
        if near is None:
            rows = np.flatnonzero(words > 0)
            scores = WORDS * words[rows]
        else:
            rows, scores = self._by_meaning(shelf, asked.question, near, facets, words)
        scores = scores + TIME * np.array(
            [meant(shelf.passages[row], asked.spans) for row in rows], np.float32
        )
        best = np.argsort(-scores, kind="stable")[:k]
        return tuple(
            Hit(passage=shelf.passages[rows[i]], score=float(scores[i])) for i in best
        ), near is not None

    def _near(self, question: str, scope: Scope) -> Near | None:
        """The passages nearest in meaning, with the question's vector; None while there are no vectors."""
        if self._facts is None or not self._facts.vectors:
            return None
        vector = self._asker().query(question)
        cosines = self._index.nearest(vector, k=CANDIDATES, scope=scope)
        return Near(vector=vector, cosines=cosines) if cosines else None

    def _by_meaning(
        self, shelf: Shelf, question: str, near: Near, facets: Facets | None, words: Scores
    ) -> tuple[Rows, Scores]:
        """The candidates, nearest in meaning or richest in the question's words, and the score of each."""
        import numpy as np

        richest = np.argsort(-words, kind="stable")[:BY_WORDS]
        found = {shelf.rows[id_]: cosine for id_, cosine in near.cosines.items() if id_ in shelf.rows}
        # Not among the nearest: as far as the last of them, at best.
        last = min(near.cosines.values())
        rows = np.array(list({**found, **{int(row): last for row in richest if words[row] > 0}}), np.intp)
        cosines = np.array([found.get(int(row), last) for row in rows], np.float32)
        scores = WORDS * words[rows]
        if facets is None:
            return rows, cosines / max(float(cosines.std()), 1e-6) * 0.1 + scores
        whole = facets.passages.of(cosines)
        return rows, (
            whole
            + HEADINGS * facets.headings(near.vector, rows)
            + SENTENCES * facets.sentences(near.vector, rows, whole)
            + scores
        )

    def _neighbours(
        self, shelf: Shelf, terms: Sequence[str], facets: Facets | None
    ) -> dict[str, list[tuple[int, float]]]:
        """For each rare word of the question, the author's words that are near it."""
        if facets is None:
            return {}
        rare = [term for term in dict.fromkeys(terms) if not shelf.lexicon.is_common(term)]
        known = {
            term: facets.word(row) for term in rare if (row := shelf.lexicon.vocabulary.get(term)) is not None
        }
        new = [term for term in rare if term not in known and any(map(str.isalpha, term))]
        if new:
            known.update(zip(new, self._asker().passages(new), strict=True))
        return {term: facets.neighbours(vector) for term, vector in known.items() if vector.any()}

    def _asker(self) -> Embedder:
        if self._embedder is None:
            self._embedder = open_embedder(self._settings)
        return self._embedder


def scope_of(
    *,
    year: int | None = None,
    before: dt.date | None = None,
    after: dt.date | None = None,
    language: str | None = None,
    kind: Literal["review", "post"] | None = None,
) -> Scope:
    """What the search may see: each condition narrows it."""
    since = after + dt.timedelta(days=1) if after else None
    if year is not None:
        first, next_first = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
        since = max(since, first) if since else first
        before = min(before, next_first) if before else next_first
    return Scope(since=since, before=before, language=language, kind=kind)


def meant(passage: Passage, spans: Sequence[Span]) -> bool:
    """Whether a passage was written in or soon after one of the spans, or is of a review that looks back on one."""
    day, period = passage.date, passage.period
    for span in spans:
        if day and span.since <= day < span.before + AFTERWARDS:
            return True
        if period and span.since.year <= int(period[:4]) <= (span.before - dt.timedelta(days=1)).year:
            return True
    return False
