"""The synthetic events of `synthetic.py` as reports with coded events, for measuring a merge through a dataset's store.

Each telling is written out as a short report whose words are compared as the synthetic event's are; nothing of it is
meant to be read.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from sourcebook.ingest import report_from_text
from sourcebook.merge.comparable import Comparable
from sourcebook.records import (
    CoderStamp,
    Count,
    DateRange,
    Event,
    Evidence,
    Harm,
    PartialDate,
    PlaceRef,
    Source,
    Span,
    content_id,
)
from sourcebook.records.codec import event_body
from sourcebook.records.vocabulary import PlacePrecision

#: Who codes them: nobody, their values are known.
CODER = CoderStamp("1", "synthetic", "acled")
_LATER = "The funeral was held; suspects were arrested."


def told_event(one: Comparable) -> Event:
    """The event of a synthetic telling, with its report."""
    text = _text(one)
    published = None if one.published is None else date.fromordinal(one.published)
    report = report_from_text(text, id=one.report, published=published, source=Source(one.source, "media"))
    event = Event(
        id="",
        report=report,
        type=one.type,  # type: ignore[arg-type]  # the synthetic types are of the vocabulary
        status="accomplished",
        date=_date(one, text),
        place=_place(one, text),
        actors=(),
        harm=tuple(
            Harm(*words_at(text, f"{low} people"), "civilians", effect, Count(low, high))  # type: ignore[arg-type]
            for effect, (low, high) in one.tolls.items()
        ),
        weapons=(),
        attribution=(),
        claims=(),
        evidence=Evidence(*words_at(text, text.partition(".")[0])),
        confidence=0.8,
        review=(),
        coder=CODER,
    )
    return replace(event, id=content_id("ev", [report.sha256, report.id, event_body(event)]))


def _text(one: Comparable) -> str:
    """A place and a day, the tolls, then persons, names and other words in an order of the report's own."""
    random = Random(one.report)
    persons = [f"{name.title()}" for name in sorted(one.persons)]
    of_persons = {word for name in one.persons for word in name.split()}
    names = [word.title() for word in sorted(one.names - of_persons - set(one.towns))]
    words = sorted(one.words)
    random.shuffle(words)
    random.shuffle(names)
    ages = [f"a {age}-year-old" for age in sorted(one.ages)]
    where = ", ".join(_places(one))
    day = "" if one.first is None else f" on {date.fromordinal(one.first):%d %B %Y}"
    tolls = "".join(f" and {low} people were {effect}" for effect, (low, _) in one.tolls.items())
    told = [f"An {one.type} was told of near {where}{day}{tolls}", *(f"among them was {name}" for name in persons)]
    told += [f"they named {name} there" for name in names] + ages
    return ", ".join((*told, *words)) + ". " + (_LATER if one.later else "")


def words_at(text: str, words: str) -> tuple[str, Span]:
    """Words of a text, with where they first stand in it."""
    start = text.index(words)
    return words, Span(start, start + len(words))


def _date(one: Comparable, text: str) -> DateRange | None:
    if one.first is None:
        return None
    day = date.fromordinal(one.first)
    known = PartialDate(day.year, day.month, day.day)
    return DateRange(known, known, "day", "gregorian", "stated", *words_at(text, f"{day:%d %B %Y}"))


def _place(one: Comparable, text: str) -> PlaceRef:
    names = _places(one)
    words, span = words_at(text, names[0])
    precision: PlacePrecision = "adm2" if one.reach > 8 else "settlement"  # as `comparable.REACH` has them
    name = names[0] if len(names) > 1 else None
    return PlaceRef((words,), (span,), "in", name, None, one.lat, one.lon, one.iso2, None, names[-1], precision)


def _places(one: Comparable) -> list[str]:
    """The town where it is known, and its district, "Qarfb" for district 51: a word that all share would be no name."""
    number = next(place for place in one.places if place.startswith("district")).split()[1]
    district = "Qar" + "".join("abcdefghij"[int(digit)] for digit in number)
    return [*(place.title() for place in one.places if not place.startswith("district")), district]
