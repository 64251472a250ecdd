"""What is known when a thing is entered, and not asked for: who, when, its id, its place."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final

from witnessmark.base.errors import BadInput
from witnessmark.base.json import Json
from witnessmark.publication.claim import ClaimStatus
from witnessmark.web.actions.enclosed import media_type_of
from witnessmark.web.kinds import KINDS, Kind
from witnessmark.web.models.columns import Row
from witnessmark.web.queries import OpenCase
from witnessmark.web.uploads import Upload

_WHO: Final = frozenset(
    {
        *("reader", "decided_by", "reviewer", "sender", "noted_by"),
        *("granted_by", "answered_by", "author"),
    }
)
_WHEN: Final = frozenset(
    {
        *("read_at", "decided_at", "examined_at", "noted_at", "granted_at", "translated_at"),
        "answered_at",
    }
)
_LONGEST: Final = 60


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a part belongs to: `path` as the journal writes it, such as `ask-kestrel/notice-1`."""

    path: str = ""
    row: Row | None = None

    @property
    def owner(self) -> str:
        """Return the thing on whose page it stands."""
        return self.path.partition("/")[0]


def place_of(kind: Kind, path: str, *, opened: OpenCase) -> Place:
    """Return where a thing of `kind` goes. Raises BadInput where the case has no such thing."""
    if not kind.under:
        return Place()
    above = KINDS[kind.under]
    owner, _slash, own = path.partition("/")
    wanted: dict[str, Any] = {"case": opened.row, "local_id": owner}
    if above.name == "contest":
        wanted = {"case": opened.row, "position": int(owner) if owner.isdecimal() else -1}
    elif above.under:
        wanted = {f"{above.under}__{name}": value for name, value in wanted.items()}
        wanted["local_id"] = own
    row = None if "\0" in path else above.table._default_manager.filter(**wanted).first()
    if row is None:
        raise BadInput(f"The case has no {above.name} {path[:60]!r}.", remedy="Go to its page.")
    return Place(path=path, row=row)


def given_of(
    kind: Kind,
    filled: Mapping[str, Json],
    *,
    opened: OpenCase,
    place: Place,
    now: datetime,
    uploads: Sequence[Upload] = (),
) -> dict[str, Json]:
    """Return the fields of a thing of `kind` that nobody is asked for; `uploads` are its files."""
    names = {field.name for field in fields(kind.table.domain)} - set(kind.asks)
    given: dict[str, Json] = dict.fromkeys(names & _WHO, opened.person)
    given |= {name: now.isoformat() for name in names & _WHEN}
    if "examiner" in names:
        given["examiner"] = opened.person
    if "media_type" in names and uploads:
        given["media_type"] = media_type_of(uploads[0].name)
    if kind.name == "claim":
        given["status"] = ClaimStatus.DRAFT.value
    if "id" in names:
        words = "-".join(words_of(filled.get(name)) for name in kind.id_from)
        given["id"] = free_id(words, _taken(kind, opened=opened), kind=kind.name)
    return given


def subject_of(kind: Kind, value: Any, *, place: Place) -> str:
    """Return what the journal calls the thing: its id, under the thing that it belongs to."""
    own = getattr(value, "id", "") if kind.name != "evidence" else ""
    if place.path and own:
        return f"{place.path}/{own}"
    if kind.name == "contest":
        return f"{value.reply}/{value.question}"
    if kind.name == "credit":
        return str(value.document)
    if kind.name == "enclosure":
        return str(value.name)
    if kind.name in ("review", "resolution"):
        return str(value.company or getattr(value, "name", ""))
    return place.path or str(own)


def words_of(value: Json) -> str:
    """Return the words of a field that an id is made of."""
    if isinstance(value, Mapping):
        return str(value.get("en") or value.get("text") or "")
    if isinstance(value, list | tuple):
        spoken = [one for one in value if isinstance(one, Mapping)]
        english = [one for one in spoken if one.get("language") == "en"]
        return next(map(words_of, (*english, *spoken)), "")
    return str(value or "")


def free_id(words: str, taken: Collection[str], *, kind: str) -> str:
    """Return an id made of `words`, so that addresses can be read; numbered where it is taken."""
    slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:_LONGEST].strip("-")
    wanted, bare = slug or f"{kind}-1", slug or kind
    tries = (wanted if number == 1 else f"{bare}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in tries if one not in taken)


def _taken(kind: Kind, *, opened: OpenCase) -> set[str]:
    """Return the ids that things of `kind` have in the whole case, parts as well."""
    path = "case"
    under = KINDS.get(kind.under)
    while under is not None:
        path = f"{under.table.__name__.lower()}__{path}"
        under = KINDS.get(under.under)
    rows = kind.table._default_manager.filter(**{path: opened.row})
    return {getattr(row, "local_id", "") for row in rows}
