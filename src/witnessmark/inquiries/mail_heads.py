"""The head lines of a hostile mail, read without the library's parsers, which may fail on them."""

from datetime import datetime
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from witnessmark.inquiries.charsets import decode_bytes

MAX_LINE: Final = 8_000
"""No mail program writes a longer head line; what is longer is cut."""


def sender_of(message: Message) -> tuple[str, str]:
    """Return the name and the address that the mail claims to be from; either may be empty."""
    pairs = getaddresses([header(message, "From")]) or [("", "")]
    return pairs[0]


def sent_at(message: Message) -> datetime | None:
    """Return the time that the sender's clock gave, with its zone; None where it is unreadable."""
    try:
        moment = parsedate_to_datetime(raw_header(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def header(message: Message, name: str) -> str:
    """Return a head line as one line of readable text, its encoded words decoded."""
    value = raw_header(message, name)
    try:
        words = [
            word if isinstance(word, str) else decode_bytes(word, charset=charset or "us-ascii")[0]
            for word, charset in decode_header(value)
        ]
    except (ValueError, LookupError, MessageError):
        words = [value]
    text = "".join(words)
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def raw_header(message: Message, name: str) -> str:
    """Return a head line as it came, unfolded; the library's parsers of head lines may fail."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            line = str(value)[:MAX_LINE].replace("\r", "").replace("\n", "")
            return _readable(line)
    return ""


def _readable(line: str) -> str:
    """Return raw 8-bit bytes, which the library keeps as surrogates, as text."""
    if not any("\udc80" <= sign <= "\udcff" for sign in line):
        return line
    return decode_bytes(line.encode("utf-8", errors="surrogateescape"), charset="utf-8")[0]
