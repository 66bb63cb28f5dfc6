"""Whether the chat model's endpoint can be spoken to: from the settings alone, and by asking it.

`require_endpoint` is called by model/chat.py before anything is sent; `check_endpoint` by `assistant doctor`
and the page's settings.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence
from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant import errors
from assistant.domain import value
from assistant.errors import AssistantError, SettingsError
from assistant.model import faults
from assistant.settings import Settings

OPENAI = "https://api.openai.com/v1"
CHECK_SECONDS = 10.0
NO_LIST = {404, 405, 501}  # how an endpoint says that it knows no such request
# Each makes LangChain send what passes through it to LangSmith as well, or through it.
TRACING = (
    "LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2",
    "LANGSMITH_GATEWAY",
)  # fmt: skip
OFF = {"", "0", "false", "no", "off"}


@value
class EndpointState:
    """What is known about an endpoint, a sentence each; empty where nothing was found out.

    `remedy` is what to do, empty where nothing is needed; `wrong` whether drafting with it cannot work.
    """

    reachable: str = ""
    key: str = ""
    model: str = ""
    remedy: str = ""
    wrong: bool = False

    @property
    def finding(self) -> str:
        return " ".join(said for said in (self.reachable, self.key, self.model) if said)


def require_endpoint(settings: Settings) -> None:
    """Refuse settings with which nothing can, or nothing may, be sent.

    Raises:
        SettingsError: no model; no key where one is needed, or one that no header can carry; an address
            that is none; a tracing service switched on.
    """
    if settings.model is None:
        raise SettingsError(
            "No chat model is set.",
            hint="Set ASSISTANT_MODEL (and OPENAI_API_KEY or OPENAI_BASE_URL), or use the quoting engine.",
        )
    require_privacy()
    address = urlsplit(settings.endpoint)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise SettingsError(
            f"{settings.endpoint} is no address of an endpoint.",
            hint="Write OPENAI_BASE_URL with http:// or https://, say http://127.0.0.1:11434/v1.",
        )
    key = key_of(settings).get_secret_value()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise SettingsError("OPENAI_API_KEY holds characters no key has.", hint="Copy the key once more.")
    if settings.endpoint == OPENAI and settings.openai_api_key is None:
        raise SettingsError(
            "OpenAI asks for a key and none is set.",
            hint="Set OPENAI_API_KEY, or OPENAI_BASE_URL for an endpoint that needs none.",
        )


def require_privacy() -> None:
    """Refuse to go on where the author's text would go to a tracing service as well.

    Raises:
        SettingsError: one of `TRACING` is switched on.
    """
    for name in TRACING:
        if os.environ.get(name, "").strip().lower() not in OFF:
            raise SettingsError(
                f"{name} is set: a copy of everything sent to the model would go to a tracing service.",
                hint=f"Unset {name}. This is a diary.",
            )


def key_of(settings: Settings) -> SecretStr:
    """The key; a word in its place for endpoints that need none, as the client library insists on one."""
    key = settings.openai_api_key
    return SecretStr(key.get_secret_value().strip()) if key else SecretStr("none")


def check_endpoint(settings: Settings) -> EndpointState:
    """Ask the endpoint for its models (nothing of the author's is sent) and tell what that shows.

    Endpoints without a list of models are tolerated. Takes ten seconds at the most, and raises nothing for
    what it finds.
    """
    try:
        require_endpoint(settings)
    except SettingsError as error:
        return EndpointState(reachable=error.message, remedy=error.hint, wrong=True)
    try:
        names = _models(settings)
    except AssistantError as error:
        return _refused(error, settings)
    return _without_list(settings) if names is None else _with_list(names, settings)


def _models(settings: Settings) -> Sequence[str] | None:
    """The names of the endpoint's models; None where it keeps no list of them."""
    import openai

    client = openai.OpenAI(
        base_url=settings.endpoint,
        api_key=key_of(settings).get_secret_value(),
        timeout=min(CHECK_SECONDS, settings.timeout),
        max_retries=0,
    )
    try:
        with client:
            return [model.id for model in client.models.list()]
    except Exception as error:
        if isinstance(error, openai.APIStatusError) and error.status_code in NO_LIST:
            return None
        raise faults.translate(error, endpoint=settings.endpoint, model=str(settings.model)) from error


def _refused(error: AssistantError, settings: Settings) -> EndpointState:
    """What a request that failed shows of the endpoint."""
    if isinstance(error, errors.KeyRefused):
        answers = f"{settings.endpoint} answers."
        return EndpointState(reachable=answers, key=error.message, remedy=error.hint, wrong=True)
    return EndpointState(reachable=error.message, remedy=error.hint, wrong=True)


def _without_list(settings: Settings) -> EndpointState:
    return EndpointState(
        reachable=f"{settings.endpoint} answers.",
        model="It lists no models: the first call will tell whether it takes the key and the model.",
        remedy="Should that call fail, look at OPENAI_BASE_URL; it usually ends in /v1.",
    )


def _with_list(names: Sequence[str], settings: Settings) -> EndpointState:
    model = str(settings.model)
    answers, key = f"{settings.endpoint} answers.", "It does not refuse the key."
    # Ollama lists "llama3:latest" and takes "llama3".
    if model in names or f"{model}:latest" in names:
        return EndpointState(reachable=answers, key=key, model=f"It has the model {model}.")
    near = difflib.get_close_matches(model, names, n=3, cutoff=0.4) or sorted(names)[:3]
    return EndpointState(
        reachable=answers,
        key=key,
        model=f"It does not list the model {model}.",
        remedy=f"Set ASSISTANT_MODEL, say to {' or '.join(near)}." if near else "Load a model there first.",
        wrong=True,
    )
