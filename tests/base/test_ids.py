"""Ids stay in their folder and on their page."""

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.base.ids import check_id


@pytest.mark.parametrize("text", ["u3", "replay-2023", "a.b_c-1"])
def test_plain_ids_pass(text: str) -> None:
    assert check_id(text, what="component") == text


@pytest.mark.parametrize("text", ["", ".", "../x", "a/b", "A", "あ", "a b", "x" * 101, "-a", "a\n"])
def test_what_could_leave_its_folder_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="component id"):
        check_id(text, what="component")
