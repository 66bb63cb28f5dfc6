"""The front matter of a post (YAML, TOML or JSON) and where its body starts. Called by reading.py.

Blogs hold front matter that strict readers refuse; a title must not be lost to a bad value below it. So what
a reader refuses is read again key by key, and what was wrong is told. Timestamps stay as written: dates.py
reads them.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from assistant.domain import value
from assistant.posts.lines import with_one_newline

OPENING = re.compile(
    r"(?P<blank>\ufeff?(?:[ \t\u200b\ufeff]*\n)*)(?:(?P<fence>---|\+\+\+)[ \t]*\n|(?=\{\s*[\"}]))"
)
CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE),
}
# A key at the start of a line, and what follows its colon (YAML) or equals sign (TOML).
KEY = {
    "---": re.compile(
        r"""(?P<quote>["']?)(?P<key>[^\s:#"'\-\[\]{}>|*&!%@`][^:"'\n]{0,60}?)(?P=quote)[ \t]*:"""
        r"""(?:[ \t]+(?P<value>.*))?$"""
    ),
    "+++": re.compile(r"""["']?(?P<key>[\w.-]+)["']?[ \t]*=[ \t]*(?P<value>.*)$"""),
}
CONTINUED = re.compile(r"[ \t]+\S|-[ \t]|[\]})]")  # a line that goes on with the value of the key above it
NOT_CLOSED = "the front matter is not closed"


@value
class FrontMatter:
    """`fields` in the author's order; the body is `text[body:]`; `notes` say what had to be mended."""

    fields: Mapping[str, object]
    body: int
    notes: tuple[str, ...] = ()


def read(text: str) -> FrontMatter:
    """The front matter of a file's text; where there is none, no fields. Never raises."""
    lined = with_one_newline(text)
    opening = OPENING.match(lined)
    if opening is None:
        return _none(text)
    if opening["fence"] is None:
        return _json(text, opening.end())
    fence, start = opening["fence"], opening.end()
    closing = CLOSING[fence].search(lined, start)
    source = lined[start : closing.start()] if closing else lined[start : _end_of_keys(lined, start, fence)]
    if not _has_keys(source, fence):
        # A rule above the first paragraph, or front matter with nothing in it.
        return FrontMatter(fields={}, body=closing.end()) if closing and not source.strip() else _none(text)
    fields, notes = _yaml(source) if fence == "---" else _toml(source)
    if closing is None:
        return FrontMatter(fields=fields, body=start + len(source), notes=(NOT_CLOSED, *notes))
    return FrontMatter(fields=fields, body=closing.end(), notes=tuple(notes))


def _none(text: str) -> FrontMatter:
    return FrontMatter(fields={}, body=1 if text.startswith("\ufeff") else 0)


def _has_keys(source: str, fence: str) -> bool:
    """Whether it is made of keys and is not prose between two rules: its first line with words has one."""
    lines = (line for line in source.split("\n") if line.strip() and not line.lstrip().startswith("#"))
    key = KEY[fence].match(next(lines, "").strip())
    return key is not None and len(key["key"].split()) <= 2


def _end_of_keys(text: str, start: int, fence: str) -> int:
    """Where front matter that nobody closed ends: before the first line that is neither key nor value."""
    at = start
    for line in text[start:].split("\n"):
        if not (KEY[fence].match(line) or CONTINUED.match(line)):
            return at
        at += len(line) + 1
    return min(at, len(text))


# --- YAML ---


def _yaml(source: str) -> tuple[dict[str, object], list[str]]:
    """Whole if it can be; else without its tabs; else key by key."""
    import yaml

    for candidate, notes in (
        (source, []),
        (source.expandtabs(2), ["the front matter has tabs, read as spaces"]),
    ):
        try:
            loaded = yaml.load(candidate, Loader=_loader())
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            reason = _reason(error)
            continue
        if isinstance(loaded, dict):
            doubled = _doubled_keys(candidate)
            return {str(key): field for key, field in loaded.items()}, notes + doubled
        reason = "it is no list of keys"
    return _key_by_key(source), [f"the front matter is broken ({reason}), read key by key"]


def _key_by_key(source: str) -> dict[str, object]:
    """Each key with its own lines: a value that YAML refuses is kept as the text it is."""
    import yaml

    fields: dict[str, object] = {}
    for key, written, lines in _chunks(source):
        try:
            loaded = yaml.load("\n".join(lines).expandtabs(2), Loader=_loader())
        except (yaml.YAMLError, ValueError, RecursionError):
            loaded = None
        if isinstance(loaded, dict) and len(loaded) == 1:
            fields[key] = next(iter(loaded.values()))
        else:
            items = [line.strip().removeprefix("-").strip() for line in lines[1:] if line.strip()]
            fields[key] = written.strip().strip("\"'") or items or None
    return fields


def _chunks(source: str) -> Iterator[tuple[str, str, list[str]]]:
    """Each top-level key, the text behind its colon, and all lines that belong to it."""
    current: tuple[str, str, list[str]] | None = None
    for line in source.split("\n"):
        found = KEY["---"].match(line)
        if found:
            if current:
                yield current
            current = (found["key"].strip(), found["value"] or "", [line])
        elif current:
            current[2].append(line)
    if current:
        yield current


def _doubled_keys(source: str) -> list[str]:
    keys = [key for key, _, _ in _chunks(source)]
    doubled = sorted({key for key in keys if keys.count(key) > 1})
    return [f"the front matter has {', '.join(doubled)} twice, the last one counts"] if doubled else []


def _reason(error: Exception) -> str:
    problem = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None)
    where = f" in line {mark.line + 2}" if mark is not None else ""
    return f"{' '.join(str(problem).split())[:120]}{where}"


@cache
def _loader() -> Any:
    """YAML by the core schema of 1.2: `no` is a word, `12:30` no number, a timestamp the text it is."""
    import yaml

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: Any = type("FrontMatterLoader", (base,), {"yaml_implicit_resolvers": {}})
    for tag, pattern, first in (
        ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
        ("int", r"[-+]?(?:0|[1-9][0-9]{0,17})", "-+0123456789"),
        ("float", r"[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]{1,2})?", "-+0123456789"),
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("merge", r"<<", "<"),
    ):
        loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))
    return loader


# --- TOML and JSON ---


def _toml(source: str) -> tuple[dict[str, object], list[str]]:
    try:
        return tomllib.loads(source), []
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        fields: dict[str, object] = {}
        for line in source.split("\n"):
            found = KEY["+++"].match(line)
            if found:
                fields[found["key"]] = _toml_value(found["value"])
        return fields, [f"the front matter is broken ({_reason(error)}), read key by key"]


def _toml_value(written: str) -> object:
    try:
        return tomllib.loads(f"value = {written}")["value"]
    except (tomllib.TOMLDecodeError, RecursionError):
        return written.strip().strip("\"'")


def _json(text: str, start: int) -> FrontMatter:
    """A JSON object at the head of the file, as Hugo has it; anything else there is the body."""
    try:
        loaded, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        if text.lstrip("\ufeff\r\n\t ").startswith("{\n") or "\n}" in text:
            return FrontMatter(
                fields={}, body=_none(text).body, notes=(f"the front matter is broken ({error})",)
            )
        return _none(text)
    return FrontMatter(fields=loaded, body=end)
