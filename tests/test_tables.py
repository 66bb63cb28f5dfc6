"""Tables of words: by language, and a broken one says which file to mend."""

import re

import pytest

from assistant.errors import PromptError
from assistant.tables import read_every, read_table, written_in


def as_it_is(held: dict[str, str]) -> dict[str, str]:
    return held


@pytest.mark.parametrize("name", ["interview", "care"], ids=["a file a language", "all in one file"])
def test_a_language_nobody_wrote_for_has_the_english_table(name: str) -> None:
    assert read_table(name, "sw", as_it_is) == read_table(name, "en", as_it_is)
    assert read_table(name, "ko", as_it_is) != read_table(name, "en", as_it_is)


def test_the_language_of_a_table_is_told() -> None:
    assert [written_in("questions", language) for language in ("ko", "en", "sw")] == ["ko", "en", "en"]


def test_a_table_of_another_form_names_its_file() -> None:
    with pytest.raises(PromptError, match=re.escape("care.yaml cannot be read: 'grief'")) as caught:
        read_table("care", "ko", lambda held: held["grief"])
    assert "care.yaml" in caught.value.hint


def test_a_pattern_that_is_none_names_its_file() -> None:
    with pytest.raises(PromptError, match=r"care\.yaml cannot be read"):
        read_table("care", "ko", lambda held: re.compile(held["heavy"] + "("))


def test_a_table_that_is_not_there_names_the_file_it_looked_for() -> None:
    with pytest.raises(PromptError, match=r"astrology\.en\.yaml cannot be read"):
        read_table("astrology", "ko", as_it_is)


def test_every_language_of_a_table_is_read() -> None:
    assert read_every("care", as_it_is) == tuple(
        read_table("care", language, as_it_is) for language in ("ko", "en")
    )
    with pytest.raises(PromptError, match=r"care\.yaml cannot be read"):
        read_every("care", lambda held: held["grief"])
