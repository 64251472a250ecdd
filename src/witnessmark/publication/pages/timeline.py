"""Letters and replies over time: as rows of a table, and drawn."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from witnessmark.base.text import Language, Text
from witnessmark.inquiries.inquiry import Delivery, Inquiry, Reply, ReplyKind, Round
from witnessmark.inquiries.post import received_day, sent_day
from witnessmark.inquiries.state import correspondence
from witnessmark.publication.labels import CHANNELS, DELIVERIES, LETTERS, REPLY_KINDS
from witnessmark.publication.pages.drawing import cut, element, svg, write
from witnessmark.publication.pages.proofs import Reader
from witnessmark.publication.pages.spoken import Named, named
from witnessmark.publication.words import day, words

_NAME: Final = 240
_WIDTH: Final = 968
_ROW: Final = 40
_HEAD: Final = 44


Across = Callable[[date], float]
"""Where a day stands from left to right."""


class EventKind(StrEnum):
    """What happened: something went out, something came back, or a deadline passed.

    `noted` is an acknowledgement or an automatic reply: neither answers anything.
    """

    SENT = "sent"
    UNPROVEN = "unproven"
    FAILED = "failed"
    RECEIVED = "received"
    NOTED = "noted"
    DEADLINE = "deadline"


EVENT_SHAPES: Final[Mapping[EventKind, str]] = {
    EventKind.SENT: "●",
    EventKind.UNPROVEN: "○",
    EventKind.FAILED: "×",
    EventKind.RECEIVED: "▲",
    EventKind.NOTED: "△",
    EventKind.DEADLINE: "|",
}

EVENT_NAMES: Final[Mapping[EventKind, Text]] = {
    EventKind.SENT: Text("letter, delivery proved", "書簡（到達を証明）"),
    EventKind.UNPROVEN: Text("letter, delivery not proved", "書簡（到達は未証明）"),
    EventKind.FAILED: Text("letter, not delivered", "書簡（不達）"),
    EventKind.RECEIVED: Text("reply", "回答"),
    EventKind.NOTED: Text("acknowledgement or automatic reply", "受領の連絡・自動返信"),
    EventKind.DEADLINE: Text("deadline", "回答期限"),
}

_NOTED: Final = (ReplyKind.AUTOMATIC, ReplyKind.ACKNOWLEDGEMENT)
_SENT: Final[Mapping[Delivery, EventKind]] = {
    Delivery.PROVEN: EventKind.SENT,
    Delivery.UNPROVEN: EventKind.UNPROVEN,
    Delivery.FAILED: EventKind.FAILED,
}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened on a day, in words."""

    on: date
    on_word: str
    kind: EventKind
    word: str


@dataclass(frozen=True, kw_only=True)
class Lane:
    """Everything that passed between us and one company, oldest first."""

    company: Named
    events: tuple[Event, ...]


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """Letters and replies, company by company, up to the as-of day."""

    lanes: tuple[Lane, ...]
    as_of: date
    legend: tuple[tuple[str, str], ...]


def timeline_of(*, reader: Reader) -> Timeline | None:
    """Return the letters and replies of a case, or None where nothing is published of them."""
    lanes = tuple(
        Lane(
            company=named(inquiry.company, reader=reader),
            events=tuple(sorted(_until(inquiry, reader=reader), key=lambda event: event.on)),
        )
        for inquiry in reader.within.inquired
    )
    if not any(lane.events for lane in lanes):
        return None
    used = {event.kind for lane in lanes for event in lane.events}
    legend = tuple(
        (EVENT_SHAPES[kind], EVENT_NAMES[kind].within(reader.language))
        for kind in EventKind
        if kind in used
    )
    return Timeline(lanes=lanes, as_of=reader.on, legend=legend)


def _until(inquiry: Inquiry, *, reader: Reader) -> Iterable[Event]:
    """Yield what had happened by the as-of day, and the deadline wherever it lies."""
    for event in _events(inquiry, reader=reader):
        if event.on <= reader.on or event.kind is EventKind.DEADLINE:
            yield event


