"""Prompts are files: prompts/NAME.md, loaded, checked, rendered and hashed here.

Takes the name of a file and values; gives `Messages` for model/chat.py. Whoever asks a model something loads
its prompt here. A file has YAML front matter and two parts (a follow-up, said within a conversation, has only
the second)::

    ---
    purpose: Name the topic of a passage.
    variables:
      passage: the passage, fenced
      notes: what is known about it, a list
      notes.text: one note
    reply: text
    ---
    ## system
    You name topics.
    ## user
    {{{passage}}}
    {{#notes}}
    - {{{text}}}
    {{/notes}}

The template is mustache. A variable holds text, or a list: of texts (`{{{.}}}` inside its section) or of
records, whose keys are declared as `list.key`. A section around a text shows only where the text is not
empty. What the author wrote enters as a value, fenced by `fence`, and is never read as template.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from assistant.domain import value
from assistant.errors import PromptError
from assistant.settings import resource

Given = str | Sequence[str] | Sequence[Mapping[str, str]]

_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_PART = re.compile(r"^## (system|user)[ \t]*$", re.MULTILINE)
_KEYS = {"purpose", "variables", "reply"}


@value
class Messages:
    """What is said to the model. `prompt` and `hash` name the file it came from, `sources` (ids of evidence,
    paths of passages) what of the author's is in it: the log of calls keeps these and never the text."""

    system: str
    user: str
    prompt: str = ""
    hash: str = ""
    sources: tuple[str, ...] = ()

    def citing(self, *sources: str) -> Messages:
        """The same messages, saying what of the author's they carry."""
        return replace(self, sources=(*self.sources, *sources))


@value
class Prompt:
    """A prompt file that keeps the rules; see the module for its form."""

    name: str
    purpose: str
    variables: Mapping[str, str]  # name → what it is
    reply: Literal["text", "json"]
    system: str
    user: str
    hash: str  # of the file: 16 hexadecimal digits of its SHA-256
    printed: frozenset[str] = field(default_factory=frozenset)  # variables whose text stands in the body

    def render(self, **values: Given) -> Messages:
        """The messages with every variable filled in.

        Raises:
            PromptError: a variable is missing, is not the prompt's, or is a list where a text belongs
                (or the other way round).
        """
        from langchain_core.utils.mustache import render

        self._check(values)
        data = dict(values)
        system, user = (render(part, data).strip() for part in (self.system, self.user))
        return Messages(system=system, user=user, prompt=self.name, hash=self.hash)

    def _check(self, values: Mapping[str, Given]) -> None:
        wanted = {name for name in self.variables if "." not in name}
        if missing := sorted(wanted - values.keys()):
            raise self._error(f"is not given {', '.join(missing)}")
        if unknown := sorted(values.keys() - wanted):
            raise self._error(f"has no variable {', '.join(unknown)}")
        for name, given in values.items():
            self._check_kind(name, given)

    def _check_kind(self, name: str, given: Given) -> None:
        keys = {known.removeprefix(f"{name}.") for known in self.variables if known.startswith(f"{name}.")}
        if isinstance(given, str):
            if keys:
                raise self._error(f"wants a list of records for {name}, not a text")
            return
        if name in self.printed:
            raise self._error(f"wants a text for {name}, not a list")
        for item in given:
            found = set(item) if isinstance(item, Mapping) else set()
            if found != keys:
                raise self._error(
                    f"wants {sorted(keys) or 'texts'} in each item of {name}, not {sorted(found)}"
                )

    def _error(self, fault: str) -> PromptError:
        return PromptError(
            f"The prompt {self.name} {fault}.",
            hint=f"Compare the variables in prompts/{self.name}.md with the place that renders it.",
        )


def load(name: str, folder: Path | None = None) -> Prompt:
    """The prompt in `folder`/`name`.md; the folder is the program's own unless given.

    Raises:
        PromptError: the file is missing, or does not keep the rules of this module: its front matter, its two
            parts, every variable declared and used.
    """
    path = (folder or resource("prompts")) / f"{name}.md"
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(
            f"The prompt {name} cannot be read: {error}.", hint="Install the program again, or mend the file."
        ) from error
    try:
        return _parse(name, text, hashlib.sha256(data).hexdigest()[:16])
    except ValueError as error:
        raise PromptError(f"The prompt {name} {error}.", hint=f"Mend {path}.") from error


