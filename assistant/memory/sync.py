"""Posts into the index: whatever changed since last time, and whatever was left undone or damaged, made good.

`sync(settings)` yields events and returns a `SyncReport`. Only posts that changed are cut and read into the
catalogue, the newest first and a few at a time, so that searching by words works from the first of them on;
then come the vectors of their passages, batch by batch; then the facets (facets.py); last the facts, which
say that all is done. What was not done to its end, or was touched since, is compared row by row: so it
converges after any interruption.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Corpus, Passage, value
from assistant.errors import IndexDamaged
from assistant.events import Event, Progress, StageDone, StageStarted, stage
from assistant.language.english import counted
from assistant.memory import facts as fact
from assistant.memory.catalogue import Catalogue
from assistant.memory.embeddings import Embedder, embedded_text, open_embedder, possible_names
from assistant.memory.facets import chance_of, heading_text, sentence_texts, stands_for_others
from assistant.memory.facts import Facts
from assistant.memory.index import Putting, VectorIndex, mark, one_writer, open_index, text_mark
from assistant.memory.lexicon import USED, terms_of
from assistant.memory.plan import PostCounts, PostKey, SyncPlan, plan
from assistant.memory.shelf import CATALOGUE, Shelf
from assistant.memory.vectors import VectorCache
from assistant.memory.wanted import Wanted, files_fingerprint, read_folders, splitter, wanted_posts
from assistant.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FACTS = "built.json"
UNSEALED = (FACTS, "write.lock")
POSTS = 24  # posts read into the catalogue at a time: what is found by words grows by as many
BATCH = 128  # passages embedded and written at a time: what a kill costs at most
STOPPED = "What an earlier run was stopped at is finished."
PROBES = 32  # passages that must find themselves before an index that was touched is believed


@value
class SyncReport:
    """What a sync found and did."""

    posts: PostCounts
    skipped: int  # files that were found and not read
    passages: int
    embedded: int  # passages whose vectors were computed
    tokens: int  # of these passages, by o200k_base
    reused: int  # passages that were new to the index and whose vectors were kept from before
    seconds: float
    remarks: tuple[str, ...] = ()  # what was wrong with the index, or not yet done, and was put right

    @property
    def changed_nothing(self) -> bool:
        """Whether everything was as it had to be."""
        posts = self.posts
        return not (
            posts.added or posts.changed or posts.removed or posts.moved or self.embedded or self.remarks
        )

    def sentence(self) -> str:
        """The report in a line, and a line for each remark before it."""
        posts, lead = self.posts, "".join(f"{remark}\n" for remark in self.remarks)
        skipped = f", {counted(self.skipped, 'file')} not read" if self.skipped else ""
        if self.changed_nothing:
            there = f"{counted(posts.kept, 'post')}, {counted(self.passages, 'passage')}{skipped}"
            return f"{lead}Nothing new: {there}. {self.seconds:.1f} s."
        counts = {
            "added": posts.added,
            "changed": posts.changed,
            "moved": posts.moved,
            "removed": posts.removed,
            "unchanged": posts.kept,
        }
        told = ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "none"
        work = (
            f"{self.embedded:,} embedded ({counted(self.tokens, 'token')})"
            if self.embedded
            else "none to embed"
        )
        return f"{lead}Posts: {told}{skipped}. Passages: {self.passages:,}, {work}. {self.seconds:.1f} s."


@value
class _Vectors:
    """What became of the vectors."""

    embedded: int = 0
    tokens: int = 0
    reused: int = 0
    remarks: tuple[str, ...] = ()


def sync(
    settings: Settings,
    *,
    read: Callable[[], Corpus] | None = None,
    embedder: Embedder | None = None,
    rebuild: bool = False,
) -> Generator[Event, None, SyncReport]:
    """Bring the index to the state of the posts.

    `read` gives the corpus as it is now (unset: read from the settings' folders), `embedder` stands in for
    the one of the settings, `rebuild` believes nothing that lies there but kept vectors.

    Raises:
        IndexBusy: another process is writing.
        CorpusError: a folder cannot be read.
        EmbeddingFailed: the embedder does not answer. All is found by words; what was embedded is kept.
        MemoryFault: the index can be neither read nor built.
    """
    began = time.monotonic()
    folder = settings.place.prepare().index
    with one_writer(folder):
        index = open_index(settings)
        made_from = files_fingerprint(settings, index.where)
        facts = fact.read(folder / FACTS)
        sealed = facts is not None and facts.seal == fact.seal(folder, UNSEALED)
        names = (embedder.name,) if embedder else possible_names(settings)
        same = facts is not None and facts.made_from == made_from and facts.embedder in names
        if facts and same and sealed and not rebuild and not settings.chroma_url:
            return _unchanged(facts, began)
        model = yield from stage("embedder", lambda: embedder or open_embedder(settings))
        corpus = yield from stage("reading", read or partial(read_folders, settings))
        wanted = wanted_posts(corpus, settings)

        catalogue, remarks = _catalogue(folder, facts, sealed=sealed, anew=rebuild)
        with catalogue, VectorCache(settings.place.vectors, model.name) as kept:
            anew = rebuild or facts is None or (facts.embedder, facts.where) != (model.name, index.where)
            if anew:
                index.clear()
                catalogue.clear_facets()
            finished = facts is not None and bool(facts.made_from)
            if facts and not (finished or anew):
                remarks = (*remarks, STOPPED)
            believed = finished and sealed and not (anew or remarks or settings.chroma_url)
            todo = plan({key: one.stand for key, one in wanted.items()}, catalogue.posts())
            before = catalogue.passages_of((*todo.changed, *todo.gone))
            known = Facts(
                schema=fact.SCHEMA, generation="", made_from="", embedder=model.name,
                dimension=facts.dimension if facts and not anew else 0,
                chance=facts.chance if facts and not anew else 0.0, where=index.where,
                splitter=splitter(settings), posts=len(wanted), skipped=len(corpus.skipped), passages=0,
                vectors=facts.vectors if facts and not anew else 0, seal="",
            )  # fmt: skip
            told = _Teller(folder / FACTS, known)

            fresh = yield from _bring_words(catalogue, wanted, todo, settings, told)
            if believed:
                there, passages = {passage.id: mark(passage) for passage in before}, fresh
            else:
                there, broken = _lying_there(index, probe=finished and not sealed and not anew)
                passages, remarks = list(catalogue.passages()), (*remarks, *broken)
            done = yield from _bring_vectors(index, passages, there, kept, model, told)
            told.tell(
                dimension=told.facts.dimension or index.dimension(),
                vectors=told.facts.passages,
                chance=told.facts.chance or _chance(settings, model),
            )
            yield from _bring_facets(settings, catalogue, kept, model)
            index.settle()
        told.tell(made_from=made_from, seal=fact.seal(folder, UNSEALED))
        return SyncReport(
            posts=todo.counts(), skipped=len(corpus.skipped), passages=told.facts.passages,
            embedded=done.embedded, tokens=done.tokens, reused=done.reused,
            seconds=time.monotonic() - began, remarks=remarks,
        )  # fmt: skip


class _Teller:
    """Keeps the facts beside the index, and lets readers know whenever they change."""

    def __init__(self, path: Path, facts: Facts) -> None:
        self._path = path
        self.facts = facts

    def tell(self, **now: object) -> None:
        """What is to be opened again."""
        self.facts = replace(self.facts, generation=secrets.token_hex(8), **now)  # type: ignore[arg-type]
        fact.write(self._path, self.facts)

    def count(self, vectors: int) -> None:
        """How far it is; nothing that was opened has to be opened again for that."""
        self.facts = replace(self.facts, vectors=vectors)
        fact.write(self._path, self.facts)


# --- what is there ----------------------------------------------------------------------------------------


def _unchanged(facts: Facts, began: float) -> SyncReport:
    posts = PostCounts(added=0, changed=0, removed=0, kept=facts.posts, moved=0)
    return SyncReport(
        posts=posts, skipped=facts.skipped, passages=facts.passages, embedded=0, tokens=0, reused=0,
        seconds=time.monotonic() - began,
    )  # fmt: skip


def _catalogue(
    folder: Path, facts: Facts | None, *, sealed: bool, anew: bool
) -> tuple[Catalogue, tuple[str, ...]]:
    """The catalogue to write in, empty where it is to be made anew or cannot be read; and what was wrong, which
    is not told of one that another version of the program left."""
    path = folder / CATALOGUE
    told = "" if anew or sealed else _wrong(folder, facts)
    if anew or told:
        for file in folder.glob(f"{CATALOGUE}*"):
            file.unlink()
    return Catalogue(path, write=True), (f"{told} It is built again.",) if told and facts else ()


def _wrong(folder: Path, facts: Facts | None) -> str:
    """What is wrong with a catalogue that is not as it was left, in a sentence, or ""."""
    if not (folder / CATALOGUE).exists():
        return "The index is damaged: its passages are gone." if facts else ""
    try:
        shelf = Shelf(folder)
    except IndexDamaged as error:
        return error.message
    shelf.close()
    lost = facts is not None and facts.made_from and len(shelf.passages) != facts.passages
    return "The index is damaged: passages are missing." if lost else ""


def _lying_there(index: VectorIndex, *, probe: bool) -> tuple[dict[str, str], tuple[str, ...]]:
    """The marks of the passages whose vectors lie in the index, and what was wrong: then it is empty now."""
    index.reopen()
    try:
        there = index.ids()
        sample = list(there)[:: max(1, len(there) // PROBES)] if probe else []
        lost = [id_ for id_, vector in index.vectors(sample).items() if not index.finds(id_, vector)]
        if not probe or (there and not lost):
            return there, ()
        told = "The index is damaged: vectors that were written are not found."
    except IndexDamaged as error:
        told = error.message
    index.clear()
    return {}, (f"{told} It is built again from the vectors that were kept.",)


# --- the steps --------------------------------------------------------------------------------------------


def _bring_words(
    catalogue: Catalogue,
    wanted: Mapping[PostKey, Wanted],
    todo: SyncPlan,
    settings: Settings,
    told: _Teller,
) -> Generator[Event, None, list[Passage]]:
    """Make the posts in the catalogue those that are wanted; the passages of those that were read into it."""
    from assistant.posts.passages import passages

    began = time.monotonic()
    fresh = [key for key in reversed(list(wanted)) if key in todo.fresh]
    places = {key: n for n, key in enumerate(wanted)}
    made: list[Passage] = []
    yield StageStarted(stage="words", total=len(fresh), unit="posts")
    told.tell()
    catalogue.remove(todo.gone)
    for start in range(0, len(fresh), POSTS):
        part = {key: wanted[key] for key in fresh[start : start + POSTS]}
        cut = [
            passage
            for one in part.values()
            for passage in passages(one.post, period=one.period, max_tokens=settings.passage_tokens)
        ]
        stands = {key: one.stand for key, one in part.items()}
        made += catalogue.replace(stands, cut, terms_of(cut), places)
        told.tell(passages=catalogue.size())
        yield Progress(stage="words", done=start + len(part), total=len(fresh))
    told.tell(passages=catalogue.size())
    yield StageDone(stage="words", seconds=time.monotonic() - began)
    return made


def _bring_vectors(
    index: VectorIndex,
    wanted: Sequence[Passage],
    there: Mapping[str, str],
    kept: VectorCache,
    embedder: Embedder,
    told: _Teller,
) -> Generator[Event, None, _Vectors]:
    """Make the vectors in the index those of the wanted passages, where `there` tells what lies in it of
    these and of those that are to go."""
    began = time.monotonic()
    index.reopen()
    want = {passage.id for passage in wanted}
    missing = [p for p in wanted if not there.get(p.id, "").startswith(text_mark(p))]
    new = {passage.id for passage in missing}
    total = sum(passage.tokens for passage in missing)
    embedded = tokens = done = 0
    before = told.facts.passages - len(missing)
    yield StageStarted(stage="vectors", total=total, unit="tokens")
    index.delete([id_ for id_ in there if id_ not in want])
    index.update([p for p in wanted if p.id not in new and there[p.id] != mark(p)])
    with Putting(index, lambda put: told.count(before + put)) as putting:
        for filled in kept.fill([embedded_text(p) for p in missing], embedder.passages, BATCH):
            part = [missing[i] for i in filled.places]
            putting.add(part, filled.vectors)
            done += sum(p.tokens for p in part)
            if filled.embedded:
                embedded += len(part)
                tokens += sum(p.tokens for p in part)
            yield Progress(stage="vectors", done=done, total=total)
    yield StageDone(stage="vectors", seconds=time.monotonic() - began)
    return _Vectors(embedded=embedded, tokens=tokens, reused=len(missing) - embedded)


def _bring_facets(
    settings: Settings, catalogue: Catalogue, kept: VectorCache, embedder: Embedder
) -> Generator[Event, None, None]:
    """Keep the facets of all passages and words that have none yet."""
    began = time.monotonic()
    passages = catalogue.without_facets()
    yield StageStarted(stage="sentences", total=len(passages), unit="passages")
    for start in range(0, len(passages), BATCH):
        part = passages[start : start + BATCH]
        told = [sentence_texts(passage) for passage in part]
        headings = [heading_text(passage) for passage in part]
        own = [embedded_text(passage) for passage in part]
        texts = [*own, *headings, *(sentence for texts in told for sentence in texts)]
        vectors = _vectors(kept, embedder.passages, texts)
        catalogue.put_facets(
            [passage.id for passage in part],
            [vectors[text] for text in own],
            [vectors[text] for text in headings],
            [[vectors[text] for text in texts] for texts in told],
        )
        yield Progress(stage="sentences", done=start + len(part), total=len(passages))
    yield StageDone(stage="sentences", seconds=time.monotonic() - began)

    began = time.monotonic()
    words = catalogue.without_vectors(USED)
    yield StageStarted(stage="vocabulary", total=len(words), unit="words")
    with _word_cache(settings, embedder) as kept_words:
        for start in range(0, len(words), 2 * BATCH):
            names = words[start : start + 2 * BATCH]
            vectors = _vectors(
                kept_words, embedder.questions, [word for word in names if stands_for_others(word)]
            )
            catalogue.put_vectors(
                {word: vectors[word].tobytes() if word in vectors else b"" for word in names}
            )
            yield Progress(stage="vocabulary", done=start + len(names), total=len(words))
    yield StageDone(stage="vocabulary", seconds=time.monotonic() - began)


def _vectors(
    kept: VectorCache, embed: Callable[[list[str]], Floats], texts: Sequence[str]
) -> dict[str, Floats]:
    """The vector of every text."""
    once = list(dict.fromkeys(texts))
    found: dict[str, Floats] = {}
    for filled in kept.fill(once, embed, BATCH):
        found.update((once[i], vector) for i, vector in zip(filled.places, filled.vectors, strict=True))
    return found


def _word_cache(settings: Settings, embedder: Embedder) -> VectorCache:
    return VectorCache(settings.place.vectors, f"{embedder.name} alike")


def _chance(settings: Settings, embedder: Embedder) -> float:
    with _word_cache(settings, embedder) as kept:
        return chance_of(lambda words: list(_vectors(kept, embedder.questions, words).values()))
