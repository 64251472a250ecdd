"""How the templates say texts, names, days, states and markings in the reader's language."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from babel import Locale
from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from witnessmark.base.text import Language, Text
from witnessmark.companies.company import Company
from witnessmark.parts.patterns import form_in_words, rests_on_form
from witnessmark.publication import words
from witnessmark.publication.case import Case
from witnessmark.publication.chain.state import SHAPES, STATE_NAMES, LinkState
from witnessmark.publication.claim import Claim
from witnessmark.publication.claims.basis import step_of
from witnessmark.publication.labels import ACTS, BOARDS, source_in_words
from witnessmark.publication.lookup import name_of
from witnessmark.publication.pages.citations import web_address
from witnessmark.web.alignment import Fit, Pair
from witnessmark.web.labels import label_of

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T|$)")
_HASH = re.compile(r"(?<![0-9a-f])([0-9a-f]{64})(?![0-9a-f])")

register = template.Library()


def reading_language() -> Language:
    """Return the language that the page is read in."""
    return Language.JA if (get_language() or "").startswith("ja") else Language.EN


@register.filter
def tell(text: Text | None) -> SafeString:
    """Say a text in the reader's language; where it lacks that, in another, marked as such."""
    if not text:
        return mark_safe("")
    language = reading_language()
    said, spoken = words.told(text, language=language)
    return in_language(said, spoken) if spoken != language else format_html("{}", said)


@register.filter
def plain(text: Text | None) -> str:
    """Say a text without any mark-up, for a title or an attribute."""
    return words.told(text, language=reading_language())[0] if text else ""


@register.simple_tag
def in_language(said: str, language: str) -> SafeString:
    """Mark `said` as being in `language`, a BCP 47 tag."""
    return format_html('<span lang="{}">{}</span>', language, said)


@register.filter
def step(claim: Claim, case: Case) -> str:
    """Say on which step of the ladder a claim stands, or what else it rests on."""
    return plain(step_of(claim, case=case))


@register.filter
def within(text: Text, language: str) -> str:
    """Say a text in one language, or nothing."""
    return text.within(Language(language))


@register.filter
def word(kind: Enum | None) -> str:
    """Say what a state, verdict or kind is called."""
    return label_of(kind).within(reading_language()) if kind is not None else ""


@register.filter
def name(company: Company) -> SafeString:
    """Say the name of a company, apart from the text's own direction."""
    form = name_of(company, language=reading_language())
    if form is None:
        return format_html("<bdi>{}</bdi>", company.id)
    return format_html('<bdi lang="{}">{}</bdi>', form.language, form.text)


@register.filter
def plain_name(company: Company) -> str:
    """Say the name of a company without any mark-up."""
    form = name_of(company, language=reading_language())
    return form.text if form else company.id


@register.filter
def day(value: date | datetime | None) -> SafeString:
    """Say a day: 19 January 2023, 2023年1月19日."""
    if value is None:
        return mark_safe("")
    said = words.day(value, language=reading_language())
    return format_html('<time datetime="{}">{}</time>', value.isoformat()[:10], said)


@register.filter
def moment(value: datetime | None) -> SafeString:
    """Say a time to the minute with its zone."""
    if value is None:
        return mark_safe("")
    said = words.moment(value, language=reading_language())
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), said)


@register.filter
def browser(user_agent: str) -> str:
    """Say which browser on which system a `User-Agent` names, as far as it is one of the usual."""
    found = [next((said for mark, said in marks if mark in user_agent), "") for marks in _AGENTS]
    return ", ".join(filter(None, found)) or gettext("Another program")


