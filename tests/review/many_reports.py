"""Reports of many invented occurrences, three of each, one of which gives other numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from sourcebook.records import Report, Source

_TOWNS = (
    "Douentza, Mali",
    "Bandiagara, Mali",
    "Maiduguri, Nigeria",
    "Konduga, Nigeria",
    "Ghazni, Afghanistan",
    "Kunduz, Afghanistan",
    "Baidoa, Somalia",
    "Kismayo, Somalia",
    "Mocimboa da Praia, Mozambique",
    "Goma, Congo",
    "Beni, Congo",
    "Idlib, Syria",
    "Marib, Yemen",
    "Taiz, Yemen",
    "Sittwe, Myanmar",
    "Quetta, Pakistan",
    "Mosul, Iraq",
    "Kirkuk, Iraq",
    "Tillaberi, Niger",
)
_GROUPS = (
    "Veshti Column",
    "Delta Salvation Movement",
    "Lake Vanguard",
    "Northern Banner",
    "Hill Guard",
    "Oldeba Front",
)
_ACTS = (
    "opened fire on a market",
    "attacked an army post",
    "ambushed a convoy of soldiers",
    "detonated a bomb near a bus station",
    "raided a village and burned houses",
    "fired mortar shells at a camp for displaced people",
)
_SOURCES = (("Tarveh Courier", "media"), ("Meridian Press", "media"), ("Plateau Monitor", "ngo"))


def many_reports(incidents: int) -> Iterator[Report]:
    """Three reports of each of so many occurrences, of some hundred words each."""
    chance = random.Random(11)
    for number in range(incidents):
        town, group, act = chance.choice(_TOWNS), chance.choice(_GROUPS), chance.choice(_ACTS)
        day = date(2016, 1, 4) + timedelta(days=number * 3 + chance.randrange(3))
        killed, wounded = chance.randrange(2, 30), chance.randrange(1, 40)
        for account, (source, kind) in enumerate(_SOURCES):
            text = _text(account, town, group, act, day, killed + (account == 2) * 2, wounded)
            yield Report(
                id=f"many-{number}-{account}",
                sha256=f"{3 * number + account:064x}",
                text=text,
                title=f"{killed} killed near {town}",
                source=Source(source, kind),  # type: ignore[arg-type]  # one of the listed kinds
                published=day + timedelta(days=1),
                language="en",
            )


def _text(account: int, town: str, group: str, act: str, day: date, killed: int, wounded: int) -> str:
    place, country = town.split(", ")
    told = f"{day:%d %B %Y}".lstrip("0")
    if account == 0:
        return (
            f"{place.upper()}, {told} - Gunmen of the {group} {act} near {place} on {day:%A}, killing {killed} "
            f"civilians and wounding {wounded} others, police said.\nWitnesses said the men came on motorcycles at "
            f"dusk and left towards the north before the army arrived. The {group} has not commented. "
            f"Shops in {place} stayed closed on the day after, and "
            f"the road to the capital of {country} was blocked for several hours.\nA doctor at "
            f"the hospital said that {wounded} people were being treated there, some of them for burns."
        )
    if account == 1:
        return (
            f"At least {killed} civilians were killed and {wounded} wounded when fighters {act} near {place} in "
            f"{country} on {told}, a local official said.\nThe official blamed the {group}, which has fought the "
            f"government since 2012. No group claimed responsibility. Residents began to bury the dead in the evening."
        )
    return (
        f"Weekly note on {country}. On {told}, the {group} {act} in the area of {place}. According to relatives and "
        f"hospital staff, {killed} civilians were killed, among them four women, and {wounded} were wounded.\nWe spoke "
        f"with six people who were there. Two houses were destroyed. The authorities have opened an inquiry."
    )
