"""Invented events for the export tests: groups and persons are made up, places are real, all shapes of value occur."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

from record_samples import CODER as CODER
from record_samples import at as at
from sourcebook.records import (
    ActorRef,
    Attribution,
    Claim,
    Count,
    DateRange,
    Event,
    Evidence,
    Harm,
    PartialDate,
    PlaceRef,
    Report,
    Source,
    Span,
    Weapon,
    content_id,
)
from sourcebook.records.vocabulary import EventType

HOSTILE = "</script><img src=x onerror=alert(1)> {{ 7*7 }} ]]> <!-- \u2028 \x00 \ud800 &amp; \U0001f54a " + "w" * 400
MEDIA = Source("Daily Example", "media")


def report(text: str, *, source: Source = MEDIA, **more: object) -> Report:
    """A report with the hash of its own text."""
    sha = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    values: dict[str, object] = {
        "published": date(2017, 5, 18),
        "language": "en",
        "title": "Clash near Kupwara",
        **more,
    }
    return Report(id=f"r-{sha[:8]}", sha256=sha, text=text, source=source, **values)  # type: ignore[arg-type]  # free keywords


def event(told: Report, kind: EventType, evidence: str, **more: object) -> Event:
    """An event of `told` with nothing coded but what is given."""
    values: dict[str, object] = {
        "status": "accomplished",
        "date": None,
        "place": None,
        "actors": (),
        "harm": (),
        "weapons": (),
        "attribution": (),
        "claims": (),
        "confidence": 0.8,
        "review": (),
        "coder": CODER,
        **more,
    }
    found = Evidence(evidence, at(told.text, evidence))
    key = content_id("ev", [told.sha256, kind, evidence, repr(sorted(values))])
    return Event(id=key, report=told, type=kind, evidence=found, **values)  # type: ignore[arg-type]  # free keywords


CLASH = (
    "KUPWARA: Five members of the Kedari Front were killed on May 17 in a clash with troops at Chowkibal in Kupwara "
    "District, police said. A trader, Ghulam Nabi Darzan, and his driver were wounded by rifle fire. The Kedari Front "
    "said its fighters killed 12 soldiers. Darzan was taken to a hospital in Srinagar.\n"
    "Shops in the district stayed closed on the next day. Traffic was thin. Nothing else was reported."
)
CLAIM = (
    "Our brothers struck a checkpoint of the Northern Defence Council in Mosul on 12 Dhul-Qa'dah 1438 and killed about "
    "ten of its members with a mortar. See https://example.org/statement for more."
)
PERSIAN = (
    "گروهی مسلح دیروز به پاسگاهی در نزدیکی هرات حمله کرد. به گفته مقام‌ها، سه سرباز زخمی شدند و رحمان صبوری کشته شد."
)
VAGUE = "Some time in 2016 armed men burned houses near Tessaban. Nobody was hurt, a resident said."


def clash() -> Event:
    """A clash with a full date, a resolved settlement, a named person, rival numbers and a claim."""
    told = report(CLASH, url="https://news.example.org/2017/ghulam-nabi-darzan-hurt")
    return event(
        told,
        "armed-clash",
        "Five members of the Kedari Front were killed on May 17 in a clash with troops",
        date=_day(told, "on May 17", date(2017, 5, 17)),
        place=_place(told, ("Chowkibal", "Kupwara District"), "Kupwara", 1264154, 34.5262, 74.2546, "IN", "settlement"),
        actors=(
            ActorRef("Kedari Front", at(CLASH, "Kedari Front"), "party", "armed-group", "Kedari Front"),
            ActorRef("troops", at(CLASH, "troops"), "party", "state-forces", "Indian Army", "IND"),
            ActorRef("Ghulam Nabi Darzan", at(CLASH, "Ghulam Nabi Darzan"), "target", "civilians", person=True),
        ),
        harm=(
            _harm(told, "Five members of the Kedari Front", "armed-group", "killed", 5, 5),
            _harm(told, "A trader, Ghulam Nabi Darzan, and his driver", "civilians", "wounded", 2, 2),
            _harm(told, "12 soldiers", "state-forces", "killed", None, 12),
        ),
        weapons=(Weapon("rifle", at(CLASH, "rifle"), "firearm"),),
        attribution=(
            Attribution("police", at(CLASH, "police"), "state", "reported"),
            Attribution("The Kedari Front", at(CLASH, "The Kedari Front"), "perpetrator", "claimed"),
        ),
        claims=(
            Claim("harm.0", 0, "reported"),
            Claim("harm.2", 1, "claimed", "12 soldiers", at(CLASH, "12 soldiers"), Count(12, 12)),
        ),
        review=("two speakers give different numbers",),
    )


def claim() -> Event:
    """A belligerent's own report, dated in the Hijri calendar, with a district as its place."""
    told = report(CLAIM, source=Source("Kedari Front media office", "armed-group"), title="A statement", published=None)
    words = "on 12 Dhul-Qa'dah 1438"
    when = DateRange(
        PartialDate(2017, 8, 4), PartialDate(2017, 8, 5), "day", "hijri", text=words, span=at(CLAIM, words),
        reasons=("converted by the Umm al-Qura tables",),
    )  # fmt: skip
    return event(
        told,
        "shelling",
        "struck a checkpoint of the Northern Defence Council",
        date=when,
        place=_place(told, ("Mosul",), "Mosul", 99072, 36.335, 43.11889, "IQ", "adm2"),
        actors=(
            ActorRef("Our brothers", at(CLAIM, "Our brothers"), "perpetrator", "armed-group", "Kedari Front"),
            ActorRef("Northern Defence Council", at(CLAIM, "Northern Defence Council"), "target", "armed-group"),
        ),
        harm=(_harm(told, "about ten of its members", "armed-group", "killed", 10, 10),),
        weapons=(Weapon("mortar", at(CLAIM, "mortar"), "mortar"),),
        attribution=(Attribution("Our brothers", at(CLAIM, "Our brothers"), "perpetrator", "claimed"),),
    )


