"""Folders of somebody's writing become posts. Takes folders, gives posts and what was skipped, and why.

Read are `.md`, `.markdown`, `.mdx` and `.txt`. Passed over in silence: folders whose name begins with a dot,
`node_modules` and what the caller excludes (the assistant's own workspace). Told as skipped: drafts, list
pages (`_index.md`), READMEs and the like at the top, the theme and output folders of a site generator, and
every file that cannot be read. One bad file never stops the run. Called by service.py.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assistant.domain import Post, Skipped, value
from assistant.errors import CorpusError
from assistant.posts.describing import describe
from assistant.posts.encoding import Undecodable, decode

SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mdx", ".txt"})
LARGEST = 5_000_000  # bytes
# Never looked into, never told.
UNSEEN = frozenset({"node_modules", "__pycache__", "bower_components", "venv"})
# Folders of a site generator that hold no posts: always, and only beside its configuration.
MACHINERY = frozenset({"_site", "_includes", "_layouts", "_sass", "_data", "_plugins", "_templates"})
BESIDE_CONFIGURATION = frozenset(
    {
        "themes",
        "public",
        "archetypes",
        "layouts",
        "static",
        "assets",
        "dist",
        "build",
        "vendor",
        "scaffolds",
        "templates",
    }
)
CONFIGURATION = re.compile(
    r"(?:_?config|hugo|gatsby-config|astro\.config|next\.config|docusaurus\.config|\.eleventy|eleventy\.config|package)"
    r"\.(?:ya?ml|toml|json|m?[jt]s|cjs)$"
)
# At the top of a folder these speak of the repository, not of the author's days.
ABOUT_THE_FOLDER = re.compile(
    r"(?:readme|licen[sc]e|copying|contributing|changelog|change_log|code_of_conduct|security|authors|agents|claude|notice"
    r"|robots|humans|ads|requirements(?:-\w+)?|404)(?:[._-][a-z]{2})?\.\w+$",
    re.IGNORECASE,
)


@value
class Found:
    """A file worth reading, or (`reason`) a thing to tell as skipped."""

    folder: Path
    path: str
    reason: str = ""


def read_posts(
    folders: Sequence[Path],
    *,
    include_drafts: bool = False,
    exclude: Sequence[Path] = (),
    on_read: Callable[[int, int], None] | None = None,
) -> tuple[tuple[Post, ...], tuple[Skipped, ...]]:
    """Every post in `folders`, oldest first, undated ones before all, by path within a day; and what was
    skipped.

    `exclude` are folders that are not looked into; `on_read` is told (files done, files in all).

    Raises:
        CorpusError: a folder is not there or cannot be listed, or no file anywhere can be a post.
    """
    found = find_files([Path(folder).expanduser().resolve() for folder in folders], exclude)
    posts: list[Post] = []
    skipped: list[Skipped] = []
    for done, file in enumerate(found, start=1):
        read = _skipped(file, file.reason) if file.reason else _read(file, include_drafts)
        if isinstance(read, Post):
            posts.append(read)
        else:
            skipped.append(read)
        if on_read:
            on_read(done, len(found))
    posts.sort(key=lambda post: post.day or dt.date.min)
    return tuple(posts), tuple(skipped)


def find_files(folders: Sequence[Path], exclude: Sequence[Path]) -> list[Found]:
    """The files of all folders, folder by folder, by path; a file reached twice counts once."""
    shut = {Path(folder).expanduser().resolve() for folder in exclude}
    seen: set[Path] = set()
    found: list[Found] = []
    for folder in folders:
        if not folder.is_dir():
            raise CorpusError(
                f"There is no folder {folder}.", hint="Set ASSISTANT_CORPUS to the folder your posts lie in."
            )
        for file in sorted(_find(folder, shut), key=lambda file: file.path):
            real = (folder / file.path).resolve()
            if real not in seen:
                seen.add(real)
                found.append(file)
    if not any(not file.reason for file in found):
        names = ", ".join(str(folder) for folder in folders) or "no folder"
        raise CorpusError(
            f"No post was found in {names}.",
            hint="Set ASSISTANT_CORPUS to the folder with your .md, .markdown, .mdx or .txt files.",
        )
    return found


def _find(folder: Path, shut: set[Path]) -> Iterator[Found]:
    entered: set[Path] = set()
    refused: list[OSError] = []
    for here, below, names in os.walk(folder, followlinks=True, onerror=refused.append):
        place = Path(here)
        real = place.resolve()
        if real in shut or real in entered:
            below.clear()
            continue
        entered.add(real)
        site = any(CONFIGURATION.match(name) for name in names)
        kept = []
        for name in sorted(below):
            if name.startswith(".") or name in UNSEEN or (place / name).resolve() in shut:
                continue
            if name in MACHINERY or (site and name in BESIDE_CONFIGURATION):
                yield Found(
                    folder=folder,
                    path=_relative(place / name, folder) + "/",
                    reason="a folder of the site's machinery",
                )
                continue
            kept.append(name)
        below[:] = kept
        for name in names:
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield _judge(folder, place, name)
    for error in refused:
        if Path(error.filename) == folder:
            raise CorpusError(
                f"The folder {folder} cannot be listed: {error.strerror}.",
                hint="Give yourself the right to read it.",
            ) from error
        yield Found(
            folder=folder,
            path=_relative(Path(error.filename), folder) + "/",
            reason=f"cannot be listed: {error.strerror}",
        )


def _relative(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _judge(folder: Path, place: Path, name: str) -> Found:
    """What a file's name alone tells."""
    path = _relative(place / name, folder)
    if re.match(r"_index\.", name):
        return Found(folder=folder, path=path, reason="a list page of the site, not a post")
    if place == folder and ABOUT_THE_FOLDER.match(name):
        return Found(folder=folder, path=path, reason="about the folder, not a post")
    return Found(folder=folder, path=path)


def _skipped(file: Found, reason: str) -> Skipped:
    return Skipped(folder=str(file.folder), path=file.path, reason=reason)


def _read(file: Found, include_drafts: bool) -> Post | Skipped:
    try:
        text = _text(file.folder / file.path)
    except OSError as error:
        return _skipped(file, f"cannot be read: {error.strerror or error}")
    except (Undecodable, Unfit) as error:
        return _skipped(file, str(error))
    post = describe(str(file.folder), file.path, text)
    if post.draft and not include_drafts:
        return _skipped(file, "draft")
    if not text[post.body :].strip():
        return _skipped(file, "nothing below its front matter")
    return post


class Unfit(ValueError):
    """A file that is no text to read, whatever is in it."""


def _text(path: Path) -> str:
    if path.is_symlink() and not path.exists():
        raise Unfit("a broken link")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise Unfit("not a regular file")
    if status.st_size > LARGEST:
        raise Unfit(f"larger than {LARGEST // 1_000_000} MB")
    data = path.read_bytes()
    text = decode(data)
    if not text.strip("\ufeff \t\r\n"):
        raise Unfit("empty")
    return text
