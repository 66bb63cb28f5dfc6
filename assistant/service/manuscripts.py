"""The versions of a year's draft on disk: read back, kept, locked, compared, published.

Sections and paragraphs are counted from 0 here, as in a `Finding`. A version's text on disk is the author's: whatever
they changed in the file is read back and kept by every verb. `Drafts` (drafts.py) adds the writing.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Draft, value
from assistant.errors import DraftError
from assistant.service.ground import Ground

if TYPE_CHECKING:
    from assistant.drafting.changes import Difference
    from assistant.drafting.merging import Edited
    from assistant.drafting.publishing import Published, Survey


@value
class Written:
    """A draft and where it lies: the Markdown for the author, the data with every paragraph's sources."""

    draft: Draft
    markdown: Path
    data: Path


class Manuscripts:
    """The drafts of one author as they lie on disk."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._settings = ground.settings

    def versions(self, year: int) -> tuple[int, ...]:
        """The versions of a year's draft, oldest first."""
        from assistant.drafting.versions import versions

        return versions(self._settings.drafts, year)

    def written(self, year: int, version: int | None = None) -> Written:
        """A version of a year's draft as its file says it now; the newest unless told.

        Raises:
            DraftError: there is none.
        """
        from assistant.drafting.edits import read_back
        from assistant.drafting.versions import load

        drafted = load(self._settings.drafts, year, version)
        text = self._text(drafted)
        return self._written(drafted if text is None else read_back(drafted, text))

    def keep_edits(self, year: int, version: int | None, text: str) -> Written:
        """What the author made of a version, as the next one; the version itself stays."""
        from assistant.drafting.edits import read_back
        from assistant.drafting.versions import load, save

        drafted = load(self._settings.drafts, year, version)
        theirs = replace(read_back(drafted, text), edited_from=drafted.version)
        kept = self._written(save(self._settings.drafts, theirs))
        self._ground.put(kept.markdown, text)  # to the letter: front matter and comments are theirs as well
        return kept

    def lock(self, year: int, version: int | None, section: int, paragraph: int, locked: bool) -> Written:
        """A paragraph that no rewriting touches any more, or one that may be touched again. The lock is kept beside the
        version's text; where the author has changed the file, their edits are kept as the next version first.

        Raises:
            DraftError: there is no such paragraph.
        """
        from assistant.drafting.versions import keep_marks, load

        drafted = load(self._settings.drafts, year, version)
        now = self.written(year, version).draft
        if now.sections != drafted.sections:
            now = self.keep_edits(year, now.version, self._text(drafted) or "").draft
        try:
            part = now.sections[section]
            marked = replace(part.paragraphs[paragraph], locked=locked)
        except IndexError as error:
            raise DraftError(
                f"Version {now.version} has no paragraph {paragraph + 1} in a section {section + 1}.",
                hint="Count sections and paragraphs as they stand in the draft, from the top.",
            ) from error
        paragraphs = (*part.paragraphs[:paragraph], marked, *part.paragraphs[paragraph + 1 :])
        sections = (
            *now.sections[:section],
            replace(part, paragraphs=paragraphs),
            *now.sections[section + 1 :],
        )
        return self._written(keep_marks(self._settings.drafts, replace(now, sections=sections)))

    def difference(self, year: int, old: int | None = None, new: int | None = None) -> Difference:
        """What version `new` (the newest) has otherwise than `old` (the one before it; where it is the first: than it
        was drafted).

        Raises:
            DraftError: there is no such version.
        """
        from assistant.drafting.changes import Difference, changes, renamed, restated
        from assistant.drafting.versions import load

        later = self.written(year, new).draft
        earlier = [v for v in self.versions(year) if v < later.version]
        if old is None and not earlier:
            before, name = load(self._settings.drafts, year, later.version), f"v{later.version}, as drafted"
        else:
            before = self.written(year, earlier[-1] if old is None else old).draft
            name = f"v{before.version}"
        return Difference(
            old=name,
            new=f"v{later.version}",
            restated=restated(before, later),
            renamed=renamed(before, later),
            changes=changes(before, later),
        )

    # --- Out of the house -----------------------------------------------------------------------------

    def copy_out(self, written: Written, out: Path) -> None:
        """The draft's Markdown at a place of the author's choice; an existing file is left alone."""
        if out.exists():
            raise DraftError(f"{out} is there already.", hint=f"The draft lies at {written.markdown}.")
        self._ground.put(out, written.markdown.read_text(encoding="utf-8"))

    def survey(self, year: int, folder: Path, version: int | None = None) -> Survey:
        """What to look at before `publish`: where the post would lie, questions still open, people and employers.

        Raises:
            DraftError: there is no such version, or a file is there already.
        """
        from assistant.drafting import publishing

        written = self.written(year, version)
        path = publishing.place(written.draft, folder, self._settings.corpus_folders)
        text = written.markdown.read_text(encoding="utf-8")
        return publishing.survey(written.draft, text, self._ground.corpus, path)

    def publish(self, year: int, folder: Path, version: int | None = None) -> Published:
        """A version as a new post in a folder of the author's blog, under the name their reviews have; without our
        remarks and open questions. Never over a file that is there.

        Raises:
            DraftError: there is no such version, or a file is there already.
        """
        from assistant.drafting import publishing

        survey = self.survey(year, folder, version)
        written = self.written(year, version)
        text = written.markdown.read_text(encoding="utf-8")
        post, _ = publishing.post_text(written.draft, text, self._ground.corpus)
        self._ground.put(survey.path, post)
        return publishing.Published(path=survey.path, survey=survey)

    # --- What lies there ------------------------------------------------------------------------------

    def _edited(self, year: int) -> Edited:
        """The newest version, as an engine wrote it and as the author has it now."""
        from assistant.drafting.merging import Edited
        from assistant.drafting.versions import load

        now = self.written(year).draft
        drafted = load(self._settings.drafts, year, now.version)
        while drafted.edited_from is not None:
            drafted = load(self._settings.drafts, year, drafted.edited_from)
        return Edited(drafted=drafted, now=now)

    def _made_of_whole(self, year: int) -> Edited:
        """The last draft that an engine wrote from end to end, and what has become of it: the author's edits, and the
        sections they have had written again.
        """
        from assistant.drafting.merging import Edited
        from assistant.drafting.versions import load

        edited, there = self._edited(year), self.versions(year)
        drafted = edited.drafted
        while earlier := drafted.edited_from or drafted.rewritten_from:
            if earlier not in there:
                break
            drafted = load(self._settings.drafts, year, earlier)
        return Edited(drafted=drafted, now=edited.now)

    def _text(self, draft: Draft) -> str | None:
        """The text of a version's file; None where the author has deleted it."""
        from assistant.drafting.versions import markdown_path

        file = markdown_path(self._settings.drafts, draft.year, draft.version)
        try:
            return file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise DraftError(f"{file} cannot be read: {error}.", hint="Save it as UTF-8 text.") from error

    def _written(self, draft: Draft) -> Written:
        from assistant.drafting.versions import data_path, markdown_path

        return Written(
            draft=draft,
            markdown=markdown_path(self._settings.drafts, draft.year, draft.version),
            data=data_path(self._settings.drafts, draft.year, draft.version),
        )
