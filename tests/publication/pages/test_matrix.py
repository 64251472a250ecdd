import xml.etree.ElementTree as ET
from dataclasses import replace

from publication.cases import at, bench, replay
from witnessmark.base.ids import ReplyId
from witnessmark.base.text import Language, Text
from witnessmark.inquiries.codebook import load_codebook
from witnessmark.inquiries.coding import ContestAnswer, Directness
from witnessmark.inquiries.inquiry import Round
from witnessmark.publication.case import Case
from witnessmark.publication.lookup import Lookup
from witnessmark.publication.pages.citations import citations
from witnessmark.publication.pages.matrix import Matrix, matrix_of, matrix_picture
from witnessmark.publication.pages.proofs import Reader


def reader(case: Case, language: Language = Language.EN) -> Reader:
    return Reader(
        within=Lookup(case),
        language=language,
        on=case.as_of,
        sources=citations(case, language=language),
    )


def matrix(case: Case, language: Language = Language.EN) -> Matrix | None:
    return matrix_of(reader=reader(case, language), book=load_codebook())


def test_each_code_stands_with_the_words_it_rests_on() -> None:
    found = matrix(bench())

    assert found is not None
    first = found.rows[0].cells[0]
    assert (first.code, first.word) == ("B7", "direct")
    assert (first.quote.text, first.quote.language) == ("当社の製品です。", "ja")


def test_silence_has_no_code() -> None:
    found = matrix(bench())

    assert found is not None
    assert [(cell.code, cell.word) for cell in found.rows[1].cells] == [("", "no reply")] * 2


def test_a_contested_code_is_published_with_the_objection() -> None:
    found = matrix(bench())

    assert found is not None
    (contest,) = found.rows[0].cells[1].contests
    assert (contest.text.text, contest.on) == ("We did answer.", "20 July 2031")
    assert contest.answer.text == "Not answered yet"


def test_every_contest_of_a_code_stands_in_its_cell() -> None:
    case = bench()
    (first,) = case.contests
    answer = ContestAnswer(text=Text("It stays.", "維持する。"), answered_at=at("08-01"))
    second = replace(
        first, received_at=at("07-25"), text=Text("Again.", "再度。"), answers=(answer,)
    )
    found = matrix(replace(case, contests=(second, first)))

    assert found is not None
    told = [(one.text.text, one.answer.text) for one in found.rows[0].cells[1].contests]
    assert told == [("We did answer.", "Not answered yet"), ("Again.", "It stays.")]


def test_a_cell_says_account_and_support() -> None:
    found = matrix(bench())

    assert found is not None
    cell = found.rows[0].cells[0]
    assert (cell.account, cell.support) == (("concession",), "unsupported")


def test_a_revised_settlement_stands_and_a_later_silent_reply_takes_nothing_back() -> None:
    case = bench()
    first, second = case.settlements
    revised = replace(first, directness=Directness.PARTIAL, settled_at=at("08-01"))
    found = matrix(replace(case, settlements=(revised, first, second)))
    assert found is not None
    assert found.rows[0].cells[0].code == "B6"

    (asked, silent) = case.inquiries
    more = replace(asked.replies[0], id=ReplyId("tambre-2"), received_at=at("07-10"))
    empty = replace(
        first, reply=more.id, directness=Directness.NOT_ADDRESSED, quote="", settled_at=at("07-20")
    )
    inquiries = (replace(asked, replies=(*asked.replies, more)), silent)
    found = matrix(replace(case, inquiries=inquiries, settlements=(first, second, empty)))
    assert found is not None
    assert found.rows[0].cells[0].code == "B7"


def test_what_came_to_the_final_text_is_neither_coded_nor_called_a_reply() -> None:
    case = bench()
    asked, silent = case.inquiries
    remark = replace(asked.replies[0], id=ReplyId("remark"), round=Round.FINAL_TEXT)
    inquiries = (asked, replace(silent, replies=(remark,)))
    found = matrix(replace(case, inquiries=inquiries))

    assert found is not None
    assert [cell.word for cell in found.rows[1].cells] == ["no reply"] * 2


def test_a_replay_has_no_matrix() -> None:
    assert matrix(replay()) is None


def test_the_drawing_says_each_code_in_words_and_leads_to_its_quote() -> None:
    found = matrix(bench())
    assert found is not None

    root = ET.fromstring(matrix_picture(found, language=Language.EN))
    cells = root.findall("a")

    assert cells[0].get("href") == "#cell-to-tambre-q1"
    assert "B7 direct" in (cells[0].get("aria-label") or "")
    assert "当社の製品です。" in (cells[0].findtext("title") or "")
    assert len(cells) == 4
