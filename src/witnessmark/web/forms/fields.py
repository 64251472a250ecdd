"""Fields that every form shares: text that is what it looks like."""

import re
import unicodedata
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_LINE: Final = 200
"""Characters that a line such as a title or a name may have."""

_HIDDEN: Final = re.compile("[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and those that turn the direction of what stands after them."""


class Line(forms.CharField):
    """One line of text, without characters that nobody sees."""

    default_error_messages = {
        "hidden": _(
            "This text holds a character that cannot be seen and can change how the rest is read"
            " (%(code)s). Type it anew."
        )
    }

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"max_length": LONGEST_LINE, **more})

    def to_python(self, value: Any) -> str:
        """Return the text in its composed form; characters that nobody sees are refused."""
        text = unicodedata.normalize("NFC", super().to_python(value) or "")
        if found := _HIDDEN.search(text):
            raise forms.ValidationError(
                self.error_messages["hidden"],
                code="hidden",
                params={"code": f"U+{ord(found.group()):04X}"},
            )
        return text
