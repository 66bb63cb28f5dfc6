"""The log of what left the machine."""

from __future__ import annotations

import json
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import ModelTimeout, SettingsError
from assistant.model.calls import CallLog, Request, usage
from assistant.settings import Settings

ASKED = Request(
    kind="chat", endpoint="http://127.0.0.1:1/v1", model="m", purpose="outline", prompt_tokens=120,
    prompt="outline", prompt_hash="00ff", sources=("a1", "2026/봄.md"),
)  # fmt: skip


def test_a_request_is_on_disk_before_it_leaves(tmp_path: Path) -> None:
    log = CallLog(tmp_path / "new" / "calls.jsonl")
    with log.call(ASKED) as record:
        (sent,) = CallLog(log.path).read()
        assert (sent.state, sent.request) == ("sent", ASKED)
        record.told(prompt_tokens=131, reply_tokens=40)
    (done,) = CallLog(log.path).read()
    assert (done.id, done.when) == (sent.id, sent.when)
    assert (done.state, done.prompt_tokens, done.reply_tokens, done.counted) == ("done", 131, 40, False)
    assert log.made == (done,)


def test_a_failure_keeps_its_name_and_rises(tmp_path: Path) -> None:
    log = CallLog(tmp_path / "calls.jsonl")
    with pytest.raises(ModelTimeout), log.call(ASKED):
        raise ModelTimeout("too slow", hint="wait")
    (call,) = log.read()
    assert (call.state, call.error) == ("failed", "ModelTimeout")
    assert (call.prompt_tokens, call.counted) == (120, True), "what was sent counts, answered or not"


def test_a_reader_who_went_away(tmp_path: Path) -> None:
    log = CallLog(tmp_path / "calls.jsonl")

    def stream() -> Iterator[str]:
        with log.call(ASKED) as record:
            record.counted(reply_tokens=1)
            yield "하나"
            yield "둘"

    pieces = stream()
    next(pieces)
    pieces.close()
    (call,) = log.read()
    assert (call.state, call.reply_tokens, call.error) == ("stopped", 1, "")


def test_a_line_cut_by_a_crash_spoils_no_other(tmp_path: Path) -> None:
    log = CallLog(tmp_path / "calls.jsonl")
    with log.call(ASKED):
        pass
    with log.path.open("ab") as file:
        file.write('{"id": "x", "request": {"model": "한'.encode()[:-1])
    with log.call(ASKED):
        pass
    assert [call.state for call in log.read()] == ["done", "done"]


def test_what_cannot_be_logged_is_not_sent(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    sent = False
    with pytest.raises(SettingsError, match="nothing is sent"), CallLog(tmp_path / "taken" / "c").call(ASKED):
        sent = True
    assert not sent


def test_the_log_is_for_the_owner_only(tmp_path: Path) -> None:
    log = CallLog(tmp_path / "calls.jsonl")
    with log.call(ASKED):
        pass
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600


def test_threads_write_whole_lines(tmp_path: Path) -> None:
    log = CallLog(tmp_path / "calls.jsonl")

    def work() -> None:
        for _ in range(25):
            with log.call(ASKED) as record:
                record.told(prompt_tokens=1, reply_tokens=2)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(json.loads(line) for line in log.path.read_text(encoding="utf-8").splitlines())
    assert len(log.read()) == len(log.made) == 200
    assert {call.state for call in log.read()} == {"done"}


def test_usage_adds_up_and_prices_only_with_prices(tmp_path: Path) -> None:
    log = CallLog(tmp_path / "calls.jsonl")
    for _ in range(2):
        with log.call(ASKED) as record:
            record.told(prompt_tokens=1_000_000, reply_tokens=500_000)
    embeddings = Request(kind="embeddings", endpoint="e", model="m", purpose="index", prompt_tokens=9)
    with log.call(embeddings):
        pass
    taken = usage(log.made, Settings(price_prompt=2.0, price_reply=8.0))
    assert (taken.calls, taken.prompt_tokens, taken.reply_tokens) == (2, 2_000_000, 1_000_000)
    assert taken.cost == pytest.approx(12.0)
    assert usage(log.made, Settings(price_prompt=2.0)).cost is None
