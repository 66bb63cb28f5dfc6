"""An author of three posts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.memory import Author


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """Three posts: a half marathon, a lemon tree, a move."""
    made = Author(tmp_path)
    made.write(
        "running",
        "강변에서 하프 마라톤을 뛰었다.\n\n## 무릎\n\n무릎이 아파서 한의원에 갔다.",
        date="2024-04-10",
    )
    made.write("lemon", "레몬 씨앗을 화분에 심었다. 싹이 두 개 났다.", date="2023-05-02")
    made.write("moving", "I moved to a flat with a window to the south.", date="2025-01-20")
    return made
