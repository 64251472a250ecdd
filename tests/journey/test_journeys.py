"""Journeys of people at the workbench, each in a browser of their own."""

import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from journey.bench import OTHERS, OWNER, ZONE, Ids, Telling
from journey.hand import PASSWORD, Hand, Known
from journey.serving import Workbench, serving
from witnessmark.base.json import Json, canonical_json
from witnessmark.publication.casefolder.plain import read_case_folder
from witnessmark.publication.redaction.public import public_json
from witnessmark.publication.verify import verify_bundle

pytestmark = pytest.mark.journey
NOTED = frozenset(
    {
        *("id", "sha256", "text_sha256", "grounds", "people", "journal", "format", "unknown"),
        *("read_at", "decided_at", "examined_at", "noted_at", "translated_at", "granted_at"),
        *("answered_at", "coded_at", "settled_at", "reader", "decided_by", "examiner", "reviewer"),
        *("coder", "settled_by", "author", "sender", "noted_by", "holder", "photographer"),
        *(
            "answered_by",
            "reviews",
            "screenings",
            "score",
            "device",
            "sample",
            "photo",
            "component",
        ),
        *("company", "companies", "document", "documents", "questionnaire", "question", "inquiry"),
        *("reply", "claim", "scene_document"),
    }
)
"""What the workbench notes by itself."""
BENCH = Path(__file__).parents[2] / "demo" / "synthetic-bench"


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Serve a workbench with nothing in it but an account for the owner to be."""
    with serving(tmp_path_factory.mktemp("home"), WITNESSMARK_TIME_ZONE=str(ZONE)) as served:
        served.run(
            "from witnessmark.web.actions.accounts import create_user\n"
            f"create_user({OWNER!r}, password={PASSWORD!r})\n"
        )
        yield served


def test_four_people_bring_a_case_from_nothing_to_a_page_that_verifies(
    browser: Browser, workbench: Workbench, tmp_path: Path
) -> None:
    ids = Ids()
    telling = Telling(read_case_folder(BENCH), ids=ids, uploads=tmp_path)
    workbench.set_clock(telling.begun)
    owner = Hand(browser, workbench.address, name=OWNER, known=ids.among)
    begin(owner, telling)
    hands = {OWNER: owner}
    for name, role in OTHERS.items():
        hands[name] = invited(owner, browser, name=name, role=role, known=ids.among)
    for act in telling.acts():
        workbench.set_clock(act.at + timedelta(seconds=20))
        hands[act.who].come_in_at(act.at)
        act.do(hands[act.who])
    workbench.set_clock(telling.ends)
    bundle = published(owner, into=tmp_path / "bundle.zip")
    report = verify_bundle(bundle)
    assert report.holds, report.checks[-1].sentence
    with zipfile.ZipFile(bundle) as archive:
        told: Json = json.loads(archive.read("data/case.json"))
    wanted = Counter(said_in(json.loads(canonical_json(public_json(telling.case)))))
    found = Counter(said_in(told))
    assert (sorted(wanted - found), sorted(found - wanted)) == ([], [])
    for hand in hands.values():
        hand.close()


def begin(owner: Hand, telling: Telling) -> None:
    """Start the case, as whoever will own it."""
    case = telling.case
    owner.open("/cases/new/")
    owner.fill(
        {
            "title_en": case.title.en,
            "title_ja": case.title.ja,
            "display": OWNER,
            "kind": case.kind.value,
            "fictional": case.fictional,
            "as_of": case.as_of.isoformat(),
        }
    )
    owner.send()
    owner.case = urlsplit(owner.page.url).path.rstrip("/")


def invited(owner: Hand, browser: Browser, *, name: str, role: str, known: Known) -> Hand:
    """Invite somebody, who takes the invitation up in a browser of their own."""
    owner.go("people")
    owner.fill({"display_en": name, "role": role})
    owner.press("Make an invitation")
    link = owner.page.locator("[role=status] code").inner_text()
    guest = Hand(browser, owner.address, name=name, known=known)
    guest.page.goto(link)
    guest.fill({"username": name, "password": PASSWORD, "again": PASSWORD})
    guest.press("Join")
    guest.case = owner.case
    return guest


def published(owner: Hand, *, into: Path) -> Path:
    """Publish the case through its open gate, and take the bundle along."""
    owner.go("gate")
    shut = owner.page.locator(".locks .shut").all_inner_texts()
    assert not shut
    owner.page.get_by_role("link", name="Publish this case").click()
    name = owner.page.locator("label[for=id]").inner_text().rpartition(" ")[2]
    owner.fill({"id": name})
    owner.send()
    with owner.page.expect_download() as download:
        owner.page.locator("a[href$='bundle.zip']").click()
    download.value.save_as(into)
    return into


def said_in(told: Json, *, under: str = "") -> Iterator[str]:
    """Yield everything that a case says: its words, its days, the times that were typed in.

    What the workbench notes by itself (ids, hashes, who did it when, grounds) is left out.
    """
    if isinstance(told, Mapping):
        for name, part in told.items():
            if name not in NOTED:
                yield from said_in(part, under=name)
    elif isinstance(told, Sequence) and not isinstance(told, str):
        for part in told:
            yield from said_in(part, under=under)
    elif under in ("sent_at", "received_at", "at", "retrieved_at"):
        yield f"{under} {datetime.fromisoformat(str(told)).astimezone(UTC).isoformat()}"
    elif told is not None and told is not False:
        yield f"{under} {told}"
