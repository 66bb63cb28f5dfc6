"""However untidy a model's reply, its paragraphs and their evidence are found, and no mark reaches the
reader.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.engines.reply import Veil, Written, parse, whole_part

KNOWN = {"a1", "a2", "p3", "t1"}

UGLY = [
    (
        "강을 걸었다.\n[[a1]]\n\n비가 왔다.\n[[a2 p3]]",
        [("강을 걸었다.", ("a1",)), ("비가 왔다.", ("a2", "p3"))],
    ),
    ("강을 걸었다. [[a1]]", [("강을 걸었다.", ("a1",))]),
    ("강을 걸었다.\n\n[[a1, p3]]\n", [("강을 걸었다.", ("a1", "p3"))]),
    ("강을 걸었다.\n[a1] [p3]", [("강을 걸었다.", ("a1", "p3"))]),
    ("강을 걸었다. (a1; a2)", [("강을 걸었다.", ("a1", "a2"))]),
    ("강을 걸었다.\n**[[a1]]**", [("강을 걸었다.", ("a1",))]),
    ("강을 걸었다.\n[[A1 and a2]]", [("강을 걸었다.", ("a1", "a2"))]),
    ("강을 걸었다.\n[[a1][p3]]", [("강을 걸었다.", ("a1", "p3"))]),
    ("강을 걸었다.\n[[a9]]", [("강을 걸었다.", ())]),
    ("강을 걸었다.", [("강을 걸었다.", ())]),
    ("```markdown\n강을 걸었다.\n[[a1]]\n```", [("강을 걸었다.", ("a1",))]),
    ("Here is the section:\n\n강을 걸었다.\n[[a1]]", [("강을 걸었다.", ("a1",))]),
    ("## 몸\n\n강을 걸었다.\n[[a1]]", [("강을 걸었다.", ("a1",))]),
    ("**몸**\n\n강을 걸었다.\n[[a1]]", [("강을 걸었다.", ("a1",))]),
    (
        "> 강을 걷는다. - 2025년 회고\n[[t1]]\n\n걸었다.\n[[a1]]",
        [("> 강을 걷는다. - 2025년 회고", ("t1",)), ("걸었다.", ("a1",))],
    ),
    ("- 하나\n- 둘\n[[a1]]", [("- 하나\n- 둘", ("a1",))]),
    ("하나.\n\n둘.\n[[a1]]", [("하나.", ("a1",)), ("둘.", ("a1",))]),
    ("배열 a[0]을 고쳤다.\n[[a1]]", [("배열 a[0]을 고쳤다.", ("a1",))]),
    (
        "[링크](https://example.org/a1)를 달았다.\n[[a1]]",
        [("[링크](https://example.org/a1)를 달았다.", ("a1",))],
    ),
    ("강을 걸었다.\n[[none]]", [("강을 걸었다.", ())]),
    ("", []),
    ("[[a1]]", []),
]


@pytest.mark.parametrize(("reply", "expected"), UGLY)
def test_a_reply_is_read(reply: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(paragraph.text, paragraph.evidence) for paragraph in parse(reply, KNOWN, "몸")] == expected


def test_a_question_to_the_author_stays_one() -> None:
    found = parse("걸었다.\n[[a1]]\n\n❓ 그 강은 어느 강이었나요?\n\n비가 왔다.\n[[a2]]", KNOWN)
    assert found[1] == Written(text="그 강은 어느 강이었나요?", evidence=(), question=True)
    assert [paragraph.evidence for paragraph in found] == [("a1",), (), ("a2",)]


@pytest.mark.parametrize("reply", [reply for reply, _ in UGLY if "[[" in reply])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_no_mark_is_shown_while_it_streams(reply: str, size: int) -> None:
    veil = Veil()
    shown = "".join(veil.show(reply[i : i + size]) for i in range(0, len(reply), size)) + veil.rest()
    assert "[[" not in shown
    assert "]]" not in shown
    for paragraph in parse(reply, KNOWN, "몸"):
        for line in paragraph.text.split("\n"):
            assert line.strip() in shown


@given(st.text("가a1[](). \n", max_size=60), st.integers(1, 9))
def test_text_without_marks_streams_as_it_is(text: str, size: int) -> None:
    text = text.replace("[[", "[")
    while "[[" in text:
        text = text.replace("[[", "[")
    veil = Veil()
    assert "".join(veil.show(text[i : i + size]) for i in range(0, len(text), size)) + veil.rest() == text


@pytest.mark.parametrize(
    ("reply", "whole"),
    [
        ("", ""),
        ("반쯤 쓴 문", ""),
        ("한 문단.\n\n반쯤 쓴 문", "한 문단."),
        ("한 문단.\n[[a1]]\n\n둘째 문단.\n[[a2]]", "한 문단.\n[[a1]]\n\n둘째 문단.\n[[a2]]"),
        ("한 문단.\n[[a1]]\n\n둘째 문단.\n[[a2", "한 문단.\n[[a1]]"),
    ],
)
def test_what_is_whole_of_a_reply_that_broke_off(reply: str, whole: str) -> None:
    assert whole_part(reply) == whole
