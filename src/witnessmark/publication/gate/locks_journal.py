"""The lock on the journal: what the states are computed from was written down when it happened."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from witnessmark.base.text import Text
from witnessmark.publication.case import Case
from witnessmark.publication.gate.lock import Day, Shut

_REMEDY: Final = Text(
    en="Correct the date, or enter in the journal what happened and when.",
    ja="日付を訂正するか、何がいつ行われたかを記録簿に記す。",
)


def journal(case: Case, _day: Day) -> Iterator[Shut]:
    """Each sample has an entry; each letter and reply, too, with `inquiry/letter` as its subject.

    That entry is made no earlier than the letter itself: one made before the letter went, or the
    reply came, shows that a date was changed since.
    """
    entered: dict[str, datetime] = {}
    for entry in case.journal:
        entered[entry.subject] = max(entry.at, entered.get(entry.subject, entry.at))
    for sample in case.samples:
        if sample.id not in entered:
            yield _not_entered(sample.id)
    for inquiry in case.inquiries:
        happened = [
            *((one.id, one.sent_at) for one in inquiry.attempts),
            *((one.id, one.received_at) for one in inquiry.replies),
        ]
        for id_, at in happened:
            entry_at = entered.get(f"{inquiry.id}/{id_}")
            if entry_at is None:
                yield _not_entered(id_)
            elif entry_at < at:
                yield Shut(
                    subject=id_,
                    why=Text(
                        en=f"The journal entered it before its own time, {at.isoformat()}.",
                        ja=f"記録簿への記載が、その日時{at.isoformat()}より前である。",
                    ),
                    remedy=_REMEDY,
                )


def _not_entered(subject: str) -> Shut:
    return Shut(
        subject=subject,
        why=Text(en="The journal has no entry of it.", ja="記録簿に記載がない。"),
        remedy=_REMEDY,
    )
