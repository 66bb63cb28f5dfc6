"""Authors of a few posts, and embedders that are cheap: LangChain's own, with a vector made of the text's hash."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from langchain_core.embeddings import DeterministicFakeEmbedding

from assistant.events import end_of
from assistant.memory.embeddings import Langchain
from assistant.memory.sync import SyncReport, sync
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.memory.embeddings import Vectors

SIZE = 24


class Counting(Langchain):
    """An embedder that remembers which passages it was asked for."""

    def __init__(self, name: str = "hash") -> None:
        model = DeterministicFakeEmbedding(size=SIZE)
        super().__init__(name=name, documents=model, questions=model)
        self.asked: list[str] = []

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return super().passages(texts)


class Author:
    """A folder of posts and the settings that read it."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "posts"
        self.folder.mkdir(parents=True)
        self.settings = Settings(corpus=(self.folder,), workspace=root / "work", cache=root / "cache")
        self.embedder = Counting()

    def write(self, name: str, body: str, *, title: str = "", date: str = "2024-03-01") -> Path:
        path = self.folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: {title or name}\ndate: {date}\n---\n\n{body}\n", encoding="utf-8")
        return path

    def sync(self, **given: bool) -> SyncReport:
        self.embedder.asked.clear()
        return end_of(sync(self.settings, embedder=self.embedder, **given))
