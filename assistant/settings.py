"""Everything that can be set, read once, frozen, and handed on; and where things lie.

From the environment or a `.env` file in the current folder (UTF-8). `.env.example` is written from this class
(`assistant doctor --env-example`), so a setting is described here and nowhere else.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticUndefined
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.errors import SettingsError

PACKAGE = Path(__file__).resolve().parent
PASSAGE_MODELS = {
    "local": "multilingual-e5-small",
    "sentence-transformers": "BAAI/bge-m3",
    "endpoint": "text-embedding-3-small",
}


def resource(name: str) -> Path:
    """A folder that travels with the program: `prompts` or `corpus`.

    Inside an installed wheel it lies in the package, in a checkout beside it.
    """
    packed = PACKAGE / "_resources" / name
    return packed if packed.is_dir() else PACKAGE.parent / name


def _user_cache() -> Path:
    """Where other programs of this user keep what can be made again (XDG base directories)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "year-end-assistant"


@dataclass(frozen=True)
class Workspace:
    """Where the assistant keeps what it makes of the author's writing. It is a diary: for the owner's eyes only."""

    root: Path

    @property
    def index(self) -> Path:
        return self.root / "index"

    @property
    def vectors(self) -> Path:
        return self.root / "vectors.sqlite3"

    @property
    def interviews(self) -> Path:
        return self.root / "interviews.sqlite3"

    @property
    def calls(self) -> Path:
        return self.root / "calls.jsonl"

    @property
    def threads(self) -> Path:
        return self.root / "threads"

    @property
    def voice(self) -> Path:
        return self.root / "voice"

    @property
    def runs(self) -> Path:
        return self.root / "runs"

    @property
    def lessons(self) -> Path:
        return self.root / "lessons.yaml"

    def prepare(self) -> Workspace:
        """Make the folder, closed to other users and to git.

        Raises:
            SettingsError: the folder cannot be made or written.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            ignore = self.root / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
        except OSError as error:
            raise SettingsError(
                f"The workspace {self.root} cannot be written: {error.strerror}.",
                hint="Set ASSISTANT_WORKSPACE to a folder of yours.",
            ) from error
        return self


class Settings(BaseSettings):
    """What the author has set. A field is an environment variable: ASSISTANT_ and its name (but OPENAI_*)."""

    model_config = SettingsConfigDict(
        env_prefix="ASSISTANT_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    corpus: Annotated[tuple[Path, ...], NoDecode] = Field(
        (), description=f"Folders with your posts, separated by '{os.pathsep}'. Unset: the sample author."
    )
    workspace: Path = Field(Path(".assistant"), description="Where the index, interviews and logs lie.")
    cache: Path = Field(
        default_factory=_user_cache,
        description="Where the prepared embedding model lies; unset: your cache folder.",
    )
    drafts: Path = Field(Path("drafts"), description="Where drafts are written.")
    language: Literal["auto", "ko", "en"] = Field(
        "auto", description="Language of questions and drafts; auto: the one your reviews are in."
    )
    include_drafts: bool = Field(False, description="Also read posts marked as drafts.")

    passage_tokens: int = Field(320, ge=64, le=480, description="The most tokens a passage may have.")
    embedder: Literal["local", "sentence-transformers", "endpoint"] = Field(
        "local",
        description="local: on this machine. sentence-transformers: on this machine too, any of its models. "
        "endpoint: any OpenAI-compatible embeddings endpoint.",
    )
    embedding_model: str | None = Field(
        None,
        description="Model for passages; unset: text-embedding-3-small at an endpoint, BAAI/bge-m3 otherwise.",
    )
    embedding_query_model: str | None = Field(
        None, description="Model for questions, where the endpoint tells the two apart by the model's name."
    )
    embedding_base_url: str | None = Field(
        None, description="Where the embeddings endpoint is; unset: OPENAI_BASE_URL, else OpenAI."
    )
    chroma_url: str | None = Field(None, description="A Chroma server instead of the files in the workspace.")
    chroma_tenant: str = Field("default_tenant", description="Tenant on that server.")
    chroma_database: str = Field("default_database", description="Database on that server.")

    engine: Literal["auto", "model", "quoting"] = Field(
        "auto", description="What writes. auto: the model where one is set, else your own sentences, quoted."
    )
    model: str | None = Field(
        None, description="The chat model. Until it is set nothing is sent anywhere, key or not."
    )
    openai_api_key: SecretStr | None = Field(
        None, validation_alias="OPENAI_API_KEY", description="Key for the endpoint."
    )
    openai_base_url: str | None = Field(
        None,
        validation_alias="OPENAI_BASE_URL",
        description="Any OpenAI-compatible endpoint, say http://127.0.0.1:11434/v1; unset: OpenAI.",
    )
    context_tokens: int = Field(64_000, ge=1_024, description="Tokens the model takes, prompt and reply.")
    reply_tokens: int = Field(4_000, ge=64, description="How many of them a reply may have.")
    temperature: float | None = Field(None, ge=0, le=2, description="Unset: what the endpoint thinks best.")
    timeout: float = Field(120.0, gt=0, description="Seconds without a sign from the model before giving up.")
    concurrency: int = Field(4, ge=1, le=32, description="Calls to the model at the same time.")
    price_prompt: float | None = Field(None, ge=0, description="Price of a million prompt tokens.")
    price_reply: float | None = Field(None, ge=0, description="Price of a million reply tokens.")

    floor_words: int = Field(400, ge=0, description="Words of your own a whole draft needs; below, it asks.")

    judge: bool = Field(
        False, description="Have the model check each drafted sentence against its evidence as well."
    )

    host: str = Field("127.0.0.1", description="Address the page listens on.")
    port: int | None = Field(None, ge=1, le=65_535, description="Its port; unset: the first free from 7860.")
    password: SecretStr | None = Field(None, description="Asked for by the page; needed on any other host.")

    @field_validator("corpus", mode="before")
    @classmethod
    def _split(cls, given: object) -> object:
        return tuple(part for part in given.split(os.pathsep) if part) if isinstance(given, str) else given

    @field_validator("corpus", "workspace", "cache", "drafts", mode="after")
    @classmethod
    def _expand(cls, given: Path | tuple[Path, ...]) -> Path | tuple[Path, ...]:
        if isinstance(given, Path):
            return given.expanduser()
        return tuple(path.expanduser() for path in given)

    @cached_property
    def corpus_folders(self) -> tuple[Path, ...]:
        """The author's folders, absolute; the sample author's where none is set."""
        return tuple(path.resolve() for path in self.corpus) or (resource("corpus") / "blog",)

    @property
    def place(self) -> Workspace:
        """The workspace, by the names of what lies in it."""
        return Workspace(self.workspace)

    @property
    def passage_model(self) -> str:
        """The model that embeds passages."""
        return self.embedding_model or PASSAGE_MODELS[self.embedder]

    @property
    def uses_sample(self) -> bool:
        return not self.corpus

    @property
    def writes_with_model(self) -> bool:
        """Whether text of the author's leaves for a chat model."""
        return self.engine == "model" or (self.engine == "auto" and self.model is not None)

    @property
    def endpoint(self) -> str:
        """Where the chat model is, for telling the author."""
        return self.openai_base_url or "https://api.openai.com/v1"


def load(**given: object) -> Settings:
    """The settings, with `given` (from the command line; None is not given) over environment and `.env`.

    Raises:
        SettingsError: a value is not of its kind, or `.env` is not UTF-8.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(
            f"{_variable(str(first['loc'][0]))} does not fit: {first['msg']}.",
            hint="What each setting takes: assistant doctor --env-example",
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError("The file .env is not UTF-8.", hint="Save it as UTF-8.") from error


def example() -> str:
    """The text of `.env.example`: every setting with its default, commented out, and what it is for."""
    lines = ["# Settings of the assistant. Copy to .env and uncomment what you want to change.", ""]
    for name, info in Settings.model_fields.items():
        default = "" if info.default in (None, (), PydanticUndefined) else str(info.default)
        lines += [f"# {info.description}", f"# {_variable(name)}={default}", ""]
    return "\n".join(lines)


def _variable(name: str) -> str:
    """The environment variable of a setting, by the setting's name or that of the variable itself."""
    field = Settings.model_fields.get(name)
    if field is None:
        return name
    return field.validation_alias if isinstance(field.validation_alias, str) else f"ASSISTANT_{name.upper()}"
