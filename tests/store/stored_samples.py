"""Invented reports and events for the tests of the store: groups and persons are made up, all shapes of value occur."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from record_samples import CODER as CODER
from record_samples import at as at
from sourcebook.records import (
    PERSON,
    ActorRef,
    Attribution,
    Claim,
    CoderStamp,
    Count,
    DateRange,
    Event,
    Evidence,
    Harm,
    Origin,
    Part,
    PartialDate,
    Piece,
    PlaceRef,
    Report,
    Source,
    Span,
    Weapon,
    content_id,
)
from sourcebook.records.codec import event_body
from sourcebook.store import Collection, Original, Store

NEWER = CoderStamp("0.2.0", "rules", "acled")
#: When everything in these tests was collected.
THEN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
TRADER = "Ghulam Nabi Darzan"
TEXT = (
    "Report {number}. Five members of the Kedari Front were killed on May 17 in a clash with troops at Chowkibal, "
    "police said. A trader, Ghulam Nabi Darzan, and his driver were wounded by rifle fire. Darzan was taken to a "
    "hospital."
)

Item = tuple[Report, Original, Collection]


def item(number: int = 0, text: str = TEXT, **more: object) -> Item:
    """A report with its bytes and how they were got."""
    words = text.format(number=number)
    content = words.encode("utf-8", "surrogatepass")
    sha = hashlib.sha256(content).hexdigest()
    values: dict[str, object] = {
        "title": "Clash near Kupwara",
        "source": Source("Daily Example", "media"),
        "published": date(2017, 5, 18),
        "url": f"https://example.org/{number}",
        "language": "en",
        "origin": Origin("reports.csv", number, "page", (Piece(0, 10, 3, 13, 1), Piece(10, 20, 0, 10, 2))),
        **more,
    }
    report = Report(id=f"r{number}", sha256=sha, text=words, **values)  # type: ignore[arg-type]  # free keywords
    return report, Original(sha, content, "text/plain"), Collection(sha, THEN, report.url, "in/a", "desk", "0.1.0")


def added(event: Event) -> Event:
    """The event as if a person had added it."""
    made = replace(event, id="", coder=CoderStamp("0.1.0", PERSON, "by hand"), confidence=1.0, review=())
    return replace(made, id=content_id("ev", [made.report.sha256, event_body(made)]))


def clash(report: Report, coder: CoderStamp = CODER, killed: int = 5) -> Event:
    """An event of a report in `TEXT`'s words, with a named trader among the wounded."""
    text = report.text

    def words(said: str) -> tuple[str, Span]:
        return said, at(text, said)

    event = Event(
        id="",
        report=report,
        type="armed-clash",
        status="accomplished",
        date=DateRange(
            PartialDate(2017, 5, 17), PartialDate(2017, 5, 17), "day", "gregorian", "stated", *words("May 17")
        ),
        place=PlaceRef(
            ("Chowkibal",), (at(text, "Chowkibal"),), "at", "Chowkibal", 1, 34.45, 74.02, "IN", "Kashmir", None, "near"
        ),
        actors=(
            ActorRef(*words("Kedari Front"), "party", "armed-group", "Kedari Front"),
            ActorRef(*words("troops"), "party", "state-forces", iso3="IND"),
            ActorRef(*words(TRADER), "target", "civilians", person=True, part=Part("civilian", description="A trader")),
        ),
        harm=(
            Harm(*words("Five members"), "armed-group", "killed", Count(killed, killed)),
            Harm(*words(f"{TRADER}, and his driver"), "civilians", "wounded", Count(2, None)),
        ),
        weapons=(Weapon(*words("rifle fire"), "firearm"),),
        attribution=(Attribution(*words("police"), "state", "reported"),),
        claims=(Claim("harm.0", 0, "reported"),),
        evidence=Evidence(*words("A trader, Ghulam Nabi Darzan, and his driver were wounded by rifle fire")),
        confidence=0.81,
        review=("year is not stated",),
        coder=coder,
    )
    return replace(event, id=content_id("ev", [report.sha256, report.id, event_body(event)]))


def coded(keys: Sequence[str | None], items: Sequence[Item], coder: CoderStamp = CODER, killed: int = 5) -> list:  # type: ignore[type-arg]
    """For each new report a coding with one event."""
    pairs = zip(keys, items, strict=True)
    return [(key, coder, [clash(report, coder, killed)], []) for key, (report, *_) in pairs if key is not None]


def filled(store: Store, count: int = 3) -> list[str]:
    """A store with some reports and an event of each; the events' ids."""
    items = [item(number) for number in range(count)]
    store.add_codings(coded(store.add_reports(items), items))
    return [stored.event.id for stored in store.events()]
