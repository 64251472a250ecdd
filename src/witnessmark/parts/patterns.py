"""What the form of a maker's part numbers means, in words: nobody should have to read a pattern."""

import re
from typing import Final

from witnessmark.base.grounds import Ground
from witnessmark.base.text import Text
from witnessmark.parts.sentences import RIVALS

_TOKEN: Final = re.compile(
    r"(?P<digit>\\d)|\[(?P<set>[^\]^]+)\]|\\(?P<escaped>[^\w])|(?P<literal>[\w \-/]+?)(?=[\\\[(]|$)"
)
_COUNT: Final = re.compile(r"\{(\d+)(?:,(\d+))?\}|\?")
_SIGNS: Final = re.compile(r"\\[dwsDWS]|\[[^\]]+\]|\(\?")
_UNSAID: Final = Text(en="a form of this maker's part numbers", ja="このメーカーの品番の形")


def rests_on_form(ground: Ground) -> bool:
    """Say whether `ground` was held against a form of part numbers, for this maker or a rival."""
    return "pattern" in ground.rule or (
        ground.rule == RIVALS and bool(_SIGNS.search(ground.expected))
    )


def form_in_words(pattern: str) -> Text:
    """Return what `pattern` allows, in words; only that it is a form where it is less plain."""
    return in_words(pattern) or _UNSAID


def in_words(pattern: str) -> Text | None:
    """Return what `pattern` allows, such as "KQD, then 4 digits"; None where it is less plain."""
    place, said = 0, list[Text]()
    while place < len(pattern):
        found = _TOKEN.match(pattern, place)
        if found is None:
            return None
        place = found.end()
        counted = _COUNT.match(pattern, place) if not found["literal"] else None
        place = counted.end() if counted else place
        said.append(_told(found, counted))
    return _joined(said)


def _told(found: re.Match[str], counted: re.Match[str] | None) -> Text:
    if found["escaped"]:
        return Text(en=f"“{found['escaped']}”", ja=f"「{found['escaped']}」")
    if literal := found["literal"]:
        return Text(en=literal, ja=literal)
    low, high = (counted[1] or "", counted[2] or "") if counted else ("1", "")
    many = f"{low}–{high}" if high else low or "0–1"
    if found["digit"]:
        return Text(en=f"{many} digit{'' if many == '1' else 's'}", ja=f"数字{many}桁")
    members = [
        one.replace("-", "–") for one in re.findall(r".-.|.", found["set"].replace("\\d", "0-9"))
    ]
    of = "one" if many == "1" else many
    return Text(en=f"{of} of {', '.join(members)}", ja=f"{'、'.join(members)}のうち{many}文字")


def _joined(said: list[Text]) -> Text:
    merged: list[Text] = []
    for one in said:
        if merged and one.en == one.ja and merged[-1].en == merged[-1].ja:
            both = merged.pop().en + one.en
            one = Text(en=both, ja=both)
        merged.append(one)
    return Text(
        en=", then ".join(one.en for one in merged), ja="、続いて".join(one.ja for one in merged)
    )
