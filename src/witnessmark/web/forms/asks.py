"""The ways of asking for one field of a type: words, numbers, days, choices, texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from functools import cached_property
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext

from witnessmark.base.json import Json
from witnessmark.base.text import PUBLISHED, Language
from witnessmark.companies.company import NameForm
from witnessmark.publication.case import Case
from witnessmark.web.forms.fields import Line, Lines, OneFile, Paragraph
from witnessmark.web.forms.words import called, help_for
from witnessmark.web.labels import label_of
from witnessmark.web.templatetags.say import plain
from witnessmark.web.uploads import Upload

MORE: Final = "more"
"""The button that asks for more rows; its value is the field's path."""

_LONG: Final = frozenset(
    {
        *("basis", "belief", "condition", "fragment", "internal_note", "legal_effect", "meaning"),
        *("note", "proof", "protocol", "quote", "reason", "remains", "scene_basis", "summary"),
        *("text", "shows"),
    }
)
"""Fields that take more than a line."""

_SHORT: Final = frozenset({(NameForm, "text")})
"""Fields of such a name that take no more than one."""


@dataclass(frozen=True)
class Block:
    """Fields that stand together: one, one in each language, or rows of several."""

    label: str
    help: str
    fields: Sequence[BoundField] = ()
    heads: Sequence[str] = ()
    rows: Sequence[Sequence["Block"]] = ()
    more: str = ""


@dataclass(frozen=True)
class Ask:
    """One field at `path`, of a type with the hint `hint`, and how a form asks for it."""

    path: str
    hint: Any
    case: Case
    of: type
    is_needed: bool
    filled: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The field's own name."""
        return self.path.rpartition(".")[2]

    @property
    def label(self) -> str:
        """What the field is called."""
        return plain(called(self.path, of=self.of))

    @property
    def help(self) -> str:
        """What helps to fill it in."""
        return plain(help_for(self.path, of=self.of))

    @cached_property
    def fields(self) -> dict[str, forms.Field]:
        """The form's own fields, by name."""
        return {self.path: self._field()}

    def _field(self) -> forms.Field:
        raise NotImplementedError

    def blocks(self, form: forms.Form) -> Iterator[Block]:
        """Yield how they stand on the page."""
        yield Block(self.label, self.help, tuple(form[name] for name in self.fields))

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        """Return what was filled in, None where nothing was; of `held`, what is not asked for."""
        return cleaned.get(self.path) or None

    def missing(self, cleaned: Mapping[str, Any]) -> Iterator[str]:
        """Yield the form's fields that must not stay empty, and did."""
        if self.is_needed and self.json(cleaned) is None:
            yield next(iter(self.fields))


class AskWords(Ask):
    """A line or a paragraph."""

    def _field(self) -> forms.Field:
        is_long = self.name in _LONG and (self.of, self.name) not in _SHORT
        return _words(is_long, label=self.label, needed=self.is_needed)


class AskLines(Ask):
    """Several lines, each a value of its own."""

    def _field(self) -> forms.Field:
        return Lines(label=self.label, required=self.is_needed)

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        return list(cleaned.get(self.path) or ()) or None


class AskNumbers(AskLines):
    """Several whole numbers, one a line."""

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        """Return the numbers; what is none stays as it was typed, and the codec refuses it."""
        typed = cleaned.get(self.path) or ()
        return [int(one) if one.isascii() and one.isdigit() else one for one in typed] or None


class AskNumber(Ask):
    """A whole number."""

    def _field(self) -> forms.Field:
        return forms.IntegerField(
            label=self.label, required=self.is_needed, min_value=0, max_value=2**31 - 1
        )

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        number: int | None = cleaned.get(self.path)
        return number


class AskYes(Ask):
    """Yes or no."""

    def _field(self) -> forms.Field:
        return forms.BooleanField(label=self.label, required=False)


class AskFile(Ask):
    """A file, kept by the hash of its bytes; without a new one what is held stays."""

    def _field(self) -> forms.Field:
        return OneFile(label=self.label, required=self.is_needed and not self._held)

    @property
    def _held(self) -> str:
        held = self.filled.get(self.path)
        return held if isinstance(held, str) else ""

    @property
    def help(self) -> str:
        """What helps; and that a file is there already."""
        kept = gettext(
            "A file is kept already (SHA-256 %(sha256)s…). Choose one only to replace it."
        )
        return kept % {"sha256": self._held[:12]} if self._held else super().help

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        upload: Upload | None = cleaned.get(self.path)
        return upload.sha256 if upload else held


