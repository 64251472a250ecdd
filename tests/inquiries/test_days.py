"""Where a country has several zones, the addressee has the benefit."""

from datetime import UTC, date, datetime

from witnessmark.inquiries.days import earliest_day, latest_day, listed, written

MOMENT = datetime(2031, 3, 1, 3, 0, tzinfo=UTC)


def test_one_zone_gives_one_day() -> None:
    assert latest_day(MOMENT, country="JP") == earliest_day(MOMENT, country="JP")
    late = datetime(2030, 12, 31, 15, 30, tzinfo=UTC)
    assert latest_day(late, country="JP") == date(2031, 1, 1)


def test_delivery_counts_late_and_a_reply_counts_early_over_several_zones() -> None:
    morning = datetime(2031, 3, 1, 6, 0, tzinfo=UTC)  # 1 March in New York, 28 February in Hawaii
    assert latest_day(morning, country="US") == date(2031, 3, 1)
    assert earliest_day(morning, country="US") == date(2031, 2, 28)


def test_an_unknown_country_may_be_anywhere_on_earth() -> None:
    noon = datetime(2031, 3, 1, 11, 0, tzinfo=UTC)
    assert latest_day(noon, country="") == date(2031, 3, 2)
    assert earliest_day(noon, country="") == date(2031, 2, 28)


def test_days_are_written_as_people_write_them() -> None:
    assert written(date(2023, 1, 19)).en == "19 January 2023"
    assert written(date(2023, 1, 19)).ja == "2023年1月19日"


def test_days_are_listed_once_and_in_order() -> None:
    days = [date(2031, 3, 10), date(2031, 3, 1), date(2031, 3, 10)]
    assert listed(days).en == "1 March 2031 and 10 March 2031"
    assert listed(days).ja == "2031年3月1日、2031年3月10日"
