"""What the author does to an outline loses no piece of it and can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Evidence, LeftOut, Outline, OutlineSection
from assistant.drafting.arrangement import (
    Arrangement,
    arrange,
    carry,
    drop,
    move,
    outline_of,
    place,
    put_back,
    rename,
    retitle,
)
from assistant.drafting.past import QuotingManner

DROPPED = "빼기로 한 절에 있었어요."


def piece(id_: str, text: str) -> Evidence:
    return Evidence(id=id_, kind="answer", text=text, topic="", citation=None, turn=1)


EVIDENCE = tuple(piece(f"a{n}", f"{n}번째 이야기.") for n in range(1, 7))


def section(heading: str, *evidence: str) -> OutlineSection:
    purpose = "body" if heading else "opening"
    return OutlineSection(heading=heading, level=2 if heading else 0, purpose=purpose, evidence=evidence)


OUTLINE = Outline(
    title="2026년 회고",
    sections=(section("", "a1"), section("일", "a2", "a3"), section("몸", "a4"), section("집", "a5")),
    left_out=(LeftOut(evidence="a6", reason="답에서 이미 한 말이에요."),),
)


def made() -> Arrangement:
    return arrange(OUTLINE, EVIDENCE)


def headings(arrangement: Arrangement) -> list[str]:
    return [one.section.heading for one in arrangement.kept]


def accounted(outline: Outline) -> list[str]:
    placed = [id_ for one in outline.sections for id_ in one.evidence]
    return sorted([*placed, *(left.evidence for left in outline.left_out)])


def test_an_outline_left_alone_is_written_as_it_was_made() -> None:
    assert outline_of(made(), DROPPED) == OUTLINE


def test_a_section_moves_past_its_neighbour_and_the_opening_stays_first() -> None:
    assert headings(move(made(), 2, -1)) == ["", "몸", "일", "집"]
    assert headings(move(made(), 1, -1)) == [
        "",
        "일",
        "몸",
        "집",
    ]  # there is nothing above it but the opening
    assert headings(move(made(), 0, 1)) == ["", "일", "몸", "집"]


def test_a_section_moves_past_one_that_is_dropped() -> None:
    assert headings(move(drop(made(), 2), 3, -1)) == ["", "집", "일"]


def test_a_dropped_section_comes_back_where_it_stood() -> None:
    without = drop(made(), 2)
    assert headings(without) == ["", "일", "집"]
    left = {one.evidence: one.reason for one in outline_of(without, DROPPED).left_out}
    assert left == {"a6": "답에서 이미 한 말이에요.", "a4": DROPPED}
    assert put_back(without, 2) == made()


def test_a_heading_is_one_line_and_never_empty() -> None:
    assert headings(rename(made(), 1, " 새\n 직장 "))[1] == "새 직장"
    assert rename(made(), 1, "  \n") == made()
    assert rename(made(), 0, "머리말") == made()  # the opening has none
    assert retitle(made(), "이사한 해").title == "이사한 해" and retitle(made(), " ") == made()


def test_a_piece_goes_where_it_is_put_and_is_nowhere_else() -> None:
    put = outline_of(place(made(), "a6", 2, ""), DROPPED)
    assert put.sections[2].evidence == ("a4", "a6") and put.left_out == ()
    out = outline_of(place(made(), "a2", None, "쓰지 않기로 했어요."), DROPPED)
    assert out.sections[1].evidence == ("a3",)
    assert out.left_out[-1] == LeftOut(evidence="a2", reason="쓰지 않기로 했어요.")
    assert place(made(), "a9", 2, "") == made() and place(made(), "a2", 9, "") == made()


def test_new_answers_join_an_outline_that_was_arranged() -> None:
    mine = rename(move(drop(made(), 3), 2, -1), 1, "새 직장")
    now: Sequence[Evidence] = (
        piece("a1", "새로 한 이야기."),
        *(piece(f"a{n + 1}", one.text) for n, one in enumerate(EVIDENCE, 1)),
        piece("a9", "여행 이야기."),
    )
    fresh = Outline(
        title="2026년 회고",
        sections=(section("", "a2"), section("몸", "a1", "a5"), section("여행", "a9")),
        left_out=(),
    )
    joined = carry(mine, fresh, now)
    assert headings(joined) == ["", "몸", "새 직장", "여행"]
    assert [one.section.evidence for one in joined.kept] == [("a2",), ("a5", "a1"), ("a3", "a4"), ("a9",)]
    assert accounted(outline_of(joined, DROPPED)) == sorted(one.id for one in now)
    assert carry(joined, fresh, now) == joined


steps = st.lists(
    st.tuples(
        st.sampled_from(["up", "down", "drop", "back", "place", "out"]),
        st.integers(-1, 5),
        st.sampled_from([one.id for one in EVIDENCE]),
    ),
    max_size=20,
)


@given(steps)
def test_whatever_is_done_every_piece_is_in_one_place(done: list[tuple[str, int, str]]) -> None:
    now = made()
    for act, key, id_ in done:
        match act:
            case "up":
                now = move(now, key, -1)
            case "down":
                now = move(now, key, 1)
            case "drop":
                now = drop(now, key)
            case "back":
                now = put_back(now, key)
            case "place":
                now = place(now, id_, key, "")
            case _:
                now = place(now, id_, None, "쓰지 않기로 했어요.")
    assert accounted(outline_of(now, DROPPED)) == sorted(one.id for one in EVIDENCE)
    assert sorted(one.key for one in now.sections) == [0, 1, 2, 3]


def test_what_is_quoted_already_is_not_quoted_twice() -> None:
    manner = QuotingManner(dash="-", source="{year}년 회고")
    assert (
        manner.quote("> 바람이 분다.\n> 문을 닫는다.", 2025) == "> 바람이 분다.\n> 문을 닫는다. - 2025년 회고"
    )
