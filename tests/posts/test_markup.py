"""Prose is what a person reads: markup goes, words stay, and someone else's words are told apart."""

from __future__ import annotations

import pytest

from assistant.posts.describing import describe
from assistant.posts.markup import Block, blocks, sentences


def read(text: str, path: str = "글.md") -> tuple[Block, ...]:
    return blocks(describe("/blog", path, text))


def prose(text: str, path: str = "글.md") -> list[str]:
    return [block.prose for block in read(text, path)]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.prose) for block in read(text)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("**굵게** 쓰고 _기울여_ 쓰고 ~~지웠다~~", "굵게 쓰고 기울여 쓰고 지웠다"),
        ("**작은 이야기(진짜로)**는 이어진다", "작은 이야기(진짜로)는 이어진다"),
        ("그는 **“끝이야.”**라고 했다", "그는 “끝이야.”라고 했다"),
        ("[지난 회고](/2024/(회고) '제목')를 읽었다", "지난 회고를 읽었다"),
        ("[대괄호 [안]의 글](http://a.kr)을 보았다", "대괄호 [안]의 글을 보았다"),
        ("[지난 글]({% post_url 2024-01-02-a %})과 [집]({{ site.url }}/home)", "지난 글과 집"),
        ("<https://a.kr/b> 에 있다", "https://a.kr/b 에 있다"),
        ("`git rebase`를 배웠다", "git rebase를 배웠다"),
        ("`{{ value }}`를 쓴다", "{{ value }}를 쓴다"),
        ("별표 2 \\* 3 &amp; 4&nbsp;5", "별표 2 * 3 & 4 5"),
        ("첫 줄<br>둘째 줄", "첫 줄\n둘째 줄"),
        ("첫 줄  \n둘째 줄", "첫 줄\n둘째 줄"),
        ("첫 줄\n이어진 줄", "첫 줄 이어진 줄"),
        ("今日は\nよく歩いた", "今日はよく歩いた"),
        ('<font color="red">빨간</font> <u>밑줄</u> <kbd>Ctrl</kbd>', "빨간 밑줄 Ctrl"),
        ("List<String> 을 돌려준다", "List<String> 을 돌려준다"),
        ("==형광펜==과 ~~취소선~~", "형광펜과 취소선"),
        ("[[2026-03-01|그날]]과 [[여행/제주#둘째 날]]", "그날과 제주"),
        ("걸었다[^1] 그리고 쉬었다", "걸었다 그리고 쉬었다"),
        ("[^1]: 사실은 뛰었다", "사실은 뛰었다"),
        ("보이는 말 %%숨긴 말%% 끝", "보이는 말 끝"),
        ("가\u200b나\ufeff다\u3000라\u00a0마", "가나다 라 마"),
        ("넓이는 $\\pi r^2$ 이다", "넓이는 [math] 이다"),
        ("$$\n\na^2\n\n$$", "[math]"),
        ("값은 $5 에서 $10 사이", "값은 $5 에서 $10 사이"),
        ("문단이다\n{: .notice}", "문단이다"),
        ('사진이다{:width="50%"} 그렇다', "사진이다 그렇다"),
        ("진행 `████░░` 40%", "진행 ████░░ 40%"),
        ("- [x] 달리기 ✅\n", "[x] 달리기 ✅"),
        ("{% include note.html %}\n산책했다", "산책했다"),
        ("{{< lead >}}\n산책했다\n{{< /lead >}}", "산책했다"),
        ('{{< notice\n  type="info"\n>}}\n산책했다', "산책했다"),
        (":::tip\n물을 마시자\n:::", "물을 마시자"),
        ("<center>가운데 글</center>", "가운데 글"),
        ("<details><summary>접은 글</summary></details>", "접은 글"),
    ],
)
def test_prose(written: str, meant: str) -> None:
    assert prose(written) == [meant]


