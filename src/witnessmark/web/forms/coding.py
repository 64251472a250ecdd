"""Coding an answer to one question, and settling the code that stands."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from witnessmark.inquiries.codebook import Codebook, Meaning
from witnessmark.inquiries.coding import Account, Code, Directness, Settlement, Substance, Support
from witnessmark.web.forms.fields import Paragraph
from witnessmark.web.templatetags.say import plain


class CodeForm(forms.Form):
    """One coder's judgement of one reply to one question."""

    directness = forms.ChoiceField(
        label=_("How directly is it answered?"), widget=forms.RadioSelect
    )
    quote = Paragraph(
        label=_("Words of the original"),
        required=False,
        strip=False,
        help_text=_(
            "Select them in the original and press q, or copy them here; they must stand there so."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "data-quote": ""}),
    )
    account = forms.MultipleChoiceField(
        label=_("Account given"), required=False, widget=forms.CheckboxSelectMultiple
    )
    substance = forms.MultipleChoiceField(
        label=_("What it says of substance"), required=False, widget=forms.CheckboxSelectMultiple
    )
    support = forms.ChoiceField(
        label=_("What stands behind it"), initial=Support.UNSUPPORTED, widget=forms.RadioSelect
    )

    def __init__(
        self,
        data: Any = None,
        *,
        book: Codebook,
        held: Code | Settlement | None = None,
        auto_id: str = "id_%s",
    ) -> None:
        super().__init__(data, initial=_initial(held), auto_id=auto_id)
        self._offer("directness", book.directness, coded=True)
        self._offer("account", book.account)
        self._offer("substance", book.substance)
        self._offer("support", book.support)

    def _offer(self, name: str, meanings: Mapping[Any, Meaning], *, coded: bool = False) -> None:
        self.fields[name].choices = [  # type: ignore[attr-defined]
            (kind.value, _said(kind, meaning, coded=coded)) for kind, meaning in meanings.items()
        ]

    @property
    def judged(self) -> dict[str, Any]:
        """What was judged, as the fields of a code."""
        filled = self.cleaned_data
        return {
            "directness": Directness(filled["directness"]),
            "account": tuple(Account(one) for one in filled["account"]),
            "substance": tuple(Substance(one) for one in filled["substance"]),
            "support": Support(filled["support"]),
            "quote": filled["quote"],
        }


class SettleForm(CodeForm):
    """The code that stands after two coders compared theirs, and why."""

    reason_en = Paragraph(label=_("Reason, in English"), required=False)
    reason_ja = Paragraph(
        label=_("Reason, in Japanese"),
        required=False,
        widget=forms.Textarea(attrs={"lang": "ja", "rows": 4}),
    )


def _said(kind: Enum, meaning: Meaning, *, coded: bool) -> str:
    name = f"{kind.value} {plain(meaning.name)}" if coded else plain(meaning.name)
    return f"{name} — {plain(meaning.meaning)}"


def _initial(held: Code | Settlement | None) -> dict[str, Any]:
    if held is None:
        return {}
    return {
        "directness": held.directness.value,
        "account": [one.value for one in held.account],
        "substance": [one.value for one in held.substance],
        "support": held.support.value,
        "quote": held.quote,
    }
