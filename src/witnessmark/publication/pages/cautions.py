"""Two sentences that stand wherever a company is named."""

from typing import Final

from witnessmark.base.text import Text

NO_INFERENCE: Final = Text(
    en="Being named here is not a finding of wrongdoing, and nothing is inferred from a silence.",
    ja="ここに社名があることは不正の認定を意味せず、回答がないことからは何も推認しない。",
)
"""That a name or a silence is no accusation."""

COUNTERFEIT: Final = Text(
    en="A part can be counterfeit, resold or old stock; its marking does not show who sold it to "
    "whom.",
    ja="部品は偽造品、転売品、旧在庫である可能性があり、表示だけでは誰が誰に販売したかは分からない。",
)
"""That a marking does not show the way a part took."""
