"""What a field that names a thing of the case can be set to."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from witnessmark.base.ids import (
    ClaimId,
    CompanyId,
    ComponentId,
    DeviceId,
    DocumentId,
    InquiryId,
    PersonId,
    PhotoId,
    QuestionId,
    ReplyId,
    SampleId,
)
from witnessmark.base.text import Text
from witnessmark.publication.case import Case
from witnessmark.publication.claim import EvidenceKind
from witnessmark.web.labels import label_of
from witnessmark.web.templatetags.say import plain, plain_name

Choices = list[tuple[str, str]]

_LONGEST: Final = 90


def choices_of(hint: Any, case: Case) -> Choices | None:
    """Return the things of `case` that a `hint` names, with their names; None for other types."""
    find = _FINDERS.get(hint)
    return None if find is None else list(find(case))


def questionnaires_of(case: Case) -> Choices:
    """Return the questionnaires of `case`."""
    return [(one.id, f"{plain(one.title)} · {one.version}") for one in case.questionnaires]


def evidence_of(case: Case) -> Choices:
    """Return everything that a claim can rest on, as `kind:id`."""
    found: Choices = []
    for kind, things in _evidence(case).items():
        word = plain(label_of(kind))
        found += [(f"{kind.value}:{id_}", _short(f"{word} · {name}")) for id_, name in things]
    return found


def _evidence(case: Case) -> Mapping[EvidenceKind, Choices]:
    return {
        EvidenceKind.PHOTO: list(_photos(case)),
        EvidenceKind.COMPONENT: list(_components(case)),
        EvidenceKind.COMPANY: list(_companies(case)),
        EvidenceKind.SCREENING: [(one.id, one.name) for one in case.screenings],
        EvidenceKind.MEASURE: [(one.id, plain(one.list)) for one in case.measures],
        EvidenceKind.INQUIRY: list(_inquiries(case)),
        EvidenceKind.REPLY: list(_replies(case)),
        EvidenceKind.STATEMENT: [(one.id, plain(one.text)) for one in case.statements],
        EvidenceKind.DOCUMENT: list(_documents(case)),
    }


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _named(id_: str, name: Text) -> tuple[str, str]:
    return id_, _short(plain(name) or id_)


def _people(case: Case) -> Iterable[tuple[str, str]]:
    return (_named(one.id, one.display) for one in case.people)


def _devices(case: Case) -> Iterable[tuple[str, str]]:
    return ((one.id, f"{one.brand} {one.model}".strip() or one.id) for one in case.devices)


def _samples(case: Case) -> Iterable[tuple[str, str]]:
    return ((one.id, one.id) for one in case.samples)


def _photos(case: Case) -> Iterable[tuple[str, str]]:
    return (_named(one.id, one.caption) for one in case.photos)


def _components(case: Case) -> Iterable[tuple[str, str]]:
    return ((one.id, one.designator or one.id) for one in case.components)


def _documents(case: Case) -> Iterable[tuple[str, str]]:
    return (_named(one.id, one.title) for one in case.documents)


def _companies(case: Case) -> Iterable[tuple[str, str]]:
    return ((one.id, plain_name(one)) for one in case.companies)


def _inquiries(case: Case) -> Iterable[tuple[str, str]]:
    return (_named(one.id, one.addressee) for one in case.inquiries)


def _replies(case: Case) -> Iterable[tuple[str, str]]:
    for asked in case.inquiries:
        for reply in asked.replies:
            on = reply.received_at.date().isoformat()
            yield (
                reply.id,
                _short(f"{plain(asked.addressee)} · {on} · {plain(label_of(reply.kind))}"),
            )


def _questions(case: Case) -> Iterable[tuple[str, str]]:
    for asked in case.questionnaires:
        for one in asked.questions:
            yield one.id, _short(f"{one.number}. {plain(one.text)}")


def _claims(case: Case) -> Iterable[tuple[str, str]]:
    return (_named(one.id, one.text) for one in case.claims)


_FINDERS: Final[Mapping[Any, Callable[[Case], Iterable[tuple[str, str]]]]] = {
    PersonId: _people,
    DeviceId: _devices,
    SampleId: _samples,
    PhotoId: _photos,
    ComponentId: _components,
    DocumentId: _documents,
    CompanyId: _companies,
    InquiryId: _inquiries,
    ReplyId: _replies,
    QuestionId: _questions,
    ClaimId: _claims,
}
