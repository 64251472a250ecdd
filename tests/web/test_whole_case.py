"""A whole case, from nothing to a bundle that verifies, by four people and through forms alone."""

import io
import itertools
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from witnessmark.publication.case import Case
from witnessmark.publication.gate.gate import locks
from witnessmark.publication.verify import verify_bundle
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.actions.publishing import published_folder
from witnessmark.web.models.mapping import read_case

PASSWORD = "a long enough phrase"
EN, JA = "Yamabiko Denshi KK", "山彦電子株式会社"
STATED = "該当部品は当社の製品です。"
_sent = itertools.count()


class Hand:
    """Somebody at the workbench, who sends forms and is told what was wrong with them."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.case = ""

    def enter(self, kind: str, under: str = "", /, **filled: Any) -> None:
        self.send("enter", kind, **{**({"under": under} if under else {}), **filled})

    def send(self, *parts: str, **filled: Any) -> Any:
        named = {name.replace("__", "."): value for name, value in filled.items()}
        where = "/".join((self.case, *parts, ""))
        answer = self.client.post(where, {"once": f"t{next(_sent)}", **named})
        assert answer.status_code == 302, answer.content.decode().split("<main")[1]
        return answer

    def read(self) -> Case:
        return read_case(models.Case.objects.get(public_id=self.case.split("/")[2]))


def guest(owner: Hand, *, name: str, role: str) -> Hand:
    made = owner.client.post(f"{owner.case}/people/", {"display_en": name, "role": role})
    hand = Hand(Client())
    joined = {"username": name.lower(), "password": PASSWORD, "again": PASSWORD}
    answer = hand.client.post(made.context["link"].removeprefix("http://testserver"), joined)
    assert answer.status_code == 302
    hand.case = owner.case
    return hand


def moment(day: date, hour: int = 10) -> str:
    return f"{day.isoformat()}T{hour:02}:00"


@pytest.mark.django_db
def test_four_people_bring_a_case_from_a_photo_to_a_bundle(home: Path) -> None:
    owner = Hand(Client())
    owner.client.force_login(create_user("owl", password=PASSWORD))
    begun = owner.client.post(
        "/cases/new/",
        {
            "title_en": "A fictional lamp",
            "title_ja": "架空のランプ",
            "display": "Owl",
            "kind": "investigation",
            "fictional": "on",
            "as_of": timezone.localdate().isoformat(),
        },
    )
    owner.case = begun["Location"].rstrip("/")
    reader = guest(owner, name="Wren", role="reader")
    coder = guest(owner, name="Plover", role="coder")
    reviewer = guest(owner, name="Heron", role="reviewer")

    enter_what_was_found(owner, reader)
    enter_the_company(owner)
    ask_and_answer(owner)
    code(owner, coder)
    claim(owner, reviewer)

    case = owner.read()
    shut = [lock for lock in locks(case, on=case.as_of) if not lock.open]
    assert not shut, [(lock.id, lock.subject, lock.why.en) for lock in shut]
    owner.send("publish", id=case.id)
    assert verify_bundle(published_folder(case.id) / "bundle.zip").holds
    told = owner.read()
    assert {one.status for one in told.claims} == {"published"}
    assert told.published_on == timezone.localdate()


def enter_what_was_found(owner: Hand, reader: Hand) -> None:
    owner.enter("device", brand="LUMEN-MOTH", model="LM-2", kind__en="lamp", kind__ja="ランプ")
    owner.enter(
        "sample",
        device="lumen-moth-lm-2",
        condition__en="Used, complete.",
        condition__ja="中古。欠品なし。",
        scene_relation="unspecified",
        scene_basis__en="No scene is known.",
        scene_basis__ja="現場は知られていない。",
        examiner="owl",
        examined_on=timezone.localdate().isoformat(),
    )
    stream = io.BytesIO()
    Image.new("RGB", (320, 200), "green").save(stream, "PNG")
    stream.name = "main.png"
    stream.seek(0)
    owner.send(
        "photos",
        "new",
        sample="sample-1",
        pictures=[stream],
        caption_en="Main board",
        caption_ja="主基板",
        alternative_en="A green board.",
        alternative_ja="緑の基板。",
    )
    owner.enter(
        "component",
        sample="sample-1",
        board="main",
        designator="U1",
        kind__en="driver",
        kind__ja="ドライバー",
        package="SOP-8",
        regions__0__photo="main-board",
        regions__0__x="10",
        regions__0__y="20",
        regions__0__width="60",
        regions__0__height="40",
    )
    for hand in (owner, reader):
        hand.enter("reading", "u1", lines="YMB4071\n3021")
    owner.enter(
        "examination",
        "u1",
        authenticity="no_doubt_noted",
        basis__en="Seen under magnification.",
        basis__ja="拡大して観察した。",
    )
    owner.send(
        "components",
        "u1",
        "decide",
        verdict="not_identified",
        methods=["marking"],
        reason_en="No table names this number.",
        reason_ja="この番号はどの表にもない。",
    )


def enter_the_company(owner: Hand) -> None:
    source = "https://yamabiko.example/company"
    owner.enter(
        "company",
        **{
            f"names__{place}__{field}": value
            for place, (text, language) in enumerate(((EN, "en"), (JA, "ja")))
            for field, value in {
                "text": text,
                "language": language,
                "kind": "official",
                "source": source,
            }.items()
        },
        headquarters="JP",
        headquarters_source=source,
    )


def ask_and_answer(owner: Hand) -> None:
    today = timezone.localdate()
    owner.enter(
        "questionnaire",
        title__en="Questions",
        title__ja="質問状",
        version="1",
        questions__0__number="1",
        questions__0__text__en="Did you make this part?",
        questions__0__text__ja="この部品を製造しましたか。",
    )
    owner.enter(
        "inquiry",
        company="yamabiko-denshi-kk",
        addressee__en=EN,
        addressee__ja=JA,
        addressee_country="JP",
        language="ja",
        questionnaire="questions-1",
    )
    for letter, days in (("notice", 60), ("questions", 50)):
        write(owner, letter, today - timedelta(days))
    owner.enter(
        "reply",
        "yamabiko-denshi-kk",
        round="questions",
        kind="answer",
        received_at=moment(today - timedelta(42)),
        language="ja",
        text=f"{STATED}以上",
    )
    owner.enter(
        "translation",
        "yamabiko-denshi-kk/answer",
        text__en="The part in question is a product of ours. That is all.",
        translator__en="Owl",
        translator__ja="フクロウ",
    )


def write(owner: Hand, letter: str, day: date, **more: Any) -> None:
    words = {"text__en": f"The {letter}.", "text__ja": f"{letter}。"}
    owner.enter(
        "letter",
        "yamabiko-denshi-kk",
        letter=letter,
        channel="email",
        sent_at=moment(day),
        **(words | more),
    )
    own = letter.replace("_", "-")
    owner.enter(
        "delivery",
        f"yamabiko-denshi-kk/{own}",
        outcome="proven",
        at=moment(day, 11),
        proof__en="Their server confirmed it.",
        proof__ja="先方のサーバーが確認した。",
    )


def code(owner: Hand, coder: Hand) -> None:
    reply = ("inquiries", "yamabiko-denshi-kk", "replies", "answer")
    judged = {"question": "q1", "directness": "B7", "support": "unsupported", "quote": STATED}
    for hand in (owner, coder):
        hand.send(*reply, **judged)
    owner.send(*reply, **judged, reason_en="Both agree.", reason_ja="一致。")


def claim(owner: Hand, reviewer: Hand) -> None:
    owner.enter(
        "claim",
        text__en="A component marked “YMB4071 / 3021” was photographed on the main board; "
        "it is not identified.",
        text__ja="主基板で「YMB4071 / 3021」の表示がある部品を撮影した。"
        "この部品は特定できていない。",
        level="0",
        evidence__0__id="photo:main-board",
        evidence__1__id="component:u1",
        belief__en="Both readings agree.",
        belief__ja="2名の判読が一致した。",
    )
    owner.enter(
        "claim",
        text__en=f"{EN} stated: “The part in question is a product of ours.”",
        text__ja=f"{JA}は「{STATED}」と述べた。",
        level="3",
        companies=["yamabiko-denshi-kk"],
        evidence__0__id="reply:answer",
        evidence__1__id="inquiry:yamabiko-denshi-kk",
        belief__en="The reply is kept.",
        belief__ja="回答を保存している。",
    )
    for one in owner.read().claims:
        owner.send("claims", one.id, "move", to="sent_for_reply")
        for hand in (owner, reviewer):
            hand.send("claims", one.id, "review", seen=one.text_hash)
    day = timezone.localdate() - timedelta(15)
    write(owner, "final_text", day, claims=[one.id for one in owner.read().claims])
