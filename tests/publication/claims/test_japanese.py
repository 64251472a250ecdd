"""日系 (Japanese-related) is 日系 in every version of a text, and 日本 in none."""

import pytest

from witnessmark.base.text import Language
from witnessmark.publication.claims.japanese import related_apart


def apart(en: str, ja: str, zh: str = "") -> bool:
    return bool(related_apart({Language.EN: en, Language.JA: ja, Language.ZH: zh}))


@pytest.mark.parametrize(
    ("en", "ja"),
    [
        ("Seven Japanese companies.", "日系企業7社。"),
        ("Seven Japanese makers.", "日系メーカー7社。"),
        ("Seven companies.", "日系企業7社。"),
        ("Seven Japanese-related companies.", "日本企業7社。"),
        ("Seven Japanese‑related companies.", "国内メーカー7社。"),
        ("Seven Japanese-related companies.", "7社。"),
        ("The page writes 日系企業 (Japanese companies).", "同ページは「日系企業」と記す。"),
        ("“Japanese companies” were named.", "「日系企業」が挙げられた。"),
        ("Seven Japanese companies.", "日･系企業7社。"),
    ],
)
def test_a_version_that_says_another_thing_is_apart(en: str, ja: str) -> None:
    assert apart(en, ja)


@pytest.mark.parametrize(
    ("en", "ja"),
    [
        ("Seven Japanese-related companies.", "日系企業7社。"),
        ("Seven Japan-related companies.", "日系の7社。"),
        ("Seven Japanese-affiliated companies.", "日系企業7社。"),
        (
            "Japanese-related is not the same as Japanese companies.",
            "「日系」は「日本企業」と違う。",
        ),
        ("Two Japanese companies.", "日本企業2社。"),
        ("A firm based in Tokyo.", "東京に本社を置く会社。"),
        ("A paper of the Mainichi group.", "毎日系の新聞。"),
        ("The system of that day.", "当日系統を調べた。"),
        ("Seven Japanese-related companies.", ""),
    ],
)
def test_versions_that_say_the_same_are_not_apart(en: str, ja: str) -> None:
    assert not apart(en, ja)


def test_a_chinese_version_is_held_to_the_word_too() -> None:
    assert apart("Japanese-related companies.", "日系企業。", "日本企业。")
    assert not apart("Japanese-related companies.", "日系企业。", "日系企业。")
