"""A browser, the sample author's memory read once, and pages served on workspaces of their own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.service import Assistant
from assistant.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
SHOTS = Path(__file__).parents[2] / "test-output"
PATIENCE = 60_000  # milliseconds: a machine that tests may be slow and shared
DESKTOP, PHONE = (1280, 860), (390, 844)
# What a browser asks of the world on its own account, which says nothing about the page.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


Serve = Callable[..., str]
Visiting = Callable[..., "Visit"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium of the system; skipped with the reason where there is none.

    A module's, not the session's: while it runs, Playwright's event loop does too, and no other test could have one.
    """
    if CHROMIUM is None:
        pytest.skip("no chromium here; `make browser` installs it")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def remembered(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Path:
    """A workspace in which the sample author's posts are read."""
    workspace = tmp_path_factory.mktemp("remembered") / "workspace"
    for _ in Assistant(Settings(workspace=workspace, cache=model_cache)).memory.index():
        pass
    return workspace


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory, model_cache: Path, remembered: Path) -> Iterator[str]:
    """The address of a page with everything read, shared by tests that leave nothing behind on it."""
    from assistant.web.serving import start

    home = tmp_path_factory.mktemp("standing")
    shutil.copytree(remembered, home / "workspace")
    served = start(
        Assistant(Settings(workspace=home / "workspace", drafts=home / "drafts", cache=model_cache))
    ).ready()
    yield served.address
    served.stop()


@pytest.fixture
def serve(tmp_path: Path, model_cache: Path, remembered: Path) -> Iterator[Serve]:
    """Serves a page and gives its address: with everything read, or `read=False` for a first visit."""
    from assistant.web.serving import Served, start

    running: list[Served] = []

    def serving(*, read: bool = True, **given: Any) -> str:
        workspace = tmp_path / "workspace"
        if read and not workspace.exists():
            shutil.copytree(remembered, workspace)
        settings = Settings(workspace=workspace, drafts=tmp_path / "drafts", cache=model_cache, **given)
        running.append(start(Assistant(settings)).ready())
        return running[-1].address

    yield serving
    for served in running:
        served.stop()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visiting]:
    """A visitor of their own, with everything their browser asks for written down."""
    visits: list[Visit] = []

    def visiting(
        address: str, *, locale: str = "ko-KR", size: tuple[int, int] = DESKTOP, **given: Any
    ) -> Visit:
        visits.append(Visit(browser, address, locale, size, given))
        return visits[-1]

    yield visiting
    for one in visits:
        one.context.close()
    outside = [url for one in visits for url in one.outside()]
    assert not outside, f"the page asked for something elsewhere: {outside}"


# What an author wrote, and what is a name or code, may be in any language; all else speaks the page's.
THEIRS = (
    "code, blockquote, q, mark, time, textarea, input, select, .answer, .card header, .card .trail, .said, "
    ".opening button, .year li, .reader, .manuscript .text, .title, .part h3, .part h4, .contents, .plan, .blog"
)
VISIBLE_TEXT = """theirs => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), told = [];
  while (walk.nextNode()) {
    const inside = walk.currentNode.parentElement;
    if (inside.checkVisibility() && !inside.closest(theirs + ", script, style")) told.push(walk.currentNode.data);
  }
  return told;
}"""
QUOTED = re.compile("“[^”]*”|「[^」]*」|‘[^’]*’")
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’]*(?:[ ,.;:]+[A-Za-z][A-Za-z'’]*){3,}")


class Visit:
    """A browser window on the page."""

    def __init__(
        self, browser: Browser, address: str, locale: str, size: tuple[int, int], given: dict[str, Any]
    ) -> None:
        self.address = address
        self.context = browser.new_context(
            locale=locale, viewport={"width": size[0], "height": size[1]}, **given
        )
        self.context.set_default_timeout(PATIENCE)
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.page = self.tab()

    def tab(self) -> Page:
        """Another tab of the same visitor, with the interview open."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: self.errors.append(f"a dialog: {dialog.message}"))
        page.goto(self.address)
        page.wait_for_selector("#conversation .question")
        return page

    def outside(self) -> list[str]:
        """What was asked for beyond the page's own address."""
        return [url for url in self.asked if not url.startswith((self.address, "data:", "blob:"))]

    def shot(self, name: str) -> None:
        """A picture of the page as it is, kept as output of the tests."""
        SHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    def english(self) -> list[str]:
        """Runs of four English words or more that the page itself says, as it stands."""
        told: list[str] = self.page.evaluate(VISIBLE_TEXT, THEIRS)
        return [text for text in told if ENGLISH.search(QUOTED.sub("", text))]

    def fits(self) -> bool:
        """Whether nothing has to be scrolled sideways."""
        return bool(
            self.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        )
