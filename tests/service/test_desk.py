"""What the author was in the middle of lies on disk, and is there again."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.drafting.arrangement import drop, rename
from assistant.errors import DraftError
from assistant.events import end_of
from assistant.service import Assistant
from assistant.settings import Settings


def desk(workspace: Path) -> Assistant:
    return Assistant(Settings(workspace=workspace))


def test_what_was_typed_is_there_after_a_restart_to_the_letter(tmp_path: Path) -> None:
    typed = "---\ntitle: 회고\n---\n\n강가를  걸었다 ㅎㅎ\n\n\n끝"
    desk(tmp_path / "w").desk.keep_typed(2026, 2, typed)
    assert desk(tmp_path / "w").desk.typed(2026, 2) == typed
    assert desk(tmp_path / "w").desk.typed(2026, 1) is None
    desk(tmp_path / "w").desk.clear_typed(2026, 2)
    assert desk(tmp_path / "w").desk.typed(2026, 2) is None


def test_an_outline_is_planned_arranged_and_planned_again(tmp_path: Path) -> None:
    here = Settings(workspace=tmp_path / "w", drafts=tmp_path / "d")
    made = end_of(Assistant(here).desk.plan(2025))
    key = next(one.key for one in made.sections if one.movable)
    mine = Assistant(here).desk.arrange(2025, lambda outline: rename(outline, key, "새 이름"))
    assert end_of(Assistant(here).desk.plan(2025)) == mine != made
    with pytest.raises(DraftError, match="No outline"):
        Assistant(here).desk.arrange(2024, lambda outline: outline)


def test_answers_and_what_was_typed_become_one_version(tmp_path: Path) -> None:
    here = Assistant(Settings(workspace=tmp_path / "w", drafts=tmp_path / "d"))
    drafted = end_of(here.drafts.write(2025)).draft
    place = next(
        (s, p)
        for s, section in enumerate(drafted.sections)
        for p, paragraph in enumerate(section.paragraphs)
        if paragraph.origin == "question"
    )
    here.desk.keep_typed(2025, 1, here.desk.text(2025, 1) + "\n끝에 적던 말.\n")
    kept = here.desk.fill(2025, None, {place: "여기에 채운 말."})
    text = kept.markdown.read_text(encoding="utf-8")
    assert kept.draft.version == 2 and "여기에 채운 말." in text and "끝에 적던 말." in text
    assert here.desk.typed(2025, 1) is None and "끝에" not in here.desk.text(2025, 1)


def test_an_arrangement_that_is_damaged_counts_as_none(tmp_path: Path) -> None:
    made = end_of(desk(tmp_path / "w").desk.plan(2025))
    assert desk(tmp_path / "w").desk.arranged(2025) == made
    next((tmp_path / "w" / "desk").rglob("outline.json")).write_text('{"title": 3}', encoding="utf-8")
    assert desk(tmp_path / "w").desk.arranged(2025) is None


def test_the_outline_as_it_was_made_can_be_had_again(tmp_path: Path) -> None:
    made = end_of(desk(tmp_path / "w").desk.plan(2025))
    desk(tmp_path / "w").desk.arrange(2025, lambda outline: drop(outline, outline.sections[-1].key))
    desk(tmp_path / "w").desk.clear_arranged(2025)
    assert end_of(desk(tmp_path / "w").desk.plan(2025)) == made


def test_what_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "desk").write_text("", encoding="utf-8")
    with pytest.raises(DraftError, match="cannot be kept"):
        desk(tmp_path / "w").desk.keep_typed(2026, 1, "글")
