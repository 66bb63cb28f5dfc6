"""From a folder of posts to a draft, written by a small real model over HTTP, as a person types it.

What a model of 135 million parameters writes is of no account. That the walk ends in a draft, that the author is
told where their words go, and that nothing of theirs is lost on the way, is.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.wire import Served

pytestmark = pytest.mark.wire

REVIEW = """---
title: "2025 in review"
date: 2025-12-30
---

A quiet year, and I wrote this by the stove.

## Work

I left the agency in March. I do not miss the badge.

## Next year

I want to walk to the lighthouse and back in one day.
"""
POST = """---
title: "The heron"
date: 2026-05-04
---

I saw the heron again on Monday. It stood where the boats turn, and I stood there as long as it did.
"""
ANSWERS = """## In 2025 you wrote: "I want to walk to the lighthouse and back in one day." Where is that now?

I walked it on the third of June. It took eleven hours and both my heels.

## What happened at work?

I built a clock for the harbour office. They pay late, and they say thank you.
"""


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    posts = tmp_path / "blog" / "_posts"
    posts.mkdir(parents=True)
    (posts / "2025-12-30-review.md").write_text(REVIEW, encoding="utf-8")
    (posts / "2026-05-04-heron.md").write_text(POST, encoding="utf-8")
    (tmp_path / "answers.md").write_text(ANSWERS, encoding="utf-8")
    return tmp_path


def test_a_small_real_model_writes_a_whole_draft(real: Served, blog: Path, model_cache: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(blog), "LANG": "C.UTF-8",
        "ASSISTANT_CORPUS": "blog", "ASSISTANT_CACHE": str(model_cache),
        "OPENAI_BASE_URL": real.url, "OPENAI_API_KEY": "a-key-that-nobody-checks", "ASSISTANT_MODEL": real.model,
        "ASSISTANT_CONTEXT_TOKENS": str(real.context_tokens), "ASSISTANT_REPLY_TOKENS": "96",
        "ASSISTANT_TEMPERATURE": "0", "ASSISTANT_TIMEOUT": "300",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", "from assistant.cli import main; main()",
         "draft", "--year", "2026", "--answers", "answers.md", "--json"],
        cwd=blog, env=environment, text=True, capture_output=True, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert real.url in done.stderr, "told where the words go"

    [made] = [json.loads(line) for line in done.stdout.splitlines()]
    assert made["engine"] == "model" and made["usage"]["calls"] >= 2
    known = {piece["id"] for piece in made["evidence"]}
    for section in made["sections"]:
        assert section["paragraphs"], f"nothing stands under {section['heading']!r}"
        for n, paragraph in enumerate(section["paragraphs"]):
            assert set(paragraph["evidence"]) <= known
            if paragraph["origin"] == "model" and not paragraph["evidence"]:
                assert section["paragraphs"][n + 1]["origin"] == "question", (
                    "what rests on nothing is asked about"
                )
    on_disk = Path(blog / made["markdown"]).read_text(encoding="utf-8")
    assert on_disk.startswith("---\n") and "2026 in review" in on_disk
    assert "a-key-that-nobody-checks" not in on_disk + done.stderr + done.stdout

    calls = [json.loads(line) for line in next(blog.rglob("calls.jsonl")).read_text("utf-8").splitlines()]
    assert {call["request"]["endpoint"] for call in calls} == {real.url}
    ended = [call for call in calls if call["state"] != "sent"]
    assert 2 * len(ended) == len(calls), "every request that left has its end in the log"
