"""Counts of people: the words as a coder meets them, and the range that the coding guide gives them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.normalise.counts import find_counts, read_count
from sourcebook.records import Count

Row = tuple[str, int | None, int | None]

NUMBERS: list[Row] = [
    ("three soldiers", 3, 3),
    ("Three soldiers", 3, 3),
    ("THREE SOLDIERS", 3, 3),
    ("3 soldiers", 3, 3),
    ("three", 3, 3),
    ("42", 42, 42),
    ("one militant", 1, 1),
    ("one of them", 1, 1),
    ("twenty-five villagers", 25, 25),
    ("twenty five villagers", 25, 25),
    ("a dozen fishermen", 12, 12),
    ("two dozen fishermen", 24, 24),
    ("half a dozen guards", 6, 6),
    ("a hundred people", 100, 100),
    ("one hundred and five people", 105, 105),
    ("two hundred forty pilgrims", 240, 240),
    ("three thousand two hundred families", 3200, 3200),
    ("1,250 refugees", 1250, 1250),
    ("1,20,000 people", 120000, 120000),
    ("two lakh people", 200000, 200000),
    ("1.5 lakh people", 150000, 150000),
    ("one crore people", 10000000, 10000000),
    ("two million people", 2000000, 2000000),
    ("3 FC personnel", 3, 3),
    ("10 Frontier Corps (FC) personnel", 10, 10),
    ("two others", 2, 2),
    ("the other two", 2, 2),
    ("two more persons", 2, 2),
    ("another three persons", 3, 3),
    ("the three men", 3, 3),
    ("all five", 5, 5),
    ("both", 2, 2),
    ("both brothers", 2, 2),
    ("his two sons", 2, 2),
    ("his sons, 10 and 12", 2, None),
    ("three girls, 4, 7 and 9", 3, 3),
    ("Altogether 14 persons", 14, 14),
    ("a total of 18 persons", 18, 18),
    ("an estimated 50 villagers", 50, 50),
    ("two of Rahmani's guards", 2, 2),
    ("five of the council's cadres", 5, 5),
    ("a couple", 2, 2),
    ("a couple of labourers", 2, 2),
    ("a pair of scouts", 2, 2),
    ("a family of six", 6, 6),
    ("a group of 10 cadres", 10, 10),
    ("a gang of about 15 raiders", 15, 15),
    ("seven people on board", 7, 7),
]

BOUNDS: list[Row] = [
    ("at least five", 5, None),
    ("At least five soldiers", 5, None),
    ("AT LEAST FIVE SOLDIERS", 5, None),
    ("at least a dozen traders", 12, None),
    ("at least two dozen traders", 24, None),
    ("no fewer than nine prisoners", 9, None),
    ("not less than 40 houses' owners", 40, None),
    ("a minimum of 12 recruits", 12, None),
    ("more than 28 fighters", 29, None),
    ("more than a dozen fighters", 13, None),
    ("over a dozen people", 13, None),
    ("over 30 people", 31, None),
    ("upwards of 200 people", 201, None),
    ("up to 10 passengers", None, 10),
    ("upto 10 passengers", None, 10),
    ("at most 10 passengers", None, 10),
    ("no more than six passengers", None, 6),
    ("a maximum of six passengers", None, 6),
    ("less than 10 passengers", None, 9),
    ("fewer than 10 passengers", None, 9),
    ("under 10 passengers", None, 9),
    ("as many as 12 miners", 12, 12),
    ("about 50 miners", 50, 50),
    ("around 40 miners", 40, 40),
    ("nearly 40 miners", 40, 40),
    ("almost 40 miners", 40, 40),
    ("approximately 40 miners", 40, 40),
    ("some 50 miners", 50, 50),
    ("5 to 7 miners", 5, 7),
    ("5-7 miners", 5, 7),
    ("between 5 and 7 miners", 5, 7),
    ("between five and seven miners", 5, 7),
    ("from 18 to 20 miners", 18, 20),
    ("four or five miners", 4, 5),
    ("at least 18 to 20 miners", 18, None),
    ("ten or more miners", 10, None),
    ("ten or so miners", 10, 10),
    ("50 plus miners", 50, None),
    ("50+ miners", 50, None),
]

VAGUE: list[Row] = [
    ("several others", 2, None),
    ("some policemen", 2, None),
    ("many people", 2, None),
    ("a few people", 2, None),
    ("few locals including drivers and cooks", 2, None),
    ("a number of people", 2, None),
    ("a large number of people", 2, None),
    ("a group of raiders", 2, None),
    ("dozens", 24, None),
    ("dozens of people", 24, None),
    ("several dozen people", 24, None),
    ("scores of people", 40, None),
    ("hundreds of people", 200, None),
    ("several hundred people", 200, None),
    ("a few hundred people", 200, None),
    ("thousands of people", 2000, None),
    ("tens of thousands of people", 20000, None),
    ("hundreds of thousands of people", 200000, None),
    ("an unspecified number of rebels", 1, None),
    ("an unknown number of rebels", 1, None),
    ("militants", 2, None),
    ("Militants", 2, None),
    ("policemen", 2, None),
    ("Policemen", 2, None),
    ("police personnel", 2, None),
    ("slain rebels", 2, None),
    ("the employees", 2, None),
    ("their children", 2, None),
    ("them", 2, None),
    ("workers and drivers", 2, None),
]

SINGLE: list[Row] = [
    ("a civilian", 1, 1),
    ("A Policeman", 1, 1),
    ("an ansar", 1, 1),
    ("another", 1, 1),
    ("another man", 1, 1),
    ("injured another", 1, 1),
    ("the driver", 1, 1),
    ("its helper", 1, 1),
    ("the driver of a bus", 1, 1),
    ("the driver of two officials", 1, 1),
    ("picked him", 1, 1),
    ("a 35 year old villager", 1, 1),
    ("a 35-year-old villager", 1, 1),
    ("35-year-old Qadir Jan", 1, 1),
    ("Constable Ramesh Oraon 28", 1, 1),
    ("Constable Ramesh Oraon (28)", 1, 1),
    ("Qadir Jan, 28", 1, 1),
    ("Qadir Jan, aged 28", 1, 1),
    ("Qadir Jan", 1, 1),
    ("Prakash Das", 1, 1),
    ("Qadir Jan alias Commander", 1, 1),
    ("Border Guard Force (BGF) trooper", 1, 1),
    ("a leader of the Valley Students League (VSL)", 1, 1),
    ("a constable of 62 Battalion", 1, 1),
    ("a State police personnel", 1, 1),
    ("Police Officer", 1, 1),
    ("the first activist", 1, 1),
    ("the school watchman", 1, 1),
]

TOGETHER: list[Row] = [
    ("a man and his two sons", 3, 3),
    ("a man and his daughter", 2, 2),
    ("Qadir and his friend, Nazir", 2, 2),
    ("Qadir Jan and Nazir Gul", 2, 2),
    ("Qadir Jan, Nazir Gul and Hamid Zai", 3, 3),
    ("Qadir Jan, and three others", 4, 4),
    ("Qadir, a farmer", 1, 1),
    ("a constable, Ramesh Oraon", 1, 1),
    ("tribal chief, Sardar Hamid Zai", 1, 1),
    ("a truck driver and his helper", 2, 2),
    ("a driver and helper", 2, 2),
    ("a man, a woman and a child", 3, 3),
    ("two men, a woman and three children", 6, 6),
    ("two soldiers and a civilian", 3, 3),
    ("at least two soldiers and a civilian", 3, None),
    ("five soldiers and policemen", 5, 5),
    ("3 Army and Police personnel", 3, 3),
    ("two men, Qadir Jan and Nazir Gul", 2, 2),
    ("two men identified as Qadir Jan and Nazir Gul", 2, 2),
    ("a member of the Valley League and Hill Front", 1, 1),
    ("Superintendent of Police (SP), Anil Bora of Lake District and his guard Ratan Das", 2, 2),
    ("Laxmi along with another rebel", 2, 2),
    ("a trader as well as his brother", 2, 2),
]

NOBODY: list[Row] = [
    ("no one", 0, 0),
    ("No one", 0, 0),
    ("none", 0, 0),
    ("nobody", 0, 0),
    ("no civilians", 0, 0),
    ("0", 0, 0),
]


@pytest.mark.parametrize(("words", "low", "high"), NUMBERS + BOUNDS + VAGUE + SINGLE + TOGETHER + NOBODY)
def test_the_words_make_the_range(words: str, low: int | None, high: int | None) -> None:
    assert read_count(words) == Count(low, high)


@pytest.mark.parametrize("words", ["", "   ", "...", "()"])
def test_no_words_no_count(words: str) -> None:
    assert read_count(words) is None


FOUND: list[tuple[str, list[tuple[str, int | None, int | None]]]] = [
    ("At least a dozen died, more than 28 were hurt.", [("At least a dozen", 12, None), ("more than 28", 29, None)]),
    ("The raid left 5 to 7 men dead.", [("5 to 7", 5, 7)]),
    ("between 5 and 7 men", [("between 5 and 7", 5, 7)]),
    ("up to ten hostages", [("up to ten", None, 10)]),
    ("Hundreds of families fled.", [("Hundreds", 200, None)]),
    ("Two policemen were shot on May 17, 2017.", [("Two", 2, 2)]),
    ("A 28-year-old man died.", []),
    ("Qadir (28) died.", []),
    ("He was held for three days.", []),
    ("It lies 20 km north of Kunduz.", []),
    ("A ransom of Rs 50,000 was paid.", []),
    ("They blocked NH-30 with an AK 47.", []),
    ("The blast came at 3.30 pm.", []),
    ("Two days ago 14 miners were freed.", [("14", 14, 14)]),
    ("The 12th Brigade lost four men in Sector 5.", [("four", 4, 4)]),
    ("About 20 25 rebels came at 7 30 pm.", [("About 20 25", 20, 25)]),
    ("Three jawans of 44 Hill Rifles fell.", [("Three", 3, 3)]),
    ("About 40 percent of 300 voters stayed away.", [("300", 300, 300)]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_numbers_of_people_are_found(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    found = [(span.of(text), count.low, count.high) for span, count in find_counts(text)]
    assert found == expected


VOCABULARY = (
    "at least more than up to a an the two twenty hundred dozen dozens lakh some few several and , - or between of "
    "7 12 1,000 3.5 group family men Qadir soldiers year old no one ( ) along with as well +"
)
WORDS = st.lists(st.sampled_from(sorted(set(VOCABULARY.split(" ")))), max_size=14).map(" ".join)


@given(st.one_of(WORDS, st.text(max_size=80)))
def test_any_words_give_a_range_in_order(words: str) -> None:
    count = read_count(words)
    assert count is None or count.low is None or count.high is None or 0 <= count.low <= count.high


@given(st.one_of(WORDS, st.text(max_size=200)))
def test_found_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for span, _ in find_counts(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@given(st.integers(1, 999_999))
def test_every_number_in_figures_is_itself(number: int) -> None:
    assert read_count(f"{number} people") == read_count(f"{number:,} people") == Count(number, number)


@given(st.integers(2, 99))
def test_at_least_sets_no_upper_bound(number: int) -> None:
    assert read_count(f"at least {number} people") == Count(number, None)


def test_long_runs_of_number_words_are_read() -> None:
    """No run of words may make reading slow: these took minutes where modifiers were followed without a bound."""
    for run in ("a group of " * 5_000, "at least " * 5_000, "one hundred and " * 5_000, "1 2 " * 5_000):
        assert all(span.end <= len(run) for span, _ in find_counts(run))
        assert read_count(run) is not None
