"""Adaptive Cards (1.5), each measured: a card that Teams would refuse is made smaller, never sent."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from channels.envelope import Table

Element = dict[str, Any]
LARGEST = 28 * 1024
_ROOM = LARGEST - 4096  # the activity around it has its share
_FOR_BUTTONS = _ROOM // 2
_MOST_ROWS = _ROOM // 200  # a row takes no less
CARD = "application/vnd.microsoft.card.adaptive"
_ABREAST = 3  # buttons in a row: Teams hides what does not fit on a phone
_LONGEST_LABEL = 80
_MOST_FACTS = 2
_LONGEST_QUESTION = 300
_LONGEST_FALLBACK = 300
_LONGEST_TITLE = 60
# What Adaptive Cards read as markup: emphasis, links, code, and lists or headings at a line's start.
_MARKUP = re.compile(r"([\\`*_\[\]<>~|])|^(\s*)([-+#]|\d+(?=[.)]))", re.MULTILINE)


@dataclass(frozen=True)
class Picture:
    """A picture to show: its address (https or data) and what it shows."""

    url: str
    name: str


@dataclass(frozen=True)
class Face:
    """What a card says. `message` is the number its buttons answer with (`Outgoing.id`)."""

    message: int
    text: str
    buttons: tuple[str, ...] = ()
    table: Table | None = None
    question: str = ""
    links: tuple[tuple[str, str], ...] = ()  # (title, url)
    pictures: tuple[Picture, ...] = ()
    left_out: int = 0


def plain(text: str) -> str:
    """Return text that a card shows as it is: nothing in it is read as markup or as a template."""
    escaped = _MARKUP.sub(_escape, text)
    return escaped.replace("{{", "{\u200b{").replace("&", "&amp;")


def _escape(found: re.Match[str]) -> str:
    if found[1]:
        return "\\" + found[1]
    return f"{found[2]}{found[3]}\u200b" if found[3].isdigit() else f"{found[2]}\\{found[3]}"


def size(card: Element) -> int:
    """Return a card's size in bytes as it is sent."""
    return len(json.dumps(card).encode())


def card(face: Face) -> Element:
    """Return the card, at most LARGEST bytes: rows go first, then pictures in it, then words."""
    face = _shorter_labels(_bounded(face))
    for smaller in (_fewer_rows, _no_pictures, _fewer_words):
        if size(made := _made(face)) <= _ROOM:
            return made
        face = smaller(face)
    return _made(face)


def _bounded(face: Face) -> Face:
    """Return the face without what could never fit, so that measuring it is quick."""
    face = replace(face, text=_cut(face.text, _ROOM), question=_cut(face.question, _LONGEST_QUESTION))
    if face.table is None or len(face.table.rows) <= _MOST_ROWS:
        return face
    left_out = len(face.table.rows) - _MOST_ROWS
    return replace(face, table=replace(face.table, rows=face.table.rows[:_MOST_ROWS]), left_out=left_out)


def _made(face: Face) -> Element:
    body: list[Element] = []
    if face.question:
        body.append({**_words(face.question), "weight": "Bolder", "size": "Medium"})
    body += _body(face)
    for picture in face.pictures:
        body.append({"type": "Image", "url": picture.url, "altText": picture.name, "size": "Stretch"})
    presses = _presses(face)
    links = [
        {"type": "Action.OpenUrl", "title": _cut(title, _LONGEST_TITLE), "url": url}
        for title, url in face.links
    ]
    for actions in (presses, links):
        for first in range(0, len(actions), _ABREAST):
            body.append({"type": "ActionSet", "actions": actions[first : first + _ABREAST]})
    return {
        "type": "AdaptiveCard",
        "$schema": "https://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "fallbackText": _cut(face.text, _LONGEST_FALLBACK),
        "body": body,
        "msteams": {"width": "Full"},
    }


def _body(face: Face) -> list[Element]:
    if face.table is None:
        return _lines(face.text)
    shown = [*_lines(face.table.lead), _table(face.table)]
    if face.left_out:
        more = f"… and {face.left_out} more. Ask me for the PDF to have all of it."
        shown.append({**_words(more), "isSubtle": True})
    return shown


def _words(text: str) -> Element:
    return {"type": "TextBlock", "text": plain(text), "wrap": True}


def _lines(text: str) -> list[Element]:
    """Return a block a line: a card joins lines that markup does not part."""
    blocks: list[Element] = []
    gap = False
    for line in text.split("\n"):
        if not line.strip():
            gap = True
            continue
        blocks.append({**_words(line), "spacing": "Medium" if gap else "None"})
        gap = False
    return blocks


def _table(table: Table) -> Element:
    """Return two columns as facts, more as a table with a heading."""
    if len(table.columns) <= _MOST_FACTS:
        facts = [{"title": plain(row[0]), "value": plain(row[-1])} for row in table.rows]
        return {"type": "FactSet", "facts": facts}
    rows = [_row(table.columns, bold=True), *(_row(row) for row in table.rows)]
    columns = [{"width": 1} for _ in table.columns]
    return {"type": "Table", "columns": columns, "rows": rows, "firstRowAsHeader": True}


def _row(cells: Sequence[str], bold: bool = False) -> Element:
    weight = {"weight": "Bolder"} if bold else {}
    return {
        "type": "TableRow",
        "cells": [{"type": "TableCell", "items": [{**_words(cell), **weight}]} for cell in cells],
    }


def _presses(face: Face) -> list[Element]:
    return [_press(face.message, index, label) for index, label in enumerate(face.buttons)]


def _shorter_labels(face: Face) -> Face:
    """Return the face with buttons that leave room for words."""
    longest = _LONGEST_LABEL
    while longest > 1 and len(json.dumps(_presses(face))) > _FOR_BUTTONS:
        longest -= 4
        face = replace(face, buttons=tuple(_cut(label, longest) for label in face.buttons))
    return face


def _press(message: int, index: int, label: str) -> Element:
    """Return a button; clients that know no Action.Execute submit the same data."""
    title, data = _cut(label, _LONGEST_LABEL), {"o": message, "i": index}
    return {
        "type": "Action.Execute",
        "title": title,
        "verb": "press",
        "data": data,
        "fallback": {"type": "Action.Submit", "title": title, "data": data},
    }


def _fewer_rows(face: Face) -> Face:
    """Return the face with as many rows as fit."""
    table = face.table
    if table is None:
        return face

    def with_rows(count: int) -> Face:
        return replace(
            face,
            table=replace(table, rows=table.rows[:count]),
            left_out=face.left_out + len(table.rows) - count,
        )

    return with_rows(_most(len(table.rows), lambda count: with_rows(count)))


def _no_pictures(face: Face) -> Face:
    return replace(face, pictures=tuple(one for one in face.pictures if not one.url.startswith("data:")))


def _fewer_words(face: Face) -> Face:
    """Return the face with as many of its words as fit."""
    if face.table is not None:
        face = replace(face, text=_cut(face.text, _LONGEST_FALLBACK), table=None, left_out=0)
    return replace(
        face, text=_cut(face.text, _most(len(face.text), lambda n: replace(face, text=_cut(face.text, n))))
    )


def _most(highest: int, made: Callable[[int], Face]) -> int:
    """Return the largest count whose card fits (0 when none does)."""
    low = 0
    while low < highest:
        middle = (low + highest + 1) // 2
        if size(_made(made(middle))) <= _ROOM:
            low = middle
        else:
            highest = middle - 1
    return low


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: max(0, most - 1)].rstrip() + "…"
