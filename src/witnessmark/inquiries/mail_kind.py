"""What a mail seems to be, by its head: a reply, a machine's answer, a report on delivery."""

from email.message import EmailMessage
from enum import StrEnum
from typing import Final

from witnessmark.base.text import Text
from witnessmark.inquiries.mail_heads import raw_header, sender_of


class MailKind(StrEnum):
    """What a mail seems to be; a person decides."""

    REPLY = "reply"
    AUTOMATIC = "automatic"
    DELIVERY_FAILURE = "delivery_failure"


_AUTOMATIC: Final[dict[str, tuple[str, ...]]] = {
    "Auto-Submitted": ("auto-generated", "auto-replied", "auto-notified"),
    "X-Autoreply": (),
    "X-Autorespond": (),
    "Precedence": ("auto_reply", "auto-reply", "bulk", "junk"),
}


def kind_of(message: EmailMessage) -> tuple[MailKind, Text]:
    """Return what the mail seems to be, and the head line that says so (RFC 3834 and its kin)."""
    report = message.get_content_type() == "multipart/report"
    sender = sender_of(message)[1].lower()
    if report or sender.startswith(("mailer-daemon@", "postmaster@")):
        return MailKind.DELIVERY_FAILURE, Text(
            en="A mail server sent it as a report on delivery.",
            ja="メールサーバーが送った配信報告である。",
        )
    for name, wanted in _AUTOMATIC.items():
        value = raw_header(message, name).strip().lower()
        if value and (not wanted or any(word in value for word in wanted)):
            return MailKind.AUTOMATIC, Text(
                en=f"Its head says {name}: {value[:60]}.",
                ja=f"ヘッダーに {name}: {value[:60]} とある。",
            )
    return MailKind.REPLY, Text(
        en="Nothing in its head says that a machine wrote it.",
        ja="自動送信であることを示すヘッダーはない。",
    )
