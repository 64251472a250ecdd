"""The index of passages: kept with each write, asked with each search."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet

from witnessmark.publication.case import Case
from witnessmark.web import models
from witnessmark.web.models.mapping import read_case
from witnessmark.web.search.folding import fold, grams
from witnessmark.web.search.passages import Passage, passages


def index_change(row: models.Case, before: Case | None, after: Case) -> None:
    """Bring the index from what the case said to what it says; `before` is None for a new case."""
    old = set(passages(before)) if before is not None else set()
    new = set(passages(after))
    for gone in old - new:
        _held(row, gone).delete()
    models.Passage.objects.bulk_create([_row(row, one) for one in sorted(new - old)])


def index_missing() -> None:
    """Index every case of which nothing is indexed yet."""
    for row in models.Case.objects.filter(passages__isnull=True):
        index_change(row, None, read_case(row))


def rebuild() -> int:
    """Index every case anew; return how many passages there are."""
    models.Passage.objects.all().delete()
    index_missing()
    return models.Passage.objects.count()


def candidates(words: Sequence[str], *, cases: QuerySet[models.Case]) -> QuerySet[models.Passage]:
    """Return the passages of `cases` that hold every pair of characters of the folded `words`."""
    wanted = sorted(frozenset().union(*map(grams, words)))
    found = models.Passage.objects.filter(case__in=cases).order_by("case_id", "pk")
    if connection.vendor == "postgresql":
        return found.extra(
            where=["string_to_array(web_passage.grams, ' ') @> %s::text[]"], params=[wanted]
        )
    asked = " ".join(f'"{gram}"' for gram in wanted)
    return found.extra(
        where=["web_passage.id IN (SELECT rowid FROM web_passage_index WHERE grams MATCH %s)"],
        params=[asked],
    )


def _held(row: models.Case, one: Passage) -> QuerySet[models.Passage]:
    return models.Passage.objects.filter(
        case=row, kind=one.kind, thing=one.thing, part=one.part, text=one.text
    )


def _row(row: models.Case, one: Passage) -> models.Passage:
    return models.Passage(
        case=row,
        kind=one.kind,
        thing=one.thing,
        part=one.part,
        text=one.text,
        grams=" ".join(sorted(grams(fold(one.text).text))),
    )
