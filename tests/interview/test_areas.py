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
        ("en", "For example, this happened at the moment I categorized the warnings.", "other"),
        ("en", "The motherboard was ready, and quite a campaign it was.", "other"),
        ("en", "I ran a script on the runtime and it ran.", "other"),
        ("en", "Two exams and three courses later I read again.", "craft"),
        ("en", "I broke up with the flat and with my girlfriend, my brother says.", "people"),
        ("ko", "아이디어를 모아 집중해서 정리했다. 책임은 내가 졌다.", "other"),
        ("ko", "아이와 밥을 먹었다. 친구가 집에 왔다.", "people"),
        ("ko", "전세계에서 그림과 같은 구조를 쓴다.", "other"),
    ],
)
def test_the_area_of_a_text(language: str, text: str, area: str) -> None:
    assert areas(language).of(text) == area


def test_a_word_inside_another_tells_nothing() -> None:
    assert areas("ko").of("정책과 대책을 늘어놓았다.") == "other"
    assert areas("en").of("The brunch was fine.") == "other"


def test_both_languages_know_the_same_areas() -> None:
    assert list(areas("ko").labels) == list(areas("en").labels)
