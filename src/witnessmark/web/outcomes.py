"""What a screening came to: a person's decision first, what the machine said beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from witnessmark.base.text import Text
from witnessmark.publication.chain.link_states import screening_state
from witnessmark.publication.chain.state import SHAPES, LinkState
from witnessmark.publication.labels import LIST_VERDICTS
from witnessmark.publication.lookup import Lookup
from witnessmark.screening.screening import Hit, Review, Screening, Verdict

DECISIONS: Mapping[Verdict, Text] = {
    Verdict.MATCH: Text(en="the listed entity is this company", ja="掲載されているのはこの企業"),
    Verdict.NO_MATCH: Text(en="not this company", ja="別の企業と判断"),
    Verdict.POSSIBLE: Text(en="left open by a person", ja="人が判断を保留"),
    Verdict.UNKNOWN: Text(en="left open by a person", ja="人が判断を保留"),
}
"""What a person decided about a hit."""

SIGNS: Mapping[Verdict, str] = {
    Verdict.MATCH: "◆",
    Verdict.NO_MATCH: SHAPES[LinkState.ESTABLISHED],
    Verdict.POSSIBLE: SHAPES[LinkState.CANDIDATES],
    Verdict.UNKNOWN: SHAPES[LinkState.CANDIDATES],
}
"""The sign of what a person decided: a listed company has a shape of its own."""

Reviews = Mapping[tuple[str, str, str], Review]
"""The decision that holds for each company, list and entry."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What stands against a company now. `sign` is empty where that of `state` serves;
    `decided_at` is None where no person decided anything; `machine` is what the names came to.
    """

    state: LinkState
    sign: str
    said: Text
    decided_at: datetime | None
    machine: Verdict


def outcome_of(screening: Screening, *, within: Lookup) -> Outcome:
    """Return what `screening` came to by now."""
    reviews = reviews_of(within)
    found = [review_of(hit, screening, reviews) for hit in screening.hits]
    decided = [review for review in found if review is not None]
    company = within.company(screening.company)
    return Outcome(
        state=screening_state(company, within=within),
        sign=SIGNS[Verdict.MATCH] if Verdict.MATCH in {one.verdict for one in decided} else "",
        said=_joined(list(_said(screening, decided))),
        decided_at=max((review.decided_at for review in decided), default=None),
        machine=screening.verdict,
    )


def reviews_of(within: Lookup) -> Reviews:
    """Return the decision that holds for each hit: the latest."""
    ordered = sorted(within.case.reviews, key=attrgetter("decided_at"))
    return {(one.company, one.list, one.entry_id): one for one in ordered}


def review_of(hit: Hit, screening: Screening, reviews: Reviews) -> Review | None:
    """Return what a person decided about `hit`, or None."""
    return reviews.get((screening.company, hit.list, hit.entry_id))


def _said(screening: Screening, decided: Sequence[Review]) -> Iterator[Text]:
    if not screening.hits:
        yield LIST_VERDICTS[screening.verdict]
    verdicts = {review.verdict for review in decided}
    for verdict in (Verdict.MATCH, Verdict.POSSIBLE, Verdict.UNKNOWN):
        if verdict in verdicts:
            yield DECISIONS[verdict]
    if verdicts == {Verdict.NO_MATCH}:
        yield DECISIONS[Verdict.NO_MATCH]
    if waiting := len(screening.hits) - len(decided):
        yield Text(
            en=f"no person has decided yet (hits: {waiting})", ja=f"人は未判断（{waiting}件）"
        )


def _joined(texts: Sequence[Text]) -> Text:
    return Text(en="; ".join(one.en for one in texts), ja="、".join(one.ja for one in texts))
