"""Harm told by tolls, tallies and nominal phrases: what is counted, whose it is, and what must stay silent."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.extract.findings import finding_of
from sourcebook.extract.headcounts import NUMBER, pattern
from sourcebook.extract.participants import GroupName
from sourcebook.extract.sentence import Finders, Sentence, read_sentence
from sourcebook.extract.toll_statements import toll_findings, with_tolls
from sourcebook.extract.triggers import triggers_of
from sourcebook.records import Finding, HarmMention, Span

_DATE = re.compile(r"on (?:Monday|Friday|\d{1,2} (?:May|October))|in 2011")
_FRONT = "Harak Front"


def _dates(text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _DATE.finditer(text))


def _names(text: str) -> tuple[GroupName, ...]:
    start = text.find(_FRONT)
    return (GroupName(Span(start, start + len(_FRONT)), "armed-group"),) if start >= 0 else ()


_PLACES = ("Mopti", "Kerman", "Gao")
_FINDERS = Finders(_dates, _names, lambda name: None, lambda name: name in _PLACES, lambda text, span: False)


def _read(text: str) -> Sentence:
    return read_sentence(text, Span(0, len(text)), 0, None, _dates(text), _names(text), _FINDERS)


def _tolls(text: str) -> tuple[Finding, ...]:
    return toll_findings(_read(text), text)


def _rows(text: str) -> list[HarmMention]:
    return [row for finding in _tolls(text) for row in finding.harm]


def _told(text: str) -> list[tuple[str, str, str]]:
    return [(row.span.of(text), row.who, row.effect) for row in _rows(text)]


C, S, A = "civilians", "state-forces", "armed-group"
K, W, D, M = "killed", "wounded", "displaced", "missing"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The death toll from the blast in Kerman rose to four on Friday.", ("four", C, K)),
        ("The toll had climbed from eight to at least ten by noon.", ("at least ten", C, K)),
        ("The death toll stands at more than a dozen.", ("more than a dozen", C, K)),
        ("The toll in the village was put at 10 to 15.", ("10 to 15", C, K)),
        ("The death toll has reached 1,200.", ("1,200", C, K)),
        ("The toll jumped again by three to one hundred and six.", ("one hundred and six", C, K)),
        ("The number of wounded was put at between 30 and 40.", ("between 30 and 40", C, W)),
        ("The number of soldiers killed in the ambush near Gao stood at nine.", ("nine", S, K)),
        ("Two more bodies were found, bringing the death toll to 14.", ("14", C, K)),
        ("Another died, taking the number of policemen killed in the raid to six.", ("six", S, K)),
        ("He died in hospital, bringing to ten the number of people who have lost their lives.", ("ten", C, K)),
        ("The number of dead is nine, not eleven.", ("nine", C, K)),
        ("A third fight took the rebel toll to 30.", ("30", A, K)),
    ],
)
def test_a_toll_so_far_is_a_total(text: str, row: tuple[str, str, str]) -> None:
    assert _told(text) == [row]
    assert [mention.total for mention in _rows(text)] == [True]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The army put the number of soldiers killed in the attack on its post at nine.", [("nine", S, K)]),
        ("It put the dead on the army's side at eight.", [("eight", S, K)]),
        ("The agency now gives the number of wounded as 33.", [("33", C, W)]),
        ("A clerk spoke of a death toll of 12.", [("12", C, K)]),
    ],
)
def test_a_number_that_somebody_gives_is_no_total(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert _told(text) == rows
    assert not any(mention.total for mention in _rows(text))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Police reported six dead and four wounded.", [("six", C, K), ("four", C, W)]),
        ("The attack left 12 soldiers dead and 30 injured.", [("12 soldiers", S, K), ("30", C, W)]),
        ("The fire left three families homeless.", [("three families", C, D)]),
        ("The ambush ended with 3 killed and 5 others injured.", [("3", C, K), ("5", C, W)]),
        ("The shells left one dead, two wounded and five missing.", [("one", C, K), ("two", C, W), ("five", C, M)]),
        ("The Harak Front spoke of six dead.", [("six", C, K)]),
        ("The army sustained nine dead and 12 wounded.", [("nine", S, K), ("12", C, W)]),
        ("A mine went off, leaving one with burns.", [("one", C, W)]),
        ("Twelve fatalities were reported in the shelling.", [("Twelve fatalities", C, K)]),
        ("At least six rebel deaths were confirmed.", [("At least six rebel deaths", A, K)]),
        ("The clinic received eleven bodies and fourteen wounded persons.",
         [("eleven bodies", C, K), ("fourteen wounded persons", C, W)]),
        ("The bombing claimed nine lives.", [("nine lives", C, K)]),
        ("The raid claimed the lives of two soldiers and a child.", [("two soldiers", S, K), ("a child", C, K)]),
        ("More than 40 lives were lost in the fighting.", [("More than 40 lives", C, K)]),
        ("Two policemen also laid down their lives.", [("Two policemen", S, K)]),
        ("Doctors treated 26 people for wounds.", [("26 people", C, W)]),
        ("Twenty-six people were treated for injuries and sent home.", [("Twenty-six people", C, W)]),
        ("Five soldiers were hospitalised with gunshot wounds.", [("Five soldiers", S, W)]),
        ("Some 900 people fled to Mopti.", [("Some 900 people", C, D)]),
        ("At least 200 families were displaced by the fighting.", [("At least 200 families", C, D)]),
        ("Some 600 residents have left for Gao.", [("Some 600 residents", C, D)]),
        ("About 2,500 people have since moved to the north of the town.", [("About 2,500 people", C, D)]),
        ("The clashes displaced more than 3,000 villagers.", [("more than 3,000 villagers", C, D)]),
        ("Three soldiers are missing and two remain unaccounted for.", [("Three soldiers", S, M), ("two", C, M)]),
        ("The list gave the names of eleven of the dead.", [("eleven of the dead", C, K)]),
        ("The clash brought four deaths and 16 injuries.", [("four deaths", C, K), ("16 injuries", C, W)]),
        ("The shelling left 38 villagers killed and dozens more wounded.", [("38 villagers", C, K), ("dozens", C, W)]),
        ("It put the death toll at 58, saying there were 11 children.", [("58", C, K)]),
    ],
)  # fmt: skip
def test_tallies_and_nominal_phrases(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert _told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Grenade at market. 2 DOA at hosp: Omar TAL, 34.", [("2 DOA", C, K)]),
        ("7 WIA, all soldiers, taken to base.", [("7 WIA", S, W)]),
        ("3 KIA in contact at 0540H.", [("3 KIA", C, K)]),
        ("Shots rptd; 1 wounded civ.", [("1 wounded civ", C, W)]),
        ("Casualties: 2k, 5w", [("2k", C, K), ("5w", C, W)]),
    ],
)
def test_abbreviations_of_police_logs(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert _told(text) == rows


def test_a_number_with_a_letter_is_counted_by_the_number() -> None:
    text = "Casualties: 2k, 5w"
    assert [row.count_span.of(text) for row in _rows(text) if row.count_span] == ["2", "5"]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("After a fight 14 of their men were killed and wounded.", "14 of their men", C),
        ("Five of them were killed or wounded.", "Five of them", C),
        ("The men claimed killing or wounding 20 soldiers near the post.", "20 soldiers", S),
        ("The rebels killed and wounded nine policemen.", "nine policemen", S),
        ("The army lost 20 killed and wounded.", "20", S),
        ("Rockets fell, killing and injuring dozens of villagers.", "dozens of villagers", C),
        ("The raid left two dead or wounded.", "two", C),
        ("The rebels suffered 15 casualties.", "15 casualties", A),
        ("They inflicted ten casualties on the army.", "ten casualties", S),
    ],
)
def test_killed_and_wounded_in_one_number(text: str, words: str, who: str) -> None:
    assert _told(text) == [(words, who, K), (words, who, W)]
    assert all(row.together for row in _rows(text))


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("nine men, three women and a boy.", ["nine men", "three women", "a boy"]),
        (
            "nine men, three women, and a boy of about ten whose father is not known.",
            ["nine men", "three women", "a boy"],
        ),
        ("five guards and eight children.", ["five guards", "eight children"]),
        ("the clerk and others would not say more.", []),
    ],
)
def test_parts_behind_a_colon(words: str, listed: list[str]) -> None:
    text = f"The clinic recorded thirteen deaths in the strike on 28 October: {words}"
    whole, *parts = _rows(text)
    assert whole.span.of(text) == "thirteen deaths"
    assert [part.span.of(text) for part in parts] == listed
    assert all(part.part_of == whole.span and part.effect == K for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        "There were no casualties.",
        "No fatalities were reported and nobody was hurt.",
        "Three of the wounded are in a serious condition.",
        "One of the wounded had died in Mopti.",
        "The two dead were brothers.",
        "He got the killed in action medal at 33.",
        "The number of attackers was 10 to 15.",
        "A large number of rebels attacked a post with 20 men.",
        "It was feared that the toll could rise to 20.",
        "At least 30 people were feared dead.",
        "The clerk denied that 20 soldiers lay dead.",
        "Since January the death toll has risen to 300.",
        "Over the past three years 40 deaths were recorded there.",
        "With two injured soldiers in the jeep they drove to Gao.",
        "Two gunmen fled on a motorcycle.",
        "Three people left the scene.",
        "The wounded man is 34 and the dead woman was 51.",
        "The death toll will be known at 6 p.m.",
        "The toll road was put at the disposal of the army in 2011.",
        "Some 14 houses were reduced to ashes.",
        "The number of dead was not given.",
        "Nine people, including a child were injured.",
        "Two men of 44 Harak Rifles were injured.",
        "The war has left 210,000 people dead since it began in 2011.",
    ],
)
def test_what_tells_no_harm(text: str) -> None:
    assert _told(text) == []


def test_a_toll_carries_on_what_was_told() -> None:
    text = "The death toll among policemen rose to four on Friday."
    (finding,) = _tolls(text)
    assert finding.type is None
    assert finding.continues
    assert 0.4 <= finding.weight <= 0.6
    assert [date.span.of(text) for date in finding.dates] == ["on Friday"]
    assert [(actor.span.of(text), actor.role, actor.group) for actor in finding.actors] == [("policemen", "target", S)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The shelling left nine people dead in Kerman.", ["Kerman"]),
        ("Some 900 people fled to Mopti.", []),
        ("The number of dead rose to nine, a clerk in Gao said.", []),
    ],
)
def test_places_are_those_of_the_occurrence_only(text: str, places: list[str]) -> None:
    assert [place.span.of(text) for finding in _tolls(text) for place in finding.places] == places


def _with_verbs(text: str) -> list[HarmMention]:
    sentence = _read(text)
    told = [found for trigger in triggers_of(sentence.line) if (found := finding_of(sentence, trigger))]
    return [row for finding in with_tolls(told, toll_findings(sentence, text), text) for row in finding.harm]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army put the number of soldiers killed in the raid at nine.", {"nine"}),
        ("It was the third raid, bringing to ten the number of people who have lost their lives.", {"ten"}),
        ("The rebels killed two guards, bringing the death toll to nine.", {"two guards", "nine"}),
    ],
)
def test_what_a_toll_counts_is_no_row_of_its_own(text: str, words: set[str]) -> None:
    assert {row.span.of(text) for row in _with_verbs(text)} == words


def test_verbs_give_way_to_one_number_of_killed_and_wounded() -> None:
    rows = _with_verbs("Fourteen of their men were killed and wounded.")
    assert {(row.effect, row.together) for row in rows} == {(K, True), (W, True)}


@pytest.mark.parametrize(
    "words",
    ["14", "at least 14", "more than a dozen", "5 to 7", "between 10 and 15", "one hundred and six", "1,200", "several",
     "a few", "no fewer than 28", "some 900", "twenty-six", "10 or more", "dozens"],
)  # fmt: skip
def test_forms_of_numbers(words: str) -> None:
    assert pattern(NUMBER).fullmatch(words)


@pytest.mark.parametrize("words", ["$500", "14%", "12-year-old", "5 km", "3.5", "10:30", "6 p.m.", "14 years"])
def test_what_is_no_number_of_people(words: str) -> None:
    assert pattern(NUMBER).search(words) is None


_WORDS = st.sampled_from(
    "the death toll rose to nine 14 dead wounded and or of killed soldiers people fled casualties lives claimed no "
    "number was put at least left leaving missing displaced , : . ( bodies received a dozen on Friday".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=30).map(" ".join))
def test_rows_stand_in_their_sentence(text: str) -> None:
    for finding in _tolls(text):
        assert finding.harm
        assert Span(0, len(text)).holds(finding.evidence)
        for row in finding.harm:
            assert finding.evidence.holds(row.span)
            assert row.span.of(text).strip() == row.span.of(text) != ""
    spans = [(row.effect, row.span) for row in _rows(text)]
    assert not any(a[0] == b[0] and a[1].overlaps(b[1]) for i, a in enumerate(spans) for b in spans[i + 1 :])
