"""The languages that letters come and go in: any, named by a BCP 47 tag."""

import re
from typing import Final

from witnessmark.base.errors import BadInput

_TAG: Final = re.compile(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*"
)
"""Language, script, region, variants of RFC 5646, section 2.1, in the case its 2.1.1 recommends."""


def check_language(tag: str, *, of: str) -> str:
    """Return `tag` if it is a BCP 47 tag such as ja, de or zh-Hans; `of` names what bears it.

    Raises BadInput otherwise: the tag goes into the head of a page, and a wrong one is read out
    in the wrong voice. Extensions and private tags are not taken.
    """
    if not _TAG.fullmatch(tag):
        raise BadInput(
            f"The language {tag[:40]!r} of {of} is no BCP 47 tag.",
            remedy="Write the tag as in RFC 5646: ja, de, ko, zh-Hans, pt-BR.",
        )
    return tag
