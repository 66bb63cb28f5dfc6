"""The page in a real browser: how soon it is seen, how soon an answer is met, and what five tabs cost.

    python -m bench page

The sample author, with no model, so that what is measured is the page and not somebody's endpoint. Chromium and
Playwright are wanted (`make browser`). The first view counts from the command until a person sees the question, and
from the address until then with the page standing. What the page adds to the engine is the time from Enter to the
first letters of the next question, less what the same answers take without a page. Layout shift is Chromium's
Cumulative Layout Shift while questions stream, the half second after a key included; 0.1 and less is called good
(web.dev/cls).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from assistant import events
from assistant.service import Assistant
from assistant.settings import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ANSWERS = tuple(f"{n}월에는 강을 따라 걷고 {n * 3}쪽을 읽었다." for n in range(1, 9))
TABS = 5
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
WATCH = """() => {
  window.shifted = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifted += entry.value; }))
    .observe({type: "layout-shift"});
}"""
NEXT_QUESTION = """count => {
  const asked = [...document.querySelectorAll("#conversation .question")];
  return asked.length > count && asked.at(-1).innerText.trim().length > 0;
}"""


def main() -> None:
    if not CHROMIUM:
        print("Not measured: no chromium here; `make browser` installs it.")
        return
    from playwright.sync_api import sync_playwright

    print("| | seconds | goal |")
    print("| --- | ---: | ---: |")
    with tempfile.TemporaryDirectory() as given, sync_playwright() as playwright:
        room = Path(given)
        engine = by_the_engine(room / "engine")
        shutil.copytree(room / "engine" / "work", room / "page" / "work")
        for leftover in (room / "page" / "work").glob("interviews*"):
            leftover.unlink()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        began = time.perf_counter()
        with served(room / "page") as address:
            page = browser.new_page(locale="ko-KR")
            page.goto(address)
            row("from the command to a first view", time.perf_counter() - began, "1.5")
            page.wait_for_selector("#conversation .question")
            row("… to the first question", time.perf_counter() - began)
            began = time.perf_counter()
            page = browser.new_page(locale="ko-KR")
            page.goto(address)
            page.wait_for_selector("#conversation .question")
            row("from the address to the question, the page standing", time.perf_counter() - began, "1.5")
            took, shifted = talked(page)
            row("Enter to the next question's first letters", took)
            row("… beyond the engine's own", took - engine, "0.15")
            print(f"| layout shift while eight questions come | {shifted:.3f} | 0.1 |")
            row(f"the same in {TABS} tabs at once, the slowest", in_tabs(browser, address), "")
        browser.close()


def by_the_engine(room: Path) -> float:
    """Seconds from an answer to the first letters of the next question, without a page; the middle of them."""
    product = Assistant(load(workspace=room / "work", drafts=room / "drafts"))
    events.end_of(product.memory.index())
    conversation = product.interviews.of(2026)
    events.end_of(conversation.asking())
    product.warm_memory()
    took = []
    for answer in ANSWERS:
        began = time.perf_counter()
        conversation.answer(answer)
        asking = conversation.asking()
        for event in asking:
            if isinstance(event, events.QuestionDelta):
                took.append(time.perf_counter() - began)
                break
        events.end_of(asking)
    return median(took)


@contextmanager
def served(room: Path) -> Iterator[str]:
    """`assistant web`, as a person starts it."""
    command = [
        *(sys.executable, "-c", "from assistant.cli import main; main()", "web", "--no-open"),
        *("-w", str(room / "work")),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    try:
        yield next(word for line in process.stdout for word in line.split() if word.startswith("http"))
    finally:
        process.terminate()
        process.wait()


def talked(page: Page) -> tuple[float, float]:
    """Seconds from Enter to the next question, the middle of them, and how far the page jumped meanwhile."""
    page.evaluate(WATCH)
    took = [answered(page, answer) for answer in ANSWERS]
    return median(took), float(page.evaluate("window.shifted"))


def answered(page: Page, answer: str) -> float:
    page.wait_for_selector("#send:not([disabled])")
    asked = page.locator("#conversation .question").count()
    page.fill("#box textarea", answer)
    began = time.perf_counter()
    page.press("#box textarea", "Enter")
    page.wait_for_function(NEXT_QUESTION, arg=asked, polling=10)
    return time.perf_counter() - began


def in_tabs(browser: Browser, address: str) -> float:
    """The slowest of five tabs that search at the same moment, in seconds."""
    pages = [browser.new_page(locale="ko-KR") for _ in range(TABS)]
    for page in pages:
        page.goto(address)
        page.wait_for_selector("#conversation .question")
        page.fill("#recall-question input, #recall-question textarea", "아버지와 버스")
    began = time.perf_counter()
    for page in pages:
        page.click("#recall")
    for page in pages:
        page.wait_for_selector("#recalled .card")
    return time.perf_counter() - began


def row(what: str, seconds: float, goal: str = "") -> None:
    print(f"| {what} | {seconds:.2f} | {goal} |", flush=True)


if __name__ == "__main__":
    main()
