"""From the place names of an event to a place: order, country, unit, and what stays unknown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourcebook.normalise.gazetteer import Gazetteer, open_gazetteer
from sourcebook.normalise.places import PlaceContext, resolve_place
from sourcebook.records import PlaceMention, PlaceRef, Span


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with open_gazetteer() as opened:
        yield opened


def mention(text: str, name: str, relation: str = "in", offset: str | None = None) -> PlaceMention:
    start = text.index(name)
    far = None if offset is None else Span(text.index(offset), text.index(offset) + len(offset))
    return PlaceMention(Span(start, start + len(name)), relation, far)


def resolve(
    gazetteer: Gazetteer,
    text: str,
    names: str,
    *,
    report: str = "",
    iso2: str | None = None,
    relation: str = "in",
    told: frozenset[str] = frozenset(),
) -> PlaceRef:
    mentions = [mention(text, name, relation) for name in reversed(names.split("|")) if name]
    others = tuple(mention(text, name) for name in report.split("|") if name)
    return resolve_place(text, mentions, PlaceContext((*mentions, *others), iso2, told), gazetteer)


ORDER = [
    # text, names in any order, names smallest first
    (
        "A clash took place at Saidan village in Matta of Swat District in Khyber Pakhtunkhwa.",
        "Khyber Pakhtunkhwa|Matta|Swat District|Saidan village",
        "Saidan village|Matta|Swat District|Khyber Pakhtunkhwa",
    ),
    ("In Swat District, a bomb went off at Green Chowk.", "Swat District|Green Chowk", "Green Chowk|Swat District"),
    (
        "Shots were fired at City Hospital on Ring Road in Peshawar, Pakistan.",
        "Pakistan|Peshawar|Ring Road|City Hospital",
        "City Hospital|Ring Road|Peshawar|Pakistan",
    ),
    ("In Sindh, gunmen came to Karachi.", "Sindh|Karachi", "Karachi|Sindh"),
    ("A raid in Kerak Mir in Kabul Province of Afghanistan.", "Afghanistan|Kabul Province|Kerak Mir",
     "Kerak Mir|Kabul Province|Afghanistan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "expected"), ORDER)
def test_names_come_back_smallest_first(gazetteer: Gazetteer, text: str, names: str, expected: str) -> None:
    place = resolve(gazetteer, text, names)
    assert "|".join(place.texts) == expected
    assert [span.of(text) for span in place.spans] == list(place.texts)


RESOLVED = [
    # names                                      name               precision     country admin1
    ("Karachi", "Karachi", "settlement", "PK", "Sindh"),
    ("Hyderabad|Sindh", "Hyderabad", "settlement", "PK", "Sindh"),
    ("Hyderabad|Telangana", "Hyderabad", "settlement", "IN", "Telangana"),
    ("Swat District|Khyber Pakhtunkhwa", "Swat", "adm2", "PK", "Khyber Pakhtunkhwa"),
    ("Qqxzv village|Swat District", "Swat", "adm2", "PK", "Khyber Pakhtunkhwa"),
    ("Qqxzv|Helmand Province|Afghanistan", "Helmand", "adm1", "AF", "Helmand"),
    ("Qqxzv|Afghanistan", "Afghanistan", "country", "AF", None),
    ("Bombay", "Mumbai", "settlement", "IN", "Maharashtra"),
    ("Homs", "Homs", "settlement", "SY", "Homs"),
    ("Homs Governorate", "Homs", "adm1", "SY", "Homs"),
    ("Donbas", "Donbas", "area", "UA", None),
    ("Jaffarabad District|Balochistan", "Jāfarābād District", "adm2", "PK", "Balochistan"),
    ("Tripoli|Lebanon", "Tripoli", "settlement", "LB", "Liban-Nord"),
]


@pytest.mark.parametrize(("names", "name", "precision", "iso2", "admin1"), RESOLVED)
def test_resolves(gazetteer: Gazetteer, names: str, name: str, precision: str, iso2: str, admin1: str | None) -> None:
    text = "Shots were fired in " + " in ".join(names.split("|")) + " on Monday."
    place = resolve(gazetteer, text, names)
    assert (place.name, place.precision, place.iso2, place.admin1) == (name, precision, iso2, admin1)
    assert place.lat is not None and place.lon is not None


UNRESOLVED = [
    ("Qqxzv", None, "not the words of any place"),
    ("Hyderabad", None, "one in India and one in Pakistan"),
    ("Punjab", None, "one in India and one in Pakistan"),
    ("San Isidro", None, "a village in fifteen countries"),
]


@pytest.mark.parametrize(("names", "iso2", "why"), UNRESOLVED)
def test_stays_unresolved_and_says_why(gazetteer: Gazetteer, names: str, iso2: str | None, why: str) -> None:
    place = resolve(gazetteer, f"Shots were fired in {names}.", names)
    assert place.texts == (names,)
    values = (
        place.name,
        place.geonameid,
        place.lat,
        place.lon,
        place.iso2,
        place.admin1,
        place.admin2,
        place.precision,
    )
    assert values == (None,) * 8
    assert place.reasons


def test_other_places_of_the_report_decide(gazetteer: Gazetteer) -> None:
    text = "A bomb went off in Hyderabad. Others were found in Sukkur and Larkana."
    assert resolve(gazetteer, text, "Hyderabad", report="Sukkur|Larkana").iso2 == "PK"


def test_the_hint_comes_last_and_leaves_its_reason(gazetteer: Gazetteer) -> None:
    hinted = resolve(gazetteer, "A bomb went off in Hyderabad.", "Hyderabad", iso2="PK")
    assert hinted.iso2 == "PK" and "context" in " ".join(hinted.reasons)
    assert resolve(gazetteer, "A bomb went off in Karachi.", "Karachi", iso2="IN").iso2 == "PK"


TOLD = [
    # names of the event, other names of the report, countries that it speaks of, country of the event
    ("San Salvador", "Spain|Madrid", "ES", "ES"),
    ("San Salvador", "Spain|Madrid", "ES SV", "SV"),
    ("Paris|Texas", "Dallas", "US FR", "US"),
    ("", "Somalia", "SO US", "SO"),
    ("", "", "SO US", None),
    ("", "", "US", "US"),
]


@pytest.mark.parametrize(("names", "report", "told", "iso2"), TOLD)
def test_a_city_is_the_great_one_where_its_country_is_spoken_of(
    gazetteer: Gazetteer, names: str, report: str, told: str, iso2: str | None
) -> None:
    """A priest from Madrid killed in San Salvador; the hint is Spain; aircraft of the United States over Somalia."""
    text = f"Two were shot in {names.replace('|', ', ')}. The news came from {report.replace('|', ' and ')}."
    hint = "ES" if "Madrid" in report else "US"
    place = resolve(gazetteer, text, names, report=report, iso2=hint, told=frozenset(told.split()))
    assert place.iso2 == iso2


def test_a_district_that_is_not_in_the_gazetteer_lies_around_the_town_of_its_name(gazetteer: Gazetteer) -> None:
    """A town without a namesake, of some size; a village of the name is not enough."""
    text = "Men attacked a village of Macomia district. Shots were fired at a bus near Qqxzv."
    assert resolve(gazetteer, text, "Macomia district").iso2 == "MZ"
    assert resolve(gazetteer, text, "Qqxzv", report="Macomia district").iso2 == "MZ"
    assert resolve(gazetteer, "Men attacked Qqxzv district.", "Qqxzv district").iso2 is None


def test_a_hint_alone_gives_the_country_and_no_coordinates(gazetteer: Gazetteer) -> None:
    place = resolve(gazetteer, "A bomb went off in Qqxzv.", "Qqxzv", iso2="PK")
    assert (place.iso2, place.lat, place.lon, place.precision, place.basis) == ("PK", None, None, None, "computed")
    assert place.reasons


def test_a_namesake_elsewhere_is_dropped(gazetteer: Gazetteer) -> None:
    text = "A bomb went off in Paris in Swat District of Khyber Pakhtunkhwa in Pakistan."
    place = resolve(gazetteer, text, "Paris|Swat District|Khyber Pakhtunkhwa|Pakistan")
    assert (place.iso2, place.name, place.precision) == ("PK", "Swat", "adm2")


def test_no_mentions_no_place(gazetteer: Gazetteer) -> None:
    place = resolve_place("Shots were fired.", (), PlaceContext(), gazetteer)
    assert place.texts == () and place.iso2 is None and place.precision is None


def test_each_name_once(gazetteer: Gazetteer) -> None:
    text = "In Karachi police fired. Karachi stayed calm."
    spans = [Span(3, 10), Span(25, 32)]
    assert resolve_place(text, [PlaceMention(span) for span in spans], PlaceContext(), gazetteer).texts == ("Karachi",)


NEAR = [
    ("Shots were fired near Mingora.", "near", None, "near"),
    ("Shots were fired 20 km north of Mingora.", "in", "20 km north of", "near"),
    ("Shots were fired in Mingora.", "in", None, "settlement"),
]


@pytest.mark.parametrize(("text", "relation", "offset", "precision"), NEAR)
def test_beside_a_place(gazetteer: Gazetteer, text: str, relation: str, offset: str | None, precision: str) -> None:
    place = resolve_place(text, [mention(text, "Mingora", relation, offset)], PlaceContext(), gazetteer)
    assert (place.precision, place.relation) == (precision, relation)


@pytest.mark.parametrize(
    ("town", "offset", "where", "name", "precision"),
    [
        ("Mosul", "390 km north of", "Baghdad", "Mosul", "settlement"),
        ("Balad", "80 km north of", "Baghdad", "Balad", "settlement"),
        ("Tal Zuhur", "20 km north of", "Baghdad", "Baghdad", "near"),  # in no gazetteer: a point beside the other
    ],
)
def test_a_town_need_not_lie_in_the_one_it_is_measured_from(
    gazetteer: Gazetteer, town: str, offset: str, where: str, name: str, precision: str
) -> None:
    text = f"Two men were shot in {town}, {offset} {where}, Iraq."
    mentions = [mention(text, town), mention(text, where, "near", offset), mention(text, "Iraq")]
    place = resolve_place(text, mentions, PlaceContext(tuple(mentions)), gazetteer)
    assert (place.name, place.precision) == (name, precision)


def test_at_sea(gazetteer: Gazetteer) -> None:
    text = "A skiff came near a tanker in the Gulf of Aden off Yemen."
    place = resolve(gazetteer, text, "Gulf of Aden|Yemen")
    assert place.precision == "sea"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    names=st.lists(
        st.sampled_from(
            ["Peshawar", "Swat District", "Sindh", "Nasirabad", "Qqxzv", "Kabul", "Kashmir", "Paris", "Ring Road",
             "Gulf of Aden", "Aleppo Governorate", "San José", "0", "Null Island", "Green Chowk", "Springfield"]
        ),
        min_size=1, max_size=5, unique=True,
    ),
    iso2=st.sampled_from([None, "PK", "SY", "US"]),
    joint=st.sampled_from([" in ", ", ", ". In ", " of "]),
)  # fmt: skip
def test_whatever_the_names_spans_hold_and_nothing_is_at_zero(
    gazetteer: Gazetteer, names: list[str], iso2: str | None, joint: str
) -> None:
    text = "Shots in " + joint.join(names)
    place = resolve(gazetteer, text, "|".join(names), iso2=iso2)
    assert sorted(place.texts) == sorted(names)
    assert tuple(span.of(text) for span in place.spans) == place.texts
    assert (place.lat, place.lon) != (0.0, 0.0)
    assert (place.lat is None) == (place.lon is None)
    assert (place.name is None) == (place.precision is None)
