"""A raw mail becomes a proposed reply; hostile bytes become a clear error, never a crash."""

import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import hash_bytes
from witnessmark.base.ids import ReplyId
from witnessmark.base.text import Language
from witnessmark.inquiries import mail as mail_module
from witnessmark.inquiries.inquiry import ReplyKind
from witnessmark.inquiries.mail import Mail, parse_mail, propose_reply
from witnessmark.inquiries.mail_kind import MailKind
from witnessmark.inquiries.mail_text import strip_html

MAILS = Path(__file__).parents[1] / "mail"
RECEIVED = datetime(2031, 6, 20, 2, tzinfo=UTC)


def is_mail_or_clear_error(raw: bytes) -> bool:
    try:
        return bool(parse_mail(raw).sha256)
    except BadInput as error:
        return bool(error.remedy)


def read(name: str) -> Mail:
    return parse_mail((MAILS / name).read_bytes())


def test_a_japanese_mail_in_iso_2022_jp_is_read() -> None:
    mail = read("answer_iso_2022_jp.eml")
    assert mail.text.splitlines()[2] == "個別の取引についてはお答えしておりません。"
    assert mail.subject == "Re: 質問状（架空のカメラの部品）"
    assert (mail.sender_name, mail.sender) == ("霞電子 広報", "kouhou@kasumi.example")
    assert mail.sent_at == datetime(2031, 6, 20, 10, 30, tzinfo=timezone(timedelta(hours=9)))
    assert mail.in_reply_to == "<1@watch.example>"
    assert mail.references == ("<0@watch.example>", "<1@watch.example>")
    assert (mail.kind, mail.language, mail.warnings) == (MailKind.REPLY, Language.JA, ())


def test_the_hash_is_of_the_exact_bytes() -> None:
    raw = (MAILS / "answer_iso_2022_jp.eml").read_bytes()
    assert parse_mail(raw).sha256 == hash_bytes(raw)


def test_a_wrong_charset_is_guessed_and_said() -> None:
    mail = read("answer_wrong_charset.eml")
    assert "①霞電子㈱" in mail.text
    assert "cp932" in mail.warnings[0].en


def test_html_is_read_as_words_and_nothing_in_it_runs_or_is_fetched() -> None:
    mail = read("answer_html_only.eml")
    assert mail.text == ("個別の取引についてはお答えしておりません。\n\n霞電子株式会社 <広報>")
    assert "HTML" in mail.warnings[0].en


def test_attachments_are_listed_by_name_and_hash_and_never_opened() -> None:
    mail = read("answer_with_attachment.eml")
    (attachment,) = mail.attachments
    assert "/" not in attachment.name
    assert attachment.sha256 == hash_bytes("この添付は開かない".encode())
    assert attachment.media_type == "application/pdf"
    assert "html" not in mail.text


def test_an_automatic_reply_is_told_by_its_head() -> None:
    mail = read("out_of_office.eml")
    assert mail.kind is MailKind.AUTOMATIC
    assert "Auto-Submitted" in mail.why.en
    reply = propose_reply(mail, reply=ReplyId("r1"), received_at=RECEIVED)
    assert reply is not None
    assert reply.kind is ReplyKind.AUTOMATIC


def test_a_delivery_failure_is_no_reply() -> None:
    mail = read("not_delivered.eml")
    assert mail.kind is MailKind.DELIVERY_FAILURE
    assert propose_reply(mail, reply=ReplyId("r1"), received_at=RECEIVED) is None


def test_a_proposed_reply_keeps_the_words_and_our_time_of_receipt() -> None:
    mail = read("answer_iso_2022_jp.eml")
    reply = propose_reply(mail, reply=ReplyId("r1"), received_at=RECEIVED)
    assert reply is not None
    assert (reply.text, reply.received_at, reply.kind) == (mail.text, RECEIVED, ReplyKind.ANSWER)


def test_eight_bit_heads_unknown_charsets_and_bad_dates_are_survived() -> None:
    mail = read("raw_eight_bit_head.eml")
    assert (mail.sender_name, mail.subject) == ("霞電子", "回答の件")
    assert mail.text.strip() == "回答いたします。"
    assert mail.sent_at is None


def test_a_mail_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    assert read("truncated_multipart.eml").text == "The mail breaks off in the mid"


def test_bytes_that_fit_no_charset_are_shown_as_unreadable() -> None:
    mail = read("unreadable_bytes.eml")
    assert "\ufffd" in mail.text
    assert "\x00" not in mail.text
    assert mail.warnings


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n\n",
        b"\x89PNG\r\n\x1a\n",
        b"just a line of text without a head",
        b"Subject: x\n" + b"X: " + b"y" * 300_000 + b"\n\n",
        b"Content-Type: text/plain; " + b"a=b; " * 100_000 + b"\n\nx",
        b"Content-Type: text/plain; " + b"(" * 5_000 + b"\n\nx",
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 20_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 1_000,
        b"\n".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d" % (i, i) for i in range(2_000)
        ),
    ],
    ids=[
        "empty",
        "no-head",
        "picture",
        "words",
        "long-head",
        "long-content-line",
        "nested-comments",
        "many-boundaries",
        "many-parts",
        "deep",
    ],
)
def test_what_is_no_mail_in_earnest_is_refused_quickly(raw: bytes) -> None:
    start = time.perf_counter()
    with pytest.raises(BadInput, match=r"SHA-256 [0-9a-f]{16}"):
        parse_mail(raw)
    assert time.perf_counter() - start < 5


def test_a_mail_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_module, "MAX_BYTES", 100)
    with pytest.raises(BadInput, match="larger than"):
        parse_mail(b"Subject: x\n\n" + b"y" * 200)


def test_a_text_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_module, "MAX_TEXT", 100)
    with pytest.raises(BadInput, match="a text of more"):
        parse_mail(b"Subject: x\n\n" + b"y" * 200)


@pytest.mark.parametrize("unclosed", ["<!--", "<a ", '<a b="', "</", "<script>", "<", "&#"])
def test_unclosed_markup_is_read_in_one_pass(unclosed: str) -> None:
    start = time.perf_counter()
    strip_html(unclosed * (400_000 // len(unclosed)))
    assert time.perf_counter() - start < 5


@given(st.binary(max_size=400))
def test_any_bytes_give_a_mail_or_a_clear_error(raw: bytes) -> None:
    assert is_mail_or_clear_error(raw)


HEADS = st.sampled_from(
    [
        b"From",
        b"Date",
        b"Subject",
        b"Content-Type",
        b"Content-Disposition",
        b"References",
        b"Content-Transfer-Encoding",
        b"Message-ID",
        b"Auto-Submitted",
    ]
)
VALUES = st.one_of(
    st.binary(max_size=40),
    st.sampled_from(
        [
            b"text/plain; charset=",
            b"multipart/mixed; boundary=x",
            b"=?utf-8?b?////?=",
            b"base64",
            b"=?iso-2022-jp?q?=1b$B?=",
            b"attachment; filename*=utf-8''%ff",
            b"message/rfc822",
            b"<@",
            b"text/html; charset=rot13",
            b"uuencode",
            b"Fri, 99 Foo 99999 99:99:99 +9999",
        ]
    ),
)


@given(st.lists(st.tuples(HEADS, VALUES), min_size=1, max_size=6), st.binary(max_size=80))
def test_any_heads_give_a_mail_or_a_clear_error(
    heads: list[tuple[bytes, bytes]], body: bytes
) -> None:
    raw = b"".join(name + b": " + value + b"\n" for name, value in heads) + b"\n--x\n\n" + body
    assert is_mail_or_clear_error(raw)
