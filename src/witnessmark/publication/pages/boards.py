"""What was found on the boards: each component with its readings, its candidates, its doubts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from witnessmark.base.ids import PersonId
from witnessmark.base.text import Text
from witnessmark.evidence.component import Component, DateCode, LotCode
from witnessmark.evidence.device import Device, Sample
from witnessmark.evidence.document import StatementKind
from witnessmark.evidence.photo import Photo
from witnessmark.parts.identification import Candidate, Identification
from witnessmark.publication.chain.link_states import part_state, reading_state
from witnessmark.publication.claim import Evidence, EvidenceKind
from witnessmark.publication.labels import (
    AUTHENTICITIES,
    CODE_RULES,
    METHODS,
    PART_VERDICTS,
    SCENE_RELATIONS,
    board_in_words,
)
from witnessmark.publication.lookup import brand_of
from witnessmark.publication.pages.acts import Act, acts_by_subject
from witnessmark.publication.pages.citations import NOTHING, Citation, Foreign
from witnessmark.publication.pages.proofs import Proof, Reader, Reason, proof_of, reasons_of
from witnessmark.publication.redaction.pictures import (
    detail_path,
    detail_size,
    photo_path,
    shown_size,
)
from witnessmark.publication.words import day, words


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A public derivative of a photo, or a detail of one, with what it shows in words."""

    id: str
    path: str
    width: int
    height: int
    alternative: Foreign
    caption: Foreign
    sha256: str
    taken_on: str


