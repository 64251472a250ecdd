"""The steps of a case go by its own terms, codes, final texts and day of publication."""

from dataclasses import replace
from datetime import date

from publication.said import INQUIRY, clean_case
from witnessmark.inquiries.schedule import Terms
from witnessmark.publication.case import Case
from witnessmark.publication.lookup import Lookup
from witnessmark.web.steps import Place, next_steps


def told(case: Case, on: date) -> list[str]:
    steps = next_steps(Lookup(case), locks=(), on=on)
    return [step.text.en for step in steps if step.place is Place.INQUIRY]


def test_a_settled_reply_is_not_asked_to_be_coded_again() -> None:
    case = clean_case()
    assert told(case, date(2031, 7, 2)) == [
        "The final text was sent on 1 July 2031; append whatever comes back."
    ]
    (open_,) = told(replace(case, settlements=()), date(2031, 7, 2))
    assert open_.startswith("Have two people code the reply")


def test_a_claim_reworded_after_the_final_text_is_sent_again() -> None:
    case = clean_case()
    questions, final, notice = INQUIRY.attempts
    unlike = replace(final, claims=final.claims[:1])
    asked = replace(INQUIRY, attempts=(questions, unlike, notice))
    (step,) = told(replace(case, inquiries=(asked,)), date(2031, 7, 2))
    assert step.startswith("The text to be published has changed")


def test_after_publication_the_last_day_for_a_correction_is_named() -> None:
    assert "until 12 August 2031" in told(clean_case(), date(2031, 7, 15))[0]
    short = replace(clean_case(), terms=Terms(correction_days=3))
    assert "until 18 July 2031" in told(short, date(2031, 7, 15))[0]
