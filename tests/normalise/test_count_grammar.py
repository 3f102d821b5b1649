"""The grammar of counts, row by row: what people write for a number of people, and the least and most that it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.normalise.counts import read_count

#: words | low | high; "-" where there is no bound.
ROWS = """
one soldier | 1 | 1
two soldiers | 2 | 2
Three policemen | 3 | 3
twelve people | 12 | 12
nineteen civilians | 19 | 19
twenty villagers | 20 | 20
twenty-one villagers | 21 | 21
twenty one villagers | 21 | 21
ninety-nine passengers | 99 | 99
one hundred people | 100 | 100
a hundred people | 100 | 100
one hundred and five people | 105 | 105
two hundred and fifty | 250 | 250
a thousand families | 1000 | 1000
two thousand three hundred people | 2300 | 2300
1,200 people | 1200 | 1200
1,20,000 people | 120000 | 120000
1.5 lakh people | 150000 | 150000
two million people | 2000000 | 2000000
8 soldiers | 8 | 8
eight (8) soldiers | 8 | 8
five of the attackers | 5 | 5
at least five people | 5 | -
at least a dozen | 12 | -
no fewer than nine guards | 9 | -
no less than six | 6 | -
not less than 40 | 40 | -
a minimum of ten | 10 | -
ten or more | 10 | -
10+ | 10 | -
20 plus | 20 | -
two dozen-plus people | 24 | -
more than 28 people | 29 | -
over 100 people | 101 | -
well over 100 people | 101 | -
over a hundred people | 101 | -
upwards of 30 | 31 | -
in excess of 50 | 51 | -
up to 10 people | - | 10
at most four | - | 4
no more than five | - | 5
not more than 5 | - | 5
a maximum of 12 | - | 12
fewer than ten | - | 9
less than 100 | - | 99
under 20 | - | 19
just under 50 people | - | 49
five or fewer | - | 5
about 50 people | 50 | 50
around 40 | 40 | 40
nearly 40 people | 40 | 40
almost twenty | 20 | 20
approximately 300 | 300 | 300
roughly 15 | 15 | 15
some 50 people | 50 | 50
an estimated 70 people | 70 | 70
close to 90 | 90 | 90
a dozen or so | 12 | 12
as many as 12 men | 12 | 12
a total of 17 people | 17 | 17
altogether 14 persons | 14 | 14
only two guards | 2 | 2
5 to 7 people | 5 | 7
5-7 people | 5 | 7
five to seven people | 5 | 7
between 5 and 7 people | 5 | 7
between ten and fifteen | 10 | 15
four or five men | 4 | 5
one or two guards | 1 | 2
18 to 20 workers of the union | 18 | 20
15 20 militants | 15 | 20
two to three dozen | 24 | 36
1 to 2 million people | 1000000 | 2000000
between 10 and 15 thousand | 10000 | 15000
at least 3-4 men | 3 | -
several people | 2 | -
some policemen | 2 | -
a few shots' victims | 2 | -
a number of people | 2 | -
a large number of men | 2 | -
many villagers | 2 | -
numerous guards | 2 | -
a handful of men | 2 | -
dozens of soldiers | 24 | -
several dozen people | 24 | -
scores of people | 40 | -
hundreds of families | 200 | -
several hundred people | 200 | -
thousands of people | 2000 | -
tens of thousands | 20000 | -
a dozen men | 12 | 12
half a dozen men | 6 | 6
a half-dozen men | 6 | 6
half-dozen guards | 6 | 6
at least half a dozen | 6 | -
two dozen people | 24 | 24
nearly two dozen people | 24 | 24
a score of people | 20 | 20
half of the 40 passengers | 20 | 20
nearly half of the 40 passengers | 20 | 20
more than half of the 100 | 51 | 100
a third of the 30 hostages | 10 | 10
two-thirds of the 30 | 20 | 20
three-quarters of the 40 | 30 | 30
a quarter of the 12 men | 3 | 3
half of the passengers | 2 | -
most of the 20 men | 11 | 20
some of the 20 men | 2 | 20
all but one of the 12 crew | 11 | 11
all five | 5 | 5
all the six drivers | 6 | 6
all of them | 2 | -
both men | 2 | 2
both | 2 | 2
a couple of men | 2 | 2
a couple | 2 | 2
an elderly couple | 2 | 2
a pair of soldiers | 2 | 2
twin brothers | 2 | 2
the trio | 3 | 3
a family of six | 6 | 6
an entire family of five | 5 | 5
a group of 12 men | 12 | 12
a squad of 12 soldiers | 12 | 12
a group of men | 2 | -
two more | 2 | 2
five more people | 5 | 5
two others | 2 | 2
at least ten others | 10 | -
another two | 2 | 2
another 11 people | 11 | 11
another | 1 | 1
one more | 1 | 1
the other two | 2 | 2
the remaining three | 3 | 3
a further seven | 7 | 7
the three men | 3 | 3
his two sons | 2 | 2
a man | 1 | 1
an officer | 1 | 1
the driver | 1 | 1
soldiers | 2 | -
the villagers | 2 | -
a man and his two sons | 3 | 3
a driver and his helper | 2 | 2
a mother and her three children | 4 | 4
a couple and their two children | 4 | 4
two guards and a policeman | 3 | 3
three soldiers, two policemen and a child | 6 | 6
Omar Tal and Hamid Kor | 2 | 2
Omar Tal, Hamid Kor and Sami Bel | 3 | 3
Omar Tal and three others | 4 | 4
Omar Tal along with two others | 3 | 3
nine people, including two guards and a child | 9 | 9
nine people including two children | 9 | 9
three people, two of them women | 3 | 3
14 people, most of them women | 14 | 14
five others, three of whom were in hospital | 5 | 5
14 (six of them children) | 14 | 14
two men, Omar Tal and Hamid Kor | 2 | 2
two men identified as Omar Tal and Hamid Kor | 2 | 2
a 12-year-old boy | 1 | 1
a 17-year-old | 1 | 1
two 20-year-olds | 2 | 2
a 5-month-old girl | 1 | 1
her 15-year-old son | 1 | 1
16-year-old Omar Hastings | 1 | 1
two brothers aged 12 and 14 | 2 | 2
three children, ages 7, 8 and 10 | 3 | 3
four girls aged between 13 and 17 | 4 | 4
Omar Tal (38) | 1 | 1
Constable Yadav 28 | 1 | 1
a man in his 30s | 1 | 1
an officer of the 21 Regiment | 1 | 1
no casualties | 0 | 0
no one | 0 | 0
nobody | 0 | 0
none of the passengers | 0 | 0
an unknown number of people | 1 | -
an unspecified number of rebels | 1 | -
"""


def _rows() -> list[tuple[str, int | None, int | None]]:
    cells = ([cell.strip() for cell in line.split("|")] for line in ROWS.strip().splitlines())
    return [(words, _bound(low), _bound(high)) for words, low, high in cells]


def _bound(cell: str) -> int | None:
    return None if cell == "-" else int(cell)


@pytest.mark.parametrize(("words", "low", "high"), _rows())
def test_what_people_write_for_a_number(words: str, low: int | None, high: int | None) -> None:
    count = read_count(words)
    assert count is not None
    assert (count.low, count.high) == (low, high)


def test_the_table_is_as_long_as_it_says() -> None:
    assert len(_rows()) >= 150


@given(st.integers(2, 9999), st.sampled_from(["soldiers", "people", "villagers"]))
def test_modifiers_move_one_end_only(number: int, people: str) -> None:
    exact = read_count(f"{number} {people}")
    least, more, most = (read_count(f"{words} {number} {people}") for words in ("at least", "more than", "up to"))
    assert exact is not None and least is not None and more is not None and most is not None
    assert (exact.low, exact.high) == (number, number)
    assert (least.low, least.high) == (number, None)
    assert (more.low, more.high) == (number + 1, None)
    assert (most.low, most.high) == (None, number)


@given(st.integers(1, 400), st.integers(1, 400))
def test_two_groups_are_as_many_as_both(first: int, second: int) -> None:
    count = read_count(f"{first} soldiers and {second} policemen")
    assert count is not None
    assert (count.low, count.high) == (first + second, first + second)


@given(st.integers(2, 500), st.sampled_from([("half", 2), ("a third", 3), ("a quarter", 4)]))
def test_a_share_is_no_more_than_its_whole(whole: int, share: tuple[str, int]) -> None:
    words, parts = share
    count = read_count(f"{words} of the {whole} passengers")
    assert count is not None
    assert (count.low, count.high) == (whole // parts, whole // parts)