def _events(inquiry: Inquiry, *, reader: Reader) -> Iterable[Event]:
    language = reader.language
    for attempt in inquiry.attempts:
        on = sent_day(attempt, inquiry=inquiry)
        word = words(language)(", ").join(
            text.within(language)
            for text in (
                LETTERS[attempt.letter],
                CHANNELS[attempt.channel],
                DELIVERIES[attempt.delivery],
            )
        )
        yield _event(on, _SENT[attempt.delivery], word, language=language)
    for reply in inquiry.replies:
        on = received_day(reply, inquiry=inquiry)
        kind = EventKind.NOTED if reply.kind in _NOTED else EventKind.RECEIVED
        yield _event(on, kind, _reply_word(reply, language), language=language)
    deadline = correspondence(inquiry, on=reader.on, terms=reader.within.case.terms).deadline
    if deadline:
        word = EVENT_NAMES[EventKind.DEADLINE].within(language)
        yield _event(deadline, EventKind.DEADLINE, word, language=language)


def _reply_word(reply: Reply, language: Language) -> str:
    """Return the kind of a reply, and that it came to the text to be published where it did."""
    _ = words(language)
    kind = REPLY_KINDS[reply.kind].within(language)
    if reply.round is not Round.FINAL_TEXT:
        return kind
    return _(", ").join((kind, _("to the text to be published")))


def _event(on: date, kind: EventKind, word: str, *, language: Language) -> Event:
    return Event(on=on, on_word=day(on, language=language), kind=kind, word=word)


def timeline_picture(timeline: Timeline, *, language: Language, label: str = "") -> str:
    """Return `timeline` drawn as an SVG element, one lane per company."""
    _ = words(language)
    days = [event.on for lane in timeline.lanes for event in lane.events] + [timeline.as_of]
    first, last = min(days) - timedelta(days=2), max(days) + timedelta(days=2)
    height = _HEAD + _ROW * len(timeline.lanes) + 26
    root = svg(
        width=_WIDTH,
        height=height,
        label=label or _("Timeline of letters and replies"),
        css="timeline-picture",
    )
    root.set("role", "img")
    root.set("lang", language.value)

    def across(on: date) -> float:
        share = (on - first).days / max((last - first).days, 1)
        return _NAME + share * (_WIDTH - _NAME - 20)

    root.extend(_months(first, last, across=across, height=height, language=language))
    root.extend(_as_of(timeline.as_of, across=across, height=height, language=language))
    for number, lane in enumerate(timeline.lanes):
        root.extend(_lane(lane, y=_HEAD + _ROW * number + _ROW / 2, across=across))
    return write(root)


def _months(
    first: date, last: date, *, across: Across, height: float, language: Language
) -> Iterable[ET.Element]:
    month = first.replace(day=1)
    while month <= last:
        if month >= first:
            x = across(month)
            yield element("path", {"d": f"M{x:.1f} {_HEAD - 12}V{height - 22}", "class": "month"})
            name = f"{month.year}年{month.month}月" if language is Language.JA else f"{month:%b %Y}"
            yield element("text", {"x": x + 4, "y": 18, "class": "month-name"}, name)
        month = (month + timedelta(days=32)).replace(day=1)


def _as_of(on: date, *, across: Across, height: float, language: Language) -> Iterable[ET.Element]:
    _ = words(language)
    x = across(on)
    yield element("path", {"d": f"M{x:.1f} {_HEAD - 12}V{height - 22}", "class": "as-of"})
    yield element(
        "text",
        {"x": x, "y": height - 6, "class": "as-of-name"},
        _("as of %(date)s").replace("%(date)s", day(on, language=language)),
    )


def _lane(lane: Lane, *, y: float, across: Across) -> Iterable[ET.Element]:
    yield element(
        "text",
        {"x": 0, "y": y + 4, "class": "name", "lang": lane.company.name.language},
        cut(lane.company.name.text, _NAME - 14, per_character=7.2),
    )
    yield element("path", {"d": f"M{_NAME} {y}H{_WIDTH - 20}", "class": "lane"})
    for event in lane.events:
        mark = element(
            "text",
            {"x": across(event.on), "y": y + 5, "class": f"event {event.kind}"},
            EVENT_SHAPES[event.kind],
        )
        mark.append(element("title", {}, f"{event.on_word} – {event.word}"))
        yield mark
