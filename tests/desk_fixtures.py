"""The desk over the sample set, served, and a real browser in front of it that may talk to nobody else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:  # what only the tests of the desk need is imported by them
    from playwright.sync_api import Browser, BrowserContext, Page

    from sourcebook.review.desk import Desk

#: Debian's Chromium drawing without a graphics card, and asking nobody for anything.
FLAGS = (
    "--no-sandbox --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader"
).split()
#: Where pictures of the pages are kept for people to look at.
SHOTS = Path(os.environ.get("SOURCEBOOK_SHOTS", Path(__file__).parents[1] / "build" / "shots"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over a copy of the sample set."""
    import desk_factory

    with desk_factory.sample_desk(tmp_path) as found:
        yield found


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    """The address at which the desk is served."""
    from sourcebook.web.context import Room
    from sourcebook.web.serving import served

    with served(Room(desk, "samples", "anna")) as found:
        yield found.rstrip("/")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, headless: that of SOURCEBOOK_BROWSER, which CI sets, else the one installed; skipped without one."""
    path = os.environ.get("SOURCEBOOK_BROWSER") or shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium: apt-get install chromium")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=60_000)  # of a machine that does other work too
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens pages, each in a browser of its own; at the end, nobody but the desk was asked and nothing was blocked."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def new(coder: str = "anna", *, refusals: bool = False, **more: object) -> Page:
        """A page for a coder; `refusals` are answers 404 and 422 that a test asks for. 409 shows what others did."""
        told = ("409", "404", "422") if refusals else ("409",)
        context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 720}, **more)  # type: ignore[arg-type]  # options of the browser
        context.add_cookies([{"name": "sourcebook-coder", "value": coder, "url": address}])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        host = urlsplit(address).netloc
        page.on("request", lambda asked: wrong.append(asked.url) if not _is_ours(asked.url, host) else None)
        page.on(
            "console", lambda said: None if said.type != "error" or _ends(said.text, told) else wrong.append(said.text)
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        goto = page.goto

        def go(path: str) -> None:
            goto(path)
            page.wait_for_selector("body[data-ready]")

        page.goto = go  # type: ignore[method-assign,assignment]  # keys are heard once the page is ready for them
        page.on("dialog", lambda shown: wrong.append(f"a dialog: {shown.message}"))
        return page

    yield new
    for context in contexts:
        context.close()
    assert wrong == []


def _ends(message: str, statuses: tuple[str, ...]) -> bool:
    """Whether a message of the browser says that an answer had one of these statuses."""
    return any(f"a status of {status}" in message for status in statuses)


def _is_ours(url: str, host: str) -> bool:
    return urlsplit(url).netloc == host or url.startswith(("data:", "blob:"))


@pytest.fixture
def shoot() -> Callable[[Page, str], None]:
    """Keeps a picture of a page, to be looked at."""

    def keep(page: Page, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(SHOTS / f"{name}.png"), caret="initial", timeout=120_000)

    return keep
