"""A figure is the same figure however it is typed, and a swapped one is seen."""

import pytest

from assistant.drafting.figures import figures, unfounded


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("4,386원이다", "4386", "원"),
        ("1만 2천 원", "12000", "원"),
        ("43만 원", "430000", "원"),
        ("두 번 갔다", "2", "번"),
        ("2회 갔다", "2", "번"),
        ("서른두 살", "32", "살"),
        ("30살", "30", "살"),
        ("나흘 동안", "4", "일"),
        ("삼십 명", "30", "명"),
        ("백 번", "100", "번"),
        ("0.5%", "0.5", "%"),
        ("twelve people", "12", ""),
        ("twenty-one pages", "21", ""),
        ("3.5k users", "3500", ""),
        ("on March 3rd", "3", "월"),
    ],
)
def test_one_figure(text: str, value: str, unit: str) -> None:
    assert (value, unit) in [(figure.value, figure.unit) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("두 번째 봄이었다.", "2번째 봄이다."),
        ("three trips", "3 trips"),
        ("2시간 21분 40초", "2시간 21분 40초로 들어왔다"),
        ("3월 1일에", "3월 1일부터"),
        ("올해 한 번", "올해"),
        ("일이 많았다", "바빴다"),
    ],
)
def test_what_is_founded_is_left_alone(text: str, source: str) -> None:
    assert not unfounded(text, source)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("1월 3일에", "3월 1일에"),
        ("세 번", "두 번"),
        ("74번", "73번"),
        ("12명", "12권"),
        ("five trips", "four trips"),
        ("1만 3천 원", "1만 2천 원"),
        ("March 4", "March 3"),
    ],
)
def test_what_is_not_is_found(text: str, source: str) -> None:
    assert unfounded(text, source)
