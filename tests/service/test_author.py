"""The verbs of the author as the command line and the page use them, on a small author."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.author import write_blog

from assistant.errors import CorpusError, SettingsError
from assistant.events import end_of
from assistant.service import Assistant
from assistant.settings import Settings


def opened(tmp_path: Path) -> Assistant:
    blog = tmp_path / "blog"
    return Assistant(Settings(corpus=(blog,), workspace=tmp_path / "w", drafts=tmp_path / "drafts"))


@pytest.fixture
def product(tmp_path: Path) -> Assistant:
    write_blog(tmp_path / "blog")
    return opened(tmp_path)


def test_the_authors_word_wins_from_then_on_and_in_every_standpoint(
    product: Assistant, tmp_path: Path
) -> None:
    handle, letter = next((h, t) for h, t in product.author.handles().items() if "편지" in t.citation.quote)
    assert product.author.threads_before(2026)  # a standpoint made before hears of it too
    assert product.author.correct(product.author.named(handle), 2026, "kept").status == "kept"
    river = tmp_path / "blog" / "2026-05-17-river.md"
    river.write_text(river.read_text(encoding="utf-8") + "\n강은 그대로였다.\n", encoding="utf-8")
    for later in (product, opened(tmp_path)):
        assert later.author.named(letter.id).status == "kept"
        assert next(t for t in later.author.threads_before(2026) if t.id == letter.id).status == "kept"
        assert next(e for e in later.author.ledger() if e.handle == handle).thread.status == "kept"


def test_what_was_said_of_a_later_year_is_not_known_before_it(product: Assistant) -> None:
    letter = next(t for t in product.author.threads() if "편지" in t.citation.quote)
    product.author.correct(letter, 2027, "kept")
    assert next(t for t in product.author.threads_before(2026) if t.id == letter.id).status != "kept"


def test_a_wrong_name_and_a_wrong_year_are_told(product: Assistant) -> None:
    with pytest.raises(CorpusError, match="2025-99"):
        product.author.named("2025-99")
    with pytest.raises(CorpusError, match="2025"):
        product.author.correct(product.author.threads()[0], 2025, "kept")


def test_the_model_reads_only_where_one_is_set(product: Assistant) -> None:
    with pytest.raises(SettingsError):
        end_of(product.author.read_threads())
    with pytest.raises(SettingsError):
        product.author.announce_reading()
