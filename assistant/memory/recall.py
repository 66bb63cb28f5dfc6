"""The one search over everything the author wrote. The interview, the drafts, the threads and the page all
ask here.

`Recall.open(settings)` opens what the sync left; `search` gives a `Recollection`: hits with their exact places,
best first, and the chips that say how the question's time was understood. Passages are found by words at once, by meaning as
soon as their vectors are there. A search sees nothing outside its scope: not in its candidates, not in its
scores.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.domain import Hit, Passage, value
from assistant.language.detection import detect
from assistant.memory import facts as fact
from assistant.memory.embeddings import Embedder, open_embedder
from assistant.memory.facts import Facts
from assistant.memory.index import Scope, open_index
from assistant.memory.lexicon import terms_of
from assistant.memory.shelf import Shelf
from assistant.memory.sync import FACTS
from assistant.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

CANDIDATES = 200  # nearest passages by meaning that are looked at


@value
class Chip:
    """How a question's words were understood, for the person to see and to remove."""

    label: str
    words: str  # of the question
    since: dt.date | None = None
    before: dt.date | None = None


@value
class Recollection:
    """What a question called up."""

    question: str
    hits: tuple[Hit, ...]
    terms: tuple[str, ...]  # the words of the question that were looked for
    chips: tuple[Chip, ...] = ()
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
    ) -> Recollection:
        """The `k` passages the question calls up, best first.

        `year` is the year of posting, `before` leaves out its own day and everything later, `after` its own
        day and everything earlier; any of them leaves out posts without a date. `moment` is the day the
        question is asked on (unset: today): "last year" is the year before it.
        """
        shelf = self._current()
        scope = scope_of(year=year, before=before, after=after, language=language, kind=kind)
        terms = terms_of([(question, detect(question))])[0]
        hits, by_meaning = self._hits(shelf, question, terms, scope, k)
        return Recollection(question=question, hits=hits, terms=tuple(terms), by_meaning=by_meaning)

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
            self._shelf, self._facts = Shelf(self._folder), facts
            self._index.reopen()
        return self._shelf

    def _hits(
        self, shelf: Shelf, question: str, terms: Sequence[str], scope: Scope, k: int
    ) -> tuple[tuple[Hit, ...], bool]:
        import numpy as np

        allowed = np.array([scope.holds(passage) for passage in shelf.passages], bool)
        if not question.strip() or not allowed.any():
            return (), True
        words = np.where(allowed, shelf.lexicon.scores(terms), 0.0)
        meaning = self._meaning(shelf, question, scope)
        scores = _spread(words) * 0.3 if meaning is not None else words
        if meaning is not None:
            scores = scores + _spread(meaning)
        scores = np.where(allowed, scores, -np.inf)
        best = np.argsort(-scores, kind="stable")[:k]
        found = tuple(
            Hit(passage=shelf.passages[i], score=float(scores[i]))
            for i in best
            if np.isfinite(scores[i]) and (meaning is not None or words[i] > 0)
        )
        return found, meaning is not None

    def _meaning(self, shelf: Shelf, question: str, scope: Scope) -> Scores | None:
        """Every passage's nearness to the question; those not among the nearest count as the last of these."""
        import numpy as np

        if self._facts is None or not self._facts.vectors:
            return None
        near = self._index.nearest(self._asker().query(question), k=CANDIDATES, scope=scope)
        if not near:
            return None
        place = {passage.id: i for i, passage in enumerate(shelf.passages)}
        scores = np.full(len(place), min(near.values()), np.float32)
        for id_, nearness in near.items():
            if id_ in place:
                scores[place[id_]] = nearness
        return scores

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


def _spread(scores: Scores) -> Scores:
    """Scores in units of their own spread: what lets two kinds of scores be added."""
    spread: Scores = (scores - scores.mean()) / (scores.std() + 1e-9)
    return spread
