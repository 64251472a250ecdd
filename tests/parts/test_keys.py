"""Rules of the keys that part numbers and names are compared by."""

import pytest

from witnessmark.parts.keys import name_forms, name_key, part_key, reading_key, slug


@pytest.mark.parametrize(
    ("text", "key"),
    [("qm-1234 a/b", "QM1234AB"), ("ＱＭ１２３４", "QM1234"), ("針", ""), ("QM?34", "QM34")],
)
def test_a_part_key_is_letters_and_digits(text: str, key: str) -> None:
    assert part_key(text) == key


def test_a_reading_keeps_its_unreadable_characters() -> None:
    assert reading_key("qm-?34") == "QM?34"


@pytest.mark.parametrize(
    "name",
    [
        "Quellmark Electronics Co., Ltd.",
        "QUELLMARK ELEC",
        "Quellmark Electronic Corp",
        "quellmark elec.",
    ],
)
def test_spellings_of_one_name_have_one_key(name: str) -> None:
    assert name_key(name) == "quellmarkelectronics"


def test_a_glued_legal_form_is_cut_off() -> None:
    assert name_key("株式会社クエルマーク") == name_key("クエルマーク")


def test_different_names_keep_different_keys() -> None:
    assert name_key("Quellmark Devices") != name_key("Quellmark Sensors")
    assert name_key("Co Ltd") == "co"


def test_a_name_in_brackets_is_a_form_of_its_own() -> None:
    assert name_forms("QMD(Quellmark Devices)") == (
        "QMD(Quellmark Devices)",
        "QMD",
        "Quellmark Devices",
    )


def test_a_slug_holds_no_path() -> None:
    assert slug("../Quellmark_&_Sons/") == "quellmark-sons"
