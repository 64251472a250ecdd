import pytest

from witnessmark.publication.pages.drawing import cut, wrap


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("policy statement only", 30, "policy statement only"),
        ("policy statement only", 19, "policy statement…"),
        ("policy statement only", 12, "policy…"),
        ("Works, Ltd.", 9, "Works…"),
        ("confidentiality", 8, "confide…"),
        ("方針の表明のみを述べた", 9.5, "方針の表…"),
    ],
)
def test_what_is_cut_ends_with_a_whole_word(text: str, room: float, shown: str) -> None:
    assert cut(text, room, per_character=1) == shown


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("partial", 16, ("partial",)),
        ("policy statement only", 16, ("policy", "statement only")),
        ("confidentiality", 10, ("confident", "iality")),
        ("分類できない、理由があり", 12, ("分類できな", "い、理由が…")),
        ("分類は保留、理由あり", 11.2, ("分類は保留、", "理由あり")),
    ],
)
def test_a_label_goes_onto_a_second_line_before_it_is_cut(
    text: str, room: float, lines: tuple[str, ...]
) -> None:
    assert wrap(text, room, per_character=1) == lines
