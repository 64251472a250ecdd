"""Inviting somebody, and taking an invitation up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from witnessmark.web.forms.fields import Line
from witnessmark.web.labels import label_of
from witnessmark.web.models import Role
from witnessmark.web.templatetags.say import plain


class InviteForm(forms.Form):
    """The name somebody has in the case, and what they may do there."""

    display_en = Line(
        label=_("Name in this case, in English"),
        help_text=_("Readers see it, in the journal as well. A pseudonym will do."),
    )
    display_ja = Line(
        label=_("Name in this case, in Japanese"),
        required=False,
        widget=forms.TextInput(attrs={"lang": "ja"}),
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *data: Any) -> None:
        super().__init__(*data)
        self.fields["role"].choices = [(one.value, plain(label_of(one))) for one in Role]  # type: ignore[attr-defined]


class JoinForm(forms.Form):
    """An account for somebody who was invited."""

    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        help_text=_("Only you and whoever runs the workbench see it."),
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("Twelve characters or more; a sentence is good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password, once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Compare the two passwords."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("The two passwords differ."))
        return cleaned
