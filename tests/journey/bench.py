"""The synthetic bench, told as what people do at the workbench, one after the other.

Each act is done at the time at which the case folder says that it was done. Things get ids of the
workbench's own making; which of them stands for which of the folder is kept in `Ids`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms

from journey.hand import Hand
from witnessmark.base.codec import encode
from witnessmark.base.hashes import Sha256
from witnessmark.evidence.photo import Photo
from witnessmark.inquiries.coding import Code, Contest, Settlement
from witnessmark.parts.identification import Identification, Verdict
from witnessmark.publication.case import Case, Enclosure
from witnessmark.publication.casefolder.plain import CaseFolder
from witnessmark.publication.claim import Claim
from witnessmark.screening.screening import Review
from witnessmark.web.forms.things import ThingForm, flat
from witnessmark.web.kinds import KINDS

ZONE: Final = ZoneInfo("Asia/Tokyo")
"""The zone in which times are typed."""

OWNER: Final = "Maple"
OTHERS: Final = {"Birch": "reader", "Elm": "coder", "Oak": "editor"}
"""Who else is at the workbench, and in which role."""

_WHO: Final = {"reader-2": "Birch", "coder-2": "Elm", "editor-2": "Oak"}
"""Who at the workbench does what somebody of the folder did; its owner does the rest."""

_READ: Final = timedelta(days=1)
"""How long before the first reading the components are described."""

Do = Callable[[Hand], None]
Told = tuple[datetime, str, Do]
Later = Callable[[], str]
"""What is known only once the things before it are entered."""


@dataclass(frozen=True, order=True)
class Act:
    """Something that `who` does at a time."""

    at: datetime
    place: int
    who: str = field(compare=False)
    do: Callable[[Hand], None] = field(compare=False)


@dataclass(frozen=True)
class Ids:
    """What things of the case folder are called at the workbench, by kind."""

    found: dict[tuple[str, str], str] = field(default_factory=dict)

    def keep(self, kind: str, own: str, here: str) -> None:
        """Note that `own` is called `here`."""
        assert here, f"the page does not say what the {kind} {own} is called"
        self.found[(kind, own)] = here

    def of(self, kind: str, own: str) -> str:
        """Return what the thing `own` is called at the workbench."""
        return self.found[(kind, own)]

    def among(self, value: str, options: Sequence[str]) -> str | None:
        """Return the option that stands for `value`, of whichever kind it is."""
        kind, colon, own = value.partition(":")
        if colon:
            return f"{kind}:{self.of(kind, own)}"
        here = (new for (_kind, old), new in self.found.items() if old == value)
        return next((one for one in here if one in options), None)


class Telling:
    """The acts of a case folder; files that are uploaded are laid out in `uploads` first."""

    def __init__(self, folder: CaseFolder, *, ids: Ids, uploads: Path) -> None:
        self.case: Case = folder.case
        self.files, self.ids, self.uploads = folder.files, ids, uploads
        for person in self.case.people:
            here = _WHO.get(person.id, OWNER)
            ids.keep("person", person.id, here.lower())

    @property
    def begun(self) -> datetime:
        """When the case was begun."""
        return self.case.journal[0].at

    @property
    def ends(self) -> datetime:
        """When the case is published."""
        return _noon(self.case.published_on)

    def acts(self) -> Sequence[Act]:
        """Return every act, in the order in which they are done."""
        told = (
            *(self._found, self._described, self._read, self._filed, self._decided),
            *(self._companies, self._screened, self._asked, self._answered, self._coded),
            *(self._claimed, self._noticed),
        )
        found = [one for tell in told for one in tell()]
        return sorted(
            Act(at.astimezone(UTC), place, _WHO.get(who, OWNER), do)
            for place, (at, who, do) in enumerate(found)
        )

    # What was found, what stands on it, what it is.

    def _found(self) -> Iterator[Told]:
        for device in self.case.devices:
            yield self.begun, "", self._entering("device", device, page="device")
        for sample in self.case.samples:
            receipt = {"acquisition.receipt_sha256": self._lies(sample.acquisition.receipt_sha256)}
            yield self.begun, "", self._entering("sample", sample, page="device", more=receipt)
            _own, under = self._page("device", "sample", sample.id)
            for one in sample.custody:
                at = max(one.since, self.begun)
                yield at, "", self._entering("custody", one, page="device", under=under)
        for photo in self.case.photos:
            yield _noon(photo.taken_on), "", partial(self._photo, photo)

    def _photo(self, photo: Photo, hand: Hand) -> None:
        hand.go("device")
        hand.follow("photos/new")
        hand.fill(
            {
                "sample": photo.sample,
                "pictures": self._lies(photo.sha256, name=photo.filename),
                "caption_en": photo.caption.en,
                "caption_ja": photo.caption.ja,
                "alternative_en": photo.alternative.en,
                "alternative_ja": photo.alternative.ja,
                "taken_on": photo.taken_on.isoformat() if photo.taken_on else "",
            }
        )
        hand.send()
        here = hand.page.locator(".photos figure").last.get_attribute("id")
        self.ids.keep("photo", photo.id, here or "")

    def _described(self) -> Iterator[Told]:
        for component in self.case.components:
            at = component.readings[0].read_at - _READ
            yield at, "", self._entering("component", component, page="components")

    def _read(self) -> Iterator[Told]:
        for one in self.case.components:
            page, under = self._page("components", "component", one.id)
            for reading in one.readings:
                do = self._entering("reading", reading, page=page, under=under)
                if reading.reader in _WHO:
                    do = partial(self._blind, one.readings[0].lines, page, do)
                yield reading.read_at, reading.reader, do
            for kind, codes in (("date-code", one.date_codes), ("lot-code", one.lot_codes)):
                for code in codes:
                    do = self._entering(kind, code, page=page, under=under)
                    yield code.decided_at, code.decided_by, do
            for look in one.examinations:
                do = self._entering("examination", look, page=page, under=under)
                yield look.examined_at, look.examiner, do

    def _blind(self, first: Sequence[str], page: Later, do: Do, hand: Hand) -> None:
        """Read a marking of which the page shows nothing that the first reader read."""
        hand.go(*page().split("/"))
        shown = hand.page.locator("main").inner_text()
        assert not any(line in shown for line in first if len(line) > 2), shown
        do(hand)

    def _filed(self) -> Iterator[Told]:
        for document in self.case.documents:
            yield (
                _noon(document.accessed_on),
                "",
                self._entering("document", document, page="sources"),
            )
        for one in self.case.enclosures:
            at = one.retrieved_at or _noon(self.case.documents[0].accessed_on)
            yield at, "", partial(self._enclose, one)

    def _enclose(self, one: Enclosure, hand: Hand) -> None:
        suffix = "jsonl" if one.list_kind else one.name.rpartition(".")[2]
        file = self._lies(one.sha256, name=f"{one.name.partition('.')[0]}.{suffix}")
        hand.enter("enclosure", "sources", {**_typed("enclosure", one, self.case), "sha256": file})

    def _decided(self) -> Iterator[Told]:
        for one in self.case.identifications:
            yield one.decided_at, one.decided_by, partial(self._decide, one)

    def _decide(self, one: Identification, hand: Hand) -> None:
        here = self.ids.of("component", one.component)
        hand.go("components", here)
        hand.follow(f"components/{here}/decide")
        labels = hand.page.locator("input[name=chosen] + label").all_inner_texts()
        chosen = one.candidates[one.chosen or 0] if one.verdict is Verdict.CONSISTENT else None
        offered = [label.strip() for label in labels]
        wanted = f"{chosen.maker} {chosen.mpn or chosen.family}" if chosen else ""
        hand.fill(
            {
                "verdict": one.verdict.value,
                "chosen": str(offered.index(wanted)) if chosen else None,
                "methods": [method.value for method in one.methods],
                "documents": list(one.documents),
                "reason_en": one.reason.en,
                "reason_ja": one.reason.ja,
            }
        )
        hand.send()

    # Who stands behind it, and what lists say of them.

    def _companies(self) -> Iterator[Told]:
        at = self.case.resolutions[0].decided_at - timedelta(days=1)
        for one in self.case.companies:
            yield at, "", self._entering("company", one, page="companies")
        for one in self.case.companies:
            page, under = self._page("companies", "company", one.id)
            for kind, parts in (("number", one.identifiers), ("relation", one.relations)):
                for part in parts:
                    yield at, "", self._entering(kind, part, page=page, under=under)
        for decision in self.case.resolutions:
            do = self._entering("resolution", decision, page="companies")
            yield decision.decided_at, decision.decided_by, do

    def _screened(self) -> Iterator[Told]:
        at = self.case.reviews[0].decided_at
        yield at - timedelta(hours=1), "", _screen
        for review in self.case.reviews:
            yield review.decided_at, review.reviewer, partial(self._review_hit, review)
        for measure in self.case.measures:
            yield at, "", self._entering("measure", measure, page="screening")

    def _review_hit(self, review: Review, hand: Hand) -> None:
        company = self.ids.of("company", review.company)
        hand.go("companies", company)
        hand.follow(
            "enter/review",
            company=company,
            list=review.list,
            entry_id=review.entry_id,
            snapshot_sha256=review.snapshot_sha256 or "",
        )
        typed = _typed("review", review, self.case)
        said = ("verdict", "reason")
        hand.fill({name: it for name, it in typed.items() if name.partition(".")[0] in said})
        hand.send()

    # What was asked and answered, and how answers were coded.

    def _asked(self) -> Iterator[Told]:
        first = min(one.sent_at for asked in self.case.inquiries for one in asked.attempts)
        at = first - timedelta(days=7)
        for sheet in self.case.questionnaires:
            yield at, "", self._entering("questionnaire", sheet, page="inquiries")
        for asked in self.case.inquiries:
            yield at, "", self._entering("inquiry", asked, page="inquiries")
            page, under = self._page("inquiries", "inquiry", asked.id)
            for sent in asked.attempts:
                yield sent.sent_at, "", self._entering("letter", sent, page=page, under=under)
                letter = self._below(asked.id, "letter", sent.id)
                for note in sent.deliveries:
                    do = self._entering("delivery", note, page=page, under=letter)
                    yield note.noted_at, note.noted_by or "", do

    def _answered(self) -> Iterator[Told]:
        for asked in self.case.inquiries:
            page, under = self._page("inquiries", "inquiry", asked.id)
            for reply in asked.replies:
                yield reply.received_at, "", self._entering("reply", reply, page=page, under=under)
                below = self._below(asked.id, "reply", reply.id)
                for kind, parts in (("translation", reply.translations), ("grant", reply.grants)):
                    for part in parts:
                        do = self._entering(kind, part, page=page, under=below)
                        yield getattr(part, "translated_at", reply.received_at), "", do
        for place, contest in enumerate(self.case.contests):
            yield contest.received_at, "", partial(self._contest, contest)
            page, _under = self._page("inquiries", "inquiry", contest.inquiry)
            for answer in contest.answers:
                do = self._entering("contest-answer", answer, page=page, under=str(place))
                yield answer.answered_at, answer.answered_by or "", do

    def _contest(self, contest: Contest, hand: Hand) -> None:
        inquiry, reply = (
            self.ids.of("inquiry", contest.inquiry),
            self.ids.of("reply", contest.reply),
        )
        hand.go("inquiries", inquiry)
        hand.follow("enter/contest", inquiry=inquiry, reply=reply)
        typed = _typed("contest", contest, self.case)
        hand.fill({name: it for name, it in typed.items() if name not in ("inquiry", "reply")})
        hand.send()

    def _coded(self) -> Iterator[Told]:
        for code in self.case.codes:
            yield code.coded_at, code.coder, partial(self._code, code, {})
        for one in self.case.settlements:
            why = {"reason_en": one.reason.en, "reason_ja": one.reason.ja}
            yield one.settled_at, one.settled_by, partial(self._code, one, why)

    def _code(self, one: Code | Settlement, why: Mapping[str, str], hand: Hand) -> None:
        inquiry, reply = self.ids.of("inquiry", one.inquiry), self.ids.of("reply", one.reply)
        hand.go("inquiries", inquiry)
        hand.follow(f"inquiries/{inquiry}/replies/{reply}")
        form = f"section#{one.question} form"
        if isinstance(one, Code):
            assert not hand.page.locator(f"section#{one.question} ul > li q").count()
        filled = {
            "directness": one.directness.value,
            "account": [account.value for account in one.account],
            "substance": [flag.value for flag in one.substance],
            "support": one.support.value,
            "quote": one.quote,
        }
        hand.fill({**filled, **why}, within=form)
        hand.send(within=form)

    # What is said of it.

    def _claimed(self) -> Iterator[Told]:
        first = min(one.at for claim in self.case.claims for one in claim.reviews)
        for claim in self.case.claims:
            yield first - timedelta(days=3), claim.author or "", partial(self._claim, claim)
            yield first - timedelta(days=1), claim.author or "", partial(self._move, claim)
            for review in claim.reviews:
                yield review.at, review.reviewer, partial(self._review, claim)

    def _claim(self, claim: Claim, hand: Hand) -> None:
        typed = _typed("claim", claim, self.case)
        for place, one in enumerate(claim.evidence):
            typed[f"evidence.{place}.id"] = f"{one.kind.value}:{one.id}"
        hand.go("claims")
        hand.follow("enter/claim")
        hand.fill(typed)
        self.ids.keep("claim", claim.id, hand.send())

    def _move(self, claim: Claim, hand: Hand) -> None:
        hand.go("claims", self.ids.of("claim", claim.id))
        hand.press("Ready: send for reply")

    def _review(self, claim: Claim, hand: Hand) -> None:
        hand.go("claims", self.ids.of("claim", claim.id))
        hand.press("Reviewed")

    def _noticed(self) -> Iterator[Told]:
        last = datetime.combine(self.case.as_of, time(9), ZONE)
        yield last, "", self._notice

    def _notice(self, hand: Hand) -> None:
        """Say of the case as a whole what it does not prove."""
        typed = _typed("case", self.case, self.case)
        hand.go()
        hand.page.locator("main .acts a", has_text="Correct").first.click()
        asked = {
            one for one in typed if one.partition(".")[0] in ("summary", "publisher", "notice")
        }
        hand.fill({name: typed[name] for name in typed if name in asked})
        hand.send(why="what it does not prove")

    # The ways of entering.

    def _entering(
        self,
        kind: str,
        thing: Any,
        *,
        page: str | Later,
        under: str | Later = "",
        more: Mapping[str, Any] = MappingProxyType({}),
    ) -> Do:
        return partial(self._enter, kind, thing, page, under, more)

    def _enter(
        self,
        kind: str,
        thing: Any,
        page: str | Later,
        under: str | Later,
        more: Mapping[str, Any],
        hand: Hand,
    ) -> None:
        typed = {**_typed(kind, thing, self.case), **more}
        here = hand.enter(kind, _now(page), typed, under=_now(under))
        if own := getattr(thing, "id", ""):
            self.ids.keep(kind, own, here)

    def _page(self, pages: str, kind: str, own: str) -> tuple[Later, Later]:
        """Return the page of a thing, and how the thing is called as what others are part of."""
        return (lambda: f"{pages}/{self.ids.of(kind, own)}"), (lambda: self.ids.of(kind, own))

    def _below(self, inquiry: str, kind: str, own: str) -> Later:
        return lambda: f"{self.ids.of('inquiry', inquiry)}/{self.ids.of(kind, own)}"

    def _lies(self, sha256: Sha256 | None, *, name: str = "file.bin") -> str:
        """Lay the file with this hash out under the name that somebody's own file would have."""
        if sha256 is None or sha256 not in self.files:
            return ""
        place = self.uploads / sha256[:8]
        place.mkdir(exist_ok=True)
        (place / name).write_bytes(self.files[sha256].read_bytes())
        return str(place / name)


def _now(value: str | Later) -> str:
    return value if isinstance(value, str) else value()


def _screen(hand: Hand) -> None:
    hand.go("screening")
    hand.press("Screen every company now")


def _noon(day: date | None) -> datetime:
    assert day is not None
    return datetime.combine(day, time(12), ZONE)


def _typed(kind: str, thing: Any, case: Case) -> dict[str, Any]:
    """Return what one types into the form of a kind to say what `thing` is."""
    asked = KINDS[kind]
    if kind == "case":
        form = ThingForm(kind=asked, case=case, held=thing)
    else:
        form = ThingForm(kind=asked, case=case, initial=dict(flat(encode(thing))))
    return {name: _text(field, form[name].value()) for name, field in form.fields.items()}


def _text(field: forms.Field, value: Any) -> Any:
    """Return a value as it is typed: times in the zone of the workbench."""
    if isinstance(value, list | tuple):
        return [
            one["claim"] if isinstance(one, Mapping) and "claim" in one else one for one in value
        ]
    if isinstance(field, forms.DateTimeField) and value:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        return moment.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M")
    return value.isoformat() if isinstance(value, date) else value
