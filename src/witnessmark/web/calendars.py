"""Deadlines for a calendar (RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils.translation import gettext
from icalendar import Calendar, Event

from witnessmark.web.templatetags.say import plain
from witnessmark.web.waiting import Waiting


def calendar_of(
    due: Iterable[tuple[str, Waiting]], *, site: str, now: datetime, is_discreet: bool
) -> bytes:
    """Return the deadlines as a calendar, one whole day each; `due` gives each with its case.

    `site` is the address of the workbench. A discreet one says only that something is due, and
    where: whoever keeps the calendar of a subscriber learns no name of a company or case.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Witnessmark//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for title, one in due:
        if one.due is None:
            continue
        event = Event()
        own = sha256(f"{one.address} {one.due}".encode()).hexdigest()[:32]
        event.add("uid", f"{own}@witnessmark")
        event.add("dtstamp", now)
        event.add("dtstart", one.due)
        event.add("dtend", one.due + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("url", f"{site}{one.address}")
        if is_discreet:
            event.add("summary", gettext("Witnessmark: a step is due"))
        else:
            event.add("summary", f"{plain(one.subject) or title}: {plain(one.text)}")
            event.add("description", title)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
