"""Rules of looking makers up."""

from parts.fictional import fictional_makers, fictional_table
from witnessmark.parts.makers import MakerTable, unlisted_id
from witnessmark.reference.makers import parse_makers


def test_a_maker_is_found_by_any_spelling_of_its_names() -> None:
    table = fictional_table()
    for name in ("quellmark devices", "クエルマーク", "QMX(Quellmark Devices)", "QUELLMARK"):
        found = table.named(name)
        assert found is not None
        assert found.id == "quellmark"


def test_a_name_like_another_is_not_that_name() -> None:
    assert fictional_table().named("Quellmark Sensors") is None
    assert fictional_table().named("") is None


def test_a_spelling_that_names_two_makers_names_none() -> None:
    assert fictional_table().named("Quellmark(Tarnhelm Micro)") is None


def test_of_a_bought_maker_and_its_owner_the_first_is_meant() -> None:
    found = fictional_table().named("Tarnhelm Micro (Oldenmoor)")
    assert found is not None
    assert found.id == "tarnhelm"


def test_a_mark_of_two_characters_names_nobody() -> None:
    text = "- {id: q, names: [{text: Quellmark, language: en, kind: brand, source: a}], marks: [{text: QM, source: a}], certainty: probable, sources: {a: {address: x, accessed: '2026-11-01', fragment: QM}}}"  # noqa: E501
    table = MakerTable(parse_makers(text.encode(), name="makers.yaml"))
    assert table.marked("QM") is None
    assert table.marked("quellmark") is not None


def test_patterns_fit_from_the_beginning_only() -> None:
    table = fictional_table()
    assert [match.maker.id for match in table.matching("QM1234A")] == ["quellmark"]
    assert list(table.matching("AQM1234A")) == []


def test_makers_are_akin_by_succession_both_ways() -> None:
    table = fictional_table()
    tarnhelm, oldenmoor, quellmark = (
        maker.id
        for name in ("tarnhelm", "oldenmoor", "quellmark")
        for maker in fictional_makers()
        if maker.id == name
    )
    assert table.akin(tarnhelm, oldenmoor)
    assert table.akin(oldenmoor, tarnhelm)
    assert not table.akin(quellmark, oldenmoor)


def test_an_unlisted_maker_keeps_its_spelling_in_its_id() -> None:
    assert unlisted_id("Ombrefont & Söhne") == "unlisted:ombrefont-söhne"
