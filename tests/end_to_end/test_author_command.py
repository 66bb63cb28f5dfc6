"""`assistant threads` and `assistant voice` as a person types them, on the sample author, from an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.test_command_line import SAMPLE, Shell


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, model_cache: Path) -> Shell:
    return Shell(tmp_path_factory.mktemp("evening"), model_cache)


def test_threads_are_verbatim_and_say_where_they_stand(shell: Shell) -> None:
    records = shell.records("threads", "--json")
    assert {record["kind"] for record in records} == {"goal", "regret"}
    for record in records:
        text = (SAMPLE / record["path"]).read_text(encoding="utf-8")
        assert text[record["start"] : record["end"]] == record["quote"]
        for outcome in record["later"]:
            assert outcome["quote"] is None or outcome["quote"] in (SAMPLE / outcome["path"]).read_text(
                encoding="utf-8"
            )
            assert outcome["quote"] or outcome["status"] == "unknown"
    assert all(record["review"] == 2024 for record in shell.records("threads", "--json", "--year", "2024"))


def test_the_authors_word_is_typed_once_and_kept(shell: Shell) -> None:
    before = shell.records("threads", "--json", "--year", "2024")
    [marked] = [r for r in before if "하프 마라톤" in r["quote"] and r["kind"] == "goal"]
    told = shell.run("threads", "mark", marked["handle"], "partly", "--in", "2025").stdout
    assert marked["quote"].strip("*")[:10] in told and "your word" in told
    after = {r["handle"]: r for r in shell.records("threads", "--json", "--year", "2024")}
    said = {o["year"]: o for o in after[marked["handle"]]["later"]}
    assert (said[2025]["status"], said[2025]["by_author"]) == ("partly", True)
    untouched = [r for r in before if r["handle"] != marked["handle"]]
    assert [after[r["handle"]] for r in untouched] == untouched
    assert f"{marked['handle']}" in shell.run("threads", "--year", "2024", COLUMNS="100").stdout


def test_a_goal_that_returns_is_one_line(shell: Shell) -> None:
    shown = shell.run("threads", COLUMNS="200").stdout
    assert shown.count("해 드는 집으로 이사한다") == 1 and "said again" in shown


def test_wrong_words_are_told_with_the_way_out(shell: Shell) -> None:
    assert "assistant threads" in shell.run("threads", "mark", "1999-1", "kept", code=1).stderr
    assert "ASSISTANT_MODEL" in shell.run("threads", "--engine", "model", code=1).stderr
    assert "review of 1999" in shell.run("threads", "--year", "1999").stdout


def test_what_is_told_before_a_subcommand_holds_for_it(shell: Shell) -> None:
    blog = shell.folder / "blog"
    blog.mkdir()
    (blog / "2023-12-31-review.md").write_text(
        "# 2023년 회고\n\n올해는 이사를 했다.\n\n## 내년에는\n\n- 책을 열두 권 읽겠다.\n", encoding="utf-8"
    )
    assert "열두 권" in shell.run("threads", "--corpus", "blog", "mark", "2023-1", "kept").stdout
    shell.run("threads", "--corpus", "nowhere", "mark", "2023-1", "kept", code=1)
    shell.run("voice", "--corpus", "nowhere", "score", "blog/2023-12-31-review.md", code=1)


def test_the_portrait_fits_a_terminal_and_a_page(shell: Shell) -> None:
    shown = shell.run("voice", COLUMNS="80").stdout
    assert "how sentences end" in shown and "█" in shown
    assert len(shell.run("voice", "--all", COLUMNS="80").stdout) > len(shown)
    shell.run("voice", "--html", "portrait.html")
    page = (shell.folder / "portrait.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and "<script" not in page and "http" not in page


def test_a_text_is_scored_with_the_sentences_that_do_it(shell: Shell) -> None:
    text = "안녕하세요. 올 한 해는 저에게 정말 소중하고 의미 있는 성장의 시간이었습니다. " * 12
    (shell.folder / "text.md").write_text(text, encoding="utf-8")
    [score] = shell.records("voice", "score", "text.md", "--json")
    assert not score["inside"] and score["score"] > score["own_range"][1]
    shown = [feature for feature in score["features"] if feature["sentences"]]
    assert shown and all(sentence in text for f in shown for sentence in f["sentences"])
    assert shown[0]["sentences"][0][:12] in shell.run("voice", "score", "text.md", COLUMNS="200").stdout
