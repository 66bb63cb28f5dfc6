"""Every failure is told in the page's language, with the way out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from assistant.errors import AssistantError, BadReply, KeyRefused
from assistant.web.faults import KOREAN, named, told


def kinds(kind: type[AssistantError] = AssistantError) -> Iterator[type[AssistantError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from kinds(below)


@pytest.mark.parametrize("kind", sorted({kind.__name__ for kind in kinds()}))
def test_every_failure_has_a_korean_sentence_with_a_way_out(kind: str) -> None:
    assert re.search(
        r"(해 |줄여 |정해 |봐 |읽어 )?(보세요|주세요|돌아옵니다|남아 있어요|있어요)\.", KOREAN[kind]
    )


def test_no_sentence_is_kept_for_a_failure_that_is_gone() -> None:
    assert set(KOREAN) <= {kind.__name__ for kind in kinds()}


def test_a_failure_without_its_own_sentence_takes_that_of_its_kind() -> None:
    class KeyExpired(KeyRefused):
        pass

    assert KOREAN["KeyRefused"] in told(KeyExpired("expired", hint="Get another."), "ko", "자세히")


def test_the_error_keeps_its_own_words_and_none_of_them_becomes_an_element() -> None:
    error = BadReply("Not JSON: <script>x</script>", hint="Try <b>again</b>.", reply="<img src=x>")
    for language in ("ko", "en"):
        html = told(error, language, "자세히")  # type: ignore[arg-type]
        assert "Not JSON: &lt;script&gt;" in html and "Try &lt;b&gt;" in html and "<script" not in html


def test_a_failure_of_which_only_the_name_was_kept_is_told_in_words() -> None:
    assert named("KeyRefused", "en") == "key refused" and named("", "en") == ""
    assert named("KeyRefused", "ko") == KOREAN["KeyRefused"]