@pytest.mark.parametrize(
    "written",
    [
        "<script>\nvar a = 1;\n\nvar b = 2;\n</script>",
        "<style>\np { color: red }\n\na { b: c }\n</style>",
        "<!-- 메모\n\n둘 -->",
        '<iframe src="https://v.kr"></iframe>',
        "![](a.png)",
        "![IMG_2034.jpg](a.png)",
        "![image](a.png)",
        "![스크린샷 2024-03-02 오후 1.20.11](a.png)",
        "---",
        "[참조]: http://a.kr '제목'",
        "![[a.png]]",
        "{% comment %}\n숨김\n{% endcomment %}",
        "[TOC]",
        "* TOC\n{:toc}",
        "<!--more-->",
        "{% youtube abc %}",
        '<div id="a"></div>',
        "```\n```",
        '{{< youtube id="a" >}}',
        "<svg>\n<text>글</text>\n\n<g/>\n</svg>",
    ],
)
def test_what_nobody_reads_is_no_block(written: str) -> None:
    assert prose(written) == []


def test_mdx_keeps_the_words_inside_components() -> None:
    text = (
        "import { Note } from '../note'\nexport const meta = {\n  a: 1,\n}\n\n# 제목\n\n"
        '<Note kind={kinds.info} title="알림">\n\n오늘은 쉬었다.\n\n</Note>\n\n{/* 메모 */}\n\n'
        "글 <Mark>안의</Mark> 말 {year}.\n\n```js\nimport a from 'b'\n```\n"
    )
    assert prose(text, "글.mdx") == ["제목", "오늘은 쉬었다.", "글 안의 말 .", "import a from 'b'"]


def test_captions_are_kept_and_told_apart() -> None:
    text = (
        '![파도가 높던 날의 바다](a.png)\n\n![a](b.png "둘째 날, 숙소 앞")\n\n'
        '{{< figure src="c.png" caption="다 같이 [섬](http://a.kr)에서" >}}\n\n'
        "<figure><img src='d.png'><figcaption>해가 진 뒤</figcaption></figure>\n"
    )
    assert kinds(text) == [
        ("caption", "파도가 높던 날의 바다"),
        ("caption", "둘째 날, 숙소 앞"),
        ("caption", "다 같이 섬에서"),
        ("caption", "해가 진 뒤"),
    ]


def test_long_code_is_a_mark_and_short_code_is_shown() -> None:
    long = "```python title='a.py'\n" + "x = 1\n" * 200 + "```\n"
    assert kinds(long) == [("code", "[code: python]")]
    assert kinds("```sh\nmake run\n```") == [("code", "make run")]
    assert kinds("{% highlight ruby %}\n" + "puts 1\n" * 9 + "{% endhighlight %}\n\n끝") == [
        ("code", "[code]"),
        ("paragraph", "끝"),
    ]


def test_a_lone_tag_of_code_does_not_swallow_the_rest() -> None:
    assert prose("{% highlight js %}\n\n오늘은 쉬었다.") == ["오늘은 쉬었다."]
    assert prose("{% endhighlight %}\n\n오늘은 쉬었다.") == ["오늘은 쉬었다."]


def test_quotations_with_a_name_are_told_from_those_without() -> None:
    text = (
        "> 하루를 적는 사람은 하루를 두 번 산다.\n> \n> - 어느 수첩에서\n\n나는 그 말을 좋아한다.\n\n"
        "> 작년의 나는 이렇게 썼다.\n\n> 걷는 사람이 이긴다.\n> — 이웃 아저씨\n"
    )
    found = [(block.kind, block.attribution) for block in read(text)]
    assert found == [
        ("quote", "어느 수첩에서"),
        ("attribution", "어느 수첩에서"),
        ("paragraph", None),
        ("quote", None),
        ("quote", "이웃 아저씨"),
    ]


def test_a_quoted_list_is_no_attribution() -> None:
    found = read("> 올해 할 일\n>\n> - 운동하기\n> - 책 읽기\n")
    assert [(block.kind, block.attribution) for block in found] == [("quote", None)] * 3


