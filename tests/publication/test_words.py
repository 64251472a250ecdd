from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from witnessmark.base.errors import NotConfigured
from witnessmark.base.text import Language, Text
from witnessmark.publication.words import day, moment, told, words


def test_a_written_catalogue_speaks_before_it_is_compiled(tmp_path: Path) -> None:
    folder = tmp_path / "ja" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid "Sources"\nmsgstr "出典"\n', encoding="utf-8")

    say = words(Language.JA, locale=tmp_path)

    assert say("Sources") == "出典"
    assert say("a phrase nobody translated") == "a phrase nobody translated"


def test_days_are_written_as_their_readers_write_them() -> None:
    assert day(date(2023, 1, 19), language=Language.EN) == "19 January 2023"
    assert day(date(2023, 1, 19), language=Language.JA) == "2023年1月19日"


def test_a_moment_names_its_zone() -> None:
    tokyo = datetime(2023, 1, 19, 10, 30, tzinfo=timezone(timedelta(hours=9)))

    assert moment(tokyo, language=Language.EN) == "19 January 2023, 10:30 (UTC+09:00)"
    assert moment(tokyo.astimezone(UTC), language=Language.JA) == "2023年1月19日 01:30（UTC）"


def test_a_text_that_lacks_the_language_comes_with_the_language_it_has() -> None:
    assert told(Text(ja="出典"), language=Language.EN) == ("出典", "ja")
    assert told(Text(en="Source", ja="出典"), language=Language.EN) == ("Source", "en")


def test_a_language_without_its_words_is_not_spoken_in_english(tmp_path: Path) -> None:
    with pytest.raises(NotConfigured, match="words of the language ja"):
        words(Language.JA, locale=tmp_path)
    assert words(Language.EN, locale=tmp_path)("Corrections") == "Corrections"
