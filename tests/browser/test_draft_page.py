"""An evening with the draft, in a real browser: its outline, its margin, its questions, its editor, its way out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.events import end_of
from assistant.service import Assistant
from assistant.settings import Settings

if TYPE_CHECKING:
    from conftest import Serve, Visit, Visiting
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TOLD = (
    "2월에 옆 팀으로 가겠다고 말했고 3월에 자리를 옮겼다.\n\n첫날에는 공책 한 권만 들고 갔다.",
    "아버지와 섬에 다녀왔다. 배에서는 둘 다 말이 없었다.",
    "달리기는 8월까지만 했다. 무릎이 아파서 그만뒀는데, 사실은 더워서 그만뒀다.",
    "내년에는 한 달에 책 한 권을 끝까지 읽고 싶다.",
)
PHONE = (390, 844)


@pytest.fixture
def told(serve: Serve, tmp_path: Path, model_cache: Path) -> Callable[..., str]:
    """Serves a page on which the year has been told already, and gives its address; again, it is a restart."""

    def serving(*, written: bool = True, answers: Sequence[str] = TOLD, **given: object) -> str:
        first = not (tmp_path / "workspace").exists()
        address = serve(**given)
        here = Settings(workspace=tmp_path / "workspace", drafts=tmp_path / "drafts", cache=model_cache)
        product = Assistant(here)
        year = product.ground.likely_year(dt.date.today())
        if first:
            conversation = product.interviews.of(year)
            for answer in answers:
                end_of(conversation.asking())
                conversation.answer(answer)
            end_of(conversation.asking())
        if first and written:
            end_of(product.drafts.write(year))
        return address

    return serving


def room(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()


def drafted(v: Visit, name: str = "초안") -> Page:
    """The tab of the draft, with a draft on it."""
    room(v.page, name)
    v.page.wait_for_selector("#prose .manuscript:not(.growing)")
    return v.page


def has(page: Page, selector: str, text: str) -> None:
    """Wait until the text is there."""
    page.locator(selector, has_text=text).first.wait_for()


def headings(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".manuscript .part h3").all_inner_texts()]


def names(page: Page) -> list[str]:
    return page.eval_on_selector_all("#plan .sections input.name", "all => all.map(one => one.value)")


def versions(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "drafts").rglob("*.md"))


def test_the_outline_is_arranged_before_anything_is_written(
    told: Callable[..., str], visit: Visiting, tmp_path: Path
) -> None:
    v = visit(told(written=False))
    page = v.page
    room(page, "초안")
    page.click("#make-plan")
    page.wait_for_selector("#plan .sections")
    v.shot("draft-1-outline")
    made = names(page)
    assert len(made) > 3 and versions(tmp_path) == []

    # With the keyboard alone, and the focus goes along.
    page.focus("#plan [data-act=down] >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "one => document.querySelectorAll('#plan input.name')[2].value === one", arg=made[0]
    )
    arranged = [made[1], made[0], *made[2:]]
    page.wait_for_function("document.activeElement.dataset.act === 'down'")
    assert made[0] in str(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    page.fill("#plan .sections input.name >> nth=0", "새로 지은 이름")
    page.keyboard.press("Enter")
    page.locator("#plan .head button[aria-label*='새로 지은 이름']").first.wait_for()
    arranged[0] = "새로 지은 이름"

    # Dropped, put back, dropped again; a piece left out, with the reason.
    page.click(f"#plan [data-act=drop][aria-label$='{arranged[2]}']")
    page.click("#plan .dropped [data-act=back]")
    page.wait_for_selector("#plan .dropped", state="detached")
    page.click(f"#plan [data-act=drop][aria-label$='{arranged[2]}']")
    page.wait_for_selector("#plan .dropped")
    piece = page.locator("#plan .sections select[aria-label*='무릎이 아파서']").first
    piece.select_option("out")
    page.click("#plan .left-out > summary")
    has(page, "#plan .left-out li", "무릎이 아파서")
    arranged.pop(2)
    assert names(page) == arranged

    page.reload()
    page.wait_for_selector("#conversation .question")
    room(page, "초안")
    room(page, "짜임")
    page.wait_for_selector("#plan .sections")
    assert names(page) == arranged
    page.click("#write")
    page.wait_for_selector("#prose .manuscript:not(.growing)")
    assert headings(page) == arranged
    assert not [
        text for text in page.locator(".paragraph .text").all_inner_texts() if "무릎이 아파서" in text
    ]
    page.click("#prose .left-out > summary")
    has(page, "#prose .left-out li", "무릎이 아파서")
    assert not v.errors


def test_a_paragraph_shows_where_it_comes_from_and_stays_when_it_is_locked(
    told: Callable[..., str], visit: Visiting
) -> None:
    v = visit(told())
    page = drafted(v)
    page.locator("#meter .meter").wait_for()
    mine = page.locator(".paragraph", has_text="둘 다 말이 없었다").first
    mine.hover()
    cards = mine.locator(".cards")
    cards.wait_for()
    assert "이야기하신 것" in cards.inner_text() and "둘 다 말이 없었다" in cards.inner_text()
    v.shot("draft-2-margin")

    # A post of theirs opens in the reader, with the keyboard.
    quoted = page.locator(".paragraph:has(.cards [data-post])").first
    quoted.locator(".sources > summary").focus()
    page.keyboard.press("Enter")
    quoted.locator(".cards blockquote").first.wait_for()
    quoted.locator(".cards [data-post]").first.click()
    page.wait_for_selector(".reader")
    page.keyboard.press("Escape")
    page.wait_for_selector(".reader", state="detached")

    mine.hover()
    mine.locator("[data-act=lock]").click()
    page.locator(".paragraph.locked", has_text="둘 다 말이 없었다").wait_for()
    page.reload()
    page.wait_for_selector("#conversation .question")
    drafted(v)
    page.locator(".paragraph.locked", has_text="둘 다 말이 없었다").wait_for()
    mine.hover()
    mine.locator("[data-act=unlock]").click()
    page.wait_for_selector(".paragraph.locked", state="detached")
    assert not v.errors


def test_what_is_held_against_a_paragraph_covers_nothing_else(
    told: Callable[..., str], visit: Visiting
) -> None:
    again = "달리기는 8월까지만 했다. 무릎이 아파서 그만뒀는데, 사실은 더워서 그만뒀다. 10월부터는 걸었다. "
    v = visit(told(answers=["3월에 자리를 옮겼다. 첫날에는 공책 한 권만 들고 갔다.", *[again * 6] * 2]))
    page = drafted(v)
    page.wait_for_selector(".margin .doubt")
    assert page.locator(".margin:has(.doubt)").count() > 1
    inside = """all => all.every(one => one.getBoundingClientRect().bottom
      <= one.parentElement.nextElementSibling?.getBoundingClientRect().top || !one.parentElement.nextElementSibling)"""
    assert page.eval_on_selector_all(".paragraph > .margin", inside)
    assert v.fits()


def test_a_question_is_answered_where_it_stands(
    told: Callable[..., str], visit: Visiting, tmp_path: Path
) -> None:
    v = visit(told(), locale="en-US", size=PHONE, color_scheme="dark", has_touch=True)
    page = drafted(v, "Draft")
    assert v.fits()
    first = page.locator(".asks textarea").first
    last = page.locator(".asks textarea").last
    asked = page.locator(".asks").count()
    last.fill("끝에 적은 <b>답</b>.")
    page.reload()
    page.wait_for_selector("#conversation .question")
    drafted(v, "Draft")
    assert last.input_value() == "끝에 적은 <b>답</b>."  # typed and not yet saved
    last.press("Control+A")
    last.type("끝에 고쳐 적은 <b>답</b>.")
    assert page.locator(".asks form button[type=submit]:visible").count() == 1  # nothing to put in elsewhere
    page.click(".asks form button[type=submit]:visible")
    page.locator(".paragraph .text", has_text="고쳐 적은").wait_for()
    assert page.locator(".asks").count() == asked - 1 and versions(tmp_path) == ["v1.md", "v2.md"]
    assert page.locator(".paragraph b").count() == 0
    assert first.input_value() == ""
    page.locator(".asks [data-act=dismiss]").first.click()
    page.wait_for_function("count => document.querySelectorAll('.asks').length === count", arg=asked - 2)
    kept = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('kept:'))")
    assert kept == []
    # On a phone a tap shows where a paragraph comes from.
    mine = page.locator(".paragraph", has_text="둘 다 말이 없었다").first
    mine.locator(".text").tap()
    mine.locator(".cards").wait_for()
    v.shot("draft-3-phone")
    assert v.fits() and not v.errors


def test_what_is_typed_in_the_editor_survives_and_becomes_a_version(
    told: Callable[..., str], visit: Visiting, tmp_path: Path
) -> None:
    v = visit(told())
    page = drafted(v)
    mine = page.locator(".paragraph", has_text="공책 한 권만").first
    mine.hover()
    mine.locator("[data-act=edit]").click()
    page.wait_for_selector("#source textarea")
    at = page.eval_on_selector("#source textarea", "box => box.value.slice(box.selectionStart)")
    assert str(at).startswith("첫날에는 공책")
    written = page.input_value("#source textarea")
    nasty = "\n<script>window.hurt = 1</script> ![그림](https://example.org/spy.png)\n"
    edited = written.replace("공책 한 권만", "공책 한 권과 **연필**만") + nasty
    page.fill("#source textarea", edited)
    page.wait_for_selector("#typing .done")
    has(page, "#preview strong", "연필")
    has(page, "#preview .blog", "<script>")
    assert page.locator("#preview img, #preview script").count() == 0
    v.shot("draft-4-editor")

    again = visit(told())  # a server that was started anew, and a browser that knows nothing
    drafted(again)
    room(again.page, "고치기")
    again.page.wait_for_function("document.querySelector('#source textarea')?.value.includes('연필')")
    assert again.page.input_value("#source textarea") == edited and versions(tmp_path) == ["v1.md"]
    again.page.click("#keep")
    has(again.page, "#typing .done", "새 판으로 저장")
    assert versions(tmp_path) == ["v1.md", "v2.md"]
    assert next((tmp_path / "drafts").rglob("v2.md")).read_text(encoding="utf-8") == edited
    assert next((tmp_path / "drafts").rglob("v1.md")).read_text(encoding="utf-8") == written

    page = again.page
    room(page, "글")
    page.locator(".paragraph.edited", has_text="연필").first.wait_for()
    room(page, "비교")
    has(page, "#changes ins", "연필")
    again.shot("draft-5-compare")
    page.click("#learn")
    page.wait_for_selector("#lessons .done")
    with page.expect_download() as downloading:
        page.click("#save")
    assert downloading.value.suggested_filename == "v2.md"
    assert Path(downloading.value.path()).read_text(encoding="utf-8") == edited
    again.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#copy")
    has(page, "#draft-status .done", "복사")
    assert page.evaluate("navigator.clipboard.readText()") == edited
    assert page.evaluate("window.hurt") is None and not v.errors and not again.errors


def test_discarding_what_was_typed_brings_the_version_back(
    told: Callable[..., str], visit: Visiting, tmp_path: Path
) -> None:
    v = visit(told())
    page = drafted(v)
    room(page, "고치기")
    page.wait_for_selector("#source textarea")
    written = page.input_value("#source textarea")
    page.fill("#source textarea", "다 지웠다.")
    page.wait_for_selector("#typing .done")
    page.click("#source [data-away]")
    page.wait_for_function("text => document.querySelector('#source textarea').value === text", arg=written)
    page.press("#source textarea", "Control+s")  # saving by the keyboard
    has(page, "#typing .done", "새 판으로 저장")
    assert versions(tmp_path) == ["v1.md", "v2.md"]
    assert next((tmp_path / "drafts").rglob("v2.md")).read_text(encoding="utf-8") == written


def test_the_lessons_are_shown_and_can_be_struck_out(
    told: Callable[..., str], visit: Visiting, tmp_path: Path
) -> None:
    address = told()
    lessons = tmp_path / "workspace" / "lessons.yaml"
    product = Assistant(Settings(workspace=tmp_path / "workspace", drafts=tmp_path / "drafts"))
    assert product.settings.place.lessons == lessons
    lessons.write_text(
        "- {lesson: '‘굉장히’ 대신 ‘꽤’라고 쓴다', before: 굉장히, after: 꽤, kind: word, year: 2025}\n"
        "- {lesson: '느낌표를 쓰지 않는다', before: '!', after: '', kind: dropped, year: 2025}\n",
        encoding="utf-8",
    )
    page = drafted(visit(address))
    room(page, "비교")
    has(page, "#lessons li", "굉장히")
    page.locator("#lessons li", has_text="굉장히").locator("[data-act=forget]").click()
    page.locator("#lessons li", has_text="굉장히").wait_for(state="detached")
    has(page, "#lessons li", "느낌표")
    assert [lesson.before for lesson in product.drafts.lessons()] == ["!"]


def test_a_draft_is_published_after_a_look_and_never_over_a_file(
    told: Callable[..., str], visit: Visiting, tmp_path: Path
) -> None:
    v = visit(told(), locale="en-US")
    page = drafted(v, "Draft")
    blog = tmp_path / "blog" / "_posts"
    room(page, "Publish")
    page.fill("#publish-folder", str(blog))
    page.reload()
    page.wait_for_selector("#conversation .question")
    drafted(v, "Draft")
    room(page, "Publish")
    page.wait_for_function("document.querySelector('#publish-folder')?.value.endsWith('_posts')")
    page.click("#publishing form button")
    page.wait_for_selector(".survey")
    assert str(blog) in page.inner_text(".survey") and "left out of the post" in page.inner_text(".survey")
    v.shot("draft-6-publish")
    assert not blog.exists()
    page.click("#publishing [data-act=publish]")
    page.wait_for_selector("#publishing .done")
    post = next(blog.rglob("*.md"))
    text = post.read_text(encoding="utf-8")
    assert "둘 다 말이 없었다" in text and "❓" not in text
    page.click("#publishing form button")
    page.wait_for_selector("#publishing .notice")
    assert post.read_text(encoding="utf-8") == text and not v.errors


def test_the_voice_has_a_portrait_whose_examples_open_their_post(standing: str, visit: Visiting) -> None:
    v = visit(standing)
    room(v.page, "목소리")
    v.page.wait_for_selector("#portrait .plots svg rect.bar")
    v.shot("voice-portrait")
    v.page.locator("#portrait .examples [data-post]").first.click()
    v.page.wait_for_selector(".reader")
    assert not v.errors
