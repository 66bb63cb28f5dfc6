"""Every span points into the file as it lies on disk, whatever the file holds."""

from __future__ import annotations

import time
import unicodedata
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language import tokens
from assistant.posts.describing import describe
from assistant.posts.markup import blocks, sentences
from assistant.posts.passages import passages

# What Markdown soup is made of: marks that open and never close, half tags, other people's syntaxes.
PIECES = st.sampled_from(
    [
        "# 제목",
        "## **올해**의 나",
        "오늘은 3.5km를 뛰었다. ",
        "정말?! ㅎㅎ ",
        "I quit my job. ",
        "**굵게** ",
        "**이벤트(event)**는 ",
        "*기울임",
        "`code`",
        "``a`b``",
        "```python\n",
        "```\n",
        "~~~\n",
        "> 인용\n",
        "> - 이름\n",
        "- 하나\n",
        "  - 둘\n",
        "1. 셋\n",
        "| a | b |\n",
        "|---|---|\n",
        '[링크](http://a.kr/(b) "제목")',
        "[그림 [안]]",
        "![고양이가 잔다](c.png)",
        "<div>",
        "</div>",
        "<details><summary>접기</summary>",
        "<script>x</script>",
        "<!-- 주석",
        "-->",
        "<br>",
        "<T>",
        "{% raw %}",
        "{% highlight js %}\n",
        "{% endhighlight %}\n",
        "{{< notice >}}",
        "{{< /notice >}}",
        '{{< figure caption="봄 산책" >}}',
        "{{ site.url }}",
        "{:.cls}",
        "[[문서|별칭]]",
        "![[a.png]]",
        "[^1]",
        "[^1]: 각주",
        "==형광==",
        "$x_1$",
        "$$\na^2\n$$\n",
        "%%숨김%%",
        ":::tip\n",
        ":::\n",
        "> [!note] 알림\n",
        "&amp;",
        "&nbsp;",
        "\\*",
        "\u3000",
        "\u200b",
        "\ufeff",
        "👩‍👩‍👧",
        "🇰🇷",
        "한글",
        "\x1c",
        "\x00",
        "\t",
        "    ",
        "\n",
        "\n\n",
        "  \n",
        "---\n",
        "===\n",
        "***",
        "<p>문단",
        "a\u0301",
        "[toc]\n",
    ]
)
SOUP = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join)


def post_of(text: str, path: str = "글.md"):  # type: ignore[no-untyped-def]
    return describe("/blog", path, text)


@settings(max_examples=300, deadline=None)
@given(SOUP, st.sampled_from(["글.md", "글.mdx"]))
def test_blocks_and_sentences_lie_in_order_inside_the_file(text: str, path: str) -> None:
    post = post_of(text, path)
    at = post.body
    for block in blocks(post):
        assert at <= block.start < block.end <= len(text)
        assert block.prose.strip() == block.prose != ""
        at = block.end
        inside = block.start
        for sentence in sentences(post, block):
            assert inside <= sentence.start < sentence.end <= block.end
            assert sentence.prose
            inside = sentence.end


@settings(max_examples=300, deadline=None)
@given(SOUP, st.sampled_from([24, 64, 320]))
def test_passages_are_verbatim_in_order_short_enough_and_leave_nothing_out(text: str, limit: int) -> None:
    post = post_of(text)
    found = passages(post, max_tokens=limit)
    at = 0
    for passage in found:
        assert passage.text == text[passage.start : passage.end] != ""
        assert passage.start >= at
        assert passage.tokens == tokens.count(passage.prose) <= limit
        at = passage.end
    assert len({passage.id for passage in found}) == len(found)
    for block in blocks(post):
        if block.kind != "heading":
            covering = [p for p in found if p.start < block.end and block.start < p.end]
            assert covering and covering[0].start <= block.start and covering[-1].end >= block.end


