"""The commands as a person types them, in processes of their own, on the sample author, from an empty folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "corpus" / "blog"


class Shell:
    """An empty folder in which `assistant …` is typed."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.cache = cache

    def run(
        self, *words: str, typed: str = "", code: int = 0, out: int = subprocess.PIPE, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),  # the code these tests lie beside, whatever is installed
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "ASSISTANT_CACHE": str(self.cache),
            **variables,
        }
        done = subprocess.run(
            [sys.executable, "-c", "from assistant.cli import main; main()", *words],
            cwd=self.folder, env=environment, input=typed, text=True, stdout=out, stderr=subprocess.PIPE, timeout=240,
        )  # fmt: skip
        assert done.returncode == code, f"{words} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
        return done

    def records(self, *words: str, **kwargs: str) -> list[dict]:
        return [json.loads(line) for line in self.run(*words, **kwargs).stdout.splitlines()]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Shell:
    shell = Shell(tmp_path_factory.mktemp("evening"), model_cache)
    shell.run("index")
    return shell


def test_indexing_again_finds_nothing_to_do(shell: Shell) -> None:
    assert "Nothing new" in shell.run("index").stderr


def test_posts_tells_whether_an_entry_was_read(shell: Shell) -> None:
    files = {str(path.relative_to(SAMPLE)) for path in SAMPLE.rglob("*.md")}
    records = {record["path"]: record for record in shell.records("posts", "--json")}
    assert files == set(records)
    reviews = {path: r["period"] for path, r in records.items() if r["kind"] == "review"}
    assert sorted(reviews.values()) == ["2023", "2024", "2025"]
    drafts = [record for path, record in records.items() if "_drafts" in path]
    assert drafts and all(record["kind"] == "skipped" and "draft" in record["reason"] for record in drafts)
    assert all(record["passages"] > 0 for record in records.values() if record["kind"] != "skipped")
    narrow = shell.run("posts", COLUMNS="40").stdout
    assert all(path in narrow for path in files), "no path is cut, so that it can be copied"


def test_search_shows_a_post_once_with_all_its_hits_below(shell: Shell) -> None:
    words = ("search", "달리기를 다시 시작한 날", "-k", "12")
    [answer] = shell.records(*words, "--json")
    paths = [hit["path"] for hit in answer["hits"]]
    assert len(set(paths)) < len(paths), "some post has more than one"
    shown = [line for line in shell.run(*words, COLUMNS="400").stdout.splitlines() if ".md:" in line]
    order = [next(path for path in paths if f"/{path}:" in line) for line in shown]
    assert sorted(order) == sorted(paths)
    together = list(dict.fromkeys(paths))
    assert order == sorted(order, key=together.index)


def test_what_search_shows_stands_in_the_file(shell: Shell) -> None:
    [answer] = shell.records("search", "달리기를 다시 시작한 날", "--json", "-k", "5")
    assert answer["q"] == "달리기를 다시 시작한 날" and len(answer["hits"]) == 5
    scores = [hit["score"] for hit in answer["hits"]]
    assert scores == sorted(scores, reverse=True)
    for hit in answer["hits"]:
        text = (SAMPLE / hit["path"]).read_text(encoding="utf-8")
        assert text[hit["start"] : hit["end"]] == hit["text"]


def test_a_batch_of_questions_is_answered_in_order(shell: Shell) -> None:
    questions = ["이사", "a night with an incident", "어머니"]
    answers = [
        json.loads(line)
        for line in shell.run("search", "-", "--json", typed="\n".join(questions)).stdout.splitlines()
    ]
    assert [answer["q"] for answer in answers] == questions


def test_a_cut_off_holds(shell: Shell) -> None:
    [answer] = shell.records("search", "올해 목표", "--json", "-k", "50", "--before", "2025-01-01")
    assert answer["hits"] and all(hit["date"] < "2025-01-01" for hit in answer["hits"])