class AskDay(Ask):
    """A day."""

    def _field(self) -> forms.Field:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(label=self.label, required=self.is_needed, widget=widget)

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        day: date | None = cleaned.get(self.path)
        return day.isoformat() if day else None


class AskMoment(Ask):
    """A day and a time of day, in the zone of this installation."""

    @property
    def help(self) -> str:
        """Which zone the time is in."""
        return gettext("Time in the zone %(zone)s.") % {"zone": get_current_timezone_name()}

    def _field(self) -> forms.Field:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        return forms.DateTimeField(label=self.label, required=self.is_needed, widget=widget)

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        moment: datetime | None = cleaned.get(self.path)
        return moment.isoformat() if moment else None


@dataclass(frozen=True)
class AskChoice(Ask):
    """One of several, or of things in the case."""

    choices: Sequence[tuple[Any, str]]

    def _field(self) -> forms.Field:
        empty = [] if self.is_needed and len(self.choices) == 1 else [("", "—")]
        return forms.ChoiceField(
            label=self.label, required=self.is_needed, choices=[*empty, *self.choices]
        )

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        value: str = cleaned.get(self.path) or ""
        if not value:
            return None
        return (
            int(value) if isinstance(self.hint, type) and issubclass(self.hint, IntEnum) else value
        )


@dataclass(frozen=True)
class AskChoices(AskChoice):
    """Any number of several."""

    def _field(self) -> forms.Field:
        return forms.MultipleChoiceField(
            label=self.label,
            required=self.is_needed,
            choices=self.choices,
            widget=forms.CheckboxSelectMultiple,
        )

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        chosen: list[str] = cleaned.get(self.path) or []
        return list(chosen) or None


@dataclass(frozen=True)
class AskSentClaims(AskChoices):
    """The claims that a letter showed, each kept by the hash of its present wording."""

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        chosen = set(cleaned.get(self.path) or ())
        shown = [claim for claim in self.case.claims if claim.id in chosen]
        return [{"claim": claim.id, "sha256": claim.text_hash} for claim in shown] or None


class _EvidenceChoices(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        """Return evidence that is held as the choices that stand for it."""
        return [
            f"{one['kind']}:{one['id']}" if isinstance(one, Mapping) else one for one in value or ()
        ]


@dataclass(frozen=True)
class AskEvidence(AskChoices):
    """Things of the case that a remark rests on."""

    def _field(self) -> forms.Field:
        return _EvidenceChoices(label=self.label, required=False, choices=self.choices)

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        """Return the evidence."""
        kept = {
            f"{one['kind']}:{one['id']}": one
            for one in (held if isinstance(held, list) else ())
            if isinstance(one, Mapping)
        }
        chosen: list[str] = cleaned.get(self.path) or []
        found = [(one, *one.split(":", 1)) for one in chosen]
        return [kept.get(one, {"kind": kind, "id": id_}) for one, kind, id_ in found] or None


class AskText(Ask):
    """A text, in each language of the case."""

    def _languages(self) -> dict[str, Language]:
        languages = dict.fromkeys((*PUBLISHED, *self.case.languages))
        return {f"{self.path}.{language.value}": language for language in languages}

    @cached_property
    def fields(self) -> dict[str, forms.Field]:
        return {
            name: _words(self.name in _LONG, label=plain(label_of(language)), language=language)
            for name, language in self._languages().items()
        }

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        said = {one.value: cleaned.get(name) or "" for name, one in self._languages().items()}
        kept = held if isinstance(held, Mapping) else {}
        rest = {tag: words for tag, words in kept.items() if tag not in said}
        return {**rest, **{tag: words for tag, words in said.items() if words}} or None


def _words(
    is_long: bool, *, label: str, needed: bool = False, language: Language | None = None
) -> forms.Field:
    attrs = {"lang": language.value} if language else {}
    if is_long:
        return Paragraph(
            label=label, required=needed, widget=forms.Textarea(attrs={**attrs, "rows": 3})
        )
    return Line(label=label, required=needed, widget=forms.TextInput(attrs=attrs))