def test_a_tweet_is_someone_elses() -> None:
    text = (
        '<blockquote class="twitter-tweet"><p lang="ko">오늘은 눈이 온다</p>&mdash; 이웃 (@iut) '
        '<a href="https://t.kr">2024</a></blockquote>\n<script async src="x.js"></script>\n\n내 글이다.\n'
    )
    assert [(block.kind, block.attribution) for block in read(text)] == [
        ("quote", "이웃 (@iut) 2024"),
        ("attribution", "이웃 (@iut) 2024"),
        ("paragraph", None),
    ]


def test_html_quotation_around_markdown() -> None:
    assert kinds("<blockquote>\n\n남의 **말**\n\n</blockquote>\n\n내 말") == [
        ("quote", "남의 말"),
        ("paragraph", "내 말"),
    ]


def test_a_callout_keeps_its_words() -> None:
    assert prose("> [!note] 알아 둘 것\n> 물은 하루 두 잔.") == ["알아 둘 것 물은 하루 두 잔."]


def test_a_table_of_goals_is_read_row_by_row() -> None:
    text = "| 목표 | 결과 |\n| --- | :-: |\n| 책 **스무** 권 | ✅ |\n| 수영 | ❌ |\n"
    assert kinds(text) == [("table", "목표 | 결과"), ("table", "책 스무 권 | ✅"), ("table", "수영 | ❌")]
    assert [text[b.start : b.end] for b in read(text)][1] == "| 책 **스무** 권 | ✅ |"


def test_an_html_table_is_read_row_by_row() -> None:
    text = "<table>\n<tr><th>목표</th><th>결과</th></tr>\n<tr><td></td><td>달성</td></tr>\n</table>\n"
    assert prose(text) == ["목표 | 결과", "달성"]


def test_a_hand_written_table_of_contents_is_dropped_and_a_list_of_links_is_not() -> None:
    text = "## 목차\n\n- [일](#일)\n  - [새 팀](#새-팀)\n- [건강](#건강)\n\n## 일\n\n- [책](http://a.kr)\n- [글](http://b.kr)\n"
    assert prose(text) == ["일", "책", "글"]


def test_lists_know_how_deep_an_item_lies() -> None:
    assert [(b.kind, b.level) for b in read("- 하나\n  - 둘\n    1. 셋\n")] == [
        ("item", 1),
        ("item", 2),
        ("item", 3),
    ]


def test_nfd_text_is_read_as_nfc_and_keeps_its_place() -> None:
    text = "안녕 \u1112\u1161\u11ab글"
    (block,) = read(text)
    assert block.prose == "안녕 한글" and text[block.start : block.end] == text


def test_sentences_are_cited_as_they_are_written() -> None:
    text = '- **첫 문장이다.** [둘째](http://a.kr "제목. 끝")도 있다! 셋째는 `코드.` 뒤에 온다 ㅎㅎ\n'
    post = describe("/blog", "글.md", text)
    (block,) = blocks(post)
    assert [text[s.start : s.end] for s in sentences(post, block)] == [
        "**첫 문장이다.**",
        '[둘째](http://a.kr "제목. 끝")도 있다!',
        "셋째는 `코드.` 뒤에 온다 ㅎㅎ",
    ]


def test_sentences_of_a_quotation_over_lines() -> None:
    text = "> 첫 문장은\n> 길다. 둘째는\n> 짧다.\n"
    post = describe("/blog", "글.md", text)
    (block,) = blocks(post)
    assert [(s.prose, text[s.start : s.end]) for s in sentences(post, block)] == [
        ("첫 문장은 길다.", "첫 문장은\n> 길다."),
        ("둘째는 짧다.", "둘째는\n> 짧다."),
    ]


def test_headings_in_either_form_with_marks_and_ids() -> None:
    found = [
        (b.level, b.prose) for b in read("제목\n===\n\n## **일** 이야기 {#work}\n\n### `코드`와 나 ###\n")
    ]
    assert found == [(1, "제목"), (2, "일 이야기"), (3, "코드와 나")]


def test_indented_html_is_prose_and_no_code() -> None:
    assert kinds("<div>\n    <p>들여 쓴 글이다.</p>\n</div>\n") == [("paragraph", "들여 쓴 글이다.")]
