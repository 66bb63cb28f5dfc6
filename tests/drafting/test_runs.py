"""What a run keeps: versions of a draft, stages that are not made twice, what was written before it stopped."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from support.drafts import echo, finish, run
from support.model import ScriptedModel

from assistant.domain import Hit
from assistant.drafting.engines.model import ModelEngine
from assistant.drafting.engines.quoting import QuotingEngine
from assistant.drafting.pipeline import Sources, briefed, draft
from assistant.drafting.rendering import from_json, markdown, to_json
from assistant.drafting.run import Run
from assistant.drafting.versions import data_path, markdown_path
from assistant.errors import Unreachable
from assistant.events import Progress, TextDelta
from assistant.memory.scope import Filters
from assistant.model.prompts import Messages


def test_versions_are_never_written_over(sources: Sources, tmp_path: Path) -> None:
    first, _ = run(sources, QuotingEngine(), tmp_path)
    path = markdown_path(tmp_path / "drafts", 2026, 1)
    path.write_text("손으로 고친 것", encoding="utf-8")
    second, _ = run(sources, QuotingEngine(), tmp_path)
    assert (first.version, second.version) == (1, 2)
    assert path.read_text(encoding="utf-8") == "손으로 고친 것"


def test_a_draft_comes_back_from_its_json(sources: Sources, tmp_path: Path) -> None:
    made, _ = run(sources, QuotingEngine(), tmp_path)
    text = data_path(tmp_path / "drafts", 2026, 1).read_text(encoding="utf-8")
    assert from_json(text) == made
    assert from_json(to_json(made)) == made
    told = json.loads(text)["sources"]
    for piece in made.evidence:
        if piece.citation is None:
            assert told[piece.id] == {"turn": piece.turn}
        else:
            lines = Path(piece.citation.folder, piece.citation.path).read_text(encoding="utf-8").split("\n")
            assert piece.text.split("\n")[0] in lines[told[piece.id]["line"] - 1]


def test_a_model_that_goes_away_leaves_what_is_written_and_the_rest_is_written_later(
    sources: Sources, tmp_path: Path
) -> None:
    gone = {"now": False}

    def writer(messages: Messages, purpose: str) -> str:
        if gone["now"] and purpose != "outline":
            raise Unreachable("The model is gone.", hint="Start it.")
        gone["now"] = purpose != "outline"
        return echo(messages, purpose)

    broken = ModelEngine(ScriptedModel(writer))
    with pytest.raises(Unreachable):
        finish(
            draft(
                sources,
                engine=broken,
                recall=None,
                run=tmp_path / "run",
                drafts=tmp_path / "drafts",
                floor_words=0,
                concurrency=1,
            )
        )
    model = ScriptedModel(echo)
    made, seen = run(sources, ModelEngine(model), tmp_path)
    begun = next(event for event in seen if isinstance(event, Progress))
    assert begun.done >= 1
    assert not [purpose for _, purpose in model.asked if purpose == "outline"]
    assert "재첩국" in markdown(made)


def test_changed_answers_are_not_answered_from_an_old_run(sources: Sources, tmp_path: Path) -> None:
    run(sources, ModelEngine(ScriptedModel(echo)), tmp_path)
    turns = (replace(sources.turns[0], answer="안 갔다. 비가 왔다."), *sources.turns[1:])
    made, _ = run(replace(sources, turns=turns), ModelEngine(ScriptedModel(echo)), tmp_path)
    assert "안 갔다. 비가 왔다." in markdown(made)


def test_only_what_has_changed_is_searched_for_again(sources: Sources, tmp_path: Path) -> None:
    @dataclass
    class Remembering:
        """A memory that calls up nothing, and what it was asked."""

        generation: str
        asked: list[str] = field(default_factory=list)

        def search_all(self, questions: Sequence[str], _filters: Filters, *, k: int) -> Sequence[Remembering]:
            self.asked += questions
            return [self] * len(questions)

        @property
        def hits(self) -> Sequence[Hit]:
            return ()

    def searched(told: Sources, generation: str = "first") -> list[str]:
        memory = Remembering(generation)
        finish(briefed(told, memory, Run(tmp_path / "run")))
        return memory.asked

    answered = (replace(sources.turns[0], answer="안 갔다. 비가 왔다."), *sources.turns[1:])
    changed = replace(sources, turns=answered)
    everything = searched(sources)
    assert len(everything) > 1
    assert not searched(sources)
    [again] = searched(changed)
    assert "안 갔다. 비가 왔다." in again
    assert len(searched(replace(changed, cut_off=dt.date(2026, 5, 1)))) == len(everything)
    without = replace(sources, corpus=replace(sources.corpus, posts=sources.corpus.posts[:-1]))
    assert len(searched(without)) == len(everything)
    assert len(searched(sources, "second")) == len(everything), "another memory may call up other passages"


def test_closing_the_events_stops_the_writer(sources: Sources, tmp_path: Path) -> None:
    written = []

    class Endless(ScriptedModel):
        def stream(self, messages: Messages, *, purpose: str, max_tokens: int | None = None) -> Iterator[str]:
            while True:
                written.append(purpose)
                yield "걷고 또 걸었다. "

    events = draft(
        sources,
        engine=ModelEngine(Endless(echo)),
        recall=None,
        run=tmp_path / "run",
        drafts=tmp_path / "drafts",
        floor_words=0,
        concurrency=2,
    )
    for event in events:
        if isinstance(event, TextDelta):
            break
    events.close()
    count = len(written)
    assert len(written) == count
    assert not (tmp_path / "drafts").exists()


def test_what_another_version_of_the_program_made_is_made_again(sources: Sources, tmp_path: Path) -> None:
    kept = Run(tmp_path / "run")
    kept.keep("stage", str, "same", "of this version")
    assert kept.find("stage", str, "same") == "of this version"
    file = tmp_path / "run" / "stage.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(told | {"version": "0.0.0"}), encoding="utf-8")
    assert kept.find("stage", str, "same") is None