def fence(text: str, label: str = "") -> str:
    """`text` as a fenced code block of Markdown that nothing in it can close.

    >>> print(fence("a ``` b", "post 2026-03-01"))
    ````post 2026-03-01
    a ``` b
    ````
    """
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    marks = "`" * max(3, longest + 1)
    said = " ".join(label.replace("`", "'").split())
    return f"{marks}{said}\n{text}\n{marks}"


@lru_cache(maxsize=64)
def _parse(name: str, text: str, digest: str) -> Prompt:
    import yaml

    front = _FRONT.match(text)
    try:
        meta = yaml.safe_load(front[1]) if front else {}
    except yaml.YAMLError as error:
        raise ValueError(f"has front matter that is no YAML: {error}") from error
    if not isinstance(meta, dict) or meta.keys() != _KEYS:
        raise ValueError(f"has the keys {sorted(meta or {})} in its front matter, not {sorted(_KEYS)}")
    purpose, variables, reply = meta["purpose"], meta["variables"] or {}, meta["reply"]
    if not isinstance(purpose, str) or not purpose.strip():
        raise ValueError("does not say what it is for")
    if reply not in ("text", "json"):
        raise ValueError(f"says that {reply!r} comes back, which is neither text nor json")
    if not isinstance(variables, dict) or not all(
        isinstance(said, str) and said for said in variables.values()
    ):
        raise ValueError("does not say of each variable what it is")
    system, user = _parts(text[front.end() :] if front else text)
    printed = _check_names(f"{system}\n{user}", set(variables))
    return Prompt(
        name=name, purpose=purpose, variables=variables, reply=reply,
        system=system, user=user, hash=digest, printed=printed,
    )  # fmt: skip


def _parts(body: str) -> tuple[str, str]:
    """The system part and the user part, as templates."""
    before, *pieces = _PART.split(body)
    names, parts = pieces[::2], [part.strip("\n") for part in pieces[1::2]]
    if before.strip() or names not in (["system", "user"], ["user"]):
        raise ValueError("does not consist of '## system' and '## user', in this order")
    if not all(part.strip() for part in parts):
        raise ValueError("has an empty part")
    return (parts[0] if names == ["system", "user"] else ""), parts[-1]


def _check_names(template: str, declared: set[str]) -> frozenset[str]:
    """Hold the names in a template against the declared ones; give those that are printed as text."""
    used: set[str] = set()
    printed: set[str] = set()
    for kind, name in _names(template, declared):
        used.add(name)
        if kind == "no escape":
            printed.add(name)
    if unused := sorted(declared - used):
        raise ValueError(f"declares {', '.join(unused)} and does not use it")
    return frozenset(printed)


def _names(template: str, declared: set[str]) -> Iterator[tuple[str, str]]:
    """Each tag of a template as its kind and the declared variable it means."""
    from langchain_core.utils.mustache import ChevronError, tokenize

    try:
        tokens = list(tokenize(template))
    except ChevronError as error:
        raise ValueError(f"is no mustache: {error.msg}") from error
    inside: list[str] = []
    for kind, key in tokens:
        if kind == "literal" or (kind == "no escape" and key == "." and inside):
            continue
        if kind == "end":
            inside.pop()
        elif kind in ("section", "inverted section", "no escape"):
            name = _meant(key, inside, declared)
            yield kind, name
            if kind != "no escape":
                inside.append(name)
        elif kind == "variable":
            raise ValueError(f"would escape {key} for HTML: write {{{{{{{key}}}}}}}")
        else:
            raise ValueError(f"has a tag of the kind '{kind}', which is not used here")


def _meant(key: str, inside: Sequence[str], declared: set[str]) -> str:
    """The declared variable a key means inside these sections, the innermost first."""
    for name in (*(f"{section}.{key}" for section in reversed(inside)), key):
        if name in declared:
            return name
    raise ValueError(f"uses {key} and does not declare it")
