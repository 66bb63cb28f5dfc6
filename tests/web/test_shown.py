"""What the page shows of a passage, of promises and of what left the machine."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.author.thread_ledger import ledger, timeline
from assistant.domain import Citation, Outcome, Thread, Usage
from assistant.model.calls import Call, Request
from assistant.web import promises, settings
from assistant.web.cards import excerpt
from assistant.web.markup import unmarked
from assistant.web.strings import EN, KO

PROSE = st.text(alphabet="가나다 .\n", max_size=400)


@given(PROSE, st.lists(st.sampled_from(["가", "나다", "다가나"]), max_size=3))
def test_an_excerpt_is_of_the_passage_and_short(prose: str, terms: list[str]) -> None:
    shown = excerpt(prose, terms, room=60)
    assert len(shown) <= 62
    assert shown.removeprefix("…").removesuffix("…") in prose


def test_an_excerpt_shows_where_the_words_are() -> None:
    shown = excerpt(
        "들머리 " * 80 + "왜가리가 강가에 서 있었다." + " 끝머리" * 80, ["왜가리", "강가"], room=80
    )
    assert "왜가리가 강가에" in shown and shown.startswith("…") and shown.endswith("…")


def test_marks_go_and_letters_stay() -> None:
    assert (
        unmarked("- **왜가리**를 [보았다](https://example.org)\n> `code`\n## 2024년")
        == "왜가리를 보았다\ncode\n2024년"
    )


def thread(**given: object) -> Thread:
    quote = "내년에는 <script>alert(1)</script> 나무를 심는다."
    cite = Citation(
        folder="/blog",
        path="a.md",
        start=0,
        end=len(quote),
        quote=quote,
        title="회고",
        date=dt.date(2024, 1, 1),
    )
    later = (
        Outcome(year=2024, status="kept", citation=cite),
        Outcome(year=2026, status="dropped", citation=None),
    )
    return Thread(
        id="t", review=2023, kind="goal", citation=cite, topic="나무", firmness=1.0, later=later, **given
    )  # type: ignore[arg-type]


def test_a_promise_is_drawn_from_where_it_was_said_to_the_last_word_on_it() -> None:
    html = promises.picture(timeline(ledger([thread()])), {"t": 2026}, KO)
    assert [f"’{year}" for year in (23, 24, 25, 26)] == re.findall(r"’\d\d", html)
    assert "2024 지킴" in html and "2026 접음" in html
    assert 'data-status="kept"' in html and 'data-year="2026"' in html
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_what_left_is_told_with_where_to_how_much_and_what_went_along() -> None:
    request = Request(
        kind="chat", endpoint="https://models.example/v1", model="m", purpose="a <section>", prompt_tokens=1200,
        sources=("_posts/<b>.md",),
    )  # fmt: skip
    call = Call(
        id="1",
        when="2026-11-25T01:02:03+00:00",
        state="failed",
        request=request,
        prompt_tokens=1200,
        error="Unreachable",
    )
    usage = Usage(calls=1, prompt_tokens=1200, reply_tokens=0)
    html = settings.outgoing([call], usage, EN, "en")
    for told in (
        "2026-11-25 01:02",
        "https://models.example/v1",
        "1,200",
        "a &lt;section&gt;",
        "failed: unreachable",
    ):
        assert told in html
    assert "_posts/&lt;b&gt;.md" in html


def test_only_the_latest_requests_are_listed_and_the_rest_is_counted() -> None:
    request = Request(kind="chat", endpoint="e", model="m", purpose="p", prompt_tokens=1)
    calls = [
        Call(id=str(n), when=f"2026-01-01T00:00:{n:03}", state="done", request=request)
        for n in range(settings.LATEST + 5)
    ]
    html = settings.outgoing(calls, Usage(calls=len(calls)), EN, "en")
    assert html.count("<tr") == settings.LATEST + 1 and "5 earlier" in html
