"""From a marking to a proposal: which parts it may stand for, why, and how sure that is.

The verdict is conservative. `consistent` needs a pattern that no other maker is known to use, or a
number that the catalogue lists for one maker only, specific enough in length and digits; and
nothing that speaks against it: no other maker's number, mark or logo, no other maker named beside
the marking, no unreadable character in the number, no doubt of whoever wrote it down.
"""

import re
from dataclasses import dataclass, replace

from witnessmark.parts.catalogue import Catalogue
from witnessmark.parts.datecode import DateReading, date_and_lot
from witnessmark.parts.identification import Candidate, Verdict
from witnessmark.parts.keys import UNREADABLE
from witnessmark.parts.makers import MakerTable
from witnessmark.parts.marking import Marking, fragments_of, is_telling, words_of
from witnessmark.parts.scores import scores_of
from witnessmark.parts.standing import Standing, contender_of, standings_of
from witnessmark.parts.support import supports_of

_COPYRIGHT = frozenset({"©", "(C)", "(c)"})
_NOTE = re.compile(r"\([^)]*\)|\[[^]]*\]|\+.*")
"""What whoever typed a marking off wrote beside it: in brackets, or after a plus."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What a marking allows: the verdict, and candidates best first, at most one for a maker."""

    marking: Marking
    verdict: Verdict
    candidates: tuple[Candidate, ...]
    date_code: DateReading | None
    lot_code: str | None


def identify(
    marking: Marking, *, makers: MakerTable, catalogue: Catalogue | None, top: int = 5
) -> Proposal:
    """Return what `marking` allows: at most `top` candidates, each with grounds for and against."""
    supports = supports_of(marking, fragments_of(marking), makers=makers, catalogue=catalogue)
    standings = standings_of(supports, marking=marking, makers=makers)
    scores = scores_of(list(map(contender_of, standings)), catalogued=catalogue is not None)
    candidates = sorted(
        map(_candidate, standings, scores),
        key=lambda candidate: (-candidate.score, candidate.maker),
    )
    date_code, lot_code = _codes(marking, candidates)
    return Proposal(
        marking=marking,
        verdict=_verdict(marking, standings, candidates),
        candidates=tuple(candidates[:top]),
        date_code=date_code,
        lot_code=lot_code,
    )


def _verdict(
    marking: Marking, standings: tuple[Standing, ...], candidates: list[Candidate]
) -> Verdict:
    if not candidates:
        return Verdict.NOT_IDENTIFIED
    best = next(each for each in standings if each.maker_id == candidates[0].maker_id)
    if marking.doubted or best.is_near_miss or best.is_contradicted:
        return Verdict.UNSURE
    if best.against or not best.is_specific:
        return Verdict.CANDIDATES
    return Verdict.CONSISTENT


def _candidate(standing: Standing, score: float) -> Candidate:
    numbers = (mpn for support in standing.supports if UNREADABLE not in (mpn := support.mpn))
    families = (support.family for support in standing.supports if support.family)
    grounds = [support.ground for support in standing.supports]
    return Candidate(
        maker=standing.maker,
        maker_id=standing.maker_id,
        mpn=next(filter(None, numbers), ""),
        family=next(families, ""),
        score=score,
        grounds=(*grounds, *standing.besides, *standing.against),
    )


def _codes(marking: Marking, candidates: list[Candidate]) -> tuple[DateReading | None, str | None]:
    """Return the date and lot code among the words beside the number; of one word, neither.

    Without a number found, what is left may be the number itself, and no lot code is given.
    """
    words = [word for _line, word in words_of(marking)]
    found = any(c.mpn or UNREADABLE in c.grounds[0].seen for c in candidates)
    used = {word for candidate in candidates for word in candidate.grounds[0].seen.split()}
    plain = replace(marking, lines=tuple(_NOTE.sub(" ", line) for line in marking.lines))
    printed = {word for _line, word in words_of(plain)}
    left = [
        word
        for before, word in zip(["", *words], words, strict=False)
        if is_telling(word) and before not in _COPYRIGHT and word in printed - used
    ]
    if len(words) < 2:
        return None, None
    date_code, lot_code = date_and_lot(left)
    return date_code, lot_code if found else None