def persian() -> Event:
    """Right-to-left text, a month without a year, a named person, a place near a town."""
    told = report(PERSIAN, source=Source("روزنامه نمونه", "media"), title="حمله در نزدیکی هرات", language="fa")
    month = PartialDate(None, 5, 17)
    return event(
        told,
        "attack",
        "گروهی مسلح دیروز به پاسگاهی در نزدیکی هرات حمله کرد",
        date=DateRange(month, month, "day", basis="relative", text="دیروز", span=at(PERSIAN, "دیروز")),
        place=_place(told, ("هرات",), "Herat", 1140026, 34.34817, 62.19967, "AF", "near"),
        actors=(
            ActorRef("گروهی مسلح", at(PERSIAN, "گروهی مسلح"), "perpetrator", "armed-group"),
            ActorRef("رحمان صبوری", at(PERSIAN, "رحمان صبوری"), "target", "state-forces", person=True),
        ),
        harm=(
            _harm(told, "سه سرباز", "state-forces", "wounded", 3, 3),
            _harm(told, "رحمان صبوری", "state-forces", "killed", 1, 1),
        ),
        attribution=(Attribution("مقام‌ها", at(PERSIAN, "مقام‌ها"), "state", "reported"),),
    )


def vague() -> Event:
    """A year only, and a place that no gazetteer knows."""
    told = report(VAGUE, source=Source(None, None), title=None, published=None, language=None)
    year = PartialDate(2016)
    return event(
        told,
        "property-destruction",
        "armed men burned houses near Tessaban",
        date=DateRange(year, year, "year", text="Some time in 2016", span=at(VAGUE, "Some time in 2016")),
        place=PlaceRef(("Tessaban",), (at(VAGUE, "Tessaban"),), reasons=("not in the gazetteer",)),
        actors=(ActorRef("houses", at(VAGUE, "houses"), "target", "property"),),
        attribution=(Attribution("a resident", at(VAGUE, "a resident"), "witness", "reported"),),
        confidence=0.35,
        review=("place not resolved",),
    )


def bare() -> Event:
    """Nothing but a type and its evidence: no date, no place, no actor; the report without a known source."""
    return event(report("A threat was made.", source=Source()), "threat", "A threat was made", status="threatened")


