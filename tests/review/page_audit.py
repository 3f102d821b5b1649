"""What axe-core, the usual checker of web accessibility, finds wrong with a page in a browser."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from playwright.sync_api import Page

#: The rules of WCAG 2.0 to 2.2, levels A and AA, and what axe-core's authors hold for good practice besides.
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: The desk's window on a laptop, and on a tablet held upright.
WINDOWS = {"laptop": {"width": 1280, "height": 720}, "tablet": {"width": 768, "height": 1024}}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

_RUN = """([only, off]) => axe.run(document, {
  runOnly: only, resultTypes: ["violations"], rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
}).then((told) => told.violations.flatMap((one) => one.nodes.map(
  (node) => `${one.id}: ${node.html.slice(0, 200)}: ${node.failureSummary.replace(/\\s+/g, " ")}`)))"""


@cache
def _axe() -> str:
    """The script of axe-core, as the package axe-playwright-python brings it."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What is wrong with the page as it is now, light and dark, on a laptop and on a tablet."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found: list[str] = []
    for window, size in WINDOWS.items():
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a width and a height
        # On a tablet the bar of keys lies over what can be scrolled to, which axe-core takes for a target too small.
        off = ["target-size"] if window == "tablet" else []
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            # In the dark nothing but the colours is another.
            only = (
                {"type": "tag", "values": _TAGS}
                if scheme == "light"
                else {"type": "rule", "values": ["color-contrast"]}
            )
            wrong = page.evaluate(_RUN, [only, off])
            found += [f"{window}, {scheme}: {one}" for one in wrong]
    return found
