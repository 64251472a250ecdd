"""Find the things of a case by their ids, and name them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter

from witnessmark.base.errors import BadInput
from witnessmark.base.ids import CompanyId, ComponentId, DocumentId, MakerId, PersonId, PhotoId
from witnessmark.base.text import Language
from witnessmark.companies.company import Company, NameForm, NameKind
from witnessmark.evidence.component import Component
from witnessmark.evidence.device import Device
from witnessmark.evidence.document import Document, Statement
from witnessmark.evidence.photo import Photo
from witnessmark.inquiries.inquiry import Inquiry, Question, Reply
from witnessmark.parts.identification import Identification
from witnessmark.publication.case import Case, Person
from witnessmark.publication.claim import Claim, ClaimStatus
from witnessmark.screening.screening import Measure, Screening

SPOKEN = (ClaimStatus.PUBLISHED, ClaimStatus.CORRECTED)
"""The claims that stand on the page; drafts never do, withdrawn ones stand among corrections."""


@dataclass(frozen=True)
class Lookup:
    """A case with an index of everything that is pointed at by id."""

    case: Case

    @cached_property
    def documents(self) -> Mapping[DocumentId, Document]:
        """Every document by id."""
        return {document.id: document for document in self.case.documents}

    @cached_property
    def companies(self) -> Mapping[CompanyId, Company]:
        """Every company by id."""
        return {company.id: company for company in self.case.companies}

    @cached_property
    def components(self) -> Mapping[ComponentId, Component]:
        """Every component by id."""
        return {component.id: component for component in self.case.components}

    @cached_property
    def photos(self) -> Mapping[PhotoId, Photo]:
        """Every photo by id."""
        return {photo.id: photo for photo in self.case.photos}

    @cached_property
    def people(self) -> Mapping[PersonId, Person]:
        """Every person by id."""
        return {person.id: person for person in self.case.people}

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """Every statement by id."""
        return {statement.id: statement for statement in self.case.statements}

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Every cited measure by id."""
        return {measure.id: measure for measure in self.case.measures}

    @cached_property
    def inquiries(self) -> Mapping[str, Inquiry]:
        """Every inquiry by id."""
        return {inquiry.id: inquiry for inquiry in self.case.inquiries}

    @cached_property
    def replies(self) -> Mapping[str, tuple[Inquiry, Reply]]:
        """Every reply by id, with its inquiry."""
        return {
            reply.id: (inquiry, reply)
            for inquiry in self.case.inquiries
            for reply in inquiry.replies
        }

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question that was asked in any inquiry, by number, each once."""
        asked = {inquiry.questionnaire for inquiry in self.case.inquiries}
        found = {
            question.id: question
            for questionnaire in self.case.questionnaires
            if questionnaire.id in asked or not asked
            for question in questionnaire.questions
        }
        return tuple(sorted(found.values(), key=attrgetter("number", "id")))

    @cached_property
    def identifications(self) -> Mapping[ComponentId, Identification]:
        """The identification that holds for each component: the latest."""
        ordered = sorted(self.case.identifications, key=attrgetter("decided_at"))
        return {identification.component: identification for identification in ordered}

    @cached_property
    def screenings(self) -> Mapping[CompanyId, Screening]:
        """The screening that holds for each company: the latest."""
        ordered = sorted(self.case.screenings, key=attrgetter("screened_at"))
        return {screening.company: screening for screening in ordered}

    @cached_property
    def spoken(self) -> tuple[Claim, ...]:
        """The claims that stand on the page."""
        return tuple(claim for claim in self.case.claims if claim.status in SPOKEN)

    @cached_property
    def inquired(self) -> tuple[Inquiry, ...]:
        """The inquiries in the order of their companies."""
        places = {company.id: place for place, company in enumerate(self.case.companies)}
        return tuple(
            sorted(self.case.inquiries, key=lambda one: (places.get(one.company, 0), one.id))
        )

    @cached_property
    def companies_by_maker(self) -> Mapping[str, Company]:
        """The first company that stands behind each maker."""
        return {one.maker: one for one in reversed(self.case.companies) if one.maker}

    @cached_property
    def components_by_maker(self) -> Mapping[MakerId, tuple[Component, ...]]:
        """The components that each maker is a candidate for, in the order of the case."""
        found: dict[MakerId, list[Component]] = {}
        for component in self.case.components:
            if decided := self.identifications.get(component.id):
                for maker in {one.maker_id for one in decided.candidates}:
                    found.setdefault(maker, []).append(component)
        return {maker: tuple(components) for maker, components in found.items()}

    def inquiry_of(self, company: CompanyId) -> Inquiry | None:
        """Return the inquiry to `company`, if there is one."""
        return next((asked for asked in self.case.inquiries if asked.company == company), None)

    def company_of(self, maker_id: str) -> Company | None:
        """Return the company that the case says stands behind the maker `maker_id`."""
        return self.companies_by_maker.get(maker_id)

    def document(self, wanted: DocumentId) -> Document:
        """Return the document `wanted`; raises BadInput where the case has none of that id."""
        if wanted not in self.documents:
            raise BadInput(
                f"The case {self.case.id} points at the document {wanted!r}, which it lacks.",
                remedy="Add the document, or correct what points at it.",
            )
        return self.documents[wanted]

    def company(self, wanted: CompanyId) -> Company:
        """Return the company `wanted`; raises BadInput where the case has none of that id."""
        if wanted not in self.companies:
            raise BadInput(
                f"The case {self.case.id} points at the company {wanted!r}, which it lacks.",
                remedy="Add the company, or correct what points at it.",
            )
        return self.companies[wanted]


def name_of(company: Company, *, language: Language) -> NameForm | None:
    """Return the name of `company` for a reader of `language`: the official form where known."""
    return next(iter(_by_fitness(company.names, language=language)), None)


def brand_of(device: Device, *, companies: Iterable[Company], language: Language) -> str:
    """Return the brand of `device` as readers of `language` write it, where its company has that.

    The form in their language is of the same kind as the brand; without one the brand stands as
    it is printed.
    """
    for company in companies:
        kinds = {form.kind for form in company.names if form.text == device.brand}
        for form in company.names:
            if form.kind in kinds and form.language.split("-")[0] == language.value:
                return form.text
    return device.brand


def last_statement(statements: Iterable[Statement], *, on: date) -> Statement | None:
    """Return the latest statement about a response that was true by `on`."""
    told = [said for said in statements if said.response and (said.as_of or on) <= on]
    return max(told, key=lambda said: (said.as_of or date.min, said.id), default=None)


def _by_fitness(names: tuple[NameForm, ...], *, language: Language) -> list[NameForm]:
    order = {
        NameKind.OFFICIAL: 0,
        NameKind.SHORT: 1,
        NameKind.BRAND: 2,
        NameKind.TRANSLITERATION: 3,
        NameKind.FORMER: 4,
    }

    def fitness(name: NameForm) -> tuple[int, int]:
        return (name.language.split("-")[0] != language.value, order[name.kind])

    return sorted(names, key=fitness)
