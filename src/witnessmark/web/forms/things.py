"""Forms for the things of a case, made of the fields of their types.

A form goes from and to the JSON of a case folder: what a field cannot say, the codec refuses. A
field's name is its path there: `title.ja`, `names.0.text`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, TypeAlias

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from witnessmark.base.codec import decode, encode
from witnessmark.base.json import Json
from witnessmark.base.text import Text
from witnessmark.publication.case import Case
from witnessmark.web.forms.asking import ask_for, completed
from witnessmark.web.forms.asks import Ask, Block
from witnessmark.web.kinds import Kind
from witnessmark.web.templatetags.say import plain
from witnessmark.web.uploads import Upload

Files: TypeAlias = "MultiValueDict[str, UploadedFile[Any]] | None"
"""The files that came with a form, by the name of the field; None with a blank one."""


class ThingForm(forms.Form):
    """Asks for a thing of `kind` in `case`; `held` is the one that is corrected, if any."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: Files = None,
        *,
        kind: Kind,
        case: Case,
        held: Any = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.kind, self.case, self.held = kind, case, held
        start = dict(_unsaid(kind.table.domain))
        start |= dict(flat(encode(held))) if held is not None else dict(initial or {})
        super().__init__(data, files, initial=start)
        domain = kind.table.domain
        filled = {**start, **dict((data or {}).items())}  # of a QueryDict the last value of each
        types = {field.name: field for field in fields(domain)}
        self.asks: tuple[Ask, ...] = tuple(
            ask_for(types[name], name, case=case, of=domain, filled=filled)
            for name in (kind.asks if held is None else kind.corrects)
        )
        for ask in self.asks:
            self.fields |= ask.fields

    @property
    def blocks(self) -> Iterator[Block]:
        """The fields as they stand on the page."""
        for ask in self.asks:
            yield from ask.blocks(self)

    @property
    def uploads(self) -> Sequence[Upload]:
        """The files that were given."""
        return [one for one in self.cleaned_data.values() if isinstance(one, Upload)]

    def clean(self) -> dict[str, Any]:
        """Ask for what must not stay empty in every language."""
        cleaned = super().clean() or self.cleaned_data
        for name in (name for ask in self.asks for name in ask.missing(cleaned)):
            if name not in self.errors:
                self.add_error(name, _("This must not stay empty."))
        return cleaned

    def json(self) -> dict[str, Json]:
        """Return what was filled in as the JSON of a case folder, over what was held before."""
        kept: dict[str, Json] = {}
        if self.held is not None:
            held = encode(self.held)
            kept = dict(held) if isinstance(held, Mapping) else {}
        for ask in self.asks:
            value = ask.json(self.cleaned_data, kept.get(ask.path))
            if value is None:
                kept.pop(ask.path, None)
            else:
                kept[ask.path] = value
        return kept

    def thing(self, given: Mapping[str, Json]) -> Any:
        """Return the thing that was filled in, with what is `given` and was not asked for.

        Raises BadInput where it cannot be one.
        """
        filled = completed(self.json(), self.kind.table.domain, case=self.case)
        return decode(filled | dict(given), self.kind.table.domain, where=plain(self.kind.title))


def _unsaid(domain: Any, path: str = "") -> Iterator[tuple[str, Json]]:
    """Yield what each field of `domain` is where nothing is said, under its path."""
    for field in fields(domain):
        if field.default is MISSING or field.name == "unknown":
            continue
        at = f"{path}{field.name}"
        if is_dataclass(field.default) and field.type is not Text:
            yield from _unsaid(type(field.default), f"{at}.")
        else:
            yield from flat(encode(field.default), at)


def flat(value: Json, path: str = "") -> Iterator[tuple[str, Json]]:
    """Yield each value below `value` under its path; of lists also the whole list."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from flat(part, f"{path}.{name}" if path else name)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield path, value
        for number, part in enumerate(value):
            yield from flat(part, f"{path}.{number}")
    else:
        yield path, value
