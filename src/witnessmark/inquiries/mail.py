"""A raw mail to a proposed reply. The bytes are hostile until a person has looked at them."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.message import EmailMessage, Message, MIMEPart
from typing import Final

from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import Sha256, hash_bytes
from witnessmark.base.ids import ReplyId
from witnessmark.base.text import Language, Text
from witnessmark.inquiries.charsets import decode_bytes
from witnessmark.inquiries.inquiry import Reply, ReplyKind, Round
from witnessmark.inquiries.mail_heads import MAX_LINE, header, raw_header, sender_of, sent_at
from witnessmark.inquiries.mail_kind import MailKind, kind_of
from witnessmark.inquiries.mail_text import strip_html

MAX_BYTES: Final = 50 * 1024 * 1024
MAX_HEAD: Final = 256 * 1024
MAX_BOUNDARIES: Final = 10_000
MAX_PARTS: Final = 500
MAX_TEXT: Final = 2 * 1024 * 1024

_BROKEN: Final = (
    RecursionError,
    MessageError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)  # What the standard library's parser has been seen to raise on malformed heads and parts.
_HEAD_LINE: Final = re.compile(rb"(?:From [^\n]*\n)?[!-9;-~]+[ \t]*:")
_CONTENT_LINE: Final = re.compile(rb"^content-[a-z-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.I | re.M)


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A part of a mail that is kept and listed, never opened."""

    name: str
    media_type: str
    size: int
    sha256: Sha256


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A mail as read: what its head claims, its words, its attachments, its hash.

    `sent_at` is what the sender's clock said, with its zone, or None; `subject`, `sender` and
    `sender_name` are claims of the head, which anybody can forge. `sha256` is of the raw bytes,
    which the caller keeps. `why` says what made the kind; `warnings` what could not be read well.
    """

    sender: str
    sender_name: str
    sent_at: datetime | None
    subject: str
    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    text: str
    language: Language
    kind: MailKind
    why: Text
    attachments: tuple[Attachment, ...]
    warnings: tuple[Text, ...]
    sha256: Sha256


def parse_mail(raw: bytes) -> Mail:
    """Return what `raw`, the exact bytes of one mail, says.

    Text comes from the plain parts; where there is none, from the HTML parts, stripped of markup.
    Charsets that are named wrongly are tried in their wider forms, then guessed, with a warning.

    Raises BadInput for what is no mail, is too large, or is nested too deeply to be one in earnest.
    """
    _check_size(raw)
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        return _mail(raw, message, _parts(message))
    except _BROKEN as error:
        raise _refused(raw, "is nested or broken beyond reading") from error


def propose_reply(
    mail: Mail, *, reply: ReplyId, received_at: datetime, asked_in: Round = Round.QUESTIONS
) -> Reply | None:
    """Return the reply that `mail` may be, for a person to confirm; None for a delivery failure.

    `received_at` is when our mailbox got it; the date in the mail's head proves nothing.
    """
    if mail.kind is MailKind.DELIVERY_FAILURE:
        return None
    automatic = mail.kind is MailKind.AUTOMATIC
    return Reply(
        id=reply,
        round=asked_in,
        kind=ReplyKind.AUTOMATIC if automatic else ReplyKind.ANSWER,
        received_at=received_at,
        language=mail.language,
        text=mail.text,
    )


def _check_size(raw: bytes) -> None:
    if len(raw) > MAX_BYTES:
        raise _refused(raw, f"is larger than {MAX_BYTES // 1024 // 1024} MB")
    head = raw[: MAX_HEAD + 1].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if len(head) > MAX_HEAD:
        raise _refused(raw, f"has a head of more than {MAX_HEAD // 1024} KB")
    if not _HEAD_LINE.match(head):
        raise _refused(raw, "does not begin with a head line, so it is not a mail")
    if raw.count(b"\n--") > MAX_BOUNDARIES:
        raise _refused(raw, f"has more than {MAX_BOUNDARIES} boundaries")
    lengths = [len(line[0]) for line in _CONTENT_LINE.finditer(raw)]
    if sum(lengths) > MAX_HEAD or max(lengths, default=0) > MAX_LINE:
        raise _refused(raw, "has Content lines of a length that no mail program writes")


def _refused(raw: bytes, why: str) -> BadInput:
    return BadInput(
        f"The mail with SHA-256 {hash_bytes(raw)[:16]}… ({len(raw)} bytes) {why}.",
        remedy="Keep the file as it is, look at it on an isolated machine, and enter the reply.",
    )


def _mail(raw: bytes, message: EmailMessage, parts: list[MIMEPart]) -> Mail:
    text, warnings = _text(raw, parts)
    kind, why = kind_of(message)
    name, address = sender_of(message)
    return Mail(
        sender=address,
        sender_name=name,
        sent_at=sent_at(message),
        subject=header(message, "Subject"),
        message_id=header(message, "Message-ID"),
        in_reply_to=header(message, "In-Reply-To"),
        references=tuple(header(message, "References").split()),
        text=text,
        language=_language(text),
        kind=kind,
        why=why,
        attachments=tuple(_attachment(part) for part in parts if not _is_words(part)),
        warnings=tuple(warnings),
        sha256=hash_bytes(raw),
    )


def _parts(message: EmailMessage) -> list[MIMEPart]:
    parts: list[MIMEPart] = []
    for part in _leaves(message):
        parts.append(part)
        if len(parts) > MAX_PARTS:
            raise ValueError(f"more than {MAX_PARTS} parts")
    return parts


def _leaves(part: MIMEPart) -> Iterator[MIMEPart]:
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for child in part.iter_parts():
            yield from _leaves(child)
    else:
        yield part


def _is_words(part: Message) -> bool:
    return (
        part.get_content_type() in ("text/plain", "text/html")
        and _disposition(part) != "attachment"
        and not _filename(part)
    )


def _text(raw: bytes, parts: list[MIMEPart]) -> tuple[str, list[Text]]:
    warnings: list[Text] = []
    for kind in ("text/plain", "text/html"):
        found = [part for part in parts if _is_words(part) and part.get_content_type() == kind]
        texts = [_words(raw, part, warnings) for part in found]
        if kind == "text/html" and texts:
            texts = [strip_html(text) for text in texts]
            warnings.append(
                Text(
                    en="The mail had no plain text; this is its HTML without the markup.",
                    ja="プレーンテキストがないため、HTMLから書式を除いた文面である。",
                )
            )
        if any(text.strip() for text in texts):
            return "\n\n".join(text.strip("\n") for text in texts), warnings
    return "", [*warnings, Text(en="The mail has no text.", ja="本文がない。")]


def _words(raw: bytes, part: MIMEPart, warnings: list[Text]) -> str:
    content = _content(part)
    if len(content) > MAX_TEXT:
        raise _refused(raw, f"has a text of more than {MAX_TEXT // 1024 // 1024} MB")
    named = str(part.get_param("charset") or "us-ascii")
    text, used = decode_bytes(content, charset=named)
    if not used:
        warnings.append(
            Text(
                en=f"Some bytes fit neither the charset {named[:40]} nor any other we know; "
                "they stand as \ufffd.",
                ja=f"文字コード{named[:40]}でも他の文字コードでも読めないバイトがあり、"
                "\ufffdで示した。",
            )
        )
    elif used != named.lower() and not content.isascii():
        warnings.append(
            Text(
                en=f"The text was read as {used}; the mail calls it {named[:40]}.",
                ja=f"本文は{used}として読んだ（メールの表示は{named[:40]}）。",
            )
        )
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def _content(part: MIMEPart) -> bytes:
    if part.is_multipart():
        return b"".join(bytes(child) for child in part.iter_parts())
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachment(part: MIMEPart) -> Attachment:
    content = _content(part)
    return Attachment(
        name=_filename(part),
        media_type=part.get_content_type(),
        size=len(content),
        sha256=hash_bytes(content),
    )


def _filename(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError, AttributeError):
        name = "?"
    shown = "".join(sign for sign in name if sign.isprintable())
    return shown.replace("\\", "/").rpartition("/")[2][:200]


def _disposition(part: Message) -> str:
    return raw_header(part, "Content-Disposition").partition(";")[0].strip().lower()


def _language(text: str) -> Language:
    if any("\u3041" <= sign <= "\u30ff" for sign in text):
        return Language.JA
    if any("\u4e00" <= sign <= "\u9fff" for sign in text):
        return Language.ZH
    return Language.EN
