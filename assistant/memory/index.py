"""The vectors, in Chroma: files in the workspace or a server. The only module that knows it.

`open_index(settings)` gives the process's one `VectorIndex` of a place. A passage's id, its vector and what
another program needs to make sense of them lie there; the passages themselves are in the catalogue. Chroma is
spoken to directly: LangChain's wrapper takes no vectors as they are, and fetches the texts of all it finds,
which costs ten times the search. Whoever writes holds the lock of `one_writer`: Chroma takes none, and two
writers destroy an index in silence. A reader that stays open while another process writes must `reopen`.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.domain import Passage
from assistant.errors import IndexBusy, IndexDamaged, MemoryFault, SettingsError
from assistant.memory.embeddings import embedded_text
from assistant.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api.client import Client
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

COLLECTION = "passages"
# Recall@10 of 0.998 on random vectors, the worst there is; Chroma's own 100 finds 0.70 of them.
# What was not yet written into the graph is put into it again whenever the files are opened: a second for
# Chroma's own 1,000 rows. Writing it down every 128 costs a long first index nothing that can be measured.
HNSW: dict[str, Any] = {
    "space": "cosine", "ef_search": 400, "ef_construction": 200, "max_neighbors": 32,
    "batch_size": 100, "sync_threshold": 128,
}  # fmt: skip
AT_ONCE = 512  # passages put in at a time: each time takes as long as some fifty of them
PAGE = 5_000  # rows a call: SQLite below Chroma takes 32,766 variables, Chroma 5,461 rows
REBUILD = "Run `assistant index`: it builds the index again from your posts and the vectors it kept."


class VectorIndex:
    """One collection of passages' vectors. Every method raises `MemoryFault` or a kind of it, nothing of
    Chroma's."""

    def __init__(self, folder: Path | None, settings: Settings) -> None:
        self._folder = folder
        self._settings = settings
        self._opening = threading.RLock()
        self._client: Client | None = None
        self._found: Any = None

    @property
    def where(self) -> str:
        """Where the vectors lie, for telling and for comparing."""
        s = self._settings
        return f"{s.chroma_url} {s.chroma_tenant}/{s.chroma_database}" if s.chroma_url else "files"

    def reopen(self) -> None:
        """Forget what was read: another process has written since."""
        with self._opening:
            client, self._client, self._found = self._client, None, None
            if client is not None:
                client.close()
                _hang_up(client._server)
                _hang_up(getattr(client._admin_client, "_server", None))

    def clear(self) -> None:
        """Empty the index, whatever is in it and however damaged."""
        with self._opening, self._told():
            if self._folder is not None:
                self.reopen()
                shutil.rmtree(self._folder, ignore_errors=True)
                return
            client = self._connect()
            if any(found.name == COLLECTION for found in client.list_collections()):
                client.delete_collection(COLLECTION)
            self._found = None

    def settle(self) -> None:
        """Bring files to rest, so that they stay as they are until somebody writes again."""
        if self._folder is not None:
            self.reopen()

    def ids(self) -> dict[str, str]:
        """Every passage's id there, with the mark of what is filtered by (`mark`)."""
        found: dict[str, str] = {}
        with self._told():
            collection = self._collection()
            while True:
                page = collection.get(limit=PAGE, offset=len(found), include=["metadatas"])
                found.update(
                    (id_, str(row.get("mark")))
                    for id_, row in zip(page["ids"], page["metadatas"] or [], strict=True)
                )
                if len(page["ids"]) < PAGE:
                    return found

    def count(self) -> int:
        with self._told():
            return int(self._collection().count())

    def put(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Add passages, or replace them whole. Vectors [len(passages), dimension]. Their text stays in the
        catalogue: Chroma would index it a second time, which takes longer than the vectors do."""
        with self._told():
            collection = self._collection()
            for start in range(0, len(passages), PAGE):
                part = passages[start : start + PAGE]
                collection.upsert(
                    ids=[passage.id for passage in part],
                    embeddings=vectors[start : start + PAGE],
                    metadatas=[_metadata(passage) for passage in part],
                )

    def update(self, passages: Sequence[Passage]) -> None:
        """Write anew what is filtered by; the vectors stay."""
        with self._told():
            collection = self._collection()
            for start in range(0, len(passages), PAGE):
                part = passages[start : start + PAGE]
                collection.update(ids=[p.id for p in part], metadatas=[_metadata(p) for p in part])

    def delete(self, ids: Sequence[str]) -> None:
        with self._told():
            collection = self._collection()
            for start in range(0, len(ids), PAGE):
                collection.delete(ids=list(ids[start : start + PAGE]))

    def nearest(self, vector: Vectors, *, k: int) -> dict[str, float]:
        """The `k` passages nearest a unit vector, nearest first: id and cosine."""
        with self._told():
            collection = self._collection()
            if not collection.count():
                return {}
            found = collection.query(query_embeddings=vector[None], n_results=k, include=["distances"])
        return {
            id_: 1.0 - distance for id_, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        }

    def finds(self, id_: str, vector: Vectors) -> bool:
        """Whether a passage is found by its own vector. Twins with the same vector may come before it."""
        return id_ in self.nearest(vector, k=50)

    def dimension(self) -> int:
        """How many numbers a vector here has; 0 where there is none yet."""
        with self._told():
            found = self._collection().get(limit=1, include=["embeddings"])["embeddings"]
        return len(found[0]) if len(found) else 0

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """The vectors of those of the passages that have one."""
        if not ids:
            return {}
        found: dict[str, Vectors] = {}
        with self._told():
            for start in range(0, len(ids), PAGE):
                page = self._collection().get(ids=list(ids[start : start + PAGE]), include=["embeddings"])
                found.update(zip(page["ids"], page["embeddings"], strict=True))
        return found

    # --- opening --------------------------------------------------------------------------------------

    def _collection(self) -> Any:
        with self._opening:
            if self._found is None:
                self._found = self._connect().get_or_create_collection(
                    COLLECTION,
                    configuration={"hnsw": HNSW},  # type: ignore[arg-type]
                    embedding_function=None,  # else Chroma takes one of its own, and fetches it
                )
            return self._found

    def _connect(self) -> Client:
        if self._client is None:
            if self._settings.chroma_url:
                self._client = _server(self._settings)
            else:
                assert self._folder is not None
                self._client = _files(self._folder)
        return self._client

    @contextmanager
    def _told(self) -> Iterator[None]:
        """One call at a time (closing a client while another thread asks it breaks that call), and what
        Chroma raises as one of ours."""
        try:
            with self._opening:
                yield
        except MemoryFault:
            raise
        except Exception as error:
            raise _fault(error, self._settings) from error


class Putting:
    """Passages on their way into an index, `AT_ONCE` at a time; `told` hears how many are in it. What waits is put in
    at the end, however that comes.
    """

    def __init__(self, index: VectorIndex, told: Callable[[int], None]) -> None:
        self._index, self._told, self._there = index, told, 0
        self._passages: list[Passage] = []
        self._vectors: list[Vectors] = []

    def add(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Vectors [len(passages), dimension]."""
        self._passages += passages
        self._vectors += list(vectors)
        if len(self._passages) >= AT_ONCE:
            self._put()

    def _put(self) -> None:
        import numpy as np

        passages, vectors, self._passages, self._vectors = self._passages, self._vectors, [], []
        if passages:
            self._index.put(passages, np.array(vectors))
            self._there += len(passages)
            self._told(self._there)

    def __enter__(self) -> Putting:
        return self

    def __exit__(self, *_: object) -> None:
        self._put()


def _metadata(passage: Passage) -> dict[str, str | int]:
    """What another program that opens the collection finds beside the text; `mark` is ours."""
    return {
        "path": passage.path,
        "title": passage.title,
        "day": int(passage.date.strftime("%Y%m%d")) if passage.date else 0,
        "language": passage.language,
        "kind": passage.kind,
        "mark": mark(passage),
    }


def mark(passage: Passage) -> str:
    """What `ids` tells of a passage: changes where its row must be written anew."""
    rest = (passage.path, passage.title, str(passage.date), passage.language, passage.kind)
    return "\t".join((text_mark(passage), *rest))


def text_mark(passage: Passage) -> str:
    """What `mark` begins with: changes where its vector must be another (a new title is embedded with it)."""
    return blake2b(embedded_text(passage).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _chromadb() -> Any:
    try:
        import chromadb
    except (
        UnicodeDecodeError,
        ValueError,
    ) as error:  # it reads `.env`, and takes some names in it as its own
        raise SettingsError(
            f"Chroma cannot read the .env of this folder: {error}.",
            hint="Save .env as UTF-8, and take IS_PERSISTENT, ENVIRONMENT and CHROMA_… out of it.",
        ) from error
    return chromadb


def _files(folder: Path) -> Client:
    """A client of the files in a folder."""
    chromadb = _chromadb()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        client: Client = chromadb.PersistentClient(
            folder, settings=chromadb.config.Settings(anonymized_telemetry=False)
        )
    except Exception:
        # Chroma keeps what it failed to open, and would hand out the same wreck after the files are mended.
        from chromadb.api.shared_system_client import SharedSystemClient

        SharedSystemClient._identifier_to_system.pop(str(folder), None)
        raise
    return client


def _server(settings: Settings) -> Client:
    """A client of the server, its tenant and database made where they are missing."""
    chromadb = _chromadb()
    url = urlsplit(settings.chroma_url or "")
    place = {
        "host": url.hostname or "127.0.0.1",
        "port": url.port or (443 if url.scheme == "https" else 8000),
        "ssl": url.scheme == "https",
        "settings": chromadb.config.Settings(anonymized_telemetry=False),
    }
    _found_place(settings, url.hostname or "127.0.0.1", place["port"], place["ssl"])
    client: Client = chromadb.HttpClient(
        **place, tenant=settings.chroma_tenant, database=settings.chroma_database
    )
    return client


def _found_place(settings: Settings, host: str, port: int, ssl: bool) -> None:
    """Make the author's tenant and database on the server, unless they are there."""
    chromadb = _chromadb()
    from chromadb.api import ServerAPI
    from chromadb.errors import NotFoundError

    system = chromadb.config.System(
        chromadb.config.Settings(
            chroma_api_impl="chromadb.api.fastapi.FastAPI",
            chroma_server_host=host,
            chroma_server_http_port=port,
            chroma_server_ssl_enabled=ssl,
            anonymized_telemetry=False,
        )
    )
    server = system.instance(ServerAPI)
    system.start()
    try:
        try:
            server.get_tenant(settings.chroma_tenant)
        except NotFoundError:
            server.create_tenant(settings.chroma_tenant)
        try:
            server.get_database(settings.chroma_database, tenant=settings.chroma_tenant)
        except NotFoundError:
            server.create_database(settings.chroma_database, tenant=settings.chroma_tenant)
    finally:
        _hang_up(server)


def _hang_up(server: Any) -> None:
    """Chroma's client of a server leaves its connections open when it is closed."""
    session = getattr(server, "_session", None)
    if session is not None:
        session.close()


def _fault(error: Exception, settings: Settings) -> MemoryFault:
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if settings.chroma_url and not type(error).__module__.startswith("chromadb"):
        return MemoryFault(
            f"The Chroma server at {settings.chroma_url} does not answer: {said}.",
            hint="Start it with `chroma run`, or unset ASSISTANT_CHROMA_URL to keep the index in files.",
        )
    if "readonly" in said or "Permission denied" in said:
        return MemoryFault(
            f"The index cannot be written: {said}.", hint="Give yourself the right to write the workspace."
        )
    if "disk is full" in said or "apply logs" in said or "No space" in said:
        return MemoryFault(f"The disk is full: {said}.", hint="Make room, then run `assistant index`.")
    return IndexDamaged(f"The index cannot be read: {said}.", hint=REBUILD)


# --- one for all, and one writer ----------------------------------------------------------------------------

_open: dict[tuple[str, str], VectorIndex] = {}
_finding = threading.Lock()


def open_index(settings: Settings) -> VectorIndex:
    """The one index of this place in this process: Chroma's clients of one path share what they read."""
    folder = None if settings.chroma_url else (settings.place.index / "chroma").absolute()
    made = VectorIndex(folder, settings)
    with _finding:
        return _open.setdefault((str(folder), made.where), made)


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Hold the right to write the index. The kernel gives it back, even after kill -9.

    Raises:
        IndexBusy: another process holds it.
    """
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "write.lock", blocking=False, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise IndexBusy(
            "Another process is writing the index.",
            hint="Let it end, then try again; searching works meanwhile.",
        ) from error
    try:
        yield
    finally:
        lock.release()
