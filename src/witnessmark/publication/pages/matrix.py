"""The response matrix, companies by questions: as cells, and drawn."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final, TypeVar

from witnessmark.base.text import Language
from witnessmark.inquiries.codebook import Codebook, Meaning
from witnessmark.inquiries.coding import Directness, Settlement
from witnessmark.inquiries.inquiry import Inquiry
from witnessmark.inquiries.settled import answers_by, latest_settlements
from witnessmark.inquiries.state import STATE_WORDS, State, correspondence
from witnessmark.publication.case import CaseKind
from witnessmark.publication.pages.citations import NOTHING, Foreign
from witnessmark.publication.pages.drawing import cut, element, svg, wrap, write
from witnessmark.publication.pages.proofs import Reader
from witnessmark.publication.pages.spoken import Named, named
from witnessmark.publication.words import day, words

K = TypeVar("K")

_NAME: Final = 232
_CELL: Final = 96
_ROW: Final = 48
_HEAD: Final = 34


@dataclass(frozen=True, kw_only=True)
class Objection:
    """A company's contest of a code, in full, with our answer; an unanswered one is called so."""

    on: str
    text: Foreign
    answer: Foreign


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One answer to one question. `code` is empty where there is none; `word` always says why.

    `quote` stands in the original reply, in its own language. `account` and `support` are what the
    answer accounts for itself with, and what stands behind it. Every contest stands here.
    """

    question: str
    number: int
    code: str
    word: str
    quote: Foreign
    account: tuple[str, ...] = ()
    substance: tuple[str, ...] = ()
    support: str = ""
    reason: Foreign = NOTHING
    settled_on: str = ""
    contests: tuple[Objection, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Row:
    """One company's answers, question by question; `inquiry` tells rows of one company apart."""

    inquiry: str
    company: Named
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One question."""

    id: str
    number: int
    text: Foreign


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Companies by questions. Nothing in it is computed from a silence: an empty cell says why."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def matrix_of(*, reader: Reader, book: Codebook) -> Matrix | None:
    """Return the settled codes of a case, or None where a matrix is not published."""
    within = reader.within
    if within.case.kind is CaseKind.REPLAY or not within.questions or not within.case.inquiries:
        return None
    columns = tuple(
        Column(id=one.id, number=one.number, text=reader.tell(one.text)) for one in within.questions
    )
    settled = _settled(reader=reader)
    rows = tuple(
        Row(
            inquiry=inquiry.id,
            company=named(inquiry.company, reader=reader),
            cells=tuple(
                _cell(inquiry, column, settled, reader=reader, book=book) for column in columns
            ),
        )
        for inquiry in within.inquired
    )
    return Matrix(columns=columns, rows=rows)


def _settled(*, reader: Reader) -> Mapping[tuple[str, str], Settlement]:
    """Return the code of each question to each addressee: of several replies the most direct.

    A later reply that is silent on a question takes no answer back.
    """
    case = reader.within.case
    standing = latest_settlements(case.settlements, inquiries=case.inquiries, on=reader.on)
    ordered = sorted(standing, key=lambda one: (STRENGTH[one.directness], one.settled_at))
    return {(one.inquiry, one.question): one for one in ordered}


def _cell(
    inquiry: Inquiry,
    column: Column,
    settled: Mapping[tuple[str, str], Settlement],
    *,
    reader: Reader,
    book: Codebook,
) -> Cell:
    found = settled.get((inquiry.id, column.id))
    cell = Cell(
        question=column.id,
        number=column.number,
        code="",
        word=_why_empty(inquiry, reader=reader),
        quote=NOTHING,
        contests=tuple(_objections(inquiry, column, reader=reader)),
    )
    return cell if found is None else _coded(cell, found, inquiry, reader=reader, book=book)


def _why_empty(inquiry: Inquiry, *, reader: Reader) -> str:
    _ = words(reader.language)
    if answers_by(inquiry, on=reader.on):
        return _("not coded")
    stood = correspondence(inquiry, on=reader.on, terms=reader.within.case.terms)
    declined = stood.replies
    return STATE_WORDS[State.DECLINED].within(reader.language) if declined else _("no reply")


def _coded(
    cell: Cell, found: Settlement, inquiry: Inquiry, *, reader: Reader, book: Codebook
) -> Cell:
    def name(meanings: Mapping[K, Meaning], code: K) -> str:
        return meanings[code].name.within(reader.language)

    languages = {reply.id: reply.language for reply in inquiry.replies}
    return replace(
        cell,
        code=found.directness,
        word=name(book.directness, found.directness),
        quote=Foreign(found.quote, languages.get(found.reply, "")),
        account=tuple(name(book.account, one) for one in found.account),
        substance=tuple(name(book.substance, one) for one in found.substance),
        support=name(book.support, found.support) if found.quote else "",
        reason=reader.tell(found.reason),
        settled_on=day(found.settled_at.date(), language=reader.language),
    )


def _objections(inquiry: Inquiry, column: Column, *, reader: Reader) -> Sequence[Objection]:
    _ = words(reader.language)
    unanswered = Foreign(_("Not answered yet"), reader.language.value)
    contests = sorted(reader.within.case.contests, key=attrgetter("received_at"))
    return [
        Objection(
            on=day(one.received_at.date(), language=reader.language),
            text=reader.tell(one.text),
            answer=reader.tell(one.answer) if one.answer else unanswered,
        )
        for one in contests
        if one.inquiry == inquiry.id and one.question == column.id
    ]


def matrix_picture(matrix: Matrix, *, language: Language, label: str = "") -> str:
    """Return `matrix` drawn as an SVG element; each cell leads to its quote in the table below."""
    _ = words(language)
    width = _NAME + _CELL * len(matrix.columns) + 8
    height = _HEAD + _ROW * len(matrix.rows) + 8
    root = svg(
        width=width, height=height, label=label or _("Response matrix"), css="matrix-picture"
    )
    root.set("lang", language.value)
    for place, column in enumerate(matrix.columns):
        x = _NAME + _CELL * place + _CELL / 2 - 3
        head = element("text", {"x": x, "y": 20, "class": "head"}, f"{_('Q')}{column.number}")
        head.append(element("title", {}, column.text.text))
        root.append(head)
    for number, row in enumerate(matrix.rows):
        y = _HEAD + _ROW * number
        name = element(
            "text",
            {"x": 0, "y": y + _ROW / 2 + 4, "class": "name", "lang": row.company.name.language},
            cut(row.company.name.text, _NAME - 12, per_character=7.2),
        )
        root.append(name)
        for place, cell in enumerate(row.cells):
            root.append(_drawn(cell, row, x=_NAME + _CELL * place, y=y, language=language))
    return write(root)


def _drawn(cell: Cell, row: Row, *, x: float, y: float, language: Language) -> ET.Element:
    _ = words(language)
    place = _(", ").join((row.company.name.text, f"{_('Q')}{cell.number}"))
    said = _(": ").join((place, f"{cell.code} {cell.word}".strip()))
    quote = _("“") + cell.quote.text + _("”") if cell.quote.text else ""
    quote = f" {quote}" if quote else ""
    group = element(
        "a",
        {
            "class": f"cell code-{cell.code or 'none'}",
            "href": f"#cell-{row.inquiry}-{cell.question}",
            "aria-label": said,
        },
    )
    group.append(element("title", {}, f"{said}{quote}"))
    group.append(
        element("rect", {"x": x, "y": y + 2, "width": _CELL - 6, "height": _ROW - 5, "rx": 3})
    )
    group.extend(_words(cell, middle=x + (_CELL - 6) / 2, y=y))
    return group


def _words(cell: Cell, *, middle: float, y: float) -> Iterable[ET.Element]:
    """Yield the code and under it its word, on two lines where one is too short."""
    lines = wrap(cell.word, _CELL - 12, per_character=5.2)
    top = y + 29 if cell.code else y + 29 - 5.5 * len(lines)
    if cell.code:
        yield element("text", {"x": middle, "y": y + 16, "class": "code"}, cell.code)
    for number, line in enumerate(lines):
        y_line = top + 11 * number
        yield element("text", {"x": middle, "y": y_line, "class": "word"}, line)


STRENGTH: Final[Mapping[Directness, int]] = {
    Directness.DIRECT: 3,
    Directness.PARTIAL: 2,
    Directness.POLICY_ONLY: 1,
    Directness.CONFIDENTIALITY: 1,
    Directness.CANNOT_VERIFY: 1,
    Directness.REFERS_ELSEWHERE: 1,
    Directness.DISPUTES_PREMISE: 1,
    Directness.NOT_ADDRESSED: 0,
    Directness.UNCODABLE: 0,
}
"""How dark a code is drawn: the more directly a question was answered, the darker."""
