"""What people meet at the workbench: an ended session, a faster colleague, a door that is shut."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser

from journey.hand import PASSWORD, Hand
from journey.serving import Workbench, serving

pytestmark = pytest.mark.journey
BENCH = Path(__file__).parents[2] / "demo" / "synthetic-bench"
NOW = datetime(2031, 9, 1, 9, tzinfo=UTC)

_PREPARE = f"""
from datetime import datetime
from pathlib import Path
from typing import Any
from witnessmark.publication.casefolder.plain import read_case_folder
from witnessmark.web import models
from witnessmark.web.actions import accounts, cases
now = datetime.fromisoformat({NOW.isoformat()!r})
cases.import_case(read_case_folder(Path({str(BENCH)!r})), actor="editor-1", now=now)
for name, person in (("Maple", "editor-1"), ("Oak", "editor-2"), ("Stranger", "")):
    accounts.create_user(name, password={PASSWORD!r})
    if person:
        role = models.Role.OWNER if name == "Maple" else models.Role.EDITOR
        accounts.add_member(name, case_id="synthetic-bench", role=role, actor="Maple", now=now)
        who = models.Person.objects.get(local_id=person)
        models.Membership.objects.filter(user__username=name).update(person=who)
"""


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Serve a workbench that holds the bench, two people who work on it, and one who does not."""
    with serving(tmp_path_factory.mktemp("home")) as served:
        served.run(_PREPARE)
        yield served


@pytest.fixture(autouse=True)
def in_september(workbench: Workbench) -> None:
    workbench.set_clock(NOW)


def at_work(browser: Browser, workbench: Workbench, name: str, **more: Any) -> Hand:
    """Return somebody who is signed in and has the case before them."""
    hand = Hand(browser, workbench.address, name=name, **more)
    hand.open("/cases/")
    with hand.page.expect_navigation():
        hand.page.locator(".cases h2 a").first.click()
    hand.case = hand.page.url.removeprefix(workbench.address).rstrip("/")
    return hand


def test_what_was_typed_outlives_the_session(browser: Browser, workbench: Workbench) -> None:
    hand = at_work(browser, workbench, "Maple")
    hand.go("device")
    hand.follow("enter/device")
    hand.fill({"brand": "LANTERN-WREN", "kind.en": "a second camera"})
    workbench.set_clock(NOW + timedelta(days=1))
    assert hand.send() == "lantern-wren"
    assert "a second camera" in hand.page.locator("main").inner_text()
    hand.close()


def test_of_two_who_change_the_same_the_second_is_told(
    browser: Browser, workbench: Workbench
) -> None:
    first, second = (at_work(browser, workbench, name) for name in ("Maple", "Oak"))
    for hand in (first, second):
        hand.go("device")
        hand.follow("correct/device/camera")
    first.fill({"model": "QM-7140 A"})
    first.send(why="the label says so")
    second.fill({"kind.en": "dome camera (fictional)"})
    second.page.locator('main form.entering [name="why"]').fill("it is a dome")
    second.page.get_by_role("button", name="Save").click()
    told = second.page.locator("main")
    assert "Somebody else changed this" in told.locator("[role=alert]").first.inner_text()
    assert "QM-7140 A" in told.locator("section.notice").inner_text()
    assert second.page.locator('[name="kind.en"]').input_value() == "dome camera (fictional)"
    second.fill({"model": "QM-7140 A"})
    second.page.get_by_role("button", name="Save").click()
    second.page.wait_for_url("**/device/**")
    shown = second.page.locator("main").inner_text()
    assert "QM-7140 A" in shown
    assert "dome camera (fictional)" in shown
    first.close()
    second.close(refused="422")


def test_a_stranger_gets_nowhere(browser: Browser, workbench: Workbench) -> None:
    member = at_work(browser, workbench, "Maple")
    addresses = walked(member)
    assert len(addresses) > 120
    stranger = Hand(browser, workbench.address, name="Stranger")
    stranger.open("/cases/")
    token = stranger.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    asked = stranger.context.request
    open_doors = []
    for address in addresses:
        answers = (
            asked.get(workbench.address + address),
            asked.post(
                workbench.address + address,
                form={"csrfmiddlewaretoken": token},
                headers={"Referer": workbench.address},
            ),
        )
        open_doors += [(address, one.status) for one in answers if one.status not in (404, 405)]
    assert not open_doors
    stranger.close()
    member.close()


def walked(member: Hand) -> list[str]:
    """Return every address of the case that its pages name: links, pictures, files, forms."""
    found, waiting = [f"{member.case}/"], [f"{member.case}/"]
    while waiting:
        member.open(waiting.pop())
        for name in ("href", "src", "action"):
            script = "(all, name) => all.map(one => one.getAttribute(name).split('#')[0])"
            for address in member.page.eval_on_selector_all(f"[{name}]", script, name):
                if address.startswith(f"{member.case}/") and address not in found:
                    found.append(address)
                    if name == "href" and address.endswith("/"):
                        waiting.append(address)
    return found


def test_a_case_is_begun_and_filled_in_japanese_on_a_phone(
    browser: Browser, workbench: Workbench, tmp_path: Path
) -> None:
    hand = Hand(
        browser,
        workbench.address,
        name="Oak",
        locale="ja",
        viewport={"width": 360, "height": 740},
        has_touch=True,
    )
    hand.open("/cases/new/")
    fits(hand)
    hand.fill({"title_ja": "架空のランプ", "display": "ナラ", "fictional": True})
    hand.send()
    hand.case = hand.page.url.removeprefix(workbench.address).rstrip("/")
    fits(hand)
    lamp = hand.enter("device", "device", {"brand": "LUMEN-MOTH", "kind.ja": "ランプ"})
    fits(hand)
    said = {"scene_relation": "unspecified", "scene_basis.ja": "現場は知られていない。"}
    sample = hand.enter("sample", "device", {"device": lamp, "condition.ja": "中古。", **said})
    picture = tmp_path / "基板.png"
    Image.new("RGB", (640, 400), "darkgreen").save(picture)
    hand.go("device")
    hand.follow("photos/new")
    fits(hand)
    hand.fill({"sample": sample, "pictures": str(picture), "caption_ja": "主基板"})
    hand.send()
    part = hand.enter("component", "components", {"sample": sample, "designator": "U1"})
    hand.enter("reading", f"components/{part}", {"lines": "YMB4071\n?021"}, under=part)
    fits(hand)
    hand.go("gate")
    fits(hand)
    shut = hand.page.locator(".locks .shut").all_inner_texts()
    assert shut
    assert all(any(sign > "ぁ" for sign in one) for one in shut)
    hand.close()


def fits(hand: Hand) -> None:
    """The page is in Japanese, no wider than the phone, and breaks no rule of accessibility."""
    assert hand.page.locator("html").get_attribute("lang") == "ja"
    assert not hand.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    violations = Axe().run(hand.page).response["violations"]
    assert not violations, [(one["id"], one["nodes"][0]["html"][:120]) for one in violations]


def test_whoever_works_on_a_case_sets_a_passkey_up_and_comes_in_with_it(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path, WITNESSMARK_SECOND_FACTOR="all") as served:
        served.run(_PREPARE)
        hand = Hand(browser, served.address, name="Maple")
        hand.open("/cases/")
        assert hand.has_passkey
        assert hand.page.locator(".cases h2").count() == 1
        with hand.page.expect_navigation():
            hand.page.locator('form[action$="/sign-out/"] button').click()
        hand.open("/waiting/")
        assert hand.page.url.endswith("/waiting/")
        hand.close()
