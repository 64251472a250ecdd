"""Deadlines fall on the addressee's working days."""

from datetime import date

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.inquiries.schedule import (
    DEFAULT_TERMS,
    TERMS_SOURCE,
    Terms,
    answer_due,
    correction_until,
    final_text_due,
    is_working_day,
    next_working_day,
    questions_from,
    read_terms,
    reminders_due,
)

ON = date(2031, 7, 1)


def due(delivered: date, country: str = "JP", *, translated: bool = False) -> date:
    return answer_due(
        delivered, on=ON, country=country, needs_translation=translated, terms=DEFAULT_TERMS
    ).on


@pytest.mark.parametrize(
    ("delivered", "country", "expected"),
    [
        # A Tuesday two weeks on, no holiday near it.
        (date(2031, 6, 10), "JP", date(2031, 6, 24)),
        # Golden Week 2031: 3 May is a Saturday, 4 and 5 May Sunday and Monday, 6 May in lieu.
        (date(2031, 4, 19), "JP", date(2031, 5, 7)),
        # The same days are working days in Germany, but for the weekend.
        (date(2031, 4, 19), "DE", date(2031, 5, 5)),
        # New Year: 31 December to 3 January are bank holidays in Japan, 4 and 5 a weekend.
        (date(2030, 12, 17), "JP", date(2031, 1, 6)),
        # 29 December 2031 is a Monday on which Japan is at rest by custom, until 3 January.
        (date(2031, 12, 15), "JP", date(2032, 1, 5)),
        (date(2031, 12, 12), "JP", date(2031, 12, 26)),
        # Nobody else rests then by that custom.
        (date(2031, 12, 15), "US", date(2031, 12, 29)),
        # Over the end of the year in the United States: 1 January is the only holiday.
        (date(2030, 12, 18), "US", date(2031, 1, 2)),
        # A weekend in Israel is Friday and Saturday.
        (date(2031, 6, 6), "IL", date(2031, 6, 22)),
        # 29 February of a leap year.
        (date(2032, 2, 15), "TW", date(2032, 3, 1)),
    ],
)
def test_the_deadline_moves_to_the_addressees_next_working_day(
    delivered: date, country: str, expected: date
) -> None:
    assert due(delivered, country) == expected


def test_a_translation_gives_three_weeks() -> None:
    assert due(date(2031, 6, 10), translated=True) == date(2031, 7, 1)


def test_an_unknown_country_counts_weekends_only_and_says_so() -> None:
    found = answer_due(
        date(2031, 4, 19), on=ON, country="XX", needs_translation=False, terms=DEFAULT_TERMS
    )
    assert found.on == date(2031, 5, 5)
    assert "weekends only" in found.grounds[-1].text.en
    assert "土日のみ" in found.grounds[-1].text.ja


def test_a_year_beyond_the_calendar_counts_weekends_only_and_says_so() -> None:
    found = answer_due(
        date(2105, 4, 20), on=ON, country="JP", needs_translation=False, terms=DEFAULT_TERMS
    )
    assert found.on == date(2105, 5, 4)
    assert "weekends only" in found.grounds[-1].text.en


def test_grounds_name_rule_both_values_and_source() -> None:
    grounds = answer_due(
        date(2031, 4, 19), on=ON, country="JP", needs_translation=False, terms=DEFAULT_TERMS
    ).grounds
    assert [(one.rule, one.seen, one.expected) for one in grounds] == [
        ("calendar-days-from-proven-delivery", "2031-04-19", "2031-05-03"),
        ("next-working-day", "2031-05-03", "2031-05-07"),
    ]
    assert all(one.source and one.text.en and one.text.ja for one in grounds)


def test_grounds_in_the_terms_of_the_case_say_on_which_day_they_were_read() -> None:
    found = answer_due(
        date(2031, 4, 19), on=ON, country="XX", needs_translation=False, terms=DEFAULT_TERMS
    )
    assert {(one.source, one.date) for one in found.grounds} == {(TERMS_SOURCE, "2031-07-01")}


def test_the_turn_of_the_year_in_japan_names_the_law() -> None:
    grounds = answer_due(
        date(2031, 12, 15), on=ON, country="JP", needs_translation=False, terms=DEFAULT_TERMS
    ).grounds
    assert grounds[-1].rule == "closed-at-the-turn-of-the-year"
    assert "行政機関の休日に関する法律" in grounds[-1].source
    assert (grounds[-1].seen, grounds[-1].expected) == ("2031-12-29", "2032-01-05")
    assert not grounds[-1].text.missing()


def test_japan_rests_at_the_turn_of_a_year_that_no_calendar_knows() -> None:
    assert not [
        day
        for day in (date(2105, 12, 29), date(2105, 12, 30), date(2106, 1, 2))
        if is_working_day(day, country="JP")
    ]


def test_an_alpha_3_code_is_not_taken_for_a_country() -> None:
    assert next_working_day(date(2031, 5, 5), country="JPN") == date(2031, 5, 5)


def test_notice_and_reminders_are_counted_in_calendar_days() -> None:
    assert questions_from(date(2030, 12, 28), terms=DEFAULT_TERMS) == date(2031, 1, 4)
    assert reminders_due(date(2031, 6, 10), terms=DEFAULT_TERMS) == (
        date(2031, 6, 17),
        date(2031, 6, 22),
    )


@pytest.mark.parametrize(
    ("publication", "country", "expected"),
    [
        (date(2031, 6, 23), "JP", date(2031, 6, 16)),
        # 29 April and 3 to 6 May 2031 are no working days in Japan.
        (date(2031, 5, 8), "JP", date(2031, 4, 28)),
        # In Germany 1 May is one.
        (date(2031, 5, 9), "DE", date(2031, 5, 2)),
        (date(2031, 5, 8), "DE", date(2031, 4, 30)),
    ],
)
def test_the_final_text_leaves_five_working_days(
    publication: date, country: str, expected: date
) -> None:
    assert final_text_due(publication, country=country, terms=DEFAULT_TERMS) == expected


def test_a_correction_may_be_asked_for_28_days() -> None:
    assert correction_until(date(2031, 2, 10), terms=DEFAULT_TERMS) == date(2031, 3, 10)


def test_every_term_can_be_set() -> None:
    terms = read_terms({"answer_days": 30, "reminder_days": [10]}, where="terms.yaml")
    assert (terms.answer_days, terms.reminder_days, terms.notice_days) == (30, (10,), 7)


@pytest.mark.parametrize("wrong", [{"answer_days": 0}, {"answer_days": "ten"}, {"anwser": 3}])
def test_a_wrong_term_is_refused_by_name(wrong: dict[str, int | str]) -> None:
    with pytest.raises(BadInput, match=next(iter(wrong))):
        read_terms(wrong, where="terms.yaml")


def test_no_term_may_be_less_than_one() -> None:
    with pytest.raises(BadInput, match="proven_attempts"):
        Terms(proven_attempts=0)


def test_terms_longer_than_ten_years_are_refused() -> None:
    with pytest.raises(BadInput, match="answer_days is 10000000"):
        Terms(answer_days=10_000_000)