_AGENTS: Final = (
    (
        *(("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox")),
        *(("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")),
    ),
    (
        *(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows")),
        *(("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")),
    ),
)
"""Browsers and systems by what stands in `User-Agent`; the first that is there counts."""


@register.filter
def country(code: str) -> str:
    """Say the name of a country; an empty code says nothing."""
    return str(Locale(reading_language().value).territories.get(code, code))


@register.filter
def language(tag: str) -> str:
    """Say the name of a language; of a BCP 47 tag the first part counts."""
    return str(Locale(reading_language().value).languages.get(tag.split("-")[0], tag))


@register.filter
def shape(state: LinkState) -> SafeString:
    """Draw the shape of a state; its word stands beside it."""
    return format_html(
        '<span class="shape {}" aria-hidden="true">{}</span>', state.value, SHAPES[state]
    )


@register.filter
def state(state: LinkState) -> SafeString:
    """Say a state by shape, word and colour."""
    said = STATE_NAMES[state].within(reading_language())
    return format_html('<span class="state">{}\N{NO-BREAK SPACE}{}</span>', shape(state), said)


@register.filter
def marking(lines: Iterable[str]) -> SafeString:
    """Show a marking line by line, letter for letter."""
    shown = format_html_join(mark_safe("<br>"), "<span>{}</span>", ((line,) for line in lines))
    return format_html('<span class="marking" translate="no">{}</span>', shown)


@register.filter
def percent(score: float) -> str:
    """Say a probability as a percentage."""
    return f"{round(score * 100)}%"


@register.filter
def short(sha256: str) -> SafeString:
    """Say the first twelve digits of a hash; all of them stand in the title."""
    if not sha256:
        return mark_safe("")
    return format_html('<span class="hash" title="{}">{}…</span>', sha256, sha256[:12])


@register.filter
def cited(source: str) -> SafeString:
    """Say where something was read: an address as a link, a hash shortened, a day in words."""
    source = source_in_words(source, language=reading_language())
    if _DAY.match(source):
        return format_html("{}", day_of(source))
    if link := web_address(source):
        return format_html('<a href="{}" rel="noreferrer noopener">{}</a>', link, source)
    shown = (short(part) if _HASH.fullmatch(part) else part for part in _HASH.split(source))
    return format_html_join("", "{}", ((part,) for part in shown))


@register.filter
def day_of(written: str) -> SafeString | str:
    """Say a day that was written as 2031-02-20; anything else as it stands."""
    if not _DAY.match(written):
        return written
    try:
        return day(date.fromisoformat(written[:10]))
    except ValueError:
        return written


@register.filter
def board(written: str) -> str:
    """Say the name of a board: the usual ones in the reader's language, others as they stand."""
    return plain(BOARDS.get(written)) or written


@register.filter
def act(written: str) -> str:
    """Say what somebody did, as the journal keeps it."""
    return plain(ACTS.get(written)) or written.replace("-", " ").replace("_", " ")


@register.filter
def form_of(ground: Any) -> SafeString:
    """Say what the form of a part number means, where a ground rests on one; else nothing."""
    if not rests_on_form(ground):
        return mark_safe("")
    said = plain(form_in_words(ground.expected))
    return format_html('<span title="{}">{}</span>', ground.expected, said)


@register.filter
def above(pairs: Iterable[Pair]) -> str:
    """Say the upper of two texts that lie above each other."""
    return "".join(pair.upper for pair in pairs)


@register.filter
def below(pairs: Iterable[Pair]) -> str:
    """Say the lower of two texts that lie above each other."""
    return "".join(pair.lower for pair in pairs)


@register.filter
def differing(pairs: Iterable[Pair]) -> str:
    """Say at which places, counted from 1, two texts differ, and how."""
    return ", ".join(
        f"{place}: {pair.upper or '–'} / {pair.lower or '–'}"
        for place, pair in enumerate(pairs, start=1)
        if pair.fit is not Fit.SAME
    )


@register.filter
def of(things: dict[Any, Any], key: Any) -> Any:
    """Return the thing that stands under `key`, or None."""
    return things.get(key)


@register.filter
def at(things: Sequence[Any], place: int) -> Any:
    """Return the thing at `place`, counted from 0."""
    return things[place]
