import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

from publication.cases import at, bench, replay
from publication.pages.test_matrix import reader
from witnessmark.base.ids import ReplyId
from witnessmark.base.text import Language
from witnessmark.inquiries.inquiry import ReplyKind, Round
from witnessmark.inquiries.schedule import Terms
from witnessmark.publication.pages.timeline import EventKind, timeline_of, timeline_picture


def test_each_letter_reply_and_deadline_is_in_the_lane_of_its_company() -> None:
    timeline = timeline_of(reader=reader(bench()))

    assert timeline is not None
    tambre, ostwick = timeline.lanes
    assert [event.kind for event in tambre.events] == [
        EventKind.SENT,
        EventKind.RECEIVED,
        EventKind.DEADLINE,
    ]
    assert tambre.events[0].on == date(2031, 6, 10)
    assert sum(event.kind is EventKind.SENT for event in ostwick.events) == 5


def test_the_drawing_marks_every_event_with_its_date_in_words() -> None:
    timeline = timeline_of(reader=reader(bench(), Language.JA))
    assert timeline is not None

    root = ET.fromstring(timeline_picture(timeline, language=Language.JA))
    titles = [
        mark.findtext("title") or "" for mark in root.iter("text") if mark.find("title") is not None
    ]

    assert len(titles) == sum(len(lane.events) for lane in timeline.lanes)
    assert any(title.startswith("2031年6月10日") for title in titles)


def test_a_replay_has_no_timeline_of_letters() -> None:
    assert timeline_of(reader=reader(replay())) is None


def test_the_deadline_is_that_of_the_terms_of_the_case() -> None:
    timeline = timeline_of(reader=reader(replace(bench(), terms=Terms(answer_days=30))))

    assert timeline is not None
    assert timeline.lanes[0].events[-1].on == date(2031, 7, 10)


def test_what_came_to_the_final_text_is_told_apart() -> None:
    case = bench()
    asked, silent = case.inquiries
    remark = replace(
        asked.replies[0], id=ReplyId("r"), round=Round.FINAL_TEXT, received_at=at("08-26")
    )
    asked = replace(asked, replies=(*asked.replies, remark))
    timeline = timeline_of(reader=reader(replace(case, inquiries=(asked, silent))))

    assert timeline is not None
    assert "to the text to be published" in timeline.lanes[0].events[-1].word


def test_an_acknowledgement_is_not_drawn_as_a_reply() -> None:
    case = bench()
    asked, silent = case.inquiries
    thanks = replace(asked.replies[0], id=ReplyId("thanks"), kind=ReplyKind.ACKNOWLEDGEMENT)
    asked = replace(asked, replies=(thanks,))
    timeline = timeline_of(reader=reader(replace(case, inquiries=(asked, silent))))

    assert timeline is not None
    kinds = [event.kind for event in timeline.lanes[0].events]
    assert EventKind.NOTED in kinds
    assert EventKind.RECEIVED not in kinds


def test_what_came_after_the_as_of_day_is_not_in_the_picture() -> None:
    case = replace(bench(), as_of=date(2031, 6, 10))
    timeline = timeline_of(reader=reader(case))

    assert timeline is not None
    late = [event for lane in timeline.lanes for event in lane.events if event.on > case.as_of]
    assert {event.kind for event in late} <= {EventKind.DEADLINE}
