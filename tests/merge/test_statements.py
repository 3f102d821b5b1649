"""Who says what: values that compare equal, speakers and rivals side by side, and what a follow-up's numbers are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from invented_accounts import Rival, Row, Speaker, account

from sourcebook.merge.field_values import actor_words, count_words, date_words, place_words
from sourcebook.merge.statements import specific_of, statements
from sourcebook.records import ActorRef, Count, DateRange, Event, PartialDate, PlaceRef, Span

DAY = PartialDate(2018, 5, 3)


def _place(text: str, **more: object) -> PlaceRef:
    return replace(PlaceRef((text,), (Span(0, len(text)),)), **more)  # type: ignore[arg-type]  # free keywords


def _actor(text: str, name: str | None = None) -> ActorRef:
    return ActorRef(text, Span(0, len(text)), "perpetrator", "armed-group", name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (date_words(DateRange(DAY, DAY, "day", text="on Thursday")), date_words(DateRange(DAY, DAY, "day"))),
        (
            place_words(_place("Kunduz", name="Kunduz", geonameid=1135689, iso2="AF")),
            place_words(_place("Qunduz town", name="Kunduz", geonameid=1135689, iso2="AF")),
        ),
        (actor_words(_actor("TTP", "Tehrik-i-Taliban")), actor_words(_actor("the Taliban", "Tehrik-i-Taliban"))),
        (actor_words(_actor("The  Gunmen")), actor_words(_actor("the gunmen"))),
    ],
    ids=["date", "place", "named actor", "unnamed actor"],
)
def test_two_ways_of_writing_one_value_are_equal(one: str, other: str) -> None:
    assert one == other


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(8, 8), "8"),
        (Count(8, None), "at least 8"),
        (Count(None, 10), "up to 10"),
        (Count(8, 11), "8 to 11"),
        (Count(None, None), "unknown"),
    ],
)
def test_counts_in_words(count: Count, words: str) -> None:
    assert count_words(count) == words


@pytest.mark.parametrize(
    ("count", "title", "beside", "specific"),
    [
        (Count(3, 3), "Three killed in Dori", 0, 10),
        (Count(3, 3), "3 killed in Dori", 2, 8),
        (Count(1200, 1200), "1,200 flee Dori", 0, 10),
        (Count(3, 3), "Raid on Dori", 4, -4),
        (Count(3, 3), None, 0, 0),
        (Count(13, 13), "Three killed in Dori", 0, 0),
    ],
)
def test_how_specific_a_number_is(count: Count, title: str | None, beside: int, specific: int) -> None:
    assert specific_of(count, title, beside) == specific


def test_each_speaker_of_a_disputed_number_is_a_row_with_words_and_mode() -> None:
    told = account(
        "Meridian Press",
        3,
        [Row("eight soldiers", 8, 30, "state-forces")],
        speakers=[Speaker("the army", "state"), Speaker("the Movement", "perpetrator", "claimed")],
        rivals=[Rival(0, 0, "eight soldiers", 8, 8), Rival(0, 1, "30 soldiers", 30, 30)],
    )
    rows = [s for s in statements([told]) if s.field == "harm"]
    assert [(s.value, s.speaker, s.speaker_kind, s.mode, s.words) for s in rows] == [
        ("8", "the army", "state", "reported", "eight soldiers"),
        ("30", "the Movement", "perpetrator", "claimed", "30 soldiers"),
    ]
    assert len({s.voice for s in rows}) == 2
    assert {s.row for s in rows} == {0}


def test_every_coded_field_is_stated() -> None:
    told = replace(
        account("Meridian Press", 3, [Row("a man", 1, 1)], actors=[("gunmen", "perpetrator", "unknown")]),
        date=DateRange(DAY, DAY, "day"),
        place=_place("Dori"),
    )
    assert {s.field: s.value for s in statements([told])} == {
        "type": "attack",
        "status": "accomplished",
        "date": "2018-05-03",
        "place": "Dori",
        "actors": "perpetrator: gunmen (unknown)",
        "harm": "1",
    }


def test_the_order_of_the_events_does_not_matter() -> None:
    events = [account(f"Paper {n}", n, [Row(f"{n} people", n, n)]) for n in (1, 2, 3)]
    assert statements(events) == statements(events[::-1])


def test_a_reprinted_claim_stays_the_claim_of_who_made_it() -> None:
    text = "Our fighters killed thirty soldiers at the post this morning and burned six of their cars. " * 3
    rows = [Row("thirty soldiers", 30, 30, "state-forces")]
    claim = account("Delta Salvation Movement", 1, rows, text=text, kind="armed-group")
    reprint = account("Town Mirror", 2, rows, text=text)
    (row,) = (s for s in statements([claim, reprint]) if s.event == reprint.id and s.field == "harm")
    assert (row.speaker, row.speaker_kind, row.published) == (
        "Delta Salvation Movement",
        "perpetrator",
        date(2018, 5, 1),
    )


def test_a_reprint_has_the_day_and_headline_of_its_original_and_an_update_its_own() -> None:
    text = "Raiders opened fire in the market of Dori at dawn on Monday and burned eight stalls and four cars. " * 2

    def wire(publisher: str, day: int, number: int, title: str) -> Event:
        return account(publisher, day, [Row(f"{number} traders", number, number)], text=text, title=title)

    events = [wire("Wire", 1, 8, "8 dead"), wire("Wire", 2, 9, "Dori"), wire("Mirror", 3, 8, "Dori at dawn")]
    said = {(s.source.name, s.value, s.published, s.specific) for s in statements(events) if s.field == "harm"}
    assert said == {
        ("Wire", "8", date(2018, 5, 1), 10),
        ("Wire", "9", date(2018, 5, 2), 0),
        ("Mirror", "8", date(2018, 5, 1), 10),
    }


@pytest.mark.parametrize(
    ("sentence", "words", "standing"),
    [
        ("A man wounded in the raid died in hospital on Friday.", "A man", "more"),
        ("Two of the wounded succumbed to their injuries.", "Two of the wounded", "more"),
        ("One of the wounded died, bringing to ten the number of dead.", "ten", "revised"),
        ("The toll rose to at least 12.", "12", "revised"),
        ("The raid in May killed nine people.", "nine people", "apart"),
    ],
)
def test_what_the_numbers_of_a_follow_up_are(sentence: str, words: str, standing: str) -> None:
    told = account("Town Mirror", 9, [Row(words, 1, 1)], text=f"Dori, May 9. {sentence} The market is closed.")
    (row,) = (s for s in statements([told], {told.id: "follow-up"}) if s.field == "harm")
    assert row.standing == standing


def test_an_arrest_told_in_a_follow_up_is_no_part_of_the_toll() -> None:
    told = account("Town Mirror", 9, [Row("five men", 5, 5, "unknown", "arrested")])
    rows = statements([told], {told.id: "follow-up"})
    assert {s.standing for s in rows} == {"apart"}
