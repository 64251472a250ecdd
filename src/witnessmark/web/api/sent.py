"""What a program sends, filled into the same forms that people fill in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, cast

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from witnessmark.base.codec import decode
from witnessmark.base.errors import BadInput
from witnessmark.base.json import Json
from witnessmark.publication.case import Case
from witnessmark.web.forms.fields import Lines
from witnessmark.web.forms.things import ThingForm, flat
from witnessmark.web.kinds import Kind

Faults = dict[str, list[str]]
"""What is wrong with what was sent, by the path of the field."""


class Refused(Exception):
    """What was sent cannot be kept; nothing was."""

    def __init__(self, faults: Faults) -> None:
        super().__init__(faults)
        self.faults = faults


def filled_form(sent: Mapping[str, Json], kind: Kind, *, case: Case, held: Any = None) -> ThingForm:
    """Return the form for a thing of `kind` with `sent`, JSON as in a case folder, filled in.

    Raises Refused for fields that are not asked for, and for what the form refuses.
    """
    _refuse_other_types(sent, kind)
    data = filled_in(sent)
    first = ThingForm(data, MultiValueDict(), kind=kind, case=case, held=held)
    for name, field in first.fields.items():
        if isinstance(field, Lines) and name in data:
            data[name] = "\n".join(data.getlist(name))
    form = ThingForm(data, MultiValueDict(), kind=kind, case=case, held=held)
    _refuse_unknown(data, form)
    if not form.is_valid():
        raise Refused(
            {("" if name == "__all__" else name): [*said] for name, said in form.errors.items()}
        )
    return form


def filled_in(sent: Mapping[str, Json]) -> MultiValueDict[str, str]:
    """Return JSON as a browser would send it: what is false or nothing is not sent."""
    data: MultiValueDict[str, str] = MultiValueDict()
    for path, value in flat(sent):
        if isinstance(value, Sequence) and not isinstance(value, str):
            plain = [_typed(one) for one in value if not isinstance(one, Mapping | list)]
            if plain:
                data.setlist(path, plain)
        elif value is not None and value is not False:
            data[path] = _typed(value)
    return data


def _typed(value: Json) -> str:
    return "on" if value is True else str(value)


def _refuse_other_types(sent: Mapping[str, Json], kind: Kind) -> None:
    """Refuse values of another type than the field has: a form takes everything for words."""
    types = {field.name: field.type for field in fields(kind.table.domain)}
    faults: Faults = {}
    for name in types.keys() & sent.keys():
        try:
            decode(sent[name], cast(type[Any], types[name]), where=name)
        except BadInput as error:
            faults[name] = [error.message]
    if faults:
        raise Refused(faults)


def _refuse_unknown(data: MultiValueDict[str, str], form: ThingForm) -> None:
    unknown = {name: [gettext("There is no such field here.")] for name in _unknown(data, form)}
    if unknown:
        raise Refused(unknown)


def _unknown(data: MultiValueDict[str, str], form: ThingForm) -> Iterator[str]:
    for name in data:
        parent, _dot, last = name.rpartition(".")
        is_one_of_list = last.isdecimal() and parent in data
        if name not in form.fields and not is_one_of_list:
            yield name[:200]
