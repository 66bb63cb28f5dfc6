"""What the author's edits have taught: learned, shown, struck out."""

from __future__ import annotations

from assistant.domain import Lesson
from assistant.events import end_of
from assistant.web import cards
from assistant.web.handling.handler import Handler
from assistant.web.markup import Html, tag


class Learning(Handler):
    """The lessons in the page."""

    def lessons(self) -> str:
        """What every draft is written with."""
        return self.guarded(lambda: self._listed(self.product.drafts.lessons()), lambda told: told)

    def learn(self, year: int) -> str:
        """What the year's edits teach, among what was learned before."""

        def learned() -> str:
            made = end_of(self.product.drafts.learn(year))
            said = self.words["learned" if made.lessons else "learned_nothing"]
            told = cards.done(said.format(count=len(made.lessons), share=f"{made.changed:.1%}"))
            return told + self._listed(self.product.drafts.lessons())

        return self.guarded(learned, lambda told: told + self.lessons())

    def forget(self, at: str) -> str:
        """The lessons without that one."""

        def without() -> str:
            for lesson in self.product.drafts.lessons():
                if _key(lesson) == at:
                    return self._listed(self.product.drafts.forget(lesson))
            return self._listed(self.product.drafts.lessons())

        return self.guarded(without, lambda told: told + self.lessons())

    def _listed(self, lessons: tuple[Lesson, ...]) -> Html:
        if not lessons:
            return cards.empty(self.words["no_lessons"])
        return tag("ul", *(self._lesson(lesson) for lesson in lessons), class_="lessons")

    def _lesson(self, lesson: Lesson) -> Html:
        change = (
            tag("span", tag("del", lesson.before), " ", tag("ins", lesson.after), class_="change")
            if lesson.before or lesson.after
            else cards.NOTHING
        )
        remove = tag(
            "button", self.words["forget"], type="button", class_="quiet", data_act="forget", data_at=_key(lesson),
            aria_label=f"{self.words['forget']}: {lesson.lesson}",
        )  # fmt: skip
        return tag("li", tag("span", lesson.lesson), change, remove)


def _key(lesson: Lesson) -> str:
    return f"{lesson.kind} {lesson.before}"
