"""Beginning a case."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from witnessmark.base.text import Text
from witnessmark.publication.case import CaseKind
from witnessmark.web.forms.fields import Line


class StartCaseForm(forms.Form):
    """What a case needs to begin with; everything else comes later."""

    title_en = Line(label=_("Title in English"), required=False)
    title_ja = Line(
        label=_("Title in Japanese"),
        required=False,
        widget=forms.TextInput(attrs={"lang": "ja"}),
        help_text=_("One title is enough to begin. Before publishing, both are needed."),
    )
    display = Line(
        label=_("Your name in this case"),
        help_text=_("Readers see it, in the journal as well. A pseudonym will do."),
    )
    kind = forms.ChoiceField(
        label=_("What it is"),
        widget=forms.RadioSelect,
        initial=CaseKind.INVESTIGATION,
        choices=(
            (CaseKind.INVESTIGATION, _("An investigation of our own: states are computed")),
            (CaseKind.REPLAY, _("A replay: it only reports what others published")),
        ),
    )
    fictional = forms.BooleanField(
        label=_("Fictional"),
        required=False,
        help_text=_("Every name in it is made up, for teaching or trying out. Each page says so."),
    )
    as_of = forms.DateField(
        label=_("As of"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day that the published states are true for."),
    )

    def clean_as_of(self) -> Any:
        """Refuse years that only a slip of the hand gives."""
        day = self.cleaned_data["as_of"]
        if not 1990 <= day.year <= 2099:
            raise forms.ValidationError(_("Give a year from 1990 to 2099."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for one title at least."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not (cleaned["title_en"] or cleaned["title_ja"]):
            self.add_error("title_en", _("Give the case a title."))
        return cleaned

    @property
    def title(self) -> Text:
        """The title, in the languages that it was given in."""
        return Text(en=self.cleaned_data["title_en"], ja=self.cleaned_data["title_ja"])
