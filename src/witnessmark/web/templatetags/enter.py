"""The links that lead to a form, shown to those who may use it."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from witnessmark.web.kinds import KINDS
from witnessmark.web.queries import OpenCase
from witnessmark.web.sheets.of_case import LISTS
from witnessmark.web.templatetags.say import plain

register = template.Library()

_NOTHING = mark_safe("")


@register.simple_tag
def add(opened: OpenCase, name: str, under: str = "", **filled: str) -> SafeString:
    """Lead to the form for one more thing of a kind; `filled` are fields that it begins with."""
    kind = KINDS[name]
    if not opened.may_enter(kind):
        return _NOTHING
    address = reverse("enter", args=(opened.row.public_id, name))
    asked = {key: value for key, value in {"under": under, **filled}.items() if value}
    whole = f"{address}?{urlencode(asked)}" if asked else address
    words = gettext("Add: %(kind)s") % {"kind": plain(kind.title)}
    return format_html('<a class="act" href="{}">{}</a>', whole, words)


@register.simple_tag
def spreadsheet(opened: OpenCase, name: str) -> SafeString:
    """Lead to the list as a spreadsheet, for those who may bring one in."""
    if opened.role not in LISTS[name].who or not opened.person:
        return _NOTHING
    address = reverse("sheet", args=(opened.row.public_id, name))
    return format_html('<a href="{}">{}</a>', address, gettext("As a spreadsheet"))


@register.simple_tag
def correct(opened: OpenCase, name: str, thing_id: str) -> SafeString:
    """Lead to the form that corrects a thing."""
    if not opened.may_enter(KINDS[name]):
        return _NOTHING
    address = reverse("correct", args=(opened.row.public_id, name, thing_id))
    return format_html('<a class="act" href="{}">{}</a>', address, gettext("Correct"))
