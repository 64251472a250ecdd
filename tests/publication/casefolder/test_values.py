"""What no world allows is refused before anything is imported or published, with its place."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from web.cases import full_case
from witnessmark.base.errors import BadInput
from witnessmark.base.text import Text
from witnessmark.companies.company import Identifier, Scheme
from witnessmark.inquiries.inquiry import Delivery, DeliveryNote
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.values import check_values
from witnessmark.screening.screening import Verdict


def changed(things: str, **values: Any) -> Case:
    """Return the full case with the first of `things` changed."""
    case = full_case()
    first, *rest = getattr(case, things)
    changes: dict[str, Any] = {things: (replace(first, **values), *rest)}
    return replace(case, **changes)


def deeper(things: str, parts: str, **values: Any) -> Case:
    """Return the full case with the first part of the first of `things` changed."""
    first, *rest = getattr(getattr(full_case(), things)[0], parts)
    return changed(things, **{parts: (replace(first, **values), *rest)})


def numbered(scheme: Scheme, value: str) -> Case:
    """Return the full case with a company that has the number `value`."""
    return changed("companies", identifiers=(Identifier(scheme=scheme, value=value, source="x"),))


SENT = full_case().inquiries[0].attempts[0].sent_at
NOTE = DeliveryNote(outcome=Delivery.PROVEN, noted_at=SENT)
READING = full_case().components[0].readings[0]
KESTREL = full_case().companies[0]
WRONG = {
    "identifications, entry 1, candidates 1, field score": deeper(
        "identifications", "candidates", score=42.0
    ),
    "identifications, entry 1, field chosen": changed("identifications", chosen=7),
    "screenings, entry 1 (kestrel-in-october), hits 1, field score": deeper(
        "screenings", "hits", score=-0.1
    ),
    "hits 1, field delisted_on": deeper("screenings", "hits", delisted_on=date(2001, 1, 1)),
    "field hits": changed("screenings", hits=()),
    "field snapshots": changed("screenings", snapshots=(), verdict=Verdict.NO_MATCH),
    "measures, entry 1 (m1), field delisted_on": changed("measures", delisted_on=date(2001, 1, 1)),
    "attempts 1 (a1), field delivered_at: 2": deeper(
        "inquiries",
        "attempts",
        deliveries=(replace(NOTE, at=SENT - timedelta(days=1), noted_at=SENT),),
    ),
    "the delivery is proven": deeper("inquiries", "attempts", deliveries=(replace(NOTE, at=None),)),
    "documents, entry 1 (d-letter), field sha256": changed("documents", sha256="z" * 64),
    "documents, entry 1 (d-letter), field language": changed("documents", language="日本語"),
    "field accessed_on": changed("documents", accessed_on=date(1999, 1, 1)),
    "components, entry 1 (u1), regions 1, field width": deeper("components", "regions", width=999),
    "components, entry 1 (u1), regions 1, field x": deeper("components", "regions", x=-1),
    "date_codes 1, field latest": deeper("components", "date_codes", latest=date(2001, 1, 1)),
    "field pins": changed("components", pins=-1),
    "components, entry 1 (u1), field pins: 9": changed("components", pins=9 * 10**25),
    "regions 1, field width: 2147483648": deeper("components", "regions", width=2**31),
    "case, field title.en: 301": replace(full_case(), title=Text(en="t" * 301, ja="題")),
    "field readings": changed("components", readings=(READING, READING)),
    "field authenticity": changed("components", unknown={"authenticity": "disputed"}),
    "companies, entry 1 (kestrel), field headquarters": changed("companies", headquarters="日系"),
    "relations 1, field until": deeper("companies", "relations", until=date(2001, 1, 1)),
    "related to itself": deeper("companies", "relations", company=KESTREL.id),
    "stands there twice": changed("companies", identifiers=KESTREL.identifiers * 2),
    "no lei": numbered(Scheme.LEI, "353800HJDK78HH2CH201"),
    "no jp_corporate_number": numbered(Scheme.JP_CORPORATE_NUMBER, "1234567890123"),
    "no isin": numbered(Scheme.ISIN, "JP3633400002"),
    "no uscc": numbered(Scheme.USCC, "91110000600037341K"),
    "codes, entry 1, field quote": changed("codes", quote=" "),
    "settlements, entry 1, field quote": changed("settlements", quote=""),
    "field addressee_country": changed("inquiries", addressee_country="Japan"),
}


def test_what_is_right_passes() -> None:
    check_values(full_case())
    check_values(numbered(Scheme.JP_CORPORATE_NUMBER, "2021001052596"))


@pytest.mark.parametrize("place", WRONG)
def test_what_cannot_be_true_is_named_with_its_place(place: str) -> None:
    with pytest.raises(BadInput) as caught:
        check_values(WRONG[place])
    assert place in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("kind", "name"),
    [("attempts", "delivery"), ("replies", "translation")],
)
def test_a_field_of_the_first_drafts_is_not_kept_unread(kind: str, name: str) -> None:
    case = full_case()
    asked = next(one for one in case.inquiries if getattr(one, kind))
    first, *rest = getattr(asked, kind)
    old = replace(first, unknown={name: "proven"})
    parts: dict[str, Any] = {kind: (old, *rest)}
    changed = replace(asked, **parts)
    inquiries = tuple(changed if one is asked else one for one in case.inquiries)
    with pytest.raises(BadInput, match=f"field {name}"):
        check_values(replace(case, inquiries=inquiries))
