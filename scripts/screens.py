"""Take a picture of every screen: English and Japanese, light and dark, phone and desktop.

They come into demo/out/screens; given words, only those whose name holds one of them. Serves a
workbench of its own with both demo cases and somebody who owns them, walks along its links, and
photographs one address of each kind, of each case. Needs Chromium (Debian: apt-get install
chromium).
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
SCREENS: Final = ROOT / "demo" / "out" / "screens"
NAME, PASSWORD = "screens", "a long enough phrase"
WIDTHS: Final = {"phone": 390, "desktop": 1280}

UNLINKED: Final = {
    "waiting": "/waiting/",
    "account": "/account/",
    "account-app": "/account/app/",
    "account-passkey": "/account/passkeys/new/",
    "account-password": "/account/password/",
    "account-token": "/account/tokens/new/",
    "account-e-mail": "/account/e-mail/",
    "search-blank": "/search/",
    "search": "/search/?q=霞南",
    "nothing": "/search/?q=zz",
}
"""Pages that no link of a case leads to."""

PREPARE: Final = f"""
from pathlib import Path
from django.utils import timezone
from witnessmark.cli import door
from witnessmark.web.setup import migrate, setup_django
setup_django(door.settings())
migrate()
from witnessmark.publication.casefolder.plain import read_case_folder
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.actions.cases import import_case
user = create_user("{NAME}", password="{PASSWORD}")
for name in ("replay-2023", "synthetic-bench"):
    folder = read_case_folder(Path("{ROOT}") / "demo" / name)
    import_case(folder, actor="{NAME}", now=timezone.now())
    case = models.Case.objects.get(local_id=name)
    models.Membership.objects.create(
        user=user, case=case, role=models.Role.OWNER.value, person=case.people.first()
    )
    print(case.public_id, name)
"""
SERVE: Final = (
    "import sys; from witnessmark.cli import main; main(['serve', '--port', sys.argv[1]])"
)


def main() -> None:
    """Take all pictures anew."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("There is no Chromium (Debian: apt-get install chromium).")
    shutil.rmtree(SCREENS, ignore_errors=True)
    with _workbench() as (workbench, cases), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        found: dict[str, str] = {}
        for language, scheme, width in product(("en", "ja"), ("light", "dark"), WIDTHS):
            context = browser.new_context(
                viewport={"width": WIDTHS[width], "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                locale=language,
            )
            page = context.new_page()
            _sign_in(page, workbench)
            found = found or _wanted({**_kinds(page, workbench, cases), **UNLINKED})
            place = SCREENS / f"{language}-{scheme}-{width}"
            place.mkdir(parents=True)
            for name, address in found.items():
                page.goto(workbench + address)
                page.screenshot(path=place / f"{name}.png", full_page=True)
            context.close()
            print(f"{place.name}: {len(found)} screens")
    print(f"All are in {SCREENS}.")


@contextmanager
def _workbench() -> Iterator[tuple[str, dict[str, str]]]:
    """Serve a workbench; give its address and the names of its cases by their addresses."""
    with tempfile.TemporaryDirectory() as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment = {**kept, "WITNESSMARK_HOME": home, "PYTHONPATH": str(ROOT / "src")}
        environment["WITNESSMARK_SECOND_FACTOR"] = "none"
        prepared = subprocess.run(
            [sys.executable, "-c", PREPARE],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        cases = dict(line.split() for line in prepared.stdout.splitlines())
        server = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(port)], env=environment, stdout=subprocess.DEVNULL
        )
        try:
            _wait_for(port)
            yield f"http://localhost:{port}", cases
        finally:
            server.terminate()
            server.wait(timeout=10)


def _wait_for(port: int) -> None:
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("The workbench did not start.")


def _sign_in(page: Page, workbench: str) -> None:
    page.goto(workbench)
    page.locator("input[name=login]").fill(NAME)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button").first.click()
    page.wait_for_url("**/cases/")


def _wanted(found: dict[str, str]) -> dict[str, str]:
    words = sys.argv[1:]
    return {
        name: address
        for name, address in found.items()
        if not words or any(word in name for word in words)
    }


def _kinds(page: Page, workbench: str, cases: dict[str, str]) -> dict[str, str]:
    """Return one address of each kind of page, by a name for its picture."""
    found: dict[str, str] = {}
    seen, waiting = {"/cases/"}, ["/cases/"]
    while waiting:
        address = waiting.pop(0)
        if (kind := _kind_of(address, cases)) in found:
            continue
        found[kind] = address
        page.goto(workbench + address)
        links = page.eval_on_selector_all(
            "a[href^='/cases/']", "links => links.map(link => link.getAttribute('href'))"
        )
        new = {link.split("#")[0] for link in links if not _is_file(link)} - seen
        seen |= new
        waiting += sorted(new)
    return found


def _kind_of(address: str, cases: dict[str, str]) -> str:
    """Return what sort of page an address is of: without the ids in it."""
    whole = address.split("?")[0].strip("/").split("/")
    if len(whole) == 1 or whole[1] == "new":
        return "-".join(whole)
    parts = whole[2:]
    ids = {"components", "companies", "inquiries", "claims", "replies", "correct"}
    kept = [
        part
        for before, part in zip(["", *parts], parts, strict=False)
        if before not in ids or part in ("new", "device", "sample")
    ]
    own = "+" if len(kept) < len(parts) else ""
    if parts[:1] == ["correct"]:
        kept = ["correct", parts[1]]
    return "-".join((cases[whole[1]], *kept)) + own


def _is_file(link: str) -> bool:
    return link.split("?")[0].endswith((".png", ".zip", ".pdf", ".bin")) or "export=csv" in link


if __name__ == "__main__":
    main()
