"""The settings as HTML: where the posts are and what was skipped, what writes, what left the machine, how all is.

A key is never shown, only whether there is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant import notices
from assistant.doctor import Examined
from assistant.domain import Corpus, Usage
from assistant.model.calls import Call
from assistant.settings import Settings
from assistant.web import faults
from assistant.web.cards import NOTHING, empty
from assistant.web.markup import Html, joined, tag
from assistant.web.strings import Language

Words = Mapping[str, str]
LATEST = 100  # requests that are listed


def posts(settings: Settings, corpus: Corpus, indexed: str, words: Words, language: Language) -> Html:
    """The folders, what was found in them, what was not read and why, and how much of it is remembered."""
    folders = [tag("code", str(folder)) for folder in settings.corpus_folders]
    sample = tag("p", words["own_folder"], class_="trail") if settings.uses_sample else NOTHING
    found = words["found_in_folders"].format(posts=len(corpus.posts), reviews=len(corpus.yearly()))
    return joined(
        (
            _facts(
                (words["folders"], joined(folders)),
                (words["found_there"], found),
                (words["index_state"], indexed),
            ),
            sample,
            _skipped(corpus, words, language),
        )
    )


def _skipped(corpus: Corpus, words: Words, language: Language) -> Html:
    if not corpus.skipped:
        return NOTHING
    rows = (
        tag("li", tag("code", one.path), " ", tag("span", notices.said(one.reason, language)))
        for one in corpus.skipped
    )
    summary = tag("summary", words["skipped_files"].format(count=len(corpus.skipped)))
    return tag("details", summary, tag("ul", *rows, class_="skipped"), class_="more")


def writer(settings: Settings, announcement: str, words: Words) -> Html:
    """What writes, where the author's text goes for it, and whether a key is set."""
    if not settings.writes_with_model:
        return _facts((words["writer"], announcement))
    key = words["key_set" if settings.openai_api_key else "key_unset"]
    return _facts(
        (words["writer"], announcement),
        (words["model"], tag("code", str(settings.model))),
        (words["endpoint"], tag("code", settings.endpoint)),
        (words["key"], key),
    )


def outgoing(calls: Sequence[Call], usage: Usage, words: Words, language: Language) -> Html:
    """Every request that left the machine, newest first, and what they took together."""
    if not calls:
        return empty(words["nothing_left"])
    took = words["took_in_all"].format(
        calls=usage.calls, prompt=f"{usage.prompt_tokens:,}", reply=f"{usage.reply_tokens:,}"
    )
    cost = words["no_prices"] if usage.cost is None else words["cost_in_all"].format(cost=f"{usage.cost:.4f}")
    rows = (_call(call, words, language) for call in list(reversed(calls))[:LATEST])
    more = (
        tag("p", words["older_calls"].format(count=len(calls) - LATEST)) if len(calls) > LATEST else NOTHING
    )
    names = ("call_when", "call_what", "call_where", "call_tokens", "call_state")
    head = tag("tr", *(tag("th", words[name], scope="col") for name in names))
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    return joined(
        (tag("p", took, " ", cost, class_="done"), tag("div", table, class_="calls", tabindex=0), more)
    )


def _call(call: Call, words: Words, language: Language) -> Html:
    asked = call.request
    sources = NOTHING
    if asked.sources:
        listed = tag("ul", *(tag("li", source) for source in asked.sources), class_="skipped")
        sources = tag("details", tag("summary", words["went_along"].format(count=len(asked.sources))), listed)
    return tag(
        "tr",
        tag("td", tag("time", call.when[:16].replace("T", " "))),
        tag("td", notices.said(asked.purpose, language), sources),
        tag("td", tag("code", asked.model), " ", tag("span", asked.endpoint, class_="trail")),
        tag("td", f"{call.prompt_tokens:,} → {call.reply_tokens:,}"),
        tag(
            "td",
            words[f"call_{call.state}"] + (f": {faults.named(call.error, language)}" if call.error else ""),
        ),
        class_=call.state,
    )


def examination(found: Sequence[Examined]) -> Html:
    """What the doctor looked at: well, or what is wrong and what to do."""
    rows = (
        tag(
            "li",
            tag("b", one.what),
            " ",
            tag("span", one.finding),
            tag("p", one.remedy) if one.remedy else NOTHING,
            class_="wrong" if one.wrong else "well",
        )
        for one in found
    )
    return tag("ul", *rows, class_="examination")


def _facts(*facts: tuple[str, str]) -> Html:
    return tag("dl", *(joined((tag("dt", name), tag("dd", told))) for name, told in facts), class_="facts")
