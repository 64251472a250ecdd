"""A folded text undoes disguises and traces each sign to the original."""

import pytest

from witnessmark.publication.claims.folding import bare, close_gaps, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("が ぱ ヴ", "が ぱ ヴ"),
        ("ｶﾞ ﾊﾟ ｻﾌﾟﾗｲﾔ", "ガ パ サプライヤ"),
        ("か\u3099", "が"),
        ("か\u200b\u3099", "が"),
        ("供\u0301給\ufe00", "供給"),
        ("納⼊", "納入"),
        ("Ｅ＝ｍｃ２", "e=mc2"),
        ("Straße", "strasse"),
        ("ｓ\u00adѕ", "ss"),
        ("a—b_c", "a-b-c"),
        ("it’s", "it's"),
        ("a\u3000b\nc", "a b c"),
        ("ئۇيغۇر", "ئۇيغۇر"),
        ("ﺋﯘﻳﻐﯘﺭ", "ئۇيغۇر"),
        ("\ufffc", "\ufffc"),
        ("", ""),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    "text", ["ﾌﾞﾗｯｸﾘｽﾄ", "x ｶ\u200bﾞ y", "Straße ﬁn ㍿", "su\u0301p plies", "\u200bab\u200b"]
)
def test_each_sign_leads_back_to_the_original(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for at, sign in enumerate(folded.text):
        start, end = folded.span(at, at + 1)
        assert sign in fold(text[start:end]).text
    assert list(folded.starts) == sorted(folded.starts)


def test_gaps_are_closed_where_they_only_disguise() -> None:
    words = ("supplies", "sold")
    for text, closed in (
        ("供 給・先", "供給先"),
        ("A社 B社", "a社 b社"),
        ("供、給", "供、給"),
        ("sup-plies s.u.p", "supplies sup"),
        ("sup plies it", "supplies it"),
        ("the maker's old stock", "the maker's old stock"),
        ("two words", "two words"),
    ):
        assert close_gaps(fold(text), words=words).text.replace("'", "") == closed.replace("'", "")


def test_bare_keeps_letters_and_figures() -> None:
    assert bare("佐々木 一郎") == bare("佐々木・一郎") == "佐々木一郎"
    assert bare("ＳＮ-9988 7766") == "sn99887766"


@pytest.mark.parametrize("keep_case", [True, False])
def test_plain_ascii_is_folded_like_any_other_text(keep_case: bool) -> None:
    ascii_signs = "".join(map(chr, range(128)))
    alone, beside = (fold(text, keep_case=keep_case) for text in (ascii_signs, f"{ascii_signs}字"))
    assert beside.text == f"{alone.text}字"
    assert (alone.starts, alone.ends) == (beside.starts[:-1], beside.ends[:-1])
