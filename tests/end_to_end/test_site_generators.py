"""What is published is built by the generators that people use: the real jekyll and hugo, where they are installed.

The blogs are made up; their front matter is YAML, TOML and JSON, with what breaks a careless writer of it in titles
and values: colons, quotes, hashes, a dash first, dates with zones.
"""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.author import INTERVIEW

from assistant.events import end_of
from assistant.service import Assistant
from assistant.settings import Settings

TITLES = (
    "2025년 회고: 남은 것",
    '2025년 회고, "다시"',
    "# 2025년 회고 - it's mine",
    "- 2025년 회고 {초안} [끝]",
)
REVIEW = """
창밖에 까치가 두 마리 있다. 아까는 세 마리였다.

## 일: 인쇄소

제과점을 그만두고 인쇄소에 들어갔다. 잉크 냄새가 빵 냄새를 이겼다.

## 못 한 것

**할머니께 편지를 안 썼다.** 우표까지 사 놓고.

## 2026년에는

- **자전거로 섬진강을 끝까지 간다.** 이번에는 밧줄을 챙긴다.
"""


def jekyll(blog: Path) -> str:
    return built(
        ["jekyll", "build", "--future", "--disable-disk-cache", "--quiet", "-s", str(blog)], blog, "_site"
    )


def hugo(blog: Path) -> str:
    return built(["hugo", "--buildFuture", "--quiet", "-s", str(blog)], blog, "public")


def built(command: list[str], blog: Path, site: str) -> str:
    """All pages of the site, as a reader sees their letters."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed: make browser installs it")
    out = blog.parent / site
    run = subprocess.run([*command, "-d", str(out)], capture_output=True, text=True, cwd=blog)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "rror" not in run.stderr, run.stderr
    return html.unescape("\n".join(page.read_text(encoding="utf-8") for page in sorted(out.rglob("*.html"))))


def matter(kind: str, fields: Mapping[str, object]) -> str:
    """Front matter as the generator's users write it; JSON strings are YAML and TOML strings as well."""
    told = {key: json.dumps(value, ensure_ascii=False) for key, value in fields.items()}
    if kind == "json":
        return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"
    if kind == "toml":
        return "+++\n" + "".join(f"{key} = {value}\n" for key, value in told.items()) + "+++\n"
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in told.items()) + "---\n"


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def publish(blog: Path, corpus: Path, tmp_path: Path) -> tuple[str, str]:
    """The next year's review, drafted and published into the blog; its title, and a heading of it."""
    product = Assistant(
        Settings(corpus=(corpus,), workspace=tmp_path / "w", drafts=tmp_path / "drafts", floor_words=0)
    )
    answers = tmp_path / "answers.md"
    write(answers, INTERVIEW)
    written = end_of(product.drafts.write(2026, answers=answers))
    published = product.drafts.publish(2026, corpus)
    assert published.path.is_relative_to(blog)
    return written.draft.title, next(s.heading for s in written.draft.sections if s.heading)


@pytest.mark.parametrize("title", TITLES)
def test_jekyll_builds_the_next_review(title: str, tmp_path: Path) -> None:
    blog = tmp_path / "blog"
    write(blog / "_config.yml", "title: 인쇄소 일기\n")
    write(blog / "_layouts" / "post.html", "<html><h1>{{ page.title | escape }}</h1>{{ content }}</html>\n")
    fields = {
        "layout": "post",
        "title": title,
        "date": "2026-01-03 09:00:00 +0900",
        "tags": ["회고", "일: 인쇄"],
        "description": "올해: 한 줄",
        "comments": True,
    }
    write(blog / "_posts" / "2026-01-03-2025-retrospect.md", matter("yaml", fields) + REVIEW)
    next_title, heading = publish(blog, blog / "_posts", tmp_path)
    pages = jekyll(blog)
    assert "2026" in next_title and f"<h1>{next_title}</h1>" in pages
    assert heading in pages
    assert "---\n" not in pages and "layout: post" not in pages


@pytest.mark.parametrize("kind", ["yaml", "toml", "json"])
@pytest.mark.parametrize("title", TITLES)
def test_hugo_builds_the_next_review(title: str, kind: str, tmp_path: Path) -> None:
    blog = tmp_path / "blog"
    write(blog / "config.toml", 'baseURL = "http://example.org/"\ndisableKinds = ["RSS", "sitemap"]\n')
    single = "<html><h1>{{ .Title }}</h1>{{ .Content }}</html>\n"
    write(blog / "layouts" / "_default" / "single.html", single)
    write(blog / "layouts" / "_default" / "list.html", "<html></html>\n")
    fields = {
        "title": title,
        "date": "2026-01-03T09:00:00+09:00",
        "tags": ["회고", "일: 인쇄"],
        "draft": False,
    }
    write(blog / "content" / "posts" / "2025-retrospect" / "index.md", matter(kind, fields) + REVIEW)
    next_title, heading = publish(blog, blog / "content", tmp_path)
    pages = hugo(blog)
    assert "2026" in next_title and f"<h1>{next_title}</h1>" in pages
    assert heading in pages