@dataclass(frozen=True, kw_only=True)
class Option:
    """One part that a marking may stand for, with the grounds for and against it."""

    maker: str
    mpn: str
    family: str
    score: str
    score_word: str
    chosen: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What one reader saw."""

    reader: str
    on: str
    lines: tuple[str, ...]
    logo: str
    note: Foreign


@dataclass(frozen=True, kw_only=True)
class Coded:
    """A date or lot code as it stands on the part, what it may mean, by which rule, who says so."""

    raw: str
    meaning: Foreign
    rule: str
    rule_word: str
    by: str


@dataclass(frozen=True, kw_only=True)
class Chip:
    """One component as it stands on the page of components."""

    id: str
    place: str
    board: str
    kind: Foreign
    package: str
    reading_state: str
    state: str
    verdict: str
    verdict_word: str
    seen: tuple[Seen, ...]
    options: tuple[Option, ...]
    methods: str
    decided_on: str
    decided_by: str
    reason: Foreign
    date_code: Coded | None
    lot_code: Coded | None
    country_mark: str
    authenticity: str
    authenticity_basis: Foreign
    authenticity_by: str
    acts: tuple[Act, ...]
    detail: Picture | None


@dataclass(frozen=True, kw_only=True)
class Found:
    """A device and the sample of it that was taken apart, and how that relates to the scene.

    It rests on `accounts`, which others gave of the sample, and on `acts`, entered in the journal.
    """

    device: str
    model: str
    condition: Foreign
    scene: str
    scene_basis: Foreign
    scene_citation: Citation | None
    protocol: Foreign
    remains: Foreign
    examiner: str
    examined_on: str
    accounts: tuple[Proof, ...]
    acts: tuple[Act, ...]


def found(*, reader: Reader) -> tuple[Found, ...]:
    """Return each sample with its device."""
    entered = acts_by_subject(reader=reader)
    return tuple(
        _found(sample, reader=reader, acts=entered.get(sample.id, ()))
        for sample in reader.within.case.samples
    )


def _named(device: Device, *, reader: Reader) -> str:
    _ = words(reader.language)
    brand = brand_of(device, companies=reader.within.case.companies, language=reader.language)
    kind = reader.tell(device.kind).text
    return _("%(brand)s %(kind)s") % {"brand": brand, "kind": kind} if kind else brand


def _found(sample: Sample, *, reader: Reader, acts: tuple[Act, ...]) -> Found:
    device = next(one for one in reader.within.case.devices if one.id == sample.device)
    return Found(
        device=_named(device, reader=reader),
        model=device.model,
        condition=reader.tell(sample.condition),
        scene=SCENE_RELATIONS[sample.scene_relation].within(reader.language),
        scene_basis=reader.tell(sample.scene_basis),
        scene_citation=reader.cite(sample.scene_document) if sample.scene_document else None,
        protocol=reader.tell(sample.protocol),
        remains=reader.tell(sample.remains),
        examiner=reader.person(sample.examiner),
        examined_on=day(sample.examined_on, language=reader.language) if sample.examined_on else "",
        accounts=tuple(
            proof_of(Evidence(kind=EvidenceKind.STATEMENT, id=said.id), reader=reader)
            for said in reader.within.case.statements
            if said.kind is StatementKind.TEARDOWN
        ),
        acts=acts,
    )


def photos(*, reader: Reader, pictures: Mapping[str, bytes]) -> tuple[Picture, ...]:
    """Return the public derivatives of photos that there are."""
    case = reader.within.case
    return tuple(
        _photo(photo, reader=reader)
        for photo in case.photos
        if photo_path(case.id, photo) in pictures
    )


def _photo(photo: Photo, *, reader: Reader) -> Picture:
    width, height = shown_size(photo.width, photo.height)
    return Picture(
        id=photo.id,
        path=photo_path(reader.within.case.id, photo),
        width=width,
        height=height,
        alternative=reader.tell(photo.alternative),
        caption=reader.tell(photo.caption),
        sha256=photo.sha256,
        taken_on=day(photo.taken_on, language=reader.language) if photo.taken_on else "",
    )


def chips(*, reader: Reader, pictures: Mapping[str, bytes]) -> tuple[Chip, ...]:
    """Return every component, in the order of the case."""
    entered = acts_by_subject(reader=reader)
    return tuple(
        _chip(component, reader=reader, pictures=pictures, acts=entered.get(component.id, ()))
        for component in reader.within.case.components
    )


def _chip(
    component: Component,
    *,
    reader: Reader,
    pictures: Mapping[str, bytes],
    acts: tuple[Act, ...],
) -> Chip:
    language = reader.language
    decided = reader.within.identifications.get(component.id)
    _ = words(language)
    pins = _(", %s pins").replace("%s", str(component.pins)) if component.pins else ""
    return Chip(
        id=component.id,
        place=component.designator or component.id,
        board=board_in_words(component.board, language=language),
        kind=reader.tell(component.kind),
        package=f"{component.package}{pins}",
        reading_state=reading_state(component),
        state=part_state(component, within=reader.within),
        verdict=decided.verdict if decided else "",
        verdict_word=PART_VERDICTS[decided.verdict].within(language) if decided else "",
        seen=_seen(component, reader=reader),
        options=_options(decided, reader=reader),
        methods=words(language)(", ").join(METHODS[one].within(language) for one in decided.methods)
        if decided
        else "",
        decided_on=day(decided.decided_at.date(), language=language) if decided else "",
        decided_by=reader.person(decided.decided_by) if decided else "",
        reason=reader.tell(decided.reason) if decided else NOTHING,
        date_code=_coded(component.date_code, reader=reader),
        lot_code=_coded(component.lot_code, reader=reader),
        country_mark=component.country_mark,
        authenticity=AUTHENTICITIES[component.authenticity].within(language),
        authenticity_basis=reader.tell(component.authenticity_basis),
        authenticity_by=_examined(component, reader=reader),
        acts=acts,
        detail=_detail(component, reader=reader, pictures=pictures),
    )


def _coded(code: DateCode | LotCode | None, *, reader: Reader) -> Coded | None:
    if code is None:
        return None
    rule = CODE_RULES.get(code.rule)
    return Coded(
        raw=code.raw,
        meaning=reader.tell(code.meaning),
        rule=code.rule,
        rule_word=rule.within(reader.language) if rule else "",
        by=_by(code.decided_by, code.decided_at.date(), reader=reader),
    )


def _examined(component: Component, *, reader: Reader) -> str:
    last = max(component.examinations, key=lambda one: one.examined_at, default=None)
    return _by(last.examiner, last.examined_at.date(), reader=reader) if last else ""


def _by(who: PersonId, on: date, *, reader: Reader) -> str:
    said = (day(on, language=reader.language), reader.person(who))
    return words(reader.language)(", ").join(filter(None, said))


def _seen(component: Component, *, reader: Reader) -> tuple[Seen, ...]:
    return tuple(
        Seen(
            reader=reader.person(reading.reader),
            on=day(reading.read_at.date(), language=reader.language),
            lines=reading.lines,
            logo=reading.logo,
            note=reader.tell(reading.note),
        )
        for reading in component.readings
    )


def _options(decided: Identification | None, *, reader: Reader) -> tuple[Option, ...]:
    candidates = decided.candidates if decided else ()
    chosen = decided.decided if decided and decided.chosen is not None else None
    return tuple(
        _option(candidate, is_chosen=candidate is chosen, reader=reader) for candidate in candidates
    )


_CHOSEN: Final = Text("chosen", "採用")


def _option(candidate: Candidate, *, is_chosen: bool, reader: Reader) -> Option:
    return Option(
        maker=candidate.maker,
        mpn=candidate.mpn,
        family=candidate.family,
        score=f"{candidate.score:.2f}",
        score_word=_likely(candidate.score, reader=reader),
        chosen=_CHOSEN.within(reader.language) if is_chosen else "",
        reasons=reasons_of(candidate.grounds, reader=reader),
    )


def _likely(score: float, *, reader: Reader) -> str:
    _ = words(reader.language)
    if score >= 0.9:
        return _("very likely")
    if score >= 0.6:
        return _("likely")
    return _("possible") if score >= 0.3 else _("unlikely")


def _detail(
    component: Component, *, reader: Reader, pictures: Mapping[str, bytes]
) -> Picture | None:
    if not component.regions:
        return None
    photo = reader.within.photos[component.regions[0].photo]
    path = detail_path(reader.within.case.id, component, photo=photo)
    if path not in pictures:
        return None
    width, height = detail_size(component, photo=photo)
    _ = words(reader.language)
    place = component.designator or component.id
    return Picture(
        id=f"detail-{component.id}",
        path=path,
        width=width,
        height=height,
        alternative=Foreign(
            _("Detail of the board photo with %s outlined").replace("%s", place), reader.language
        ),
        caption=reader.tell(photo.caption),
        sha256=photo.sha256,
        taken_on="",
    )
