"""Which companies bear which name."""

from collections.abc import Iterable, Mapping

from witnessmark.base.ids import CompanyId
from witnessmark.companies.company import Company

NameForms = tuple[tuple[str, tuple[CompanyId, ...]], ...]
"""Each name form, the longest first, with the companies that bear it."""


def name_forms(companies: Iterable[Company]) -> NameForms:
    """Return the name forms of `companies`, in the order in which a text is searched for them."""
    owners = _owners(companies)
    return tuple(sorted(owners.items(), key=lambda form: (-len(form[0]), form[0])))


def shared_forms(companies: Iterable[Company]) -> Mapping[str, tuple[CompanyId, ...]]:
    """Return each name form that more than one company bears, with those companies."""
    return {words: owners for words, owners in _owners(companies).items() if len(owners) > 1}


def _owners(companies: Iterable[Company]) -> dict[str, tuple[CompanyId, ...]]:
    owners: dict[str, list[CompanyId]] = {}
    for company in companies:
        for words in {" ".join(form.text.split()) for form in company.names}:
            owners.setdefault(words, []).append(company.id)
    return {words: tuple(sorted(ids)) for words, ids in owners.items() if len(words) > 1}
