"""Posts into the index: whatever changed since last time, and whatever was left undone or damaged, made good.

`sync(settings)` yields events and returns a `SyncReport`. The words come first (shelf.py), so that searching
works at once; then the vectors, batch by batch; last the facts, which say that all is done. Every step
compares what is wanted with what lies there, never with what an earlier run meant to do: so it converges
after any interruption.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import (
    Corpus,
    Passage,
    value,
)
from assistant.errors import IndexDamaged
from assistant.events import Event, Progress, StageDone, StageStarted
from assistant.memory import facts as fact
from assistant.memory.embeddings import Embedder, embedded_text, open_embedder, possible_names
from assistant.memory.facets import PREFIX, build_facets, parts_of, words_of
from assistant.memory.facts import Facts
from assistant.memory.index import VectorIndex, mark, one_writer, open_index, text_mark
from assistant.memory.plan import PostCounts, count_posts, told_apart
from assistant.memory.shelf import Shelf, clear_old, write_shelf
from assistant.memory.vectors import VectorCache
from assistant.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SPLITTER = "paragraphs-1"  # changes with the way posts/passages.py cuts
FACTS = "built.json"
UNSEALED = (FACTS, "write.lock")
BATCH = 128  # passages embedded and written at a time: what a kill costs at most
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
    remarks: tuple[str, ...] = ()  # what was wrong with the index and was put right

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
        skipped = f", {self.skipped} files not read" if self.skipped else ""
        if self.changed_nothing:
            there = f"{posts.kept} posts, {self.passages} passages{skipped}"
            return f"{lead}Nothing new: {there}. {self.seconds:.1f} s."
        counts = {
            "added": posts.added,
            "changed": posts.changed,
            "moved": posts.moved,
            "removed": posts.removed,
            "unchanged": posts.kept,
        }
        told = ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "none"
        work = f"{self.embedded} embedded ({self.tokens:,} tokens)" if self.embedded else "none to embed"
        return f"{lead}Posts: {told}{skipped}. Passages: {self.passages}, {work}. {self.seconds:.1f} s."


@value
class _Vectors:
    """What became of the vectors."""

    embedded: int
    tokens: int
    reused: int
    dimension: int
    remarks: tuple[str, ...]


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
        made_from = _made_from(settings, index)
        facts = fact.read(folder / FACTS)
        sealed = facts is not None and facts.seal == fact.seal(folder, UNSEALED)
        names = (embedder.name,) if embedder else possible_names(settings)
        same = facts is not None and facts.made_from == made_from and facts.embedder in names
        if facts and same and sealed and not rebuild and not settings.chroma_url:
            return _unchanged(facts, began)
        model = embedder or open_embedder(settings)

        yield StageStarted(stage="reading")
        corpus = read() if read else _read(settings)
        wanted = _passages(corpus, settings)
        yield StageDone(stage="reading", seconds=time.monotonic() - began)

        yield StageStarted(stage="words")
        stored, remarks = _stored(folder, facts)
        write_shelf(folder, wanted, anew=rebuild or bool(remarks))
        known = Facts(
            schema=fact.SCHEMA, generation=secrets.token_hex(8), made_from="", embedder=model.name,
            dimension=facts.dimension if facts else 0, splitter=_splitter(settings), where=index.where,
            posts=len({(p.folder, p.path) for p in wanted}), skipped=len(corpus.skipped),
            passages=len(wanted), vectors=0, facets="", seal="",
        )  # fmt: skip
        doubt = _doubt(facts, known, sealed, rebuild)
        fact.write(folder / FACTS, known)
        yield StageDone(stage="words", seconds=time.monotonic() - began)

        with VectorCache(settings.place.vectors, model.name) as kept:
            done = yield from _bring_vectors(index, wanted, kept, model, doubt)
            index.settle()
            by_vectors = replace(
                known, generation=secrets.token_hex(8), dimension=done.dimension, vectors=len(wanted)
            )
            fact.write(folder / FACTS, by_vectors)
            facets = yield from _bring_facets(settings, index, wanted, kept, model)
        last = replace(
            by_vectors, generation=secrets.token_hex(8), made_from=made_from, facets=facets,
            seal=fact.seal(folder, UNSEALED),
        )  # fmt: skip
        fact.write(folder / FACTS, last)
        return SyncReport(
            posts=count_posts(wanted, stored), skipped=len(corpus.skipped), passages=len(wanted),
            embedded=done.embedded, tokens=done.tokens, reused=done.reused,
            seconds=time.monotonic() - began, remarks=(*remarks, *done.remarks),
        )  # fmt: skip


# --- what is wanted ---------------------------------------------------------------------------------------


def _shut(settings: Settings) -> tuple[Path, ...]:
    return (settings.workspace, settings.drafts)


def _read(settings: Settings) -> Corpus:
    from assistant.posts.corpus import read_corpus

    return read_corpus(
        settings.corpus_folders, include_drafts=settings.include_drafts, exclude=_shut(settings)
    )


def _passages(corpus: Corpus, settings: Settings) -> tuple[Passage, ...]:
    from assistant.posts.passages import passages

    periods = {(r.post.folder, r.post.path): r.period for r in corpus.reviews}
    return told_apart(
        [
            passage
            for post in corpus.originals()
            for passage in passages(
                post, period=periods.get((post.folder, post.path)), max_tokens=settings.passage_tokens
            )
        ]
    )


def _splitter(settings: Settings) -> str:
    return f"{SPLITTER}/{settings.passage_tokens}"


def _made_from(settings: Settings, index: VectorIndex) -> str:
    from assistant.posts.reading import find_files

    found = find_files([folder.resolve() for folder in settings.corpus_folders], _shut(settings))
    return fact.fingerprint(
        [file.folder / file.path for file in found],
        _splitter(settings), index.where, str(settings.include_drafts),
    )  # fmt: skip


# --- what is there ----------------------------------------------------------------------------------------


def _unchanged(facts: Facts, began: float) -> SyncReport:
    posts = PostCounts(added=0, changed=0, removed=0, kept=facts.posts, moved=0)
    return SyncReport(
        posts=posts, skipped=facts.skipped, passages=facts.passages, embedded=0, tokens=0, reused=0,
        seconds=time.monotonic() - began,
    )  # fmt: skip


def _stored(folder: Path, facts: Facts | None) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The passages that are found by words, and what is wrong with them."""
    try:
        return Shelf(folder).passages, ()
    except IndexDamaged as error:
        return (), (f"{error.message} It is built again.",) if facts else ()


