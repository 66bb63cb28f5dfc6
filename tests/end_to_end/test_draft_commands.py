"""A draft on the command line, from its outline to the post: shown, written, edited, written again, learned from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.author import INTERVIEW, write_blog
from support.wire import Connection, Endpoint, says
from test_command_line import ROOT, Shell

ANSWERS = str(ROOT / "corpus" / "interviews" / "2026.md")
YEAR = ("--year", "2026")


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Shell:
    return Shell(tmp_path_factory.mktemp("desk"), model_cache)


def test_from_an_outline_to_a_post(shell: Shell) -> None:
    plan = shell.folder / "plan.md"
    shown = shell.run("draft", *YEAR, "--answers", ANSWERS, "--outline", str(plan))
    assert shown.stdout == plan.read_text(encoding="utf-8") and not (shell.folder / "drafts").exists()
    heading = next(h for h in re.findall(r"(?m)^## (\S.*?) <!-- body -->$", shown.stdout))
    plan.write_text(
        shown.stdout.replace(f"## {heading} <!-- body", "## 내가 붙인 제목 <!-- body", 1), encoding="utf-8"
    )

    told = shell.run("draft", *YEAR, "--answers", ANSWERS, "--outline", str(plan)).stdout
    file = shell.folder / "drafts" / "2026" / "v1.md"
    assert "## 내가 붙인 제목\n" in file.read_text(encoding="utf-8")
    assert re.search(r"evidence \d+\.\d s", told) and re.search(r"^ +1 \(opening\)", told, re.MULTILINE)

    file.write_text(file.read_text(encoding="utf-8") + "\n마지막에 내가 덧붙인 말.\n", encoding="utf-8")
    assert "{+마지막에 내가 덧붙인 말.+}" in shell.run("draft", *YEAR, "--diff").stdout
    shell.run("draft", *YEAR, "--section", "2", "--hint", "더 짧게")
    second = (shell.folder / "drafts" / "2026" / "v2.md").read_text(encoding="utf-8")
    assert "마지막에 내가 덧붙인 말." in second and len(second) < len(file.read_text(encoding="utf-8"))

    refused = shell.run("draft", *YEAR, "--publish", "posts", code=1)
    assert "--yes" in refused.stderr and "예린" in refused.stderr and not (shell.folder / "posts").exists()
    published = Path(shell.run("draft", *YEAR, "--publish", "posts", "--yes").stdout.strip())
    post = (shell.folder / published).read_text(encoding="utf-8")
    assert "❓" not in post and "마지막에 내가 덧붙인 말." in post
    assert "already" in shell.run("draft", *YEAR, "--publish", "posts", "--yes", code=1).stderr


def test_what_edits_taught_is_shown_and_struck_out(shell: Shell) -> None:
    file = sorted((shell.folder / "drafts" / "2026").glob("v*.md"))[-1]
    text = file.read_text(encoding="utf-8")
    assert "## 영어\n" in text
    file.write_text(text.replace("## 영어\n", "## 소리 내어 말하기\n"), encoding="utf-8")
    assert "소리 내어 말하기" in shell.run("learn", *YEAR).stdout
    assert "소리 내어 말하기" in shell.run("lessons").stdout
    number = next(line.split()[0] for line in shell.run("lessons").stdout.splitlines() if "소리 내어" in line)
    assert "소리 내어 말하기" not in shell.run("lessons", "--forget", number).stdout


def test_nothing_unfinished_and_nothing_to_pay_are_said(shell: Shell) -> None:
    assert "unfinished" in shell.run("draft", *YEAR, "--resume", code=1).stderr
    assert "Nothing is sent" in shell.run("draft", *YEAR, "--answers", ANSWERS, "--estimate").stderr
    shell.run("draft", *YEAR, "--lock", "somewhere", code=2)


def test_a_model_that_is_not_set_is_told_before_anything_is_counted(shell: Shell) -> None:
    told = shell.run("draft", *YEAR, "--answers", ANSWERS, "--engine", "model", code=1).stderr
    assert "ASSISTANT_MODEL" in told and "tokens" not in told


def echoes(to: Connection) -> None:
    """A writer that gives back the first answer it is shown, with its mark."""
    shown = str(to.endpoint.seen[-1].body["messages"])
    told = re.search(r"\[\[(a\d+)\]\] answer.*?```+\\n(.*?)\\n```", shown)
    says(f"{told[2]}\n[[{told[1]}]]" if told else "{}")(to)


def test_a_model_that_goes_away_leaves_what_is_written_and_says_how_to_go_on(
    tmp_path: Path, endpoint: Endpoint, model_cache: Path
) -> None:
    write_blog(tmp_path / "blog")
    (tmp_path / "answers.md").write_text(INTERVIEW, encoding="utf-8")
    writer = {
        "ASSISTANT_CORPUS": "blog", "ASSISTANT_MODEL": "script", "ASSISTANT_CONCURRENCY": "1",
        "OPENAI_BASE_URL": endpoint.url, "OPENAI_API_KEY": "a-key-that-nobody-checks",
    }  # fmt: skip
    shell = Shell(tmp_path, model_cache)
    endpoint.will(*[echoes] * 4)  # fewer than there are sections and an outline
    stopped = shell.run("draft", *YEAR, "--answers", "answers.md", code=1, **writer)
    assert "assistant draft --year 2026 --resume" in stopped.stderr
    assert not (tmp_path / "drafts").exists()
    kept = {file.name for file in tmp_path.rglob("section-*.json")}

    endpoint.seen.clear()
    endpoint.will(*[echoes] * 20)
    shell.run("draft", *YEAR, "--resume", **writer)
    text = (tmp_path / "drafts" / "2026" / "v1.md").read_text(encoding="utf-8")
    assert "재첩국을 두 그릇" in text and "우표부터 다시" in text
    written = {file.name for file in tmp_path.rglob("section-*.json")}
    assert kept and kept < written
    assert "재첩국을 두 그릇" not in str([seen.body for seen in endpoint.seen])
