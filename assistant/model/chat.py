"""The chat model: streamed prose and structured replies from any OpenAI-compatible endpoint.

Takes `Messages` (prompts.py); gives text as it comes, or an object of the shape asked for. The drafting and
interview engines speak to the `ChatModel` protocol and know nothing of the library behind it. Every request
is in the log (calls.py) before it leaves; every failure is a `ModelError` with a hint (faults.py).
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, cast
from weakref import finalize

from assistant import errors
from assistant.domain import Usage
from assistant.errors import BadReply, PromptTooLong, ReplyTooLong, RequestRefused
from assistant.model import faults, replies
from assistant.model.calls import CallLog, Record, Request, usage
from assistant.model.dialect import Dialect, repair_in_words, shape_in_words
from assistant.model.endpoint import OPENAI, key_of, require_endpoint
from assistant.model.prompts import Messages
from assistant.model.replies import Shape
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk
    from langchain_openai import ChatOpenAI
    from pydantic import BaseModel

REPAIRS = 2  # how often a structured reply that does not fit is asked for again
RETRIES = 2  # how often the library repeats a request after 429, 5xx or no connection; it honours Retry-After
CONNECT_SECONDS = 10.0  # a host that is there takes a connection at once, however slow its model
CUT_FLOOR = 1_000  # tokens
CHAT_MARKS = 32  # tokens that a chat template may put around a prompt
# o200k_base counts what OpenAI's models read. Others read the same text in more tokens; how many more is
# learned from the endpoint's own counts, and until then this much more is assumed.
FOREIGN_STRETCH = 1.25
TOO_LONG = 1.5  # times what was assumed, after a prompt that should have fitted did not

Turn = tuple[str, str]  # role ("system", "human", "ai") and text


class ChatModel(Protocol):
    """Something that answers. `endpoint` is where the text goes, for telling the author."""

    @property
    def name(self) -> str: ...

    @property
    def endpoint(self) -> str: ...

    @property
    def context_tokens(self) -> int: ...

    @property
    def used(self) -> Usage:
        """What was taken through this object so far."""
        ...

    def budget(self, max_tokens: int | None = None) -> int:
        """Tokens (`prompt_tokens`) a prompt may hold beside a reply of `max_tokens`."""
        ...

    def stream(self, messages: Messages, *, purpose: str, max_tokens: int | None = None) -> Generator[str]:
        """The reply, piece by piece. Closing the generator closes the connection.

        Raises:
            ModelError: no reply, or not a whole one; what was yielded before stands for nothing then.
            SettingsError: the log of calls cannot be written.
        """
        ...

    def reply(
        self, messages: Messages, *, purpose: str, shape: type[Shape], max_tokens: int | None = None
    ) -> Shape:
        """An object of the shape.

        Raises:
            BadReply: no reply fitted, after the repairs; it holds the last one.
            ModelError, SettingsError: as `stream`.
        """
        ...


def open_chat(settings: Settings, log: CallLog | None = None) -> ChatModel:
    """The chat model of the settings; nothing is sent yet. `log` is the workspace's unless given: open one
    for a draft with a `CallLog` of its own, and `used` tells what that draft took.

    Raises:
        SettingsError: no model is set, the key or the address cannot be right, or a tracing service is on
            that would send the same text elsewhere.
    """
    require_endpoint(settings)
    return _Chat(settings, log or CallLog(settings.place.prepare().calls))


def prompt_tokens(messages: Messages) -> int:
    """Tokens of the messages by o200k_base."""
    from assistant.language.tokens import count

    return count(messages.system) + count(messages.user)


def fits(model: ChatModel, messages: Messages, max_tokens: int | None = None) -> bool:
    """Whether the messages leave room for a reply of `max_tokens`."""
    return prompt_tokens(messages) <= model.budget(max_tokens)


class Chosen:
    """What the settings say of the model they choose, as a `ChatModel` tells it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def name(self) -> str:
        return str(self._settings.model)

    @property
    def endpoint(self) -> str:
        return self._settings.endpoint

    @property
    def context_tokens(self) -> int:
        return self._settings.context_tokens