@settings(max_examples=300, deadline=None)
@given(SOUP)
def test_the_prose_does_not_depend_on_the_newline(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    readings = [
        [(block.kind, block.prose) for block in blocks(post_of(plain.replace("\n", newline)))]
        for newline in ("\n", "\r\n", "\r")
    ]
    assert readings[0] == readings[1] == readings[2]


CHARACTERS = st.sampled_from(
    ["가", "a", "👩‍🚀", "🇰🇷", "e\u0301", unicodedata.normalize("NFD", "한"), "❤️", "👍🏽", "漢"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(CHARACTERS, min_size=100, max_size=300))
def test_an_endless_word_is_never_cut_inside_a_character(characters: list[str]) -> None:
    edges = {0, *accumulate(len(character) for character in characters)}
    text = "".join(characters)
    found = passages(post_of(text), max_tokens=24)
    assert "".join(passage.text for passage in found) == text
    assert {passage.start for passage in found} <= edges


def test_a_long_paragraph_is_cut_where_sentences_end() -> None:
    text = "\n".join(["올해는 매일 조금씩 걸었고 그 길을 적어 두었다."] * 60)
    found = passages(post_of(text), max_tokens=100)
    assert len(found) > 5
    assert all(passage.text.endswith("두었다.") for passage in found)
    assert min(passage.tokens for passage in found) > 20


def test_an_endless_sentence_is_cut_at_spaces() -> None:
    text = " ".join(["걷고"] * 900)
    for passage in passages(post_of(text), max_tokens=64):
        assert set(passage.text.split()) == {"걷고"}


def test_passages_never_cross_a_heading_and_know_the_path_to_it() -> None:
    text = "# 2025년 회고\n\n처음.\n\n## 일\n\n옮겼다.\n\n### 새 팀\n\n좋다.\n\n## 건강\n\n뛰었다.\n"
    found = [(passage.heading, passage.prose) for passage in passages(post_of(text))]
    assert found == [((), "처음."), (("일",), "옮겼다."), (("일", "새 팀"), "좋다."), (("건강",), "뛰었다.")]


def test_a_heading_with_nothing_below_it_can_still_be_found() -> None:
    found = passages(post_of("## 읽은 책\n\n### 가을의 문장\n\n### 겨울 산책\n\n좋았다.\n"))
    assert [passage.heading[-1] for passage in found] == ["가을의 문장", "겨울 산책"]
    assert found[0].prose == "가을의 문장"


def test_what_is_inserted_above_leaves_the_ids_below_alone() -> None:
    text = "## 봄\n\n" + "씨앗을 심었다. " * 30 + "\n\n## 여름\n\n비가 왔다.\n\n비가 왔다.\n"
    before = {passage.id for passage in passages(post_of(text))}
    after = {passage.id for passage in passages(post_of("## 겨울\n\n눈이 왔다.\n\n" + text))}
    assert before < after and len(after - before) == 1


def test_identical_twins_have_ids_of_their_own_and_another_post_has_others() -> None:
    text = "## 기록\n\n뛰었다.\n\n## 기록\n\n뛰었다.\n"
    mine = passages(post_of(text))
    assert len({passage.id for passage in mine}) == 2
    assert not {p.id for p in mine} & {p.id for p in passages(post_of(text, "다른 글.md"))}


def test_a_section_leaves_no_crumb_at_its_end() -> None:
    paragraph = "오늘은 도서관에 가서 오래 미뤄 둔 책을 읽었다. " * 4
    text = "\n\n".join([paragraph] * 6 + ["끝."])
    sizes = [passage.tokens for passage in passages(post_of(text), max_tokens=200)]
    assert min(sizes) > 40


@pytest.mark.parametrize("size", [1, 3])
def test_passages_of_a_review_say_what_they_look_back_on(size: int) -> None:
    from assistant.domain import Period

    found = passages(post_of("## 일\n\n바빴다.\n\n" * size), period=Period(year=2025))
    assert {(passage.kind, passage.period) for passage in found} == {("review", "2025")}


@pytest.mark.parametrize(
    "opening",
    ["{% ", "{{< ", "<!-- ", "<div ", "$a_ ", "[[a ", "\\[ ", "```\n", "%%a ", ":::a\n", "ㅋ다ㅋㅋ "],
)
def test_a_file_of_openings_alone_takes_no_longer_than_its_length(opening: str) -> None:
    """Four times the text takes some four times the work; a square of it would be sixteen."""

    def once(times: int) -> float:
        post = post_of(opening * times)
        begun = time.process_time()
        passages(post)
        return time.process_time() - begun

    def work(times: int) -> float:
        return min(once(times) for _ in range(3))  # the least disturbed of three

    assert work(8_000) < 12 * max(work(2_000), 0.02)
