import xml.etree.ElementTree as ET

from publication.cases import bench, replay
from witnessmark.base.text import Language
from witnessmark.inquiries.codebook import load_codebook
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
    assert found.rows[0].cells[1].contest.text == "We did answer."


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
