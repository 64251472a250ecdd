"""A register of companies in a file: facts with their sources, what was not verified left out."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from witnessmark import reference
from witnessmark.base.codec import decode
from witnessmark.base.errors import BadInput
from witnessmark.base.json import Json
from witnessmark.base.structured import read_structured
from witnessmark.companies.company import Company

COMPANIES: Final = Path(reference.__file__).parent / "companies.yaml"
"""The companies that we have read up."""


def load_companies(path: Path = COMPANIES) -> tuple[Company, ...]:
    """Return the companies in the YAML or JSON file at `path`.

    The file is a list of companies, or holds `companies` and `sources`; a source's name is then
    replaced by its address, and the day it was read stands in the fact's `unknown` as `accessed`.
    Facts marked `verified: false` are left out.

    Raises BadInput that names the file and the value which is wrong, or an id given twice.
    """
    raw = read_structured(path)
    sources = raw.get("sources", {}) if isinstance(raw, Mapping) else {}
    listed = raw.get("companies") if isinstance(raw, Mapping) else raw
    if not isinstance(listed, Sequence) or isinstance(listed, str):
        raise BadInput(f"{path.name} holds no list of companies.", remedy="Put them in a list.")
    kept = [_sourced(company, sources) for company in listed]
    companies = tuple(
        decode(company, Company, where=f"{path.name}, company {number}")
        for number, company in enumerate(kept, start=1)
    )
    _check(companies, name=path.name)
    return companies


def _sourced(fact: Json, sources: Json) -> Json:
    """Replace names of sources below `fact` by addresses, and drop what is not verified."""
    if isinstance(fact, Mapping):
        filled = {key: _sourced(value, sources) for key, value in fact.items()}
        for key, value in fact.items():
            if key == "source" or key.endswith("_source"):
                filled |= _read(key, str(value), sources)
        return filled
    if isinstance(fact, Sequence) and not isinstance(fact, str):
        return [_sourced(part, sources) for part in fact if not _is_unverified(part)]
    return fact


def _read(key: str, source: str, sources: Json) -> dict[str, Json]:
    """Return the address that `source` stands for under `key`, with the day it was read."""
    known = sources.get(source) if isinstance(sources, Mapping) else None
    if not isinstance(known, Mapping):
        _refuse_unknown(source, sources)
        return {key: source}
    if not known.get("address"):
        raise BadInput(f"The source {source!r} has no address.", remedy="Give its address.")
    accessed = key.removesuffix("source") + "accessed"
    return {key: known["address"], accessed: known.get("accessed", "")}


def _refuse_unknown(source: str, sources: Json) -> None:
    """Raise where a file that lists its sources names one that is neither listed nor an address."""
    if sources and source and "://" not in source:
        raise BadInput(
            f"The source {source!r} is not among the file's sources.",
            remedy="Add it to `sources`, correct its name, or give an address.",
        )


def _is_unverified(fact: Json) -> bool:
    return isinstance(fact, Mapping) and fact.get("verified") is False


def _check(companies: Sequence[Company], *, name: str) -> None:
    ids = {company.id for company in companies}
    if len(ids) != len(companies):
        raise BadInput(f"{name} gives an id twice.", remedy="Give each company its own id.")
    for company in companies:
        for relation in company.relations:
            if relation.company not in ids:
                raise BadInput(
                    f"{name}: {company.id} is related to {relation.company}, which is missing.",
                    remedy="Add that company, or correct the id.",
                )
