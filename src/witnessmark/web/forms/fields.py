"""Fields that every form shares: text that is what it looks like."""

import re
import unicodedata
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from witnessmark.base.hashes import hash_bytes
from witnessmark.web.uploads import LARGEST, Upload

LONGEST_LINE: Final = 200
"""Characters that a line such as a title or a name may have."""

LONGEST_PARAGRAPH: Final = 20_000
"""Characters that a text such as a letter may have."""

_HIDDEN: Final = re.compile("[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and those that turn the direction of what stands after them."""


def shown(text: str) -> str:
    """Return `text` with a sign in the place of each character that nobody sees."""
    return _HIDDEN.sub("\ufffd", text)


class _Seen(forms.CharField):
    """Text without characters that nobody sees, in its composed form."""

    default_error_messages = {
        "hidden": _(
            "This text holds a character that cannot be seen and can change how the rest is read"
            " (%(code)s). Type it anew."
        )
    }
    allowed = ""

    def to_python(self, value: Any) -> str:
        """Return the text; characters that nobody sees are refused."""
        typed = super().to_python(value) or ""
        text = unicodedata.normalize("NFC", typed.replace("\r\n", "\n"))
        for found in _HIDDEN.finditer(text):
            if found.group() not in self.allowed:
                raise forms.ValidationError(
                    self.error_messages["hidden"],
                    code="hidden",
                    params={"code": f"U+{ord(found.group()):04X}"},
                )
        return text


class Line(_Seen):
    """One line of text."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"max_length": LONGEST_LINE, **more})


class Paragraph(_Seen):
    """Text of any number of lines."""

    widget = forms.Textarea(attrs={"rows": 4})
    allowed = "\n\t"

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"max_length": LONGEST_PARAGRAPH, **more})


class Lines(Paragraph):
    """Lines that are each a value of their own; empty ones count for nothing."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": 4}), **more})

    def clean(self, value: Any) -> Any:
        """Return the lines."""
        return tuple(line.strip() for line in super().clean(value).split("\n") if line.strip())

    def prepare_value(self, value: Any) -> Any:
        """Return lines that are held as they are typed, one below the other."""
        return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value


class OneFile(forms.FileField):
    """One file; of what is held already nothing is shown, so that an empty field keeps it."""

    widget = forms.FileInput
    default_error_messages = {
        "large": _("This file has more than %(most)s MB. Give a smaller one.")
    }

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        """Return the file, or None where none was given."""
        file = super().clean(data, None)
        if not file:
            return None
        if file.size > LARGEST:
            raise forms.ValidationError(
                self.error_messages["large"],
                code="large",
                params={"most": LARGEST // 2**20},
            )
        content = file.read()
        return Upload(name=file.name, sha256=hash_bytes(content), content=content)
