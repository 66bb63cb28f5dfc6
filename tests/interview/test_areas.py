"""A text is about what most of its words are about, whatever stands behind them."""

import pytest

from assistant.interview.areas import areas


@pytest.mark.parametrize(
    ("language", "text", "area"),
    [
        ("ko", "회사에서 팀을 옮겼다. 동료들이 떡을 돌렸다.", "work"),
        ("ko", "무릎이 아파서 달리기를 두 달 쉬었다.", "health"),
        ("ko", "이사를 했다. 화분이 먼저 적응했다.", "home"),
        ("en", "My sister got married in June.", "people"),
        ("en", "We moved into a smaller apartment.", "home"),
        ("ko", "음.", "other"),
        ("fr", "My boss left the company.", "work"),
    ],
)
def test_the_area_of_a_text(language: str, text: str, area: str) -> None:
    assert areas(language).of(text) == area


def test_a_word_inside_another_tells_nothing() -> None:
    assert areas("ko").of("정책과 대책을 늘어놓았다.") == "other"
    assert areas("en").of("The brunch was fine.") == "other"


def test_both_languages_know_the_same_areas() -> None:
    assert list(areas("ko").labels) == list(areas("en").labels)
