"""A wording is known by its hash: one changed character is another wording."""

from dataclasses import replace
from datetime import UTC, datetime

from publication.said import CONSISTENT
from witnessmark.base.hashes import hash_bytes
from witnessmark.base.ids import PersonId
from witnessmark.base.text import Text
from witnessmark.publication.claim import ClaimReview, text_hash


def test_the_hash_is_that_of_the_canonical_json_of_each_language() -> None:
    text = Text(en="One part.", ja="部品1点。", unknown={"de": "Ein Teil."})
    assert text_hash(text) == hash_bytes('{"en":"One part.","ja":"部品1点。"}'.encode())


def test_reviewers_are_those_of_exactly_the_present_wording() -> None:
    review = ClaimReview(
        reviewer=PersonId("a"),
        at=datetime(2031, 6, 1, tzinfo=UTC),
        text_sha256=CONSISTENT.text_hash,
    )
    again = replace(review, at=datetime(2031, 6, 2, tzinfo=UTC))
    older = replace(review, reviewer=PersonId("b"), text_sha256=text_hash(Text(en="Other.")))
    claim = replace(CONSISTENT, reviews=(review, again, older))
    assert claim.reviewers == (PersonId("a"),)
    reworded = replace(claim, text=Text(en=f"{claim.text.en} ", ja=claim.text.ja))
    assert reworded.reviewers == ()
