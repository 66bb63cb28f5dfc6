"""A version on its way into the author's blog: what to look at first, then the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.web import cards
from assistant.web.handling.handler import Handler
from assistant.web.markup import Html, joined, line_of, tag

if TYPE_CHECKING:
    from assistant.drafting.publishing import Named, StillOpen, Survey


class Publishing(Handler):
    """Publishing in the page."""

    def form(self) -> str:
        """Where to, before anything is looked at."""
        return self._page(self._own_folder(), "")

    def survey(self, year: int, version: int | None, folder: str) -> str:
        """What to look at before the post is written."""
        if not folder.strip():
            return self._page(folder, cards.notice(self.words["no_folder"]))
        return self.guarded(
            lambda: self._page(
                folder,
                self._surveyed(self.product.drafts.survey(year, Path(folder.strip()), version), folder),
            ),
            lambda told: self._page(folder, told),
        )

    def publish(self, year: int, version: int | None, folder: str) -> str:
        """The post, written where nothing was."""

        def published() -> str:
            made = self.product.drafts.publish(year, Path(folder.strip()), version)
            return self._page(folder, cards.done(self.words["published"].format(path=made.path)))

        return self.guarded(published, lambda told: self._page(folder, told))

    def _own_folder(self) -> str:
        """The folder that is proposed: the author's own, where posts lie."""
        folders = self.product.settings.corpus_folders
        return "" if self.product.settings.uses_sample or not folders else str(folders[0])

    def _page(self, folder: str, below: str) -> Html:
        words = self.words
        form = tag(
            "form",
            tag("label", words["publish_where"], for_="publish-folder"),
            tag(
                "input", type="text", name_="text", id="publish-folder", value=folder, autocomplete="off",
                spellcheck="false", placeholder=words["publish_hint"], data_keeps="publish-folder",
            ),
            tag("button", words["survey"], type="submit", class_="small"),
            data_act="survey",
        )  # fmt: skip
        return tag(
            "div", tag("p", words["publish_what"], class_="empty"), form, Html(below), class_="publishing"
        )

    def _surveyed(self, survey: Survey, folder: str) -> Html:
        words = self.words
        told = [tag("p", words["will_lie"].format(path=survey.path))]
        for title, names in (
            (words["look_names"], survey.to_ask),
            (words["look_known"], [one for one in survey.names if one.kind != "other" and one.posts]),
        ):
            if names:
                told += [tag("h3", title), tag("ul", *(self._name(one) for one in names))]
        if survey.questions:
            told += [
                tag("h3", words["look_questions"]),
                tag("ul", *(self._open(one) for one in survey.questions)),
            ]
        if survey.pictures:
            told.append(tag("p", words["look_pictures"].format(count=survey.pictures)))
        if len(told) == 1:
            told.append(tag("p", words["look_nothing"]))
        told.append(
            tag(
                "button",
                words["publish_go"],
                type="button",
                class_="small strong",
                data_act="publish",
                data_at=folder,
            )
        )
        return tag("section", joined(told), class_="survey")

    def _open(self, one: StillOpen) -> Html:
        where = tag("span", line_of(one.heading), " · ", class_="reason") if one.heading else cards.NOTHING
        return tag("li", where, one.question)

    def _name(self, one: Named) -> Html:
        said = self.words["name_told"].format(
            kind=self.words[f"named_{one.kind}"], times=one.times, posts=one.posts
        )
        return tag("li", tag("b", one.name), " ", tag("span", said, class_="reason"))