def _doubt(facts: Facts | None, wanted: Facts, sealed: bool, rebuild: bool) -> str:
    """Which vectors that lie there are not to be believed: "all", those that are not "probed", or "" none."""
    if rebuild or facts is None or facts.embedder != wanted.embedder or facts.where != wanted.where:
        return "all"
    return "probed" if facts.made_from and not sealed else ""


def _bring_vectors(
    index: VectorIndex,
    wanted: Sequence[Passage],
    kept: VectorCache,
    embedder: Embedder,
    doubt: str,
) -> Generator[Event, None, _Vectors]:
    """Make the vectors in the index those of the wanted passages."""
    began = time.monotonic()
    remarks: tuple[str, ...] = ()
    index.reopen()
    if doubt == "all":
        index.clear()
    elif wrong := _wrong(index, doubt == "probed"):
        remarks = (f"{wrong} It is built again from the vectors that were kept.",)
        index.clear()
    there = index.ids()
    want = {passage.id for passage in wanted}
    index.delete([id_ for id_ in there if id_ not in want])
    missing = [p for p in wanted if not there.get(p.id, "").startswith(text_mark(p))]
    new = {passage.id for passage in missing}
    index.update([p for p in wanted if p.id not in new and there[p.id] != mark(p)])
    total = sum(passage.tokens for passage in missing)
    embedded = tokens = done = 0
    yield StageStarted(stage="vectors", total=total, unit="tokens")
    for filled in kept.fill([embedded_text(p) for p in missing], embedder.passages, BATCH):
        part = [missing[i] for i in filled.places]
        index.put(part, filled.vectors)
        done += sum(p.tokens for p in part)
        if filled.embedded:
            embedded += len(part)
            tokens += sum(p.tokens for p in part)
        yield Progress(stage="vectors", done=done, total=total)
    yield StageDone(stage="vectors", seconds=time.monotonic() - began)
    return _Vectors(
        embedded=embedded, tokens=tokens, reused=len(missing) - embedded, dimension=index.dimension(),
        remarks=remarks,
    )  # fmt: skip


def _bring_facets(
    settings: Settings, index: VectorIndex, wanted: Sequence[Passage], kept: VectorCache, embedder: Embedder
) -> Generator[Event, None, str]:
    """Write the facets of the wanted passages; the name of their folder, "" where there is nothing to
    write."""
    folder = settings.place.index
    vocabulary, parts = Shelf(folder).lexicon.vocabulary, parts_of(wanted)
    with VectorCache(settings.place.vectors, f"{kept.embedder} alike") as kept_words:
        texts = yield from _all("sentences", parts.texts(), kept, embedder.passages)
        words = yield from _all("vocabulary", words_of(vocabulary), kept_words, embedder.alike)
    name = f"{PREFIX}{secrets.token_hex(8)}" if wanted else ""
    if wanted:
        import numpy as np

        own = kept.get([embedded_text(passage) for passage in wanted])
        lost = index.vectors([passage.id for i, passage in enumerate(wanted) if i not in own])
        vectors = [own[i] if i in own else lost[passage.id] for i, passage in enumerate(wanted)]
        languages = [passage.language for passage in wanted]
        build_facets(folder / name, parts, languages, vocabulary, texts, words, np.stack(vectors))
    clear_old(folder, PREFIX, name)
    return name


def _all(
    stage: str, texts: Sequence[str], kept: VectorCache, embed: Callable[[list[str]], Floats]
) -> Generator[Event, None, dict[str, Floats]]:
    """The vector of every text."""
    began = time.monotonic()
    vectors: dict[str, Floats] = {}
    yield StageStarted(stage=stage, total=len(texts), unit=stage)
    for filled in kept.fill(texts, embed, 2 * BATCH):
        vectors.update((texts[i], vector) for i, vector in zip(filled.places, filled.vectors, strict=True))
        yield Progress(stage=stage, done=len(vectors), total=len(texts))
    yield StageDone(stage=stage, seconds=time.monotonic() - began)
    return vectors


def _wrong(index: VectorIndex, probe: bool) -> str:
    """What is wrong with the vectors that lie there, in a sentence, or ""."""
    try:
        there = list(index.ids())
        if not probe:
            return ""
        sample = there[:: max(1, len(there) // PROBES)]
        lost = sum(1 for id_, vector in index.vectors(sample).items() if not index.finds(id_, vector))
    except IndexDamaged as error:
        return error.message
    if lost or not there:
        return "The index is damaged: vectors that were written are not found."
    return ""