class _Chat(Chosen):
    """`ChatModel` over LangChain's ChatOpenAI."""

    def __init__(self, settings: Settings, log: CallLog) -> None:
        super().__init__(settings)
        self._log = log
        self._stretch = 1.0 if settings.endpoint == OPENAI else FOREIGN_STRETCH
        self._dialect = Dialect(is_openai=settings.endpoint == OPENAI)

    @property
    def used(self) -> Usage:
        return usage(self._log.made, self._settings)

    def budget(self, max_tokens: int | None = None) -> int:
        return int((self.context_tokens - self._limit(max_tokens) - CHAT_MARKS) / self._stretch)

    def stream(self, messages: Messages, *, purpose: str, max_tokens: int | None = None) -> Generator[str]:
        return self._ask(_turns(messages), messages, purpose, self._limit(max_tokens), None)

    def reply(
        self, messages: Messages, *, purpose: str, shape: type[Shape], max_tokens: int | None = None
    ) -> Shape:
        asked = _turns(messages)
        turns, text = asked, ""
        for repair in range(REPAIRS + 1):
            said = f"{purpose}, repair {repair}" if repair else purpose
            text = "".join(self._ask(turns, messages, said, self._limit(max_tokens), shape))
            try:
                return replies.parse(text, shape)
            except replies.Unfit as fault:
                turns = [*asked, ("ai", text), ("human", repair_in_words(shape, str(fault)))]
        raise BadReply(
            f"{self.name} did not reply in the shape asked for ({purpose}), in {REPAIRS + 1} tries.",
            hint="Try again, or set ASSISTANT_MODEL to a larger model.",
            reply=text,
        )

    def _limit(self, max_tokens: int | None) -> int:
        return min(max_tokens or self._settings.reply_tokens, self.context_tokens // 2)

    def _ask(
        self,
        turns: Sequence[Turn],
        messages: Messages,
        purpose: str,
        limit: int,
        shape: type[BaseModel] | None,
    ) -> Generator[str]:
        """One reply; asked again, in plainer terms, where the endpoint does not take a request as it is."""
        while True:
            said = list(turns)
            if shape is not None and not self._dialect.takes_schema(shape):
                said = _asking_for(shape, turns)
            try:
                options = self._dialect.options(limit, shape)
                with closing(self._send(said, messages, purpose, options)) as pieces:
                    yield from replies.without_thoughts(pieces)
                return
            except PromptTooLong:
                self._stretch *= TOO_LONG  # whoever asks again packs less
                raise
            except RequestRefused as refusal:
                # Raised by the status alone, so before the first piece of any reply.
                if not self._dialect.learn(refusal, shape):
                    raise

    def _send(
        self, turns: list[Turn], messages: Messages, purpose: str, options: dict[str, Any]
    ) -> Generator[str]:
        """One logged request; the pieces of its reply. An error unless the endpoint says it was done."""
        from assistant.language.tokens import count

        request = Request(
            kind="chat", endpoint=self.endpoint, model=self.name, purpose=purpose,
            prompt_tokens=sum(count(text) for _, text in turns),
            prompt=messages.prompt, prompt_hash=messages.hash, sources=messages.sources,
        )  # fmt: skip
        written: list[str] = []
        with self._log.call(request) as record:
            try:
                finish = yield from self._listen(turns, options, record, written)
            finally:
                if record.call.counted:
                    record.counted(reply_tokens=count("".join(written)))
            if not record.call.counted:
                self._compare(request.prompt_tokens, record.call.prompt_tokens)
            self._require_whole(finish, "".join(written))

    def _listen(
        self, turns: list[Turn], options: dict[str, Any], record: Record, written: list[str]
    ) -> Generator[str, None, str | None]:
        """The pieces of a reply, also put on `written`, its tokens on `record`; returns the finish reason."""
        finish = None
        try:
            stream = cast("Generator[AIMessageChunk]", self._client.stream(turns, **options))
            with closing(stream) as chunks:
                for chunk in chunks:
                    finish = chunk.response_metadata.get("finish_reason") or finish
                    if told := chunk.usage_metadata:
                        record.told(prompt_tokens=told["input_tokens"], reply_tokens=told["output_tokens"])
                    if text := chunk.text:
                        written.append(text)
                        yield text
        except Exception as error:
            raise faults.translate(error, endpoint=self.endpoint, model=self.name) from error
        return finish

    def _compare(self, counted: int, told: int) -> None:
        """Learn from the endpoint's count in how many more tokens than o200k_base its model reads a prompt.

        Short prompts tell more of the chat template than of the tokens, and are passed over.

        Raises:
            PromptTooLong: it read far less than was sent. Ollama cuts what is longer than the context a model
                was loaded with, and says nothing; counts below `CUT_FLOOR` are those of endpoints that leave
                out what they had in their cache.
        """
        if counted < 256:
            return
        if CUT_FLOOR <= told < counted / 2:
            raise PromptTooLong(
                f"{self.endpoint} read only {told} of some {counted} tokens and left out the rest.",
                hint="Give the model a larger context there (with Ollama: OLLAMA_CONTEXT_LENGTH), or set "
                "ASSISTANT_CONTEXT_TOKENS to the one it has.",
            )
        self._stretch = max(self._stretch, (told - CHAT_MARKS) / counted)

    def _require_whole(self, finish: str | None, text: str) -> None:
        if finish == "content_filter":
            raise BadReply(
                f"{self.endpoint} withheld the reply: its content filter objects.",
                hint="Leave out what may have set it off, or use another endpoint.",
                reply=text,
            )
        if finish == "length":
            raise ReplyTooLong(
                f"The reply of {self.name} reached its limit before it was done.",
                hint="Raise ASSISTANT_REPLY_TOKENS, or use a model that keeps to the point.",
                reply=text,
            )
        if finish is None:
            raise faults.tell(errors.ReplyCutOff, endpoint=self.endpoint, model=self.name)
        if not text.strip():
            raise BadReply(
                f"{self.name} replied with nothing.", hint="Try again, or try another model.", reply=text
            )

    @cached_property
    def _client(self) -> ChatOpenAI:
        from langchain_openai import ChatOpenAI
        from openai import DefaultHttpxClient, Timeout

        timeout = Timeout(self._settings.timeout, connect=min(CONNECT_SECONDS, self._settings.timeout))
        connections = DefaultHttpxClient(timeout=timeout)
        finalize(self, connections.close)  # nobody else closes what is kept open between two requests
        return ChatOpenAI(
            http_client=connections,
            model=self.name,
            base_url=self.endpoint,  # given, so that no variable of another tool's takes its place
            api_key=key_of(self._settings),
            timeout=timeout,
            max_retries=RETRIES,
            temperature=self._settings.temperature,
            use_responses_api=False,
        )


def _turns(messages: Messages) -> list[Turn]:
    system = [("system", messages.system)] if messages.system else []
    return [*system, ("human", messages.user)]


def _asking_for(shape: type[BaseModel], turns: Sequence[Turn]) -> list[Turn]:
    """The turns, the request itself (the first thing a human says) followed by the shape of the reply."""
    asked = next(at for at, (role, _) in enumerate(turns) if role == "human")
    request = ("human", f"{turns[asked][1]}\n\n{shape_in_words(shape)}")
    return [*turns[:asked], request, *turns[asked + 1 :]]
