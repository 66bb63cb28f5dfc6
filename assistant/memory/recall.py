"""The one search over everything the author wrote. The interview, the drafts, the threads and the page all
ask here.

`Recall.open(settings)` opens what the sync left; `search` gives a `Recollection`: hits with their exact
places, best first, and the chips that say how the question's time was understood. Passages are found by words
at once, by meaning as soon as their vectors are there. A search sees nothing outside its scope: not in its
candidates, not in its scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Hit, Passage, value
from assistant.memory import facts as fact
from assistant.memory.embeddings import Embedder, open_embedder
from assistant.memory.facets import Facets, stands_for_others
from assistant.memory.facts import Facts
from assistant.memory.index import open_index
from assistant.memory.lexicon import question_terms
from assistant.memory.ranking import TIME, Near, meant, rank, with_sections
from assistant.memory.scope import EVERYTHING, Filters, Scope
from assistant.memory.shelf import Seen, Shelf
from assistant.memory.sync import FACTS
from assistant.memory.when import Span, when
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.memory.embeddings import Vectors
    from assistant.memory.ranking import Rows, Scores

CANDIDATES = 300  # passages nearest in meaning that are looked at
# Passages up to which a question is compared with every one of them. That takes two milliseconds for 10,000 and
# misses none; the store's graph takes a second to open, longer than anything else a single search does.
COMPARED = 20_000
MOST = 0.9  # share of the passages whose vectors must be there before meaning counts


@value
class Recollection:
    """What a question called up."""

    question: str
    hits: tuple[Hit, ...]
    terms: tuple[str, ...]  # the words of the question that were looked for
    chips: tuple[Span, ...] = ()  # how its words about time were understood
    by_meaning: bool = True  # False while most vectors are on their way: found by words alone
    waiting: int = 0  # passages whose vectors are still on their way
    notice: str = ""  # what was asked for and could not be done, in a sentence

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


@value
class _Asked:
    """A question as it is looked for."""

    question: str
    spans: tuple[Span, ...]
    terms: tuple[str, ...]


class Recall:
    """An opened memory. It notices a sync, in this process or another, and opens the new state."""

    def __init__(self, settings: Settings, embedder: Embedder | None = None) -> None:
        self._settings = settings
        self._folder = settings.place.index
        self._embedder = embedder
        self._index = open_index(settings)
        self._facts: Facts | None = None
        self._generation = ""
        self._shelf: Shelf | None = None
        self._facets: Facets | None = None

    @classmethod
    def open(cls, settings: Settings, embedder: Embedder | None = None) -> Recall:
        """The memory of the settings' workspace; `embedder` stands in for the one of the settings.

        Raises:
            IndexDamaged: there is no index that can be read.
        """
        made = cls(settings, embedder)
        made.current()
        return made

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, oldest post first."""
        return self.current().passages

    @property
    def generation(self) -> str:
        """The name of what is searched now: another after every sync that did something."""
        self.current()
        return self._generation

    def search(self, question: str, filters: Filters = EVERYTHING, *, k: int = 10) -> Recollection:
        """The `k` passages the question calls up, best first. What it says about time is preferred, and told
        as a chip."""
        [found] = self.search_all([question], filters, k=k)
        return found

    def search_all(
        self, questions: Sequence[str], filters: Filters = EVERYTHING, *, k: int = 10
    ) -> tuple[Recollection, ...]:
        """`search` for each of the questions: they and their words are embedded and compared in one go."""
        shelf = self.current()
        asked = [_asked(question, filters) for question in questions]
        found = self._found(shelf, [one for one in asked if one.question.strip()], filters.scope, k)
        waiting = max(0, self._facts.passages - self._facts.vectors) if self._facts else 0
        made = []
        for one in asked:
            hits, by_meaning = found.get(one.question, ((), True))
            made.append(
                Recollection(
                    question=one.question, hits=hits, terms=one.terms, chips=one.spans, by_meaning=by_meaning,
                    waiting=waiting,
                )
            )  # fmt: skip
        return tuple(made)

    # --- searching ----------------------------------------------------------------------------------

    def current(self) -> Shelf:
        """What is searched now: opened again where a sync has been since."""
        facts = fact.read(self._folder / FACTS)
        generation = facts.generation if facts else ""
        if self._shelf is None or generation != self._generation:
            shelf = Shelf(self._folder)
            if self._shelf is not None:
                self._shelf.close()
            self._shelf, self._generation, self._facets = shelf, generation, None
            self._index.reopen()
        self._facts = facts
        return self._shelf

    def _found(
        self, shelf: Shelf, asked: Sequence[_Asked], scope: Scope, k: int
    ) -> dict[str, tuple[tuple[Hit, ...], bool]]:
        """For every question what it calls up, and whether by meaning."""
        seen = shelf.seen(scope)
        if not asked or not seen.allowed.any():
            return {}
        facets = self._opened_facets(shelf)
        terms = {term: None for one in asked for term in one.terms if not seen.words.is_common(term)}
        near = self._neighbours(shelf, seen, facets, list(terms)) if facets else {}
        # For each rare word, the author's words that may stand for it: those near it, and its company.
        instead = {term: [*near.get(term, ()), *seen.words.company(term)] for term in terms}
        vectors = self._asker().questions([one.question for one in asked]) if facets else [None] * len(asked)
        found = {}
        for one, vector in zip(asked, vectors, strict=True):
            meaning = self._near(shelf, seen, facets, vector, scope) if facets else None
            words = seen.words.share(one.terms, instead)
            hits = _best(shelf, rank(meaning, facets, words, shelf.section_of, seen.allowed), one.spans, k)
            found[one.question] = hits, meaning is not None
        return found

    def _opened_facets(self, shelf: Shelf) -> Facets | None:
        """None while most passages have no vectors: then words alone are fairer to all."""
        facts = self._facts
        if facts is None or not facts.dimension or facts.vectors < MOST * facts.passages:
            return None
        if self._facets is None:
            self._facets = shelf.facets(facts.chance, facts.dimension)
        return self._facets

    def _near(self, shelf: Shelf, seen: Seen, facets: Facets, vector: Vectors, scope: Scope) -> Near | None:
        """The passages nearest in meaning to a question's vector; None where none in scope has its own yet."""
        if scope != Scope() or len(shelf.passages) <= COMPARED:
            cosines = facets.nearest(vector, seen.allowed, CANDIDATES)
        else:
            found = self._index.nearest(vector, k=CANDIDATES)
            cosines = {shelf.rows[id_]: cosine for id_, cosine in found.items() if id_ in shelf.rows}
        if not cosines:
            return None
        tongue = facets.tongue(vector, seen.groups)[shelf.language_of]
        return Near(vector=vector, cosines=cosines, tongue=tongue)

    def _neighbours(
        self, shelf: Shelf, seen: Seen, facets: Facets, rare: Sequence[str]
    ) -> dict[str, list[tuple[int, float]]]:
        """For each of these words, the author's words that are near it in meaning."""
        import numpy as np

        rows = {term: shelf.lexicon.vocabulary.get(term) for term in rare}
        known = {term: facets.word(row) for term, row in rows.items() if row is not None}
        new = [
            term for term in rare if stands_for_others(term) and (term not in known or not known[term].any())
        ]
        if new:
            known.update(zip(new, self._asker().questions(new), strict=True))
        told = [term for term, vector in known.items() if vector.any()]
        if not told:
            return {}
        near = facets.neighbours(np.array([known[term] for term in told]), seen.words.used)
        return dict(zip(told, near, strict=True))

    def _asker(self) -> Embedder:
        if self._embedder is None:
            self._embedder = open_embedder(self._settings)
        return self._embedder


def _asked(question: str, filters: Filters) -> _Asked:
    spans = when(question, filters.today) if filters.times else ()
    return _Asked(question=question, spans=tuple(spans), terms=tuple(_looked_for(question, spans)))


def _best(shelf: Shelf, ranked: tuple[Rows, Scores], spans: Sequence[Span], k: int) -> tuple[Hit, ...]:
    """The `k` best of what was ranked, once their time and their sections count too."""
    import numpy as np

    rows, scores = ranked
    timely = np.array([meant(shelf.passages[row], spans) for row in rows], np.float32)
    scores = with_sections(scores + TIME * timely, shelf.section_of[rows])
    best = np.argsort(-scores, kind="stable")[:k]
    return tuple(Hit(passage=shelf.passages[rows[i]], score=float(scores[i])) for i in best)


def _looked_for(question: str, spans: Sequence[Span]) -> list[str]:
    """The words of a question but those that were understood as time: what was written in "작년 여름" did not
    call it so. Numbers stay; a year may well stand in the text."""
    timely = {term for span in spans for term in question_terms(span.words)}
    return [term for term in question_terms(question) if term not in timely or any(map(str.isdigit, term))]
