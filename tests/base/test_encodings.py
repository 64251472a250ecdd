"""CP932 is read untold where it is plain Japanese; what may be anything else is named, not read."""

import random

import pytest

from witnessmark.base.encodings import check_encoding
from witnessmark.base.errors import BadInput
from witnessmark.base.tables import decode_file, decode_text

JAPANESE = (
    *(
        "株式会社標本電機",
        "ミホン・セミコンダクタソリューションズ株式会社",
        "見本エレクトロニクス㈱",
    ),
    *(
        "有限会社ヒョウホン精密",
        "標本ケミコン",
        "(株)みほん光学",
        "ｶﾌﾞｼｷｶﾞｲｼｬ標本製作所",
        "見本ﾃﾞﾊﾞｲｽ株式会社",
    ),
    *(
        "ＭＫＲ株式会社",
        "Bluetooth標本㈱",
        "合同会社みほん",
        "第二標本工業株式会社",
        "髙橋見本店",
        "A社",
    ),
    *(
        "ミホンホールディングス株式会社",
        "株式会社　標本貫堂",
        "見本電氣株式会社",
        "標本･見本有限会社",
    ),
)
SIMPLIFIED = (
    *("杭州标本数字技术股份有限公司", "浙江样品科技股份有限公司", "深圳市样本半导体有限公司"),
    *(
        "上海标本微电子股份有限公司",
        "北京样品集成电路股份有限公司",
        "珠海标本科技",
        "样镕光电",
        "昇辉样品",
    ),
)
TRADITIONAL = (
    *("臺灣標本電路製造股份有限公司", "樣品科技股份有限公司", "標本半導體股份有限公司"),
    *("群聯樣品電子", "矽標本電子", "樣品精密工業股份有限公司", "標本光電"),
)
KOREAN = ("표본전자 주식회사", "견본비전", "표본이노텍", "견본반도체", "표본모비스")
WESTERN = (
    *("Bank of Québec", "Société Exemplaire", "Électricité d’Exemple", "Müster & Söhne GmbH"),
    *("L’Échantillon", "Ejemplo Químicas S.A.", "Österreichische Muster AG", "Børge Prøve A/S"),
    *("Tom’s “Sample” Ltd", "CAFÉ SPÉCIMEN", "Citroën", "Würth"),
)
RUSSIAN = ("ООО Образец", "АО Пример и сыновья", "Микропример", "ЗАО ОБРАЗЕЦ")
CHANCE = random.Random(20)


def table(names: tuple[str, ...], rows: int, encoding: str) -> bytes:
    """Return a CSV of some of `names`, at least one of them not plain ASCII."""
    chosen = CHANCE.choices([name for name in names if not name.isascii()], k=rows)
    return ("name,country\n" + "".join(f"{name},\n" for name in chosen)).encode(encoding)


@pytest.mark.parametrize("rows", [5, 10, 200])
def test_lists_of_japanese_companies_are_read_untold(rows: int) -> None:
    for _ in range(100):
        content = table(JAPANESE, rows, "cp932")
        assert decode_text(content, name="a.csv") == content.decode("cp932")


@pytest.mark.parametrize(
    ("names", "encoding", "named"),
    [
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "gbk", "gb18030"),
        (KOREAN, "cp949", "euc_kr"),
        (JAPANESE[:2], "euc_jp", "euc_jp"),
        (WESTERN, "cp1252", "cp1252"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8_r", "cp1251"),
        (RUSSIAN, "cp866", ""),
    ],
)
def test_what_may_be_in_another_encoding_is_never_read_untold(
    names: tuple[str, ...], encoding: str, named: str
) -> None:
    for rows in (1, 2, 3, 5, 10, 200):
        for _ in range(50):
            content = table(names, rows, encoding)
            with pytest.raises(BadInput, match=r"^a\.csv is .*--encoding") as refused:
                decode_text(content, name="a.csv")
        assert named in refused.value.message


@pytest.mark.parametrize(
    "name", ["株式会社標本製作所", "ミホン", "見本電機㈱", "標本製鐵株式会社", "株式会社ﾐﾎﾝ"]
)
def test_one_japanese_name_is_enough(name: str) -> None:
    assert name in decode_text(f"name\n{name}\n".encode("cp932"), name="a.csv")


@pytest.mark.parametrize("name", ["ｶ)ﾋﾖｳﾎﾝ", "Sample典", "饕"])
def test_in_doubt_the_person_decides(name: str) -> None:
    content = f"name\n{name}\n".encode("cp932")
    with pytest.raises(BadInput, match="cp932"):
        decode_text(content, name="a.csv")
    assert name in decode_text(content, name="a.csv", encoding="cp932")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize("told", [True, False])
def test_a_text_that_ends_within_a_character_is_said_to_be_cut_short(
    encoding: str, told: bool
) -> None:
    content = "name\n株式会社標本".encode(encoding)[:-1]
    with pytest.raises(BadInput, match=r"^a\.csv ends in the middle of a character") as refused:
        decode_text(content, name="a.csv", encoding=encoding if told else "")
    assert "encoding" not in str(refused.value)
    with pytest.raises(BadInput, match="cut short"):
        decode_file(content, name="a.csv")


def test_every_cut_of_a_japanese_text_is_read_or_said_to_be_one() -> None:
    content = "name\n株式会社標本".encode()
    for end in range(7, len(content)):
        if (end - 5) % 3:
            with pytest.raises(BadInput, match="cut short"):
                decode_text(content[:end], name="a.csv")
        else:
            assert decode_text(content[:end], name="a.csv")


@pytest.mark.parametrize("text", ["Citroé", "Bank of Qué"])
def test_one_last_byte_after_ascii_may_be_a_letter_of_another_encoding(text: str) -> None:
    with pytest.raises(BadInput, match="cp1252"):
        decode_text(text.encode("cp1252"), name="a.csv")


@pytest.mark.parametrize("encoding", ["", "no-such", "hex", "a\0b", "x" * 1000])
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    with pytest.raises(BadInput, match="There is no encoding"):
        check_encoding(encoding)
