"""Templates: one Jinja2 environment that escapes everything and stops at a name that is not there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from sourcebook import __version__
from sourcebook.export.page_record import shown

from .event_form import plain


@cache
def environment() -> Environment:
    """The environment of the desk's pages. Templates come from the package alone, never from input."""
    made = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., str]] = {"plain": plain, "shown": shown, "when": when, "percent": percent}
    made.filters.update(filters)
    made.globals["version"] = __version__
    return made


def render(template: str, **context: Any) -> str:
    """A page or a part of one."""
    return environment().get_template(template).render(**context)


def when(at: datetime) -> str:
    """`2026-11-28 14:05 UTC`"""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def percent(share: float) -> str:
    return f"{round(100 * share)} %"


def _template(name: str) -> str | None:
    if not name.endswith(".html.j2") or "/" in name:
        return None
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")
