"""What is known of groups of the roster beside their names: parent, home, years, native names, names elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..errors import LexiconError
from ..records.sectors import SECTORS, Sector
from .regimes import ALWAYS, Period, read_day
from .tables import parts_of, read_table

_COLUMNS = ("name", "home", "sector", "parent", "from", "to", "native", "ucdp", "acled")


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """Facts on one group. What the table does not tell is empty, and `home` None ("" is: at home nowhere)."""

    home: str | None = None
    sector: Sector | None = None
    parent: str | None = None
    active: Period = ALWAYS
    native: tuple[str, ...] = ()
    ucdp: str | None = None
    acled: str | None = None


_NOTHING = GroupFacts()


@cache
def group_facts() -> dict[str, GroupFacts]:
    """The shipped table by the neutral name. Raises LexiconError on an unknown sector or a date that is none."""
    found = {}
    for name, home, sector_name, parent, start, end, native, ucdp, acled in read_table("group_facts.tsv", _COLUMNS):
        where = f"group_facts.tsv, {name}"
        sector = next((known for known in SECTORS if known == sector_name), None)
        if sector_name and sector is None:
            raise LexiconError(f"sector {sector_name!r}", where, allowed=", ".join(SECTORS))
        active = Period(read_day(start, where), read_day(end, where))
        found[name] = GroupFacts(
            None if not home else home.strip("-"), sector, parent or None, active, parts_of(native), ucdp or None,
            acled or None,
        )  # fmt: skip
    return found


def facts_of(name: str) -> GroupFacts:
    """What the table tells of the group with this neutral name."""
    return group_facts().get(name, _NOTHING)
