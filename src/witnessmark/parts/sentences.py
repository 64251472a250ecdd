"""The grounds of an identification as sentences, in English and Japanese."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.text import Text
from witnessmark.parts.catalogue import Part
from witnessmark.parts.makers import PatternMatch
from witnessmark.parts.marking import Marking
from witnessmark.reference.makers import Maker, Mark

RIVALS: Final = "other_makers"
"""The rule of the ground against a maker that the marking may name another."""

MAKER_HINT: Final = "maker_hint"
"""The source of a ground that rests on the maker that was written down with the marking."""

_MOST_NAMES: Final = 4

_CATALOGUE_TEXTS: Final = {
    "catalogue_number": (
        "The catalogue names {maker} as the maker of “{expected}”.",
        "カタログには、{maker}の品番「{expected}」が載っている。",
    ),
    "split_number": (
        "The two lines “{seen}” are beginning and end of “{expected}”, of which the catalogue names"
        " {maker} as the maker; the letters between may be those of a package.",
        "2行の「{seen}」は、カタログに{maker}の品番として載る「{expected}」の前半と後半に当たる。"
        "間の文字はパッケージを表す可能性がある。",
    ),
    "catalogue_unreadable": (
        "With some character in place of each “?”, “{seen}” is “{expected}”, of which the catalogue"
        " names {maker} as the maker.",
        "「?」に何らかの文字を補うと、「{seen}」は、カタログに{maker}の品番として載る"
        "「{expected}」と一致する。",
    ),
    "catalogue_beginning": (
        "The catalogue lists longer numbers by {maker} that begin with “{seen}”, such as"
        " “{expected}”.",
        "カタログには、「{seen}」で始まるより長い{maker}の品番（「{expected}」など）が載っている。",
    ),
    "catalogue_stem": (
        "“{seen}” begins with “{expected}”, of which the catalogue names {maker} as the maker; the"
        " characters after it are not explained.",
        "「{seen}」は、カタログに{maker}の品番として載る「{expected}」で始まる。"
        "その後の文字は説明がつかない。",
    ),
}


def of_pattern(rule: str, match: PatternMatch, *, seen: str, others: Sequence[str] = ()) -> Ground:
    """Return the ground that a maker's pattern fits: its own, or one that `others` print, too."""
    maker, family = match.maker.name, match.part.family
    if rule == "pattern_unreadable":
        text = Text(
            en=f"With some character in place of each “?”, “{seen}” has the form of numbers of"
            f" {maker}: {family.en}.",
            ja=f"「?」に何らかの文字を補うと、「{seen}」は{maker}の品番の形「{family.ja}」"
            "に当てはまる。",
        )
    elif rule == "pattern_beginning":
        text = Text(
            en=f"With letters after it, “{seen}” has the form of numbers of {maker}: {family.en}."
            f" This form is also known from {_names(others)}.",
            ja=f"「{seen}」の後に文字を補うと、{maker}の品番の形「{family.ja}」に当てはまる。"
            f"ただし、この形は{_names(others, between='、')}にも見られる。",
        )
    elif match.part.exclusive:
        text = Text(
            en=f"“{seen}” has the form of numbers of {maker}: {family.en}. No other maker is known"
            " to use this form.",
            ja=f"「{seen}」は{maker}の品番の形「{family.ja}」に当てはまる。"
            "他社がこの形を使う例は知られていない。",
        )
    elif others:
        text = Text(
            en=f"“{seen}” has the form of numbers of {maker}: {family.en}. This form is also"
            f" known from {_names(others)}.",
            ja=f"「{seen}」は{maker}の品番の形「{family.ja}」に当てはまる。"
            f"ただし、この形は{_names(others, between='、')}にも見られる。",
        )
    else:
        text = Text(
            en=f"“{seen}” has the form of numbers of {maker}: {family.en}. This form does not"
            " suffice to name a maker.",
            ja=f"「{seen}」は{maker}の品番の形「{family.ja}」に当てはまる。"
            "ただし、この形だけではメーカーを決められない。",
        )
    return _from_maker(rule, match, seen=seen, expected=match.part.pattern, text=text)


def of_dropped_prefix(rule: str, match: PatternMatch, *, seen: str, mpn: str) -> Ground:
    """Return the ground that a maker prints its numbers without their first letters."""
    maker = match.maker.name
    text = Text(
        en=f"{maker} prints numbers without their first letters: “{seen}” may stand for “{mpn}”.",
        ja=f"{maker}は品番の先頭の文字を省いて表示する。「{seen}」は「{mpn}」の可能性がある。",
    )
    return _from_maker(rule, match, seen=seen, expected=mpn, text=text)


