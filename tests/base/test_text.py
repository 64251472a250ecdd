"""Text in several languages."""

from witnessmark.base.text import Language, Text


def test_a_text_knows_which_published_language_it_lacks() -> None:
    assert Text(en="a").missing() == (Language.JA,)
    assert Text(en="a", ja="あ").missing() == ()
    assert Text(en=" ", ja="あ").missing() == (Language.EN,)


def test_an_empty_text_is_false() -> None:
    assert not Text()
    assert Text(ug="ئا")
