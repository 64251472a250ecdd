"""What waits for one person, by their role in a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse

from witnessmark.base.text import Text
from witnessmark.web.kinds import CODERS, EDITORS, REVIEWERS
from witnessmark.web.models import Role
from witnessmark.web.pages import step_address
from witnessmark.web.queries import OpenCase
from witnessmark.web.tasks import Task, TaskKind

_MAY: Final = {
    TaskKind.READ: frozenset({Role.READER}),
    TaskKind.CODE: CODERS,
    TaskKind.SETTLE: CODERS,
    TaskKind.REVIEW: REVIEWERS,
}
_WORDS: Final = {
    TaskKind.CODE: Text("Code a reply.", "回答を分類する。"),
    TaskKind.SETTLE: Text("Settle the codes of a reply.", "回答の分類を確定する。"),
    TaskKind.REVIEW: Text("Review the wording of a claim.", "主張の文言を確認する。"),
}


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Something that waits: what, of which thing, where it is done, by which day."""

    text: Text
    address: str
    subject: Text = Text()
    due: date | None = None


def waiting_in(opened: OpenCase) -> Iterator[Waiting]:
    """Yield what waits for the visitor in one case: what is due for its editors comes first."""
    if not opened.person:
        return
    for step in opened.state.work if opened.role in EDITORS else ():
        yield Waiting(
            text=step.text,
            subject=step.subject,
            due=step.due,
            address=step_address(opened, step),
        )
    mine = [
        task
        for task in opened.state.tasks
        if opened.role in _MAY[task.kind] and opened.person not in task.done
    ]
    if unread := sum(task.count for task in mine if task.kind is TaskKind.READ):
        yield _to_read(opened, unread)
    for task in mine:
        if task.kind is not TaskKind.READ:
            yield Waiting(
                text=_WORDS[task.kind], subject=task.subject, address=_address(opened, task)
            )


def _to_read(opened: OpenCase, count: int) -> Waiting:
    place = reverse("components", args=(opened.row.public_id,))
    return Waiting(
        text=Text(
            en=f"Read the markings that you have not read yet (components: {count}).",
            ja=f"まだ判読していない表示を判読する（部品{count}点）。",
        ),
        address=f"{place}?to-read=yes",
    )


def _address(opened: OpenCase, task: Task) -> str:
    page = "claim" if task.kind is TaskKind.REVIEW else "coding"
    return reverse(page, args=(opened.row.public_id, *task.id.split("/")))
