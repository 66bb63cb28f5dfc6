"""What the author was in the middle of lies on disk, and is there again."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Evidence, Outline, OutlineSection
from assistant.drafting.arrangement import arrange, drop
from assistant.errors import DraftError
from assistant.service import Assistant
from assistant.settings import Settings

PIECE = Evidence(id="a1", kind="answer", text="강가를 걸었다.", topic="몸", citation=None, turn=1)
OUTLINE = Outline(
    title="회고", sections=(OutlineSection(heading="몸", level=2, purpose="body", evidence=("a1",)),)
)


def desk(workspace: Path) -> Assistant:
    return Assistant(Settings(workspace=workspace))


def test_what_was_typed_is_there_after_a_restart_to_the_letter(tmp_path: Path) -> None:
    typed = "---\ntitle: 회고\n---\n\n강가를  걸었다 ㅎㅎ\n\n\n끝"
    desk(tmp_path / "w").desk.keep_typed(2026, 2, typed)
    assert desk(tmp_path / "w").desk.typed(2026, 2) == typed
    assert desk(tmp_path / "w").desk.typed(2026, 1) is None
    desk(tmp_path / "w").desk.clear_typed(2026, 2)
    assert desk(tmp_path / "w").desk.typed(2026, 2) is None


def test_an_arrangement_is_there_after_a_restart(tmp_path: Path) -> None:
    mine = drop(arrange(OUTLINE, [PIECE]), 0)
    desk(tmp_path / "w").desk.keep_arranged(2026, mine)
    assert desk(tmp_path / "w").desk.arranged(2026) == mine
    desk(tmp_path / "w").desk.clear_arranged(2026)
    assert desk(tmp_path / "w").desk.arranged(2026) is None


def test_an_arrangement_that_is_damaged_counts_as_none(tmp_path: Path) -> None:
    desk(tmp_path / "w").desk.keep_arranged(2026, arrange(OUTLINE, [PIECE]))
    next((tmp_path / "w").rglob("outline.json")).write_text('{"title": 3}', encoding="utf-8")
    assert desk(tmp_path / "w").desk.arranged(2026) is None


def test_what_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "desk").write_text("", encoding="utf-8")
    with pytest.raises(DraftError, match="cannot be kept"):
        desk(tmp_path / "w").desk.keep_typed(2026, 1, "글")
