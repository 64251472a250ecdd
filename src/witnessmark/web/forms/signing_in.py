"""Signing in by name and password, and getting a new password."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

from witnessmark.web.actions.tokens import DAYS
from witnessmark.web.forms.fields import Line

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_NEW = {"autocomplete": "new-password"}
_OLD = {"autocomplete": "current-password"}


class SignInForm(LoginForm):
    """Name and password; see `sign_in_pauses` for what happens after wrong ones."""

    def __init__(self, *data: Any, **more: Any) -> None:
        super().__init__(*data, **more)
        name = {"autofocus": True, "autocomplete": "username webauthn"}
        _say(self, "login", _("User name"), name)
        _say(self, "password", _("Password"), _OLD)


class ChangePassword(ChangePasswordForm):
    """The password that holds, and twice the one that will."""

    def __init__(self, *data: Any, **more: Any) -> None:
        super().__init__(*data, **more)
        _say(self, "oldpassword", _("Password until now"), _OLD)
        _say(self, "password1", _("New password"), _NEW)
        _say(self, "password2", _("New password, once more"), _NEW)


class NewPassword(ResetPasswordKeyForm):
    """Twice a new password, for whoever holds a link."""

    def __init__(self, *data: Any, **more: Any) -> None:
        super().__init__(*data, **more)
        _say(self, "password1", _("New password"), _NEW)
        _say(self, "password2", _("New password, once more"), _NEW)


class Forgotten(ResetPasswordForm):
    """The address to which a link may go. What it answers says nothing about who has an account."""

    def __init__(self, *data: Any, **more: Any) -> None:
        super().__init__(*data, **more)
        _say(self, "email", _("E-mail address of your account"), {"autocomplete": "email"})


class EmailForm(forms.Form):
    """Where a link goes when the password is lost; empty: nowhere."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        help_text=_("Nobody but whoever runs the workbench sees it. Leave it empty for none."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class TokenForm(forms.Form):
    """What a program may do with a token, and for how long."""

    name = Line(label=_("Which program is it for?"), max_length=60)
    case = forms.ChoiceField(
        label=_("In which case?"), required=False, help_text=_("One case is safer than all.")
    )
    may_write = forms.BooleanField(
        label=_("It may also enter components, readings and answers"), required=False
    )
    days = forms.TypedChoiceField(
        label=_("For how many days?"),
        coerce=int,
        choices=[(days, str(days)) for days in DAYS],
        initial=30,
    )

    def __init__(self, data: Any = None, *, cases: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["case"].choices = [("", _("All of mine")), *cases]  # type: ignore[attr-defined]


def _say(form: forms.Form, name: str, label: "_StrPromise", attributes: dict[str, Any]) -> None:
    field = form.fields[name]
    field.label, field.help_text, field.widget.attrs = label, "", attributes
