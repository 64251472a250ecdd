"""What speaks for and against a hit, as sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.text import Text
from witnessmark.companies.compare import Comparison, Doubt
from witnessmark.reference.programmes import LegalEffect
from witnessmark.screening.entry import Entry, EntryKind, ListedAs, ListedName, ListedNumber


@dataclass(frozen=True, kw_only=True)
class Reasons:
    """What was found on comparing a query with an entry; None where one side does not say."""

    name: ListedName
    comparison: Comparison
    number: ListedNumber | None
    other_number: tuple[str, str] | None
    country_agrees: bool | None
    kind_differs: bool
    delisted: bool


_KINDS = {
    EntryKind.PERSON: Text(en="a person", ja="個人"),
    EntryKind.VESSEL: Text(en="a vessel", ja="船舶"),
    EntryKind.AIRCRAFT: Text(en="an aircraft", ja="航空機"),
}


def grounds_of(
    reasons: Reasons, *, asked: str, countries: Sequence[str], entry: Entry
) -> tuple[Ground, ...]:
    """Return the grounds in `reasons`, without source and date."""
    return (
        *_numbers(reasons),
        *_names(reasons, asked),
        *_countries(reasons, countries, entry),
        *_entry(reasons, entry),
    )


def effect_ground(effect: LegalEffect, *, entry: Entry) -> Ground:
    """Return what the sentence of legal effect rests on."""
    return Ground(
        rule="effect.source",
        direction=Direction.FOR,
        seen=", ".join(entry.programmes),
        expected=effect.list.en,
        source=effect.source.address,
        date=effect.source.accessed,
        text=Text(
            en=f"The legal effect rests on: “{effect.source.fragment}”.",
            ja=f"法的効果の根拠：「{effect.source.fragment}」。",
        ),
    )


def _ground(rule: str, direction: Direction, seen: str, expected: str, text: Text) -> Ground:
    return Ground(
        rule=rule,
        direction=direction,
        seen=seen,
        expected=expected,
        source="",
        date="",
        text=text,
    )


def _numbers(reasons: Reasons) -> Iterator[Ground]:
    if reasons.number:
        kind, value = reasons.number.kind, reasons.number.value
        yield _ground(
            "number.same",
            Direction.FOR,
            value,
            value,
            Text(
                en=f"The register number {value} ({kind}) stands in the entry.",
                ja=f"登録番号{value}（{kind}）が掲載欄に記されている。",
            ),
        )
    if reasons.other_number:
        seen, listed = reasons.other_number
        yield _ground(
            "number.different",
            Direction.AGAINST,
            seen,
            listed,
            Text(
                en=f"The entry has another number in the same register: {listed}, not {seen}.",
                ja=f"同じ種類の登録番号が異なる（掲載欄は{listed}、照合したのは{seen}）。",
            ),
        )


def _names(reasons: Reasons, asked: str) -> Iterator[Ground]:
    comparison, listed = reasons.comparison, reasons.name.text
    if comparison.score == 0:
        text = Text(
            en=f"“{asked}” is unlike the listed name “{listed}”.",
            ja=f"「{asked}」は、掲載名「{listed}」と似ていない。",
        )
        yield _ground("name.different", Direction.AGAINST, asked, listed, text)
        return
    same = not set(comparison.doubts) - {Doubt.SHORT, Doubt.LEGAL_FORM}
    yield _ground(
        "name.same" if same else "name.alike",
        Direction.FOR,
        asked,
        listed,
        _same(asked, listed) if same else _alike(asked, listed, comparison),
    )
    for doubt in comparison.doubts:
        yield _ground(f"name.{doubt}", Direction.AGAINST, asked, listed, _doubt(doubt, comparison))
    if reasons.name.listed_as is ListedAs.WEAK:
        text = Text(
            en=f"The list itself calls “{listed}” a weak alias.",
            ja=f"リスト自身が「{listed}」を確度の低い別名としている。",
        )
        yield _ground("name.weak", Direction.AGAINST, asked, listed, text)


def _same(asked: str, listed: str) -> Text:
    return Text(
        en=f"“{asked}” and the listed name “{listed}” are the same but for capitals, script,"
        " order of words and legal form.",
        ja=f"「{asked}」と掲載名「{listed}」は、大文字・小文字、文字種、語順、法人形態の表記を"
        "除いて一致する。",
    )


def _alike(asked: str, listed: str, comparison: Comparison) -> Text:
    shared = ", ".join(
        dict.fromkeys(
            one if one == other else f"{one} / {other}" for one, other in comparison.shared
        )
    )
    return Text(
        en=f"“{asked}” and the listed name “{listed}” have in common: {shared}.",
        ja=f"「{asked}」と掲載名「{listed}」に共通する語：{shared}。",
    )


def _doubt(doubt: Doubt, comparison: Comparison) -> Text:
    spelled = "; ".join(f"{one} / {other}" for one, other in comparison.shared if one != other)
    texts = {
        Doubt.SPELLING: Text(
            en=f"Some words are spelled differently: {spelled}.",
            ja=f"綴りの異なる語がある（{spelled}）。",
        ),
        Doubt.WORD_MISSING: _missing(comparison),
        Doubt.NUMBER: Text(en="The numbers in the names differ.", ja="名称の中の数字が異なる。"),
        Doubt.LEGAL_FORM: Text(en="The legal forms differ.", ja="法人形態が異なる。"),
        Doubt.READING: Text(
            en="The names agree at most in how they are read, which other names share.",
            ja="一致するとしても読みだけであり、同じ読みの名称はほかにもありうる。",
        ),
        Doubt.SHORT: Text(
            en="The name is short or made of common words: others may bear it.",
            ja="短い名称、または一般的な語だけの名称であり、同名の別の者がありうる。",
        ),
    }
    return texts[doubt]


def _missing(comparison: Comparison) -> Text:
    """Say which words only one of the names has, of a name without such words nothing."""
    asked, listed = " ".join(comparison.left_only), " ".join(comparison.right_only)
    en = (f"Only the name screened has: {asked}.", f"Only the listed name has: {listed}.")
    ja = (f"照合した名称だけにある語：{asked}。", f"掲載名だけにある語：{listed}。")
    said = [place for place, words in enumerate((asked, listed)) if words]
    return Text(en=" ".join(en[place] for place in said), ja="".join(ja[place] for place in said))


def _countries(reasons: Reasons, countries: Sequence[str], entry: Entry) -> Iterator[Ground]:
    if reasons.country_agrees is None:
        return
    given, listed = ", ".join(countries), ", ".join(entry.countries)
    if reasons.country_agrees:
        text = Text(
            en=f"The country agrees: {given} is among those of the entry ({listed}).",
            ja=f"国が一致する（照合：{given}、掲載欄：{listed}）。",
        )
        yield _ground("country.same", Direction.FOR, given, listed, text)
        return
    text = Text(
        en=f"The country differs: {given}, where the entry has {listed}.",
        ja=f"国が異なる（照合：{given}、掲載欄：{listed}）。",
    )
    yield _ground("country.different", Direction.AGAINST, given, listed, text)


def _entry(reasons: Reasons, entry: Entry) -> Iterator[Ground]:
    if reasons.kind_differs:
        kind = _KINDS[entry.kind]
        text = Text(
            en=f"The name screened is a company's; the entry is {kind.en}.",
            ja=f"照合した名称は企業のものだが、掲載されているのは{kind.ja}である。",
        )
        yield _ground("entry.kind", Direction.AGAINST, "company", entry.kind, text)
    if reasons.delisted and entry.delisted_on:
        day = entry.delisted_on
        text = Text(
            en=f"The entry ended on {day.day} {day:%B %Y}.",
            ja=f"掲載は{day.year}年{day.month}月{day.day}日に終わっている。",
        )
        yield _ground("entry.ended", Direction.AGAINST, "", day.isoformat(), text)
