"""Signing in, with a pause after too many wrong passwords."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

TRIES = 5
"""Wrong passwords for one account before it rests."""
PAUSE = 15 * 60
"""Seconds that it rests."""


class SignInForm(AuthenticationForm):
    """Name and password. After five wrong ones an account rests for a quarter of an hour."""

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
        "resting": _("Too many wrong passwords. Try again in 15 minutes."),
    }

    def clean(self) -> dict[str, Any]:
        """Check the password, unless the account rests."""
        key = f"wrong-passwords:{str(self.cleaned_data.get('username', '')).casefold()}"
        if cache.get(key, 0) >= TRIES:
            raise forms.ValidationError(self.error_messages["resting"], code="resting")
        try:
            cleaned = super().clean()
        except forms.ValidationError:
            cache.add(key, 0, timeout=PAUSE)
            cache.incr(key)
            raise
        cache.delete(key)
        return cleaned
