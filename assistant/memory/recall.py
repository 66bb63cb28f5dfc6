"""The one search over everything the author wrote. The interview, the drafts, the threads and the page all
ask here.

`Recall.open(settings)` opens what the sync left; `search` gives a `Recollection`: hits with their exact
places, best first, and the chips that say how the question's time was understood. Passages are found by words
at once, by meaning as soon as their vectors are there. A search sees nothing outside its scope: not in its
candidates, not in its scores.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from assistant.domain import Hit, Passage, value
from assistant.memory import facts as fact
from assistant.memory.embeddings import Embedder, open_embedder
from assistant.memory.facets import Facets
from assistant.memory.facts import Facts
from assistant.memory.index import Scope, open_index
from assistant.memory.lexicon import question_terms
from assistant.memory.ranking import TIME, Near, meant, rank
from assistant.memory.shelf import Shelf
from assistant.memory.sync import FACTS
from assistant.memory.when import Span, when
from assistant.settings import Settings

CANDIDATES = 300  # passages nearest in meaning that are looked at


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
        question is asked on (unset: today): "last year" is the year before it. What a question says about
        time is preferred, and told as a chip; without `times` it is not looked for (the person took the chip
        away).
        """
        shelf = self._current()
        scope = scope_of(year=year, before=before, after=after, language=language, kind=kind)
        terms = question_terms(question)
        spans = when(question, moment or dt.date.today()) if times else ()
        hits, by_meaning = self._hits(shelf, question, terms, spans, scope, k)
        return Recollection(
            question=question, hits=hits, terms=tuple(terms), chips=spans, by_meaning=by_meaning
        )

    # --- one search ---------------------------------------------------------------------------------

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

    def _hits(
        self,
        shelf: Shelf,
        question: str,
        terms: Sequence[str],
        spans: Sequence[Span],
        scope: Scope,
        k: int,
    ) -> tuple[tuple[Hit, ...], bool]:
        import numpy as np

        allowed = (
            np.array([scope.holds(passage) for passage in shelf.passages], bool)
            if scope != Scope()
            else np.ones(len(shelf.passages), bool)
        )
        if not question.strip() or not allowed.any():
            return (), True
        near = self._near(shelf, question, scope)
        facets = self._opened_facets() if near else None
        words = shelf.lexicon.share(terms, self._neighbours(shelf, terms, facets))
        rows, scores = rank(near, facets, np.where(allowed, words, 0.0))
        scores = scores + TIME * np.array([meant(shelf.passages[row], spans) for row in rows], np.float32)
        best = np.argsort(-scores, kind="stable")[:k]
        hits = tuple(Hit(passage=shelf.passages[rows[i]], score=float(scores[i])) for i in best)
        return hits, near is not None

    def _near(self, shelf: Shelf, question: str, scope: Scope) -> Near | None:
        """The passages nearest in meaning; None while there are no vectors."""
        if self._facts is None or not self._facts.vectors:
            return None
        vector = self._asker().query(question)
        found = self._index.nearest(vector, k=CANDIDATES, scope=scope)
        cosines = {shelf.rows[id_]: cosine for id_, cosine in found.items() if id_ in shelf.rows}
        return Near(vector=vector, cosines=cosines) if cosines else None

    def _neighbours(
        self, shelf: Shelf, terms: Sequence[str], facets: Facets | None
    ) -> dict[str, list[tuple[int, float]]]:
        """For each rare word of the question, the author's words that are near it."""
        import numpy as np

        if facets is None:
            return {}
        rare = [term for term in dict.fromkeys(terms) if not shelf.lexicon.is_common(term)]
        known = {
            term: facets.word(row) for term in rare if (row := shelf.lexicon.vocabulary.get(term)) is not None
        }
        new = [term for term in rare if term not in known and any(map(str.isalpha, term))]
        if new:
            known.update(zip(new, self._asker().alike(new), strict=True))
        told = [term for term, vector in known.items() if vector.any()]
        if not told:
            return {}
        return dict(zip(told, facets.neighbours(np.array([known[term] for term in told])), strict=True))

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