def of_catalogue(rule: str, parts: Sequence[Part], *, seen: str) -> Ground:
    """Return the ground that the catalogue lists these parts, all of one maker as it spells it."""
    first = parts[0]
    en, ja = (
        text.format(seen=seen, expected=first.mpn, maker=first.maker)
        for text in _CATALOGUE_TEXTS[rule]
    )
    return Ground(
        rule=rule,
        direction=Direction.FOR,
        seen=seen,
        expected=", ".join(dict.fromkeys(part.mpn for part in parts[:_MOST_NAMES])),
        source=f"{first.source.name} sha256:{first.source.sha256}",
        date=first.read_on,
        text=Text(en=en, ja=ja),
    )


def of_mark(rule: str, maker: Maker, mark: Mark | None, *, seen: str) -> Ground:
    """Return the ground that a maker's mark or name stands on the part, or is its logo."""
    source = maker.sources[mark.source if mark else maker.names[0].source]
    what = ("logo", "ロゴ") if rule == "logo" else ("mark or name", "社名または商標")
    return Ground(
        rule=rule,
        direction=Direction.FOR,
        seen=seen,
        expected=mark.text if mark else maker.name,
        source=source.address,
        date=source.accessed,
        text=Text(
            en=f"“{seen}” on the part is a {what[0]} that {maker.name} uses.",
            ja=f"部品にある「{seen}」は{maker.name}が用いる{what[1]}である。",
        ),
    )


def of_rival(like: Ground, *, maker: str) -> Ground:
    """Return the ground against a maker that the marking may be the number of another, a rival.

    `like` is the strongest ground for that rival.
    """
    return replace(
        like,
        rule=RIVALS,
        direction=Direction.AGAINST,
        text=Text(
            en=f"“{like.seen}” may as well be a number of {maker}.",
            ja=f"「{like.seen}」は{maker}の品番である可能性もある。",
        ),
    )


def of_other_mark(like: Ground, *, maker: str) -> Ground:
    """Return the ground against a maker that the mark or logo of another is on the part.

    `like` is the ground that the mark gives for that other maker.
    """
    return replace(
        like,
        rule=f"other_{like.rule}",
        direction=Direction.AGAINST,
        text=Text(
            en=f"“{like.seen}” on the part names {maker} instead.",
            ja=f"部品にある「{like.seen}」は、別のメーカーである{maker}を示す。",
        ),
    )


def of_hint(direction: Direction, marking: Marking, *, maker: str) -> Ground:
    """Return the ground that whoever wrote the marking down named this or another maker."""
    against, seen = direction is Direction.AGAINST, marking.maker_hint
    return Ground(
        rule="maker_hint",
        direction=direction,
        seen=seen,
        expected=maker,
        source=marking.source or MAKER_HINT,
        date=marking.read_on,
        text=Text(
            en=f"The maker was written down as “{seen}”; this is not {maker} as far as we know."
            if against
            else f"The maker was written down as “{seen}”.",
            ja=f"メーカーは「{seen}」と記されており、知られている限り{maker}ではない。"
            if against
            else f"メーカーは「{seen}」と記されている。",
        ),
    )


def of_pins(direction: Direction, *, seen: str, expected: str, like: Ground) -> Ground:
    """Return the ground that the package has as many pins as the catalogue says, or other ones.

    `like` is the ground that the catalogue's entry gives.
    """
    against = direction is Direction.AGAINST
    return replace(
        like,
        rule="package",
        direction=direction,
        seen=seen,
        expected=expected,
        text=Text(
            en=f"The package is “{seen}”; the catalogue "
            + (f"says “{expected}”." if against else "says the same."),
            ja=f"パッケージは「{seen}」で、カタログ"
            + (f"では「{expected}」となっている。" if against else "の記載と一致する。"),
        ),
    )


def _from_maker(rule: str, match: PatternMatch, *, seen: str, expected: str, text: Text) -> Ground:
    source = match.maker.sources[match.part.source]
    return Ground(
        rule=rule,
        direction=Direction.FOR,
        seen=seen,
        expected=expected,
        source=source.address,
        date=source.accessed,
        text=text,
    )


def _names(names: Sequence[str], *, between: str = ", ") -> str:
    more = ("…",) if len(names) > _MOST_NAMES else ()
    return between.join((*names[:_MOST_NAMES], *more))
