"""Choosing a spreadsheet to bring in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SheetForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        max_length=200,
        allow_empty_file=True,
        help_text=_(
            "XLSX, or CSV with commas in UTF-8, UTF-16 or Shift_JIS; up to 8 MB and 5,000 rows."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
