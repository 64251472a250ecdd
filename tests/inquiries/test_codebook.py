"""Every code has a meaning in both languages, under a version."""

from pathlib import Path

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.inquiries.codebook import CODEBOOK, load_codebook
from witnessmark.inquiries.coding import Account, Directness, Substance, Support


def test_every_code_is_explained() -> None:
    book = load_codebook()
    assert book.label == "witnessmark-1"
    assert set(book.directness) == set(Directness)
    assert set(book.account) == set(Account)
    assert set(book.substance) == set(Substance)
    assert set(book.support) == set(Support)


def test_a_codebook_that_lacks_a_language_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "codebook.yaml"
    text = CODEBOOK.read_text(encoding="utf-8")
    broken.write_text(text.replace(", ja: 部分的な回答", ""), encoding="utf-8")
    with pytest.raises(BadInput, match="B6"):
        load_codebook(broken)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[unclosed", b"just words", b""])
def test_what_is_no_codebook_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "codebook.yaml"
    broken.write_bytes(content)
    with pytest.raises(BadInput, match=r"codebook\.yaml"):
        load_codebook(broken)
