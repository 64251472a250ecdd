"""Deciding what a component is."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from witnessmark.base.ids import DocumentId
from witnessmark.parts.identification import Candidate, Method, Verdict
from witnessmark.publication.case import Case
from witnessmark.web.forms.choices import choices_of
from witnessmark.web.forms.fields import Paragraph
from witnessmark.web.labels import label_of
from witnessmark.web.templatetags.say import plain


class DecideForm(forms.Form):
    """A person's verdict on a component, the candidate it rests on, by which methods, and why."""

    verdict = forms.ChoiceField(label=_("Verdict"), widget=forms.RadioSelect)
    chosen = forms.ChoiceField(label=_("Candidate"), required=False, widget=forms.RadioSelect)
    methods = forms.MultipleChoiceField(
        label=_("By which methods"),
        initial=[Method.MARKING.value],
        widget=forms.CheckboxSelectMultiple,
    )
    documents = forms.MultipleChoiceField(
        label=_("Documents"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason_en = Paragraph(label=_("Reason, in English"), required=False)
    reason_ja = Paragraph(
        label=_("Reason, in Japanese"),
        required=False,
        widget=forms.Textarea(attrs={"lang": "ja", "rows": 4}),
    )

    def __init__(self, *data: Any, case: Case, candidates: Sequence[Candidate]) -> None:
        super().__init__(*data)
        self._offer("verdict", [(one.value, plain(label_of(one))) for one in Verdict])
        self._offer("methods", [(one.value, plain(label_of(one))) for one in Method])
        self._offer("documents", choices_of(DocumentId, case) or [])
        self._offer(
            "chosen",
            [
                (str(place), f"{one.maker} {one.mpn or one.family}")
                for place, one in enumerate(candidates)
            ],
        )

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for a candidate where the verdict needs one, and always for a reason."""
        cleaned = super().clean() or self.cleaned_data
        is_sure = cleaned.get("verdict") == Verdict.CONSISTENT
        if is_sure and not cleaned.get("chosen"):
            self.add_error("chosen", _("Say which candidate it is consistent with."))
        if not (cleaned.get("reason_en") or cleaned.get("reason_ja")) and not self.errors:
            self.add_error("reason_en", _("Give the reason."))
        return cleaned
