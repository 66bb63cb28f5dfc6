"""Settings that are refused before anything is sent, and what asking an endpoint shows."""

from __future__ import annotations

import pytest
from support.wire import Endpoint, Served, fails, lists, shows, stalls

from assistant.errors import SettingsError
from assistant.model.chat import open_chat
from assistant.model.endpoint import check_endpoint
from assistant.settings import Settings

HERE = "http://127.0.0.1:9/v1"


@pytest.mark.parametrize(
    ("given", "says", "hint"),
    [
        ({}, "No chat model", "ASSISTANT_MODEL"),
        ({"openai_base_url": HERE}, "No chat model", "ASSISTANT_MODEL"),
        ({"model": "m"}, "asks for a key", "OPENAI_API_KEY"),
        ({"model": "m", "openai_base_url": "127.0.0.1:9/v1"}, "no address", "http://"),
        ({"model": "m", "openai_base_url": "localhost:9/v1"}, "no address", "http://"),
        ({"model": "m", "openai_base_url": HERE, "openai_api_key": "키"}, "characters", "Copy"),
        ({"model": "m", "openai_base_url": HERE, "openai_api_key": "a\nb"}, "characters", "Copy"),
    ],
)
def test_settings_that_cannot_work(given: dict[str, str], says: str, hint: str) -> None:
    settings = Settings(**given)  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match=says) as caught:
        open_chat(settings)
    assert hint in caught.value.hint
    assert check_endpoint(settings).wrong


@pytest.mark.parametrize(
    "name", ["LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING_V2", "LANGSMITH_GATEWAY"]
)
def test_a_diary_goes_to_no_tracing_service(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "true")
    with pytest.raises(SettingsError, match=name) as caught:
        open_chat(Settings(model="m", openai_base_url=HERE))
    assert f"Unset {name}" in caught.value.hint
    monkeypatch.setenv(name, "false")
    open_chat(Settings(model="m", openai_base_url=HERE))


def settings_for(endpoint: Endpoint, model: str = "qwen3:8b") -> Settings:
    return Settings(model=model, openai_base_url=endpoint.url, openai_api_key="sk-x", timeout=0.3)


def test_all_is_well(endpoint: Endpoint) -> None:
    endpoint.models = lists("llama4", "qwen3:8b")
    state = check_endpoint(settings_for(endpoint))
    assert not state.wrong
    assert not state.remedy
    assert endpoint.url in state.finding
    assert "qwen3:8b" in state.finding
    assert endpoint.seen[0].headers["Authorization"] == "Bearer sk-x"


def test_a_tag_may_be_left_out(endpoint: Endpoint) -> None:
    endpoint.models = lists("qwen3:latest")
    assert not check_endpoint(settings_for(endpoint, "qwen3")).wrong


def test_a_model_that_is_not_there_is_told_with_one_that_is(endpoint: Endpoint) -> None:
    endpoint.models = lists("llama4:70b", "qwen3:14b", "nomic")
    state = check_endpoint(settings_for(endpoint))
    assert state.wrong
    assert "qwen3:8b" in state.model
    assert "qwen3:14b" in state.remedy


def test_a_wrong_key(endpoint: Endpoint) -> None:
    endpoint.models = fails(401, "Incorrect API key provided: sk-x")
    state = check_endpoint(settings_for(endpoint))
    assert state.wrong
    assert "refuses the key" in state.key
    assert "sk-x" not in state.finding


def test_no_list_of_models_is_no_fault(endpoint: Endpoint) -> None:
    state = check_endpoint(settings_for(endpoint))
    assert not state.wrong
    assert "lists no models" in state.model


def test_something_else_lives_there(endpoint: Endpoint) -> None:
    endpoint.models = shows("<html>my router</html>")
    state = check_endpoint(settings_for(endpoint))
    assert state.wrong
    assert "OpenAI protocol" in state.finding


def test_a_server_that_says_nothing(endpoint: Endpoint) -> None:
    endpoint.models = stalls()
    state = check_endpoint(settings_for(endpoint))
    assert state.wrong
    assert "no sign in time" in state.finding


def test_nobody_there() -> None:
    state = check_endpoint(Settings(model="m", openai_base_url=HERE))
    assert state.wrong
    assert "refused" in state.finding


@pytest.mark.wire
def test_a_real_endpoint(real: Served) -> None:
    assert not check_endpoint(Settings(model=real.model, openai_base_url=real.url)).wrong
    other = check_endpoint(Settings(model="another", openai_base_url=real.url))
    assert other.wrong
    assert real.model in other.remedy
