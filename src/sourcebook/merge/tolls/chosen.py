"""What a policy chose: the numbers and the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chosen:
    """`low`, `best` and `high` as in `Toll`, what was used and what was set aside, and a grade where there is one."""

    low: int | None
    best: int | None
    high: int | None
    reasons: tuple[str, ...] = ()
    grade: str | None = None
