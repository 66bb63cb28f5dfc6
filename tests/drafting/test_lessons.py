"""What is learned from a draft as its author made it."""

from __future__ import annotations

from assistant.domain import Draft, Paragraph, Section, Usage
from assistant.drafting.lessons import distil


def a_draft(*paragraphs: Paragraph) -> Draft:
    section = Section(heading="강", level=2, purpose="body", paragraphs=paragraphs)
    return Draft(
        year=2026, version=1, engine="quoting", language="ko", title="2026년 회고", front_matter={},
        file_name="2026.md", sections=(section,), evidence=(), left_out=(), findings=(), usage=Usage(),
    )  # fmt: skip


def post(n: int) -> Paragraph:
    return Paragraph(
        text=f"> 다리를 {n}번 건넜다. - 5월 {n}일, 「다리」", evidence=(f"p{n}",), origin="author"
    )


def test_that_all_quotations_of_posts_were_struck_out_is_learned_even_of_one() -> None:
    said = Paragraph(text="강을 따라 걸었다. 끝까지 걸었다.", evidence=("a1",), origin="author")
    assert [lesson.kind for lesson in distil(a_draft(said, post(1)), a_draft(said))] == ["posts"]
    assert not distil(
        a_draft(said, post(1), post(2)), a_draft(said, post(2))
    )  # one of two is a choice among them
