"""What is wrong with a claim: which phrase, why, and what would pass."""

from dataclasses import dataclass

from witnessmark.base.text import Language, Text


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that the claim ladder refuses.

    `phrase` stands in the claim's text in `language` from `start` to `end` (offsets in characters,
    end excluded). Where no phrase is at fault but something is missing, `phrase` is empty and both
    offsets are 0; `language` is None where the fault is not one of wording. `wording` would pass.
    """

    rule: str
    phrase: str
    language: Language | None
    start: int
    end: int
    reason: Text
    wording: Text


def missing(rule: str, *, reason: Text, wording: Text, language: Language | None = None) -> Fault:
    """Return the fault that something is missing."""
    return Fault(
        rule=rule, phrase="", language=language, start=0, end=0, reason=reason, wording=wording
    )
