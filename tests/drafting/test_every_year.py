"""What an author writes every year anew: the line that opens a review or a section, and the order of what closes it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from support.drafts import handed_back, run
from support.model import ScriptedModel

from assistant.author.form import learn_form
from assistant.author.threads import find_threads
from assistant.domain import Corpus, Draft
from assistant.drafting.brief import VoiceNotes
from assistant.drafting.engines import Engine
from assistant.drafting.engines.model import ModelEngine
from assistant.drafting.engines.quoting import QuotingEngine
from assistant.drafting.pipeline import Sources
from assistant.interview import answers
from assistant.model.prompts import Messages
from assistant.posts.corpus import read_corpus

OPENS = "{count} years ago, I [left the ferry company](/why-i-left/) to build wooden boats."
REVIEW = """\
---
title: "My {nth} Year as a Boatbuilder"
date: {next}-01-10
tags: [annual review]
---

{opens} {rest}

## {once}

{told} I sold {sold} boats and kept one.

## Lessons learned

{told} Glue sets slowly, and nobody told me in {year}.

## Grading last year's goals

At the start of the year, I set three goals. Here is how I did on them. {rest}

## Goals for year {after}

- Sell ten boats.

## Do I still want this?

Every winter, I ask myself whether I still want this. {rest}
"""
TOLD = """\
## What happened in the workshop?

I bought a bandsaw and cut forty planks of larch with it. The bandsaw is louder than the geese.

## What did you learn this year?

Glue sets slowly when the workshop is cold, so the lesson is to heat the workshop the evening before.

## Do I still want this?

I do want this, I would not trade the workshop for the ferry.

## What do you want for next year?

I want to sell ten boats and learn to forge anchors.

## Who would teach you to forge anchors?

The blacksmith in Oban offered it to me in the spring.
"""


def echo(messages: Messages, purpose: str) -> str:
    """A writer that hands back the answers, and groups them under one heading."""
    if purpose == "outline":
        made = [
            {"heading": "A bandsaw", "evidence": ["a1"]},
            {"heading": "Lessons learned", "evidence": ["a2"]},
        ]
        wants = {"heading": "Do I still want this?", "evidence": ["a3"]}
        return json.dumps({"sections": [*made, wants]})
    return handed_back(messages)


def blog(folder: Path) -> Corpus:
    folder.mkdir()
    counts = (("Two", "Second", "three"), ("Three", "Third", "four"))
    for n, (year, (count, nth, after)) in enumerate(zip((2024, 2025), counts, strict=True)):
        text = REVIEW.format(
            opens=OPENS.format(count=count), nth=nth, after=after, year=year, next=year + 1, sold=5 + n,
            once=("The year of the flood", "A shed of my own")[n],
            told=("It rained for a month.", "The shed is green.")[n], rest=("It was wet.", "It went well.")[n],
        )  # fmt: skip
        (folder / f"{year + 1}-01-10-year-{nth.lower()}.md").write_text(text, encoding="utf-8")
    return read_corpus([folder])


def drafted(tmp_path: Path, engine: Engine) -> Draft:
    corpus = blog(tmp_path / "blog")
    sources = Sources(
        corpus=corpus,
        turns=answers.parse(TOLD),
        threads=find_threads(corpus),
        form=learn_form(corpus, 2026),
        voice=VoiceNotes(),
        cut_off=dt.date(2027, 2, 1),
    )
    made, _ = run(sources, engine, tmp_path)
    return made


def test_a_line_that_returns_every_year_is_known_with_its_numbers_grown(tmp_path: Path) -> None:
    form = learn_form(blog(tmp_path / "blog"), 2026)
    said = {line.heading: line.text for line in form.standing}
    assert said == {
        "": "Four years ago, I [left the ferry company](/why-i-left/) to build wooden boats.",
        "Grading last year's goals": "At the start of the year, I set three goals. Here is how I did on them.",
        "Do I still want this?": "Every winter, I ask myself whether I still want this.",
    }


@pytest.mark.parametrize("written", ["model", "quoting"])
def test_the_draft_opens_as_every_review_does(tmp_path: Path, written: str) -> None:
    engine = QuotingEngine() if written == "quoting" else ModelEngine(ScriptedModel(echo))
    opening = drafted(tmp_path, engine).sections[0]
    assert [p.text for p in opening.paragraphs] == [OPENS.format(count="Four")]


def test_what_closes_every_review_stands_where_it_always_did(tmp_path: Path) -> None:
    made = drafted(tmp_path, QuotingEngine())
    last = [section.heading for section in made.sections if section.heading][-3:]
    assert last == ["Lessons learned", "Goals for year five", "Do I still want this?"]


def test_what_is_asked_further_about_the_year_to_come_belongs_to_it(tmp_path: Path) -> None:
    made = drafted(tmp_path, QuotingEngine())
    [goals] = [section for section in made.sections if section.purpose == "next_year"]
    assert any("Oban" in paragraph.text for paragraph in goals.paragraphs)


def test_the_writer_is_told_the_line_of_its_section(tmp_path: Path) -> None:
    asked: list[str] = []

    def writer(messages: Messages, purpose: str) -> str:
        asked.append(messages.user)
        return echo(messages, purpose)

    drafted(tmp_path, ModelEngine(ScriptedModel(writer)))
    line = "begin this place with every year"
    told = {part.partition("Write now: ")[2][:24]: line in part for part in asked if "Write now: " in part}
    assert told["Do I still want this? (a"] and not told["Lessons learned (a secti"]
