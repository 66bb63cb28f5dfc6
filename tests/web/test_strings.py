"""The page says the same in both languages, and says nothing that is not written down."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import get_args, get_type_hints

import pytest

from assistant.author.voice_examples import Kind
from assistant.domain import EvidenceKind, Origin, OutlineSection, Status, TurnState
from assistant.drafting.publishing import NameKind
from assistant.model.calls import CallState
from assistant.web.strings import EN, KO, PARTS

WEB = Path(__file__).parents[2] / "assistant" / "web"
SOURCES = {
    path: path.read_text(encoding="utf-8") for path in WEB.rglob("*.py") if path.parent.name != "strings"
}


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert set(KO) == set(EN)


def test_no_key_is_in_two_parts() -> None:
    keys = [key for part in PARTS for key in part.KO]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("key", sorted(KO))
def test_both_languages_say_it_with_the_same_values(key: str) -> None:
    assert KO[key].strip() and EN[key].strip()
    assert fields(KO[key]) == fields(EN[key])


def test_every_key_that_is_asked_for_exists_and_none_is_left_over() -> None:
    code = "\n".join(SOURCES.values())
    asked = set(re.findall(r"""(?:words|said)\[["'](\w+)["']\]""", code))
    assert asked <= set(KO)
    # Looked up by a value's name, see the next test.
    by_name = ("stage_", "fate_", "was_", "purpose_", "origin_", "kind_", "named_", "example_", "call_")
    plain = {key for key in KO if not key.startswith(by_name)}
    mentioned = {key for key in plain if re.search(rf"""["']{key}["']""", code)}
    assert plain == mentioned


def test_every_value_that_is_looked_up_by_name_has_a_word() -> None:
    assert {f"fate_{status}" for status in get_args(Status)} <= set(KO)
    passed = set(get_args(TurnState)) - {"asked", "answered"}
    assert {f"was_{state}" for state in passed} <= set(KO)
    assert {f"call_{state}" for state in get_args(CallState)} <= set(KO)
    purposes = get_args(get_type_hints(OutlineSection)["purpose"])
    for prefix, names in (
        ("purpose_", purposes),
        ("kind_", get_args(EvidenceKind)),
        ("origin_", set(get_args(Origin)) - {"question"}),
        ("named_", set(get_args(NameKind)) - {"other"}),
        ("example_", get_args(Kind)),
    ):
        assert {f"{prefix}{name}" for name in names} == {key for key in KO if key.startswith(prefix)}


def test_every_stage_that_is_announced_has_a_name() -> None:
    package = WEB.parent
    announced = {
        stage
        for path in package.rglob("*.py")
        for stage in re.findall(r'(?:StageStarted|Progress)\(stage="(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert announced and {f"stage_{stage}" for stage in announced} <= set(KO)


def test_nothing_korean_is_written_outside_the_strings() -> None:
    for path, code in SOURCES.items():
        code = code.replace("한국어", "")  # a language is called by its own name in every language
        if path.name == "faults.py":
            continue
        assert not re.search("[가-힣]", code), path.name
