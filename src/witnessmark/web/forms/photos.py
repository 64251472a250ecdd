"""Adding photos of a sample."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from witnessmark.base.ids import SampleId
from witnessmark.publication.case import Case
from witnessmark.web.forms.choices import choices_of
from witnessmark.web.forms.fields import Line


class _Pictures(forms.ClearableFileInput):
    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files at once."""

    widget = _Pictures(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the files, each of them looked at."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(Files, self).clean(one, initial) for one in given]


class PhotosForm(forms.Form):
    """Pictures of one sample; with several, caption and description stand with each."""

    sample = forms.ChoiceField(label=_("Sample"))
    pictures = Files(
        label=_("Pictures"),
        help_text=_(
            "JPEG, PNG or WebP, up to 64 MB each. The file is kept as it is, under its hash; what"
            " others see is drawn anew, without position, camera or thumbnail."
        ),
    )
    caption_en = Line(label=_("Caption in English"), required=False)
    caption_ja = Line(
        label=_("Caption in Japanese"),
        required=False,
        widget=forms.TextInput(attrs={"lang": "ja"}),
    )
    alternative_en = Line(
        label=_("What it shows, in English, for those who cannot see it"), required=False
    )
    alternative_ja = Line(
        label=_("What it shows, in Japanese, for those who cannot see it"),
        required=False,
        widget=forms.TextInput(attrs={"lang": "ja"}),
    )
    taken_on = forms.DateField(
        label=_("Taken on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *data: Any, case: Case) -> None:
        super().__init__(*data)
        self.fields["sample"].choices = choices_of(SampleId, case)  # type: ignore[attr-defined]
