"""An outline as a list to arrange: sections up and down, renamed, dropped and put back, pieces put elsewhere.

Everything can be done with the keyboard; `data-act` and `data-at` say what a control does, as in manuscript.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.domain import Evidence
from assistant.drafting.arrangement import Arranged, Arrangement
from assistant.web import cards
from assistant.web.manuscript import glance
from assistant.web.markup import Html, tag

Words = Mapping[str, str]
LEFT = "out"  # where a piece goes that is in no section


def plan_of(arrangement: Arrangement, words: Words) -> Html:
    """The outline with everything that can be done to it."""
    known = {piece.id: piece for piece in arrangement.evidence}
    movable = [one.key for one in arrangement.kept if one.movable]
    rows = [_section(one, movable, known, arrangement, words) for one in arrangement.kept]
    title = tag(
        "input", type="text", value=arrangement.title, class_="name", aria_label=words["title_of_draft"],
        data_act="retitle", data_at="title", autocomplete="off",
    )  # fmt: skip
    return tag(
        "div",
        tag("div", title, class_="plan-title"),
        tag("ol", *rows, class_="sections"),
        _dropped(arrangement, words),
        _left(arrangement, known, words),
        class_="plan",
    )


def _section(
    one: Arranged, movable: list[int], known: Mapping[str, Evidence], whole: Arrangement, words: Words
) -> Html:
    name = _name(one, words)
    if one.movable:
        at = movable.index(one.key)
        heading = tag(
            "input", type="text", value=one.section.heading, class_="name", data_act="rename", data_at=str(one.key),
            aria_label=words["heading_of"].format(name=name), autocomplete="off",
        )  # fmt: skip
        moves = [
            _button("up", one, "↑", words["move_up"].format(name=name), off=at == 0),
            _button("down", one, "↓", words["move_down"].format(name=name), off=at == len(movable) - 1),
        ]
    else:
        heading, moves = tag("span", name, class_="name fixed"), []
    drop = _button("drop", one, words["drop"], words["drop_what"].format(name=name))
    pieces = [_piece(known[id_], str(one.key), whole, words) for id_ in one.section.evidence if id_ in known]
    body = tag("ul", *pieces, class_="pieces") if pieces else tag("p", words["nothing_in_it"], class_="empty")
    return tag("li", tag("div", heading, tag("div", *moves, drop, class_="moves"), class_="head"), body)


def _piece(piece: Evidence, here: str, whole: Arrangement, words: Words, reason: str = "") -> Html:
    told = [
        tag("span", words[f"kind_{piece.kind}"], class_="kind"),
        " ",
        tag("span", glance(piece), class_="said"),
    ]
    if reason:
        told.append(tag("span", reason, class_="reason"))
    places = [(str(one.key), _name(one, words)) for one in whole.kept] + [(LEFT, words["leave_out"])]
    choices = [
        tag("option", name, value=key, selected="selected" if key == here else None) for key, name in places
    ]
    label = words["put_where"].format(piece=glance(piece))
    where = tag("select", *choices, data_act="place", data_at=piece.id, aria_label=label)
    opens = _opener(piece, words)
    return tag("li", tag("span", *told, opens, class_="what"), where)


def _opener(piece: Evidence, words: Words) -> Html:
    """The date of an earlier entry, which opens it."""
    if piece.citation is None:
        return cards.NOTHING
    cite = piece.citation
    said = f"{words['open_post']}: {cite.title}"
    return cards.opener(cards.when(cite.date, words), cite.path, cite.folder, cite.quote, said)


def _dropped(whole: Arrangement, words: Words) -> Html:
    if not whole.dropped:
        return cards.NOTHING
    rows = [
        tag(
            "li",
            tag("span", _name(one, words), class_="said"),
            _button("back", one, words["put_back"], words["put_back_what"].format(name=_name(one, words))),
        )
        for one in whole.dropped
    ]
    return tag("section", tag("h3", words["dropped"]), tag("ul", *rows), class_="dropped")


def _left(whole: Arrangement, known: Mapping[str, Evidence], words: Words) -> Html:
    rows = [
        _piece(known[left.evidence], LEFT, whole, words, left.reason)
        for left in whole.left_out
        if left.evidence in known
    ]
    if not rows:
        return cards.NOTHING
    summary = tag("summary", words["left_out"].format(count=len(rows)))
    return tag("details", summary, tag("ul", *rows, class_="pieces"), class_="left-out")


def _name(one: Arranged, words: Words) -> str:
    return one.section.heading or words[f"purpose_{one.section.purpose}"]


def _button(act: str, one: Arranged, shown: str, said: str, *, off: bool = False) -> Html:
    return tag(
        "button", shown, type="button", class_="small", data_act=act, data_at=str(one.key), aria_label=said,
        title=said, disabled="disabled" if off else None,
    )  # fmt: skip
