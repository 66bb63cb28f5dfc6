"""The chat model against an endpoint that answers by script: replies, repairs, and every way to fail."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from support.wire import Answer, Endpoint, breaks, errs, fails, says, shows, stalls

from assistant import errors
from assistant.model.calls import CallLog
from assistant.model.chat import ChatModel, fits, open_chat, prompt_tokens
from assistant.model.prompts import Messages
from assistant.settings import Settings

KEY = "sk-test-0123456789abcdef"
ASKED = Messages(system="회고를 돕는다.", user="올해는 어땠나요?", prompt="ask", hash="00ff", sources=("a1",))


class Plan(BaseModel):
    title: str
    parts: list[str]


def settings_for(endpoint: Endpoint, **more: object) -> Settings:
    return Settings(model="m", openai_base_url=endpoint.url, openai_api_key=KEY, **more)


@pytest.fixture
def log(tmp_path: Path) -> CallLog:
    return CallLog(tmp_path / "calls.jsonl")


@pytest.fixture
def chat(endpoint: Endpoint, log: CallLog) -> ChatModel:
    return open_chat(settings_for(endpoint, timeout=0.4), log)


def read(chat: ChatModel, **more: int) -> str:
    return "".join(chat.stream(ASKED, purpose="test", **more))


def bodies(endpoint: Endpoint) -> list[dict[str, Any]]:
    return [dict(seen.body) for seen in endpoint.seen]


def test_a_reply_streams_and_is_logged(endpoint: Endpoint, chat: ChatModel, log: CallLog) -> None:
    endpoint.will(says("바빴", "지만 ", "좋았다.", usage=(31, 9)))
    assert list(chat.stream(ASKED, purpose="ask")) == ["바빴", "지만 ", "좋았다."]
    (body,) = bodies(endpoint)
    assert body["messages"] == [
        {"role": "system", "content": ASKED.system},
        {"role": "user", "content": ASKED.user},
    ]
    (call,) = log.read()
    assert (call.state, call.prompt_tokens, call.reply_tokens, call.counted) == ("done", 31, 9, False)
    asked = call.request
    assert (asked.purpose, asked.prompt, asked.prompt_hash, asked.sources) == ("ask", "ask", "00ff", ("a1",))
    assert (asked.endpoint, asked.model) == (endpoint.url, "m")
    assert chat.used.prompt_tokens == 31


def test_the_log_holds_neither_text_nor_key(endpoint: Endpoint, chat: ChatModel, log: CallLog) -> None:
    endpoint.will(says("비밀 이야기"), fails(401, f"Incorrect API key provided: {KEY}"))
    read(chat)
    with pytest.raises(errors.KeyRefused) as caught:
        read(chat)
    kept = log.path.read_text(encoding="utf-8")
    for secret in (KEY, "비밀", ASKED.user, ASKED.system):
        assert secret not in kept
    assert KEY not in str(caught.value) + caught.value.hint


def test_tokens_are_counted_where_none_are_told(endpoint: Endpoint, chat: ChatModel, log: CallLog) -> None:
    endpoint.will(says("그럭저럭 지나갔다.", usage=None))
    read(chat)
    (call,) = log.read()
    assert call.counted
    assert call.prompt_tokens == prompt_tokens(ASKED)
    assert call.reply_tokens > 0


def test_closing_the_stream_stops_it(endpoint: Endpoint, chat: ChatModel, log: CallLog) -> None:
    endpoint.will(stalls("하나", "둘"))
    pieces = chat.stream(ASKED, purpose="test")
    assert next(pieces) == "하나"
    pieces.close()
    assert log.read()[0].state == "stopped"


OVERFLOWS = {
    "OpenAI": fails(
        400,
        "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.",
        type="invalid_request_error",
        code="context_length_exceeded",
    ),
    "OpenAI, by code": fails(400, "Too much.", code="context_length_exceeded"),
    "OpenAI, in the stream": errs(message="Your input exceeds the context window of this model."),
    "llama.cpp": fails(
        400,
        "request (9001 tokens) exceeds the available context size (8192 tokens), try increasing it",
        type="exceed_context_size_error",
        code=400,
    ),
    "vLLM": fails(
        400,
        "'max_tokens' is too large: 4000. This model's maximum context length is 4096 tokens and your"
        " request has 900 input tokens (4000 > 4096 - 900).",
    ),
    "a proxy": fails(413, "Request Entity Too Large"),
}
FAILURES: dict[str, tuple[Sequence[Answer], type[errors.ModelError]]] = {
    "401": ([fails(401, "Incorrect API key", code="invalid_api_key")], errors.KeyRefused),
    "403": ([fails(403, "Country not supported")], errors.KeyRefused),
    "404, the model": (
        [fails(404, "The model `m` does not exist", code="model_not_found")],
        errors.ModelMissing,
    ),
    "404, the path": ([shows("<html>404</html>", status=404)], errors.NoSuchEndpoint),
    "402": ([fails(402, "Insufficient Balance")], errors.QuotaSpent),
    "429, for good": ([fails(429, "slow down", {"Retry-After": "0.01"})] * 3, errors.ModelBusy),
    "429, no credit": (
        [fails(429, "exceeded your quota", {"Retry-After": "0.01"}, code="insufficient_quota")] * 3,
        errors.QuotaSpent,
    ),
    "500, for good": ([fails(500, "oh no", {"Retry-After": "0.01"})] * 3, errors.EndpointFailed),
    "502, HTML": (
        [shows("<html>Bad Gateway", 502, headers={"Retry-After": "0.01"})] * 3,
        errors.EndpointFailed,
    ),
    "400": ([fails(400, "temperature is not supported")], errors.RequestRefused),
    "422": ([fails(422, "Extra inputs are not permitted")], errors.RequestRefused),
    "HTML": ([shows("<html>Welcome to nginx</html>")], errors.NoSuchEndpoint),
    "JSON of another kind": ([shows('{"hello": 1}', kind="application/json")], errors.NoSuchEndpoint),
    "a broken stream": ([breaks("처음은 ", "좋았")], errors.Unreachable),
    "no finish_reason": ([says("처음은 좋았", finish=None)], errors.ReplyCutOff),
    "length": ([says("처음은 좋았", finish="length")], errors.ReplyTooLong),
    "a stall": ([stalls("처음은")], errors.ModelTimeout),
    "an error in the stream": ([errs("처음은", message="CUDA out of memory")], errors.EndpointFailed),
    "a filter": ([says("처음은", finish="content_filter")], errors.BadReply),
    "nothing said": ([says(" \n")], errors.BadReply),
    **{f"overflow, {who}": ([answer], errors.PromptTooLong) for who, answer in OVERFLOWS.items()},
}


@pytest.mark.parametrize(("answers", "kind"), FAILURES.values(), ids=FAILURES.keys())
def test_each_failure_has_its_type_and_a_way_out(
    endpoint: Endpoint,
    chat: ChatModel,
    log: CallLog,
    answers: Sequence[Answer],
    kind: type[errors.ModelError],
) -> None:
    endpoint.will(*answers)
    with pytest.raises(errors.ModelError) as caught:
        read(chat)
    assert type(caught.value) is kind
    assert caught.value.hint
    assert "\n" not in caught.value.message
    assert not endpoint.script, "every answer was needed"
    assert [(call.state, call.error) for call in log.read()][-1] == ("failed", kind.__name__)


def test_no_sign_at_all_is_a_timeout(endpoint: Endpoint, log: CallLog) -> None:
    endpoint.will(*[stalls()] * 3)
    with pytest.raises(errors.ModelTimeout, match="no sign"):
        read(open_chat(settings_for(endpoint, timeout=0.05), log))


def test_nobody_there(log: CallLog) -> None:
    settings = Settings(model="m", openai_base_url="http://127.0.0.1:9/v1")
    with pytest.raises(errors.Unreachable, match="refused"):
        read(open_chat(settings, log))


def test_retry_after_is_honoured(endpoint: Endpoint, chat: ChatModel) -> None:
    endpoint.will(fails(429, "slow down", {"Retry-After": "0.15"}), says("이제 됐다."))
    assert read(chat) == "이제 됐다."
    first, second = endpoint.seen
    assert 0.15 <= second.at - first.at < 0.37, "the library alone would wait 0.375 s at the least"


def test_a_passing_fault_is_outlived(endpoint: Endpoint, chat: ChatModel, log: CallLog) -> None:
    soon = {"Retry-After": "0.01"}
    endpoint.will(fails(500, "oh", soon), fails(503, "no", soon), says("그래도 썼다."))
    assert read(chat) == "그래도 썼다."
    assert [call.state for call in log.read()] == ["done"]


GOOD = '{"title": "2026년 회고", "parts": ["일"]}'


def test_a_structured_reply(endpoint: Endpoint, chat: ChatModel) -> None:
    endpoint.will(says(GOOD[:9], GOOD[9:]))
    assert chat.reply(ASKED, purpose="plan", shape=Plan) == Plan(title="2026년 회고", parts=["일"])
    asked = bodies(endpoint)[0]["response_format"]
    assert asked["type"] == "json_schema"
    schema = asked["json_schema"]["schema"]
    assert schema["required"] == ["title", "parts"]
    assert schema["additionalProperties"] is False


def test_a_reply_that_does_not_fit_is_given_back_with_the_reason(
    endpoint: Endpoint, chat: ChatModel, log: CallLog
) -> None:
    endpoint.will(says('{"title": 3, "parts": []}'), says("네, 고쳤습니다!"), says(f"```json\n{GOOD}\n```"))
    assert chat.reply(ASKED, purpose="plan", shape=Plan).parts == ["일"]
    second = bodies(endpoint)[1]["messages"]
    assert [turn["role"] for turn in second] == ["system", "user", "assistant", "user"]
    assert second[2]["content"] == '{"title": 3, "parts": []}'
    assert "title: Input should be a valid string" in second[3]["content"]
    third = bodies(endpoint)[2]["messages"]
    assert len(third) == 4, "only the last reply is given back"
    assert [call.request.purpose for call in log.read()] == ["plan", "plan, repair 1", "plan, repair 2"]


def test_repairs_end_and_keep_the_last_reply(endpoint: Endpoint, chat: ChatModel) -> None:
    endpoint.will(says("하나"), says("둘"), says("셋"), says(GOOD))
    with pytest.raises(errors.BadReply) as caught:
        chat.reply(ASKED, purpose="plan", shape=Plan)
    assert caught.value.reply == "셋"
    assert len(endpoint.seen) == 3


def test_a_cut_off_object_is_no_case_for_repair(endpoint: Endpoint, chat: ChatModel) -> None:
    endpoint.will(says('{"title": "20', finish="length"))
    with pytest.raises(errors.ReplyCutOff):
        chat.reply(ASKED, purpose="plan", shape=Plan)
    assert len(endpoint.seen) == 1


@pytest.mark.parametrize("status", [400, 422])
def test_an_endpoint_without_schemas_is_asked_in_words(
    endpoint: Endpoint, chat: ChatModel, status: int
) -> None:
    endpoint.will(fails(status, "This response_format type is unavailable now"), says(GOOD), says(GOOD))
    for _ in range(2):
        assert chat.reply(ASKED, purpose="plan", shape=Plan).title == "2026년 회고"
    first, second, third = bodies(endpoint)
    assert "response_format" in first
    assert "response_format" not in second
    assert '"required"' in second["messages"][1]["content"]
    assert second["messages"] == third["messages"], "what was learned is kept"


def test_a_refusal_that_is_not_about_the_schema_rises(endpoint: Endpoint, chat: ChatModel) -> None:
    endpoint.will(fails(400, "no"), fails(400, "no"))
    with pytest.raises(errors.RequestRefused):
        chat.reply(ASKED, purpose="plan", shape=Plan)


def test_an_endpoint_that_tells_no_usage_is_not_asked_for_it(endpoint: Endpoint, chat: ChatModel) -> None:
    refusal = "stream_options.include_usage: Extra inputs are not permitted"
    endpoint.will(fails(422, refusal), says("좋다.", usage=None))
    assert read(chat) == "좋다."
    assert ["stream_options" in body for body in bodies(endpoint)] == [True, False]


def test_the_limit_is_named_as_the_endpoint_knows_it(endpoint: Endpoint, chat: ChatModel) -> None:
    refusal = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
    endpoint.will(fails(400, refusal, code="unsupported_parameter"), says("좋다."), says("또."))
    assert (read(chat, max_tokens=50), read(chat)) == ("좋다.", "또.")
    first, second, third = bodies(endpoint)
    assert first["max_tokens"] == second["max_completion_tokens"] == 50
    assert "max_tokens" not in second
    assert third["max_completion_tokens"] == 4000


def test_thoughts_are_no_part_of_the_reply(endpoint: Endpoint, chat: ChatModel) -> None:
    endpoint.will(says("<think>뭐라고 ", "하지?</think>\n\n", "좋았다."))
    assert read(chat) == "좋았다."


def test_the_budget_leaves_room_for_the_reply(endpoint: Endpoint, log: CallLog) -> None:
    chat = open_chat(settings_for(endpoint, context_tokens=2048), log)
    assert chat.budget(500) > chat.budget(1000) > 0
    assert chat.budget(1_000_000) > 0, "a reply never takes the whole context"
    short = Messages(system="", user="짧다")
    long = Messages(system="", user="길다 " * 4000)
    assert fits(chat, short)
    assert not fits(chat, long)


def test_the_budget_learns_how_the_model_counts(endpoint: Endpoint, chat: ChatModel) -> None:
    before = chat.budget()
    long = Messages(system="", user="올해도 많이 걸었다. " * 200)
    endpoint.will(says("네.", usage=(4 * prompt_tokens(long), 1)), says("네.", usage=(1, 1)))
    for _ in range(2):
        "".join(chat.stream(long, purpose="test"))
    assert chat.budget() < before / 2


def test_a_refusal_for_length_leaves_a_smaller_budget(endpoint: Endpoint, chat: ChatModel) -> None:
    before = chat.budget()
    endpoint.will(OVERFLOWS["llama.cpp"])
    with pytest.raises(errors.PromptTooLong):
        read(chat)
    assert chat.budget() < before


def test_a_prompt_cut_in_silence_is_told(endpoint: Endpoint, chat: ChatModel) -> None:
    long = Messages(system="", user="올해도 많이 걸었다. " * 1000)
    endpoint.will(says("네.", usage=(2048, 1)), says("네.", usage=(1, 1)))
    with pytest.raises(errors.PromptTooLong, match="read only 2048"):
        "".join(chat.stream(long, purpose="test"))
    assert "".join(chat.stream(long, purpose="test")) == "네.", "a cache that counts nothing is no cut"


def test_the_limit_is_refused_by_either_name(endpoint: Endpoint, chat: ChatModel) -> None:
    endpoint.will(fails(400, "max_tokens?"), fails(400, "max_completion_tokens?"))
    with pytest.raises(errors.RequestRefused):
        read(chat)


def test_nothing_is_said_for_an_empty_part(endpoint: Endpoint, chat: ChatModel) -> None:
    endpoint.will(says("네."))
    "".join(chat.stream(Messages(system="", user="뭐 했지?"), purpose="test"))
    assert bodies(endpoint)[0]["messages"] == [{"role": "user", "content": "뭐 했지?"}]


def test_the_workspace_keeps_the_log_unless_one_is_given(endpoint: Endpoint, tmp_path: Path) -> None:
    endpoint.will(says("네."))
    settings = settings_for(endpoint, workspace=tmp_path / "w")
    read(open_chat(settings))
    assert [call.state for call in CallLog(settings.place.calls).read()] == ["done"]
