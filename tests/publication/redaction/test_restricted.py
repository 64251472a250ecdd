"""A restricted value is found in whatever is published, and never repeated."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from publication.said import COMPONENT, IDENTIFICATION, INQUIRY, PEOPLE, REPLY, clean_case
from witnessmark.base.ids import PhotoId, QuestionId, SampleId
from witnessmark.base.text import Text
from witnessmark.evidence.component import Authenticity, Examination
from witnessmark.evidence.device import Acquisition, Sample
from witnessmark.inquiries.coding import Contest
from witnessmark.publication.case import Case, Notice
from witnessmark.publication.claim import Remark
from witnessmark.publication.redaction.restricted import leaks, published_strings, restricted_values

SERIAL = "SN-99887766"


def found(case: Case) -> set[tuple[str, str]]:
    return {(one.kind, one.path) for one in leaks(case, published_strings(case))}


def signed(signatory: str, text: str) -> Case:
    reply = replace(REPLY, text=text, translations=(), signatory=signatory)
    return replace(clean_case(), inquiries=(replace(INQUIRY, replies=(reply,)),))


def sample(**changes: object) -> Case:
    (one,) = clean_case().samples
    return replace(clean_case(), samples=(replace(one, **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("signatory", "text"),
    [
        ("佐藤一郎", "敬具\n佐藤一郎"),
        ("佐藤一郎", "佐藤\u3000一郎より"),
        ("佐々木一郎", "佐々木 一郎"),
        ("佐々木 一郎", "佐々木一郎"),
        ("佐々木 一郎", "佐々木・一郎"),
        ("ｻﾄｳ ｲﾁﾛｳ", "サトウイチロウ"),
        ("佐藤", "担当は佐藤です。"),
        ("広報部 架空 太郎", "架空太郎がお答えします。"),
        ("Taro Kaku", "yours, ＴＡＲＯ KAKU"),
        ("Head of PR, Taro Kaku", "Yours, Taro\u200b Kaku"),
        ("Li", "Yours, Li"),
    ],
)
def test_a_signatorys_name_is_found_however_it_is_written(signatory: str, text: str) -> None:
    assert {kind for kind, _ in found(signed(signatory, text))} == {"inquiries.replies.signatory"}


@pytest.mark.parametrize(
    ("signatory", "text"),
    [
        ("Li", "A list of limits."),
        ("Ann", "The annual plan."),
        ("林", "林業の会社です。"),
        ("Public Relations, Kasumi Denshi, Ltd.", "Kasumi Denshi, Ltd. replies."),
    ],
)
def test_a_name_inside_another_word_is_chance(signatory: str, text: str) -> None:
    assert found(signed(signatory, text)) == set()


def test_the_name_of_a_person_of_the_case_is_found() -> None:
    people = (replace(PEOPLE[0], name="佐藤 一郎"), *PEOPLE[1:])
    case = replace(clean_case(), people=people, summary=Text(en="x", ja="佐藤一郎が調べた。"))
    assert found(case) == {("people.name", "summary.ja")}


SAID = Text(en=f"It bears {SERIAL}.", ja="x")
PHOTO = clean_case().photos[0]
EXAMINED = Examination(
    authenticity=Authenticity.NO_DOUBT_NOTED,
    basis=SAID,
    examiner=PEOPLE[0].id,
    examined_at=datetime(2031, 5, 1, tzinfo=UTC),
)
CONTEST = Contest(
    inquiry=INQUIRY.id,
    reply=REPLY.id,
    question=QuestionId("q1"),
    received_at=datetime(2031, 6, 25, tzinfo=UTC),
    text=SAID,
)


@pytest.mark.parametrize(
    ("path", "case"),
    [
        ("samples[s1].condition.en", sample(condition=SAID)),
        ("samples[s1].scene_basis.en", sample(scene_basis=SAID)),
        ("samples[s1].protocol.en", sample(protocol=SAID)),
        ("samples[s1].remains.en", sample(remains=SAID)),
        ("samples[s1].firmware", sample(firmware="sn 9988 7766")),
        (
            "photos[board].caption.en",
            replace(clean_case(), photos=(replace(PHOTO, caption=SAID),)),
        ),
        (
            "components[u1].examinations[0].basis.en",
            replace(clean_case(), components=(replace(COMPONENT, examinations=(EXAMINED,)),)),
        ),
        (
            "identifications[u1].reason.en",
            replace(clean_case(), identifications=(replace(IDENTIFICATION, reason=SAID),)),
        ),
        (
            "settlements[ask-kasumi].reason.en",
            replace(clean_case(), settlements=(replace(clean_case().settlements[0], reason=SAID),)),
        ),
        ("contests[ask-kasumi].text.en", replace(clean_case(), contests=(CONTEST,))),
        (
            "claims[observed].belief.en",
            replace(clean_case(), claims=(replace(clean_case().claims[0], belief=SAID),)),
        ),
        (
            "inquiries[ask-kasumi].attempts[0].text.en",
            replace(
                clean_case(),
                inquiries=(
                    replace(INQUIRY, attempts=(replace(INQUIRY.attempts[0], id="", text=SAID),)),
                ),
            ),
        ),
        (
            "notice.limits[0].text.en",
            replace(clean_case(), notice=Notice(limits=(Remark(text=SAID),))),
        ),
        (
            "notice.not_published[0].text.en",
            replace(clean_case(), notice=Notice(not_published=(Remark(text=SAID),))),
        ),
        (
            "devices[camera].model",
            replace(clean_case(), devices=(replace(clean_case().devices[0], model=SERIAL),)),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_serial_is_found_wherever_it_is_published(path: str, case: Case) -> None:
    assert found(case) == {("samples.serial", path)}


def test_a_serial_has_four_signs_and_stands_alone() -> None:
    assert found(sample(serial="7140", condition=Text(en="No. 7140"))) != set()
    assert found(sample(serial="7140", condition=Text(en="No. 71405"))) == set()
    assert found(sample(serial="714", condition=Text(en="No. 714"))) == set()


def test_prose_has_five_signs() -> None:
    for where, told in (("Oita", False), ("Osaka", True)):
        case = sample(
            acquisition=Acquisition(where=where), condition=Text(en=f"Bought used, as in {where}.")
        )
        assert bool(found(case)) is told


def test_a_case_that_holds_its_values_back_has_no_leak() -> None:
    assert found(clean_case()) == set()
    assert {one.kind for one in restricted_values(clean_case())} >= {
        "samples.serial",
        "samples.acquisition.how",
        "inquiries.replies.signatory",
        "inquiries.attempts.address",
    }


def test_a_photo_of_another_sample_changes_nothing() -> None:
    other = Sample(id=SampleId("s2"), device=clean_case().devices[0].id, serial="QQ-5555")
    photo = replace(PHOTO, id=PhotoId("second"), alternative=Text(en="label QQ5555"))
    case = replace(clean_case(), samples=(*clean_case().samples, other), photos=(PHOTO, photo))
    assert found(case) == {("samples.serial", "photos[second].alternative.en")}


NOTE = "A man at the back door of the repair shop took cash and gave no name, on a rainy morning."
NOTE_JA = (
    "修理店の裏口で名前を告げない男性から現金と引き換えに受け取り、その場で袋に入れて封をした。"
)


def noted(note: str, said: str) -> Case:
    told = Text(en=said) if said.isascii() else Text(ja=said)
    return sample(acquisition=Acquisition(how=note), condition=told)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (NOTE, "Got at the back door of the repair shop."),
        (NOTE, "Got at THE BACK-DOOR, of the repair  shop."),
        (NOTE_JA, "裏口で名前を告げない男性から現金と引き換えに受け取り、調べた。"),
        (NOTE_JA, "裏口で名前を告げない男性から、現金と引き換えに 受け取り調べた。"),
        (
            "古びた店 Blue Lantern Cameras の裏口で受け取った",
            "古びた店 Blue Lantern Cameras の裏口で受け取った。",
        ),
    ],
)
def test_a_long_fragment_of_a_note_is_found(note: str, said: str) -> None:
    assert {kind for kind, _ in found(noted(note, said))} == {"samples.acquisition.how"}


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (NOTE, "Seen at the back door of the shop."),
        (NOTE, "It was at the back door of the box."),
        (NOTE, "The repair shop of the back door."),
        (NOTE_JA, "男性から現金と引き換えに受け取り、調べた。"),
    ],
)
def test_a_short_fragment_of_a_note_is_chance(note: str, said: str) -> None:
    assert found(noted(note, said)) == set()


def test_a_long_name_in_a_note_is_no_secret() -> None:
    title = "Guide to the Parts of Cameras of Orbwatch and Others"
    named = replace(clean_case().documents[0], title=Text(en=title, ja="手引き"))
    case = replace(noted(f"It stands in {title}.", f"See {title}."), documents=(named,))
    assert found(case) == set()


def test_a_value_that_stands_whole_is_told_once() -> None:
    case = noted(NOTE, f"It was so: {NOTE}")
    told = [one.path for one in leaks(case, published_strings(case))]
    assert told == ["samples[s1].condition.en"]
