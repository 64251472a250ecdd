"""Earlier forms of format `witnessmark-case/1`: each is read for ever, none is written any more.

A limit or gap in `notice` was a text alone before it could name its evidence. Such a text is a
remark without evidence, and is written as one from then on.
"""

from collections.abc import Mapping
from typing import Final, cast

from witnessmark.base.json import Json, JsonObject

REMARKS: Final = ("limits", "not_published")
"""The parts of a notice that are lists of remarks."""

_FIELDS: Final = ("text", "evidence")
"""What shows that a remark is one."""


def in_present_form(own: JsonObject) -> JsonObject:
    """Return the fields `own` of a case with each of them in the form that is written today."""
    notice = own.get("notice")
    if not isinstance(notice, Mapping):
        return own
    return {**own, "notice": {**notice, **{name: _remarks(notice[name]) for name in _held(notice)}}}


def _held(notice: JsonObject) -> list[str]:
    return [name for name in REMARKS if isinstance(notice.get(name), list)]


def _remarks(raw: Json) -> Json:
    return [{"text": one} if _is_bare_text(one) else one for one in cast(list[Json], raw)]


def _is_bare_text(one: Json) -> bool:
    """Say whether `one` is words by language, not a remark or one whose field is misspelt."""
    if not isinstance(one, Mapping) or any(name in one for name in _FIELDS):
        return False
    return any(isinstance(said, str) for said in one.values())
