"""What someone wrote can do nothing on the page, and can still be read."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.markup import html_of, line_of, lit, tag

HARMLESS = {
    "p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "s", "code", "pre", "blockquote",
    "ul", "ol", "li", "hr", "a", "span", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
PLAIN = {"href", "title", "rel", "target", "class", "start", "style"}


class Seen(HTMLParser):
    """Every element and attribute a browser would make of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def does_nothing(html: str) -> None:
    seen = Seen(html)
    assert set(seen.elements) <= HARMLESS
    for name, told in seen.attributes:
        assert name in PLAIN
        if name == "href":
            assert not told.lower().lstrip().startswith(("javascript:", "data:", "vbscript:", "file:"))
        if name == "style":
            assert told.startswith("text-align:")


NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)><circle/></svg>",
    "<iframe src='https://example.org'></iframe>",
    "[눌러 보세요](javascript:alert(1))",
    "[눌러 보세요](JaVaScRiPt:alert(1))",
    "[눌러 보세요](&#106;avascript:alert(1))",
    "[눌러 보세요](java\tscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "<javascript:alert(1)>",
    "![봄](https://example.org/spring.png)",
    "![봄](javascript:alert(1))",
    "[ref]\n\n[ref]: javascript:alert(1)",
    "<a href='x' onclick='alert(1)'>x</a>",
    "<style>body{background:url(https://example.org)}</style>",
    "<details open ontoggle=alert(1)>x</details>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></math>",
    '[x](https://example.org "\\" onmouseover=alert(1) \\"")',
    "| a |\n|:-:|\n| <b onclick=alert(1)>b</b> |",
    "{% raw %}{{ site.url }}{% endraw %} ${alert(1)} {{#each value}}",
]


@pytest.mark.parametrize("post", NASTY)
def test_a_nasty_post_does_nothing(post: str) -> None:
    does_nothing(html_of(post))
    does_nothing(line_of(post))


@given(st.text(alphabet=st.sampled_from("<>\"'&()[]!:/ \n`*_#|-=jJavscriptonerd한글x"), max_size=80))
def test_no_text_becomes_an_element_that_acts(post: str) -> None:
    does_nothing(html_of(post))


def test_what_is_not_understood_is_still_shown() -> None:
    assert "<script>alert(1)</script>" in Seen(html_of("앞 <script>alert(1)</script> 뒤")).text


def test_a_picture_is_named_and_not_fetched() -> None:
    html = html_of("![산책길의 은행나무](https://example.org/ginkgo.jpg)")
    assert "<img" not in html and "산책길의 은행나무" in html


def test_an_honest_link_leads_out_without_telling_where_from() -> None:
    attributes = dict(Seen(html_of("[기록](https://example.org/a?b=c&d=e)")).attributes)
    assert attributes["href"] == "https://example.org/a?b=c&d=e"
    assert "noreferrer" in attributes["rel"] and attributes["target"] == "_blank"


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=4), max_size=3))
def test_marking_words_changes_no_letter(text: str, terms: list[str]) -> None:
    shown = Seen(f"<p>{lit(text, terms)}</p>")
    assert shown.text.replace("\r", "\n") == text.replace("\r", "\n")
    assert set(shown.elements) <= {"p", "mark"}


def test_a_word_is_marked_whatever_its_case() -> None:
    assert lit("Redis와 redis", ["redis"]).count("<mark>") == 2
    assert lit("supposed to back it up, backups. Did it? It tried, trying", ["up", "did", "try"]) == (
        "supposed to back it <mark>up</mark>, backups. <mark>Did</mark> it? It tried, <mark>trying</mark>"
    )
    assert lit("김장 60포기를 포기했다", ["포기"]).count("<mark>") == 2


@given(st.text(), st.text())
def test_an_element_keeps_text_and_attributes_in_their_place(text: str, attribute: str) -> None:
    html = tag("p", text, title=attribute)
    assert Seen(html).elements == ["p"]
    assert html.count("<") == 2 and html.count('"') == 2
