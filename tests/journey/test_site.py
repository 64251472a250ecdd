"""A reader's browser on the published site: no script, nothing from outside, accessible."""

from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from publication.cases import bench, replay
from witnessmark.base.signing import make_key
from witnessmark.publication.pages.site import render_site

PAGES = ("index", "components", "companies", "statements", "journal", "verify")

pytestmark = pytest.mark.journey


KEYS = {case.id: make_key(bytes(32)).public for case in (bench(), replay())}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for path, content in render_site(
        (bench(), replay()), pictures={}, keys=KEYS, on=date(2031, 9, 10)
    ).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def test_a_sentence_opens_its_grounds_without_script_and_nothing_leaves_the_folder(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="A fictional camera").click()
    grounds = page.locator("#claim-seen .grounds")

    assert not grounds.is_visible()
    page.locator("#claim-seen summary").click()
    assert grounds.get_by_text("TMB1234").first.is_visible()
    assert all(address.startswith(site.as_uri()) for address in asked)
    assert complaints == []
    context.close()


def test_pointing_at_one_end_of_a_path_lights_the_whole_path(browser: Browser, site: Path) -> None:
    page = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    ).new_page()
    page.goto((site / "en" / "bench" / "index.html").as_uri())
    faint, lit = (
        page.locator('[data-node="component-u2"]'),
        page.locator('[data-node="device-camera"]'),
    )

    page.locator('[data-node="claim-stated"]').hover()

    assert float(faint.evaluate("node => getComputedStyle(node).opacity")) < 0.5
    assert float(lit.evaluate("node => getComputedStyle(node).opacity")) == 1
    page.context.close()


def test_a_cell_of_the_matrix_leads_to_the_words_it_rests_on(browser: Browser, site: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / "en" / "bench" / "index.html").as_uri())
    quote = page.locator("#cell-to-tambre-q1 q")

    assert not quote.is_visible()
    page.get_by_label("Tambre Works, Ltd., Q1: B7 direct").focus()
    page.keyboard.press("Enter")

    quote.wait_for(state="visible")
    page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility_or_overflows(
    browser: Browser, site: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    faults: list[str] = []
    paths = ["index.html", "en/index.html", "ja/index.html"]
    paths += [f"{lang}/bench/{name}.html" for lang in ("en", "ja") for name in PAGES]
    paths += ["en/replay/index.html", "ja/replay/index.html"]
    for path in paths:
        page.goto((site / path).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        results = Axe().run(page)
        faults += [
            f"{path}: {one['id']} {[node['target'] for node in one['nodes'][:3]]}"
            for one in results.response["violations"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults.append(f"{path} is {wide} px wide on a screen of {width}")
    context.close()

    assert not faults, "\n".join(faults)
