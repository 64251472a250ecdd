"""Somebody at the workbench, in a browser: follows links, fills forms in, sends them."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Locator, Page

PASSWORD = "a long enough phrase"

_SESSION = timedelta(hours=11)
"""For how long one session surely holds."""

_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""A device that holds passkeys, as Chromium can play one, and whose lock always opens."""

Known = Callable[[str, Sequence[str]], str | None]
"""Gives, for what a thing was called elsewhere, the one of the options that stands for it here."""


def unknown(_value: str, _options: Sequence[str]) -> None:
    """Know no other name of anything."""


class Hand:
    """One person in a browser of their own. `case` is the address of the case they work on."""

    def __init__(
        self, browser: Browser, address: str, *, name: str, known: Known = unknown, **more: Any
    ) -> None:
        self.context = browser.new_context(**{"locale": "en", **more})
        self.page: Page = self.context.new_page()
        self.address, self.name, self.known = address, name, known
        self.case = ""
        self.has_passkey = False
        self._since: datetime | None = None
        self.foreign: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda asked: self._note(asked.url))
        self.page.on("console", lambda message: self.said.append(message.text))

    def _note(self, url: str) -> None:
        if not url.startswith(self.address):
            self.foreign.append(url)

    def sign_in(self) -> None:
        """Sign in on the page that asks for it: with a passkey, once there is one."""
        if self.has_passkey:
            with self.page.expect_navigation():
                self.page.locator("#passkey-button").click()
        else:
            self.page.locator("input[type=text]").fill(self.name)
            self.page.locator("input[type=password]").fill(PASSWORD)
            with self.page.expect_navigation():
                self.page.locator("main form button").first.click()
        assert not self.page.locator("form.sign-in").count(), self.page.content()

    def come_in_at(self, moment: datetime) -> None:
        """Begin a session anew where the old one would end while something is being entered."""
        if self._since is None or not timedelta() <= moment - self._since < _SESSION:
            self.context.clear_cookies(name="sessionid")
            self._since = moment

    def add_passkey(self) -> None:
        """Add a passkey on the page that asks for a second step, and keep the recovery codes."""
        if not self.has_passkey:
            self.has_passkey = True
            device = self.context.new_cdp_session(self.page)
            device.send("WebAuthn.enable")
            device.send("WebAuthn.addVirtualAuthenticator", {"options": _DEVICE})
        self.page.get_by_role("link", name="Add a passkey").click()
        self.page.locator("#passkey-button").click()
        self.page.wait_for_url("**/account/codes/")
        assert self.page.locator(".codes li").count() == 10

    @property
    def must_add_passkey(self) -> bool:
        """Whether the page asks for a second step first."""
        return self.page.locator("[data-lacks]").count() > 0

    def go(self, *parts: str) -> None:
        """Go to a page of the case, signing in again where the session has ended."""
        self.open("/".join((self.case, *parts, "")))

    def open(self, path: str) -> None:
        """Go to an address of the workbench."""
        self.page.goto(self.address + path)
        if self.page.locator("form.sign-in").count():
            self.sign_in()
        if self.must_add_passkey:
            self.add_passkey()
            self.page.goto(self.address + path)

    def follow(self, path: str, **query: str) -> None:
        """Follow the link to `path` within the case that stands on this page."""
        asked = f"?{urlencode(query)}" if query else ""
        with self.page.expect_navigation():
            self.page.locator(f'main a[href="{self.case}/{path}/{asked}"]').first.click()

    def enter(self, kind: str, page: str, filled: Mapping[str, Any], *, under: str = "") -> str:
        """Add a thing of a kind from the page where its link stands; return the id it got."""
        self.go(*page.split("/"))
        self.follow(f"enter/{kind}", **({"under": under} if under else {}))
        self.fill(filled)
        return self.send()

    def correct(self, kind: str, thing: str, page: str, filled: Mapping[str, Any], why: str) -> str:
        """Correct a thing from the page where its link stands."""
        self.go(*page.split("/"))
        self.follow(f"correct/{kind}/{thing}")
        self.fill(filled)
        return self.send(why=why)

    def fill(self, filled: Mapping[str, Any], *, within: str = "main form.entering") -> None:
        """Fill the fields in; where a row is missing, ask for more rows."""
        form = self.page.locator(within).first
        for name, value in filled.items():
            if value in (None, "", [], ()):
                continue
            field = form.locator(f'[name="{name}"]')
            if not field.count():
                rows = re.split(r"\.\d+\.", name)[0]
                form.locator(f'button[name=more][value="{rows}"]').click()
            self._set(form.locator(f'[name="{name}"]'), value)

    def _set(self, field: Locator, value: Any) -> None:
        tag, type_ = field.first.evaluate("one => [one.localName, one.type]")
        if tag == "select":
            field.select_option(self._option(value, field.locator("option"), "value"))
        elif type_ in ("radio", "checkbox"):
            self._check(field, value)
        elif type_ == "file":
            field.set_input_files(value)
        else:
            field.fill(str(value))

    def _check(self, field: Locator, value: Any) -> None:
        if value is True or value is False:
            field.set_checked(value)
            return
        for one in value if isinstance(value, list | tuple) else [value]:
            chosen = self._option(one, field, "value")
            box = field.and_(self.page.locator(f'[value="{chosen}"]'))
            closed = box.locator("xpath=ancestor::details[not(@open)]")
            if closed.count():
                closed.locator("summary").click()
            box.check()

    def _option(self, value: Any, options: Locator, attribute: str) -> str:
        script = "(all, name) => all.map(one => one.getAttribute(name))"
        there = options.evaluate_all(script, attribute)
        wanted = str(value)
        return wanted if wanted in there else self.known(wanted, there) or wanted

    def send(self, *, within: str = "main form.entering", why: str = "") -> str:
        """Send the form; return the id of what was entered. Fails with what the page says then."""
        form = self.page.locator(within).first
        if why:
            form.locator('[name="why"]').fill(why)
        before = self.page.url
        form.locator("button:not([type], [name])").first.click()
        self.page.wait_for_function(
            "before => location.href !== before || document.querySelector('[role=alert]')",
            arg=before,
        )
        self.page.wait_for_load_state()
        if self.page.locator("form.sign-in").count():
            return self._send_again(within=within, why=why)
        faults = self.page.locator("main [role=alert]").all_inner_texts()
        assert self.must_add_passkey or not faults, f"{before}: {faults}"
        return self.page.url.partition("#")[2]

    def _send_again(self, *, within: str, why: str) -> str:
        """Sign in where the session ended meanwhile, and send what was typed before that."""
        self.sign_in()
        self.page.locator(within).first.locator("[data-take]").click()
        return self.send(within=within, why=why)

    def press(self, name: str) -> None:
        """Press a button that stands alone; fails with what the page complains of then."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=name).click()
        faults = self.page.locator("main [role=alert]:not([hidden])").all_inner_texts()
        assert self.must_add_passkey or not faults, f"{self.page.url}: {faults}"

    def close(self, *, refused: str = "-") -> None:
        """Close the browser; nothing was asked of anybody else, and no page complained.

        `refused` is the status that the browser was told on purpose.
        """
        self.context.close()
        assert not self.foreign, self.foreign
        complaints = [one for one in self.said if f"status of {refused}" not in one]
        assert not complaints, complaints