def test_the_draft_rests_on_what_was_said_and_written(shell: Shell) -> None:
    answers = str(ROOT / "corpus" / "interviews" / "2026.md")
    [record] = shell.records("draft", "--year", "2026", "--answers", answers, "--json")
    markdown = (shell.folder / record["markdown"]).read_text(encoding="utf-8")
    evidence = {piece["id"]: piece for piece in record["evidence"]}
    assert markdown.startswith("---\n") and "2026" in markdown.splitlines()[1:8].__str__()
    assert len(record["sections"]) >= 4
    for section in record["sections"]:
        for paragraph in section["paragraphs"]:
            if paragraph["origin"] == "question":
                continue
            assert paragraph["evidence"], paragraph["text"]
            assert set(paragraph["evidence"]) <= set(evidence)
    for piece in evidence.values():
        if piece["citation"]:
            text = (SAMPLE / piece["citation"]["path"]).read_text(encoding="utf-8")
            assert text[piece["citation"]["start"] : piece["citation"]["end"]] == piece["citation"]["quote"]
            assert piece["citation"]["date"] is None or piece["citation"]["date"] < "2027-02-01"


def test_a_second_draft_leaves_the_first_alone(shell: Shell) -> None:
    answers = str(ROOT / "corpus" / "interviews" / "2026.md")
    first = shell.records("draft", "--year", "2026", "--answers", answers, "--json")[0]["markdown"]
    kept = (shell.folder / first).read_text(encoding="utf-8")
    second = shell.records("draft", "--year", "2026", "--answers", answers, "--json")[0]["markdown"]
    assert second != first and (shell.folder / first).read_text(encoding="utf-8") == kept


def test_the_agenda_quotes_verbatim(shell: Shell) -> None:
    items = shell.records("interview", "--year", "2026", "--agenda", "--json")
    assert {"kind", "why", "question", "cites", "priority"} <= set(items[0])
    assert any(item["kind"] == "thread" for item in items)
    for cite in (cite for item in items for cite in item["cites"]):
        text = (SAMPLE / cite["path"]).read_text(encoding="utf-8")
        assert text[cite["start"] : cite["end"]] == cite["quote"]


def test_an_empty_year_is_told_not_filled(shell: Shell) -> None:
    done = shell.run("draft", "--year", "2019", code=1)
    assert "2019" in done.stderr and "→" in done.stderr and not done.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("posts", "--corpus", "nowhere"), "nowhere"),
        (("draft", "--year", "2026", "--answers", "nothing.md"), "nothing.md"),
        (("draft", "--year", "2026", "--engine", "model"), "ASSISTANT_MODEL"),
        (("web", "--host", "0.0.0.0", "--no-open"), "ASSISTANT_PASSWORD"),
        (("draft", "--year", "2026", "--outline", "."), "directory"),
        (("draft", "--year", "2026", "--outline", "picture.md"), "binary"),
        (("interview", "--year", "2026", "--answers", "picture.md"), "binary"),
        (("voice", "score", "picture.md"), "binary"),
    ],
)
def test_bad_input_gets_one_sentence_and_the_way_out(shell: Shell, words: tuple[str, ...], says: str) -> None:
    (shell.folder / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    done = shell.run(*words, code=1)
    assert says in done.stderr and "→" in done.stderr and "Traceback" not in done.stderr
    assert "nobody foresaw" not in done.stderr


def test_wrong_usage_is_told_apart_from_failure(shell: Shell) -> None:
    shell.run("draft", "--year", "soon", code=2)
    shell.run("no-such-command", code=2)


def test_a_setting_that_does_not_fit_is_named_as_it_is_set(shell: Shell) -> None:
    assert "ASSISTANT_EMBEDDER" in shell.run("index", code=1, ASSISTANT_EMBEDDER="magic").stderr


@pytest.mark.parametrize("words", [("posts",), ("search", "달리기", "-k", "100", "--json")])
def test_a_reader_that_goes_away_is_no_failure(shell: Shell, words: tuple[str, ...]) -> None:
    """As `assistant posts | head -1` is: what is read from is closed before it is written to."""
    read, write = os.pipe()
    os.close(read)
    done = shell.run(*words, out=write)
    os.close(write)
    assert "rror" not in done.stderr


def test_the_doctor_finds_this_machine_well(shell: Shell) -> None:
    told = shell.run("doctor").stdout
    assert "✗" not in told and "quoting" in told


def test_env_example_is_current(shell: Shell) -> None:
    assert shell.run("doctor", "--env-example").stdout == (ROOT / ".env.example").read_text(encoding="utf-8")


def test_nothing_of_the_authors_is_changed(shell: Shell) -> None:
    before = {path: path.stat().st_mtime_ns for path in SAMPLE.rglob("*")}
    shell.run("index", "--rebuild")
    shell.run("draft", "--year", "2026", "--answers", str(ROOT / "corpus" / "interviews" / "2026.md"))
    assert {path: path.stat().st_mtime_ns for path in SAMPLE.rglob("*")} == before