def hostile() -> Event:
    """Every free text of the record holds mark-up, a formula, control characters and half a character."""
    text = f"=HYPERLINK(1) {HOSTILE} @SUM(A1) -2+3"
    told = report(
        text, source=Source(f"=cmd|' /C calc'!A0 {HOSTILE}", "other"), title=f"+{HOSTILE}", url="javascript:x"
    )
    whole = Span(0, len(text))
    return event(
        told,
        "other",
        "=HYPERLINK(1)",
        date=DateRange(PartialDate(1, 1, 1), PartialDate(1, 1, 1), "day", text=f"@{HOSTILE}", span=whole),
        place=PlaceRef((f"={HOSTILE}",), (whole,), name=f"-{HOSTILE}", lat=float("nan"), lon=500.0, precision="near"),
        actors=(ActorRef(f"\t{HOSTILE}", whole, "perpetrator", "unknown", f"\r{HOSTILE}"),),
        harm=(Harm(f"-{HOSTILE}", Span(50, 10**6), "unknown", "killed", Count(None, None)),),
        weapons=(Weapon(HOSTILE, whole, HOSTILE),),
        attribution=(Attribution(f"=1+1{HOSTILE}", whole, "unknown", "reported"),),
        claims=(Claim("harm.9", 7, "denied", HOSTILE, whole, Count(1, None)),),
        review=(f"={HOSTILE}",),
    )


def many(number: int) -> list[Event]:
    """`number` events over two years in several places, for sizes and looks."""
    towns = (
        ("Mosul", 36.335, 43.119, "IQ"), ("Herat", 34.348, 62.2, "AF"), ("Gao", 16.27, -0.04, "ML"),
        ("Maiduguri", 11.846, 13.16, "NG"), ("Kupwara", 34.526, 74.255, "IN"), ("Idlib", 35.93, 36.634, "SY"),
    )  # fmt: skip
    kinds: Sequence[EventType] = get_args(EventType)
    events = []
    for index in range(number):
        town, lat, lon, iso2 = towns[index * index % len(towns)]
        day = date(2016, 3, 1) + timedelta(days=index * 37 % 700)
        dead = 1 + index % 5
        text = (
            f"{town.upper()}: Armed men attacked a post of the Northern Defence Council outside {town} "
            f"on {day:%d %B %Y}, police said. {dead} members of the council were killed and a shop was damaged in "
            f"incident {index}. Officials gave no further details, and traffic returned to normal by the evening."
        )
        told = report(text, title=f"Attack outside {town}", published=day + timedelta(days=1))
        harmed = f"{dead} members of the council"
        events.append(
            event(
                told,
                kinds[index % len(kinds)],
                f"Armed men attacked a post of the Northern Defence Council outside {town}",
                date=_day(told, f"on {day:%d %B %Y}", day),
                place=PlaceRef(
                    (town,),
                    (Span(text.index(f"outside {town}") + 8, text.index(f"outside {town}") + 8 + len(town)),),
                    "near",
                    town,
                    1,
                    round(lat + index % 7 * 0.11, 3),
                    round(lon + index % 5 * 0.13, 3),
                    iso2,
                    precision="settlement" if index % 4 else "adm1",
                ),
                actors=(
                    ActorRef("Armed men", at(text, "Armed men"), "perpetrator", "unknown"),
                    ActorRef("Northern Defence Council", at(text, "Northern Defence Council"), "target", "armed-group"),
                ),
                harm=(_harm(told, harmed, "armed-group", "killed", dead, dead),),
                attribution=(Attribution("police", at(text, "police"), "state", "reported"),),
                confidence=round(0.4 + index % 6 / 10, 2),
            )
        )
    return events


def mixed() -> list[Event]:
    """One of each."""
    return [clash(), claim(), persian(), vague(), bare(), hostile()]


def _day(told: Report, words: str, day: date) -> DateRange:
    value = PartialDate.of(day)
    return DateRange(value, value, "day", text=words, span=at(told.text, words), reasons=())


def _place(
    told: Report, texts: tuple[str, ...], name: str, key: int, lat: float, lon: float, iso2: str, precision: str
) -> PlaceRef:
    spans = tuple(at(told.text, text) for text in texts)
    return PlaceRef(texts, spans, "in", name, key, lat, lon, iso2, precision=precision)  # type: ignore[arg-type]  # a literal


def _harm(told: Report, words: str, who: str, effect: str, low: int | None, high: int | None) -> Harm:
    return Harm(words, at(told.text, words), who, effect, Count(low, high))  # type: ignore[arg-type]  # literals
