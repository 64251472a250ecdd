"""Signing in, with a pause that grows with every wrong password."""

import math
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from witnessmark.web.sign_in_pauses import address_of, begin, succeed, try_from


class SignInForm(AuthenticationForm):
    """Name and password; see `sign_in_pauses` for what happens after wrong ones."""

    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": _("Name and password do not fit together. Check both and try again."),
        "inactive": _("This account is closed. Ask whoever runs the workbench."),
        "resting": _("Too many wrong passwords. Try again in %(minutes)s min."),
    }

    def clean(self) -> dict[str, Any]:
        """Check the password, unless this name or this address has to rest."""
        name, password = (self.cleaned_data.get(field) for field in ("username", "password"))
        if not name or not password:
            return self.cleaned_data
        tried = try_from(name, address_of(self.request) if self.request else "")
        rest = begin(tried, now=timezone.now())
        if rest:
            raise forms.ValidationError(
                self.error_messages["resting"],
                code="resting",
                params={"minutes": math.ceil(rest / timedelta(minutes=1))},
            )
        cleaned = super().clean()
        succeed(tried, now=timezone.now())
        return cleaned
