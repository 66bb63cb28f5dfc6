"""The draft in the page while a model writes it: announced, streamed, stopped, gone on with."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr
from support.wire import Connection, Endpoint, Served, says, stalls

from assistant.events import end_of
from assistant.service import Assistant
from assistant.settings import Settings

if TYPE_CHECKING:
    from conftest import Serve, Visiting

pytestmark = pytest.mark.browser
# How a request for a section begins, and no other.
SECTION = (
    (Path(__file__).parents[2] / "prompts" / "draft-section.md")
    .read_text(encoding="utf-8")
    .partition("## system\n")[2]
    .partition("{{{")[0]
    .strip()
)
KEY = SecretStr("sk-test-0123456789abcdef")


def told(folder: Path, cache: Path) -> None:
    """The year, told before a model is set."""
    product = Assistant(Settings(workspace=folder / "workspace", drafts=folder / "drafts", cache=cache))
    conversation = product.interviews.of(product.ground.likely_year(dt.date.today()))
    for answer in ("아버지와 섬에 다녀왔다. 배에서는 둘 다 말이 없었다.", "달리기는 8월까지만 했다."):
        end_of(conversation.asking())
        conversation.answer(answer)
    end_of(conversation.asking())


def test_a_model_is_announced_stopped_and_writes_on_where_it_was(
    serve: Serve, visit: Visiting, endpoint: Endpoint, tmp_path: Path, model_cache: Path
) -> None:
    serve()
    told(tmp_path, model_cache)
    address = serve(model="script", openai_api_key=KEY, openai_base_url=endpoint.url, concurrency=2)
    v = visit(address)
    page = v.page
    page.get_by_role("tab", name="초안", exact=True).click()
    page.locator("#announced", has_text="script").wait_for()
    page.locator("#announced", has_text="토큰").wait_for()
    assert endpoint.url in page.inner_text("#announced")
    stalling, asked = stalls("배에서는 둘 다 "), list[str]()

    def answer(to: Connection) -> None:
        """The first section is written, the others never come to their end; all else is answered, and of no use."""
        said = json.dumps(endpoint.seen[-1].body)
        reply = says("no")
        if SECTION in said:
            asked.append(said)
            reply = stalling if len(asked) > 1 and not endpoint.over.is_set() else says("둘 다 말이 없었다.")
        reply(to)

    endpoint.script.clear()
    endpoint.will(*[answer] * 90)
    page.click("#write")
    page.wait_for_selector("#prose .growing .part")
    page.locator("#prose .growing", has_text="배에서는 둘 다").first.wait_for()
    first = asked[0]
    page.click("#stop")
    page.locator("#draft-stopped .done").wait_for()
    page.locator("#draft-status .progress").wait_for(state="hidden")
    page.wait_for_selector("#write:not([disabled])")
    assert page.is_hidden("#stop")
    page.get_by_role("tab", name="짜임", exact=True).click()
    page.wait_for_selector("#plan .sections")

    endpoint.over.set()
    page.click("#write")
    page.wait_for_selector("#prose .manuscript:not(.growing)")
    assert asked.count(first) == 1 and len(asked) > 2
    assert not v.errors


@pytest.mark.wire
def test_a_small_real_model_writes_a_draft_in_the_page(
    serve: Serve, visit: Visiting, real: Served, tmp_path: Path, model_cache: Path
) -> None:
    serve()
    told(tmp_path, model_cache)
    address = serve(
        model=real.model, openai_base_url=real.url, context_tokens=real.context_tokens, reply_tokens=128, concurrency=2
    )  # fmt: skip
    v = visit(address)
    page = v.page
    page.set_default_timeout(300_000)  # two cores write some thousand tokens
    page.get_by_role("tab", name="초안", exact=True).click()
    page.locator("#announced", has_text=real.model).wait_for()
    page.click("#write")
    page.wait_for_selector("#prose .manuscript:not(.growing)")
    v.shot("draft-by-model")
    assert "토큰" in page.inner_text("#prose header")  # what it took
    parts = page.locator("#prose .part").count()
    assert parts > 1
    # One section again, with a hint; the version before stays.
    page.locator(".again > summary").first.click()
    page.locator(".again input").first.fill("더 짧게")
    page.locator(".again input").first.press("Enter")
    page.wait_for_selector("#version input", state="visible")
    page.wait_for_selector("#prose .manuscript:not(:has(.growing))")
    assert page.locator("#prose .part").count() == parts
    assert sorted(path.name for path in (tmp_path / "drafts").rglob("*.md")) == ["v1.md", "v2.md"]
    assert not v.errors
