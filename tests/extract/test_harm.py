"""Whose harm reports tell, in invented sentences: who the subject is, who is told of together, "
"and what is no victim."""

from __future__ import annotations

import pytest

from sourcebook.ingest import report_from_text
from sourcebook.pipeline import Pipeline
from sourcebook.records import Event


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open()


Row = tuple[str, str, int | None, int | None]


def _rows(events: tuple[Event, ...]) -> list[Row]:
    return sorted((row.effect, row.who, row.count.low, row.count.high) for event in events for row in event.harm)


def _killed(who: str, number: int) -> Row:
    return "killed", who, number, number


def _wounded(who: str, number: int) -> Row:
    return "wounded", who, number, number


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Kedari Water Project (KWP) head on research and training, Saleem Tal, was injured in a blast in Harak.",
            [_wounded("civilians", 1)],
        ),
        ("According to police, Omar Tal (35), was shot and injured by men in Harak.", [_wounded("civilians", 1)]),
        (
            "According to security officials, three border guards and one policeman lost their lives in a blast.",
            [_killed("state-forces", 3), _killed("state-forces", 1)],
        ),
        (
            "Superintendent of Police (SP), Omar Tal of Harak Police Station in Karak District and his guard Hamid Kor "
            "were killed in an ambush.",
            [_killed("state-forces", 2)],
        ),
        (
            "Three boys, identified as Omar (15), Hamid (16) and Gul (15), residents of Harak village were "
            "killed by rebels.",
            [_killed("civilians", 3)],
        ),
        (
            "Omar Tal (26), an activist of Harak Dal, a pro League student body was killed and five others "
            "were injured.",
            [_killed("civilians", 1), _wounded("civilians", 5)],
        ),
        (
            "In Gazi District, two traders and a truck driver suffered injuries in a blast.",
            [_wounded("civilians", 1), _wounded("civilians", 2)],
        ),
        ("In the retaliatory fire two rebels were killed in Harak.", [_killed("armed-group", 2)]),
        ("The raid avenged the killing as five of Kedari cadres were killed.", [_killed("armed-group", 5)]),
        (
            "A driver was killed while another man accompanying him was injured when gunmen opened fire in Harak.",
            [_killed("civilians", 1), _wounded("civilians", 1)],
        ),
        (
            "An accused, Abdul Tal, who had escaped custody and was arrested by the Rangers on May 2 has "
            "now been killed.",
            [("arrested", "civilians", 1, 1), _killed("civilians", 1)],
        ),
        ("HLFI cadres shot dead, Omar Tal alias Bihari, a clerk of a company, on July 29.", [_killed("civilians", 1)]),
        (
            "A group attacked a camp killing two persons and a boy Police said",
            [_killed("civilians", 2), _killed("civilians", 1)],
        ),
        ("At least seven passengers on a Harak bound bus were shot dead.", [("killed", "civilians", 7, None)]),
    ],
)
def test_whom_a_verb_tells_of(pipeline: Pipeline, text: str, rows: list[Row]) -> None:
    assert _rows(pipeline.code(report_from_text(text)).events) == sorted(rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("His colleagues Shahid and Ehsan were injured in the firing.", [_wounded("civilians", 2)]),
        (
            "A bomb exploded, injuring Police Constables Omar Tal and Inayat Kor and driver Gul Fareed.",
            [_wounded("state-forces", 2), _wounded("civilians", 1)],
        ),
        ("Gunmen shot dead two brothers, Omar Tal and Hamid Tal, in Harak.", [_killed("civilians", 2)]),
        ("Two brothers Omar Tal and Hamid Tal sustained injuries in a blast.", [_wounded("civilians", 2)]),
        (
            "Three soldiers, Omar Tal, Hamid Tal and Gul Kor, and a driver sustained injuries in a blast.",
            [_wounded("state-forces", 3), _wounded("civilians", 1)],
        ),
        ("The blast killed two soldiers and Omar Tal.", [_killed("state-forces", 2), _killed("civilians", 1)]),
        ("Gunmen shot dead Omar Tal, his wife and daughter.", [_killed("civilians", 3)]),
        ("Rebels killed a League leader and Harak Council member, Omar Tal, on June 10.", [_killed("civilians", 1)]),
        ("A tribal elder along with his guard was shot dead in Harak.", [_killed("civilians", 2)]),
        ("Rebels abducted Omar Tal along with another trader in Harak.", [("abducted", "civilians", 2, 2)]),
        (
            "The forces arrested a zonal commander identified as Omar Kor alias Prasad and two of his associates.",
            [("arrested", "armed-group", 3, 3)],
        ),
        (
            "The principal of a school, identified as Omar Tal, and his nephew Abdul (8) were killed in Harak.",
            [_killed("civilians", 2)],
        ),
    ],
)
def test_names_and_kin_of_people_already_counted_make_one_row(pipeline: Pipeline, text: str, rows: list[Row]) -> None:
    assert _rows(pipeline.code(report_from_text(text)).events) == sorted(rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "A leader of the League, who was injured in a Front attack, during a strike, in Harak District "
            "of the north, "
            "succumbed to his injuries on August 16.",
            [_killed("civilians", 1)],
        ),
        (
            "Gunmen shot and injured Omar Tal and Hamid Kor in Harak. Omar succumbed to his injuries later.",
            [_killed("civilians", 1), _wounded("civilians", 1)],
        ),
        (
            "Two policemen were injured in the shootout and one of them succumbed to his injuries.",
            [_killed("state-forces", 1), _wounded("state-forces", 1)],
        ),
        ("A constable who was hurt in May breathed his last in Harak.", [_killed("state-forces", 1)]),
        ("Two dead bodies of abducted traders were found in Harak.", [_killed("civilians", 2)]),
        ("Dead bodies of two others were recovered from Harak.", [_killed("civilians", 2)]),
        (
            "During the clash, one militant received a gun shot in Harak.",
            [_wounded("armed-group", 1)],
        ),
    ],
)
def test_deaths_and_wounds_by_other_words(pipeline: Pipeline, text: str, rows: list[Row]) -> None:
    assert _rows(pipeline.code(report_from_text(text)).events) == sorted(rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Rebels came in the morning and forcibly took the contractor to a jungle and shot him dead.",
            [("abducted", "civilians", 1, 1), _killed("civilians", 1)],
        ),
        (
            "Five clerks of a company were abducted and later released by rebels on April 1.",
            [("abducted", "civilians", 5, 5), ("released", "civilians", 5, 5)],
        ),
        (
            "12 soldiers were killed and four others captured by the rebels.",
            [_killed("state-forces", 12), ("abducted", "state-forces", 4, 4)],
        ),
        (
            "Rebels stormed a post in Harak, killing two soldiers and abducting 22 others. 22 of them went "
            "missing after "
            "the attack, an official said.",
            [_killed("state-forces", 2), ("abducted", "state-forces", 22, 22)],
        ),
        (
            "Three youths were abducted by rebels at Harak on January 2. They went missing from Kor on December 28.",
            [("abducted", "civilians", 3, 3)],
        ),
        ("Militants barged into a house in Harak and abducted him on May 22.", [("abducted", "civilians", 1, 1)]),
        (
            "Omar Tal attacked the policemen trying to capture him and injured three of them.",
            [_wounded("state-forces", 3)],
        ),
    ],
)
def test_people_taken_let_go_and_missed(pipeline: Pipeline, text: str, rows: list[Row]) -> None:
    assert _rows(pipeline.code(report_from_text(text)).events) == sorted(rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Two soldiers were on patrol when a landmine planted by militants exploded, killing one of them.",
            [_killed("state-forces", 1)],
        ),
        (
            "Militants opened fire on a police team in Harak. The police retaliated and killed four of them.",
            [_killed("armed-group", 4)],
        ),
        (
            "Two policemen were killed and 10 others, including five policemen, were injured in a blast.",
            [_killed("state-forces", 2), _wounded("civilians", 10)],
        ),
        (
            "Two militants were killed and a third was arrested in Harak.",
            [_killed("armed-group", 2), ("arrested", "armed-group", 1, 1)],
        ),
        (
            "A soldier was killed and another one was injured in firing in Harak.",
            [_killed("state-forces", 1), _wounded("state-forces", 1)],
        ),
        ("Police killed Omar Tal in an exchange of fire in Harak.", [_killed("armed-group", 1)]),
        ("The rebels of the Kedari Party killed a National Party leader in Harak.", [_killed("civilians", 1)]),
    ],
)
def test_whose_side_people_are_on(pipeline: Pipeline, text: str, rows: list[Row]) -> None:
    assert _rows(pipeline.code(report_from_text(text)).events) == sorted(rows)


@pytest.mark.parametrize(
    "text",
    [
        "A powerful Improvised Explosive Device (IED) explosion injured the wall of a house.",
        "The rebels fired a shot at the wall.",
        "The house was burnt down by rebels in Harak.",
    ],
)
def test_things_and_shots_are_no_victims(pipeline: Pipeline, text: str) -> None:
    assert _rows(pipeline.code(report_from_text(text)).events) == []
