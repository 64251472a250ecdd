"""Somebody signs in and walks through every page of the workbench, in both languages."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from journey.serving import serving

pytestmark = pytest.mark.journey
NAME, PASSWORD = "heron", "a long enough password"

PREPARE = f"""
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from web.cases import case_folder
from witnessmark.web.actions import accounts, cases
from witnessmark.web.models import Membership, Person, Role
now = datetime(2026, 11, 24, 12, tzinfo=UTC)
with tempfile.TemporaryDirectory() as place:
    cases.import_case(case_folder(Path(place)), actor="{NAME}", now=now)
accounts.create_user("{NAME}", password="{PASSWORD}")
accounts.create_user("stranger", password="{PASSWORD}")
accounts.add_member("{NAME}", case_id="lantern", role=Role.OWNER, actor="{NAME}", now=now)
Membership.objects.update(person=Person.objects.get(local_id="p-heron"))
"""


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a workbench with one fictional case as a person would; give its address."""
    with serving(tmp_path_factory.mktemp("home")) as served:
        served.run(PREPARE)
        yield served.address


def sign_in(page: Page, workbench: str, *, name: str = NAME) -> None:
    """Sign in and arrive at the cases."""
    page.goto(f"{workbench}/")
    page.get_by_label("User name").or_(page.get_by_label("ユーザー名")).fill(name)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main button").first.click()
    page.wait_for_url("**/cases/")


def addresses(page: Page, workbench: str) -> list[str]:
    """Return the address of every page that can be reached from the cases by following links."""
    found, waiting = ["/cases/"], ["/cases/", "/account/"]
    while waiting:
        page.goto(workbench + waiting.pop())
        links = page.eval_on_selector_all(
            ":is(a[href^='/cases/'], a[href^='/account/'])",
            "links => links.map(link => link.getAttribute('href'))",
        )
        for link in links:
            address = link.split("#")[0]
            if address not in found and not address.endswith((".png", ".bin", ".txt")):
                found.append(address)
                waiting.append(address)
    return found


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("en", "light", 1280), ("en", "dark", 360), ("ja", "light", 360), ("ja", "dark", 1280)],
)
def test_every_page_can_be_used_by_everybody(
    browser: Browser, workbench: str, language: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        locale=language,
    )
    page = context.new_page()
    said: list[str] = []
    elsewhere: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(workbench) else elsewhere.append(asked.url),
    )
    sign_in(page, workbench)
    walked = addresses(page, workbench)
    assert len(walked) >= 20
    wrong = []
    for address in walked:
        page.goto(workbench + address)
        assert page.locator("html").get_attribute("lang") == language
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append(f"{address}: wider than the screen")
        for violation in Axe().run(page).response["violations"]:
            wrong.append(f"{address}: {violation['id']} {violation['nodes'][0]['html'][:100]}")
    context.close()
    assert not wrong
    assert not said, "the browser complains"
    assert not elsewhere, "a page asked somebody else"


def test_a_stranger_sees_no_case_and_gets_not_found(browser: Browser, workbench: str) -> None:
    context = browser.new_context(locale="en")
    page = context.new_page()
    sign_in(page, workbench)
    case = page.locator(".cases h2 a").get_attribute("href")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, workbench, name="stranger")
    assert page.get_by_role("heading", name="Look at the demo").is_visible()
    answer = page.goto(f"{workbench}{case}")
    assert answer is not None
    assert answer.status == 404
    assert page.get_by_role("heading", name="Nothing is here").is_visible()
    context.close()


def test_the_language_changes_in_place(browser: Browser, workbench: str) -> None:
    context = browser.new_context(locale="en")
    page = context.new_page()
    sign_in(page, workbench)
    page.locator(".cases h2 a").click()
    before = page.url
    page.get_by_role("button", name="日本語").click()
    assert page.url == before
    assert page.locator("html").get_attribute("lang") == "ja"
    context.close()


def test_the_chain_is_walked_with_the_keyboard(browser: Browser, workbench: str) -> None:
    context = browser.new_context(locale="en")
    page = context.new_page()
    sign_in(page, workbench)
    page.locator(".cases h2 a").click()
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("class") == "skip"
    page.get_by_role("navigation", name="The chain of this case").get_by_role("link").nth(4).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/companies/")
    assert page.locator(".strip [aria-current]").inner_text().startswith("Companies")
    context.close()
