"""Short reports as police desks and agencies write them, invented: which events they tell, and whom each harmed."""

from __future__ import annotations

import pytest
from read_sentences import events_of

Told = list[list[str]]

#: (text, the rows of each event as "low-high group effect"); an open end is left out: "5- civilians killed".
DATED_APART: list[tuple[str, Told]] = [
    (
        "Harak Police on January 8 rescued a child who was abducted by a gang from Kor on January 6. The "
        "kingpin of the "
        "abduction, Omar Tal, was also arrested in the raid.",
        [["1-1 civilians released", "1-1 unknown arrested"], ["1-1 civilians abducted"]],
    ),
    (
        "A trader, who was abducted on May 3 by rebels of the Kedari Front, was released on May 9 in Harak.",
        [["1-1 civilians abducted"], ["1-1 civilians released"]],
    ),
    (
        "The village head Omar Tal, who was kidnapped on May 3, was killed on May 5 near Harak.",
        [["1-1 state-other abducted"], ["1-1 state-other killed"]],
    ),
    (
        "Rebels killed a trader in Harak on May 9 after abducting him from Kor on May 7.",
        [["1-1 civilians killed"], ["1-1 civilians abducted"]],
    ),
    (
        "The body of a villager, who was abducted by rebels on May 7, was found in Harak on May 9.",
        [["1-1 civilians abducted"], ["1-1 civilians killed"]],
    ),
    (
        "Rebels of the Kedari Front abducted four farmers in Harak on May 3 and released them on the same day.",
        [["4-4 civilians abducted", "4-4 civilians released"]],
    ),
    (
        "Two Kedari Front rebels, who triggered the landmine blast on January 8 that killed two soldiers, including a "
        "major, were arrested in Harak on February 19.",
        [["2-2 state-forces killed"], ["2-2 armed-group arrested"]],
    ),
    (
        "Gunmen shot at and injured a clerk in Harak on March 28. In 2009, rebels had detonated a bomb at his house.",
        [["1-1 civilians wounded"], []],
    ),
]
AT_TWO_PLACES: list[tuple[str, Told]] = [
    (
        "A man was killed by unknown men near the river in Harak while another man, identified as Sajid, was killed by "
        "gunmen who opened fire on his shop in Kor.",
        [["1-1 civilians killed"], ["1-1 civilians killed"]],
    ),
    (
        "Two people were gunned down on Link Road in Harak while a bullet riddled body was recovered from "
        "Kor on July 27. "
        "A man opened fire on two persons on Link Road in Harak. As a result, both the victims were killed "
        "on the spot. "
        "A bullet riddled body was recovered from Kor.",
        [["2-2 civilians killed"], ["1-1 civilians killed"]],
    ),
    (
        "A soldier was killed near Harak Road while another was injured in the town of Harak on Sunday.",
        [["1-1 state-forces killed", "1-1 state-forces wounded"]],
    ),
    (
        "One person was killed when men opened fire on him on Kor Road in Harak Town. Another man was shot dead in the "
        "Zafar area.",
        [["1-1 civilians killed"], ["1-1 civilians killed"]],
    ),
    (
        "Two policemen were killed and three others injured in separate rebel attacks in Harak and Kor.",
        [["2-2 state-forces killed", "3-3 state-forces wounded"]],
    ),
    (
        "Rebels abducted nine people in two separate incidents in Harak on May 4. In the first incident, "
        "they took five "
        "people hostage. In the second incident, they abducted four traders.",
        [["5-5 civilians abducted"], ["4-4 civilians abducted"]],
    ),
    (
        "In Harak city, five policemen were injured as the rebels rampaged. In Kor city, ten people were injured in "
        "attacks by rebels. Police arrested 16 rebels in Kor.",
        [["5-5 state-forces wounded"], ["10-10 civilians wounded"], ["16-16 armed-group arrested"]],
    ),
]
WHO_AND_HOW_MANY: list[tuple[str, Told]] = [
    (
        "The army killed four heavily armed militants in Harak while one Army personal also lost his life.",
        [["1-1 state-forces killed", "4-4 armed-group killed"]],
    ),
    (
        "Omar Tal, a senior member of the Kedari Council, and his driver were injured in a blast in Harak.",
        [["2-2 civilians wounded"]],
    ),
    (
        "A party leader, identified as Omar Tal, a candidate for Harak, and three other companions of him were injured "
        "in a blast.",
        [["1-1 civilians wounded", "3-3 civilians wounded"]],
    ),
    ("A Sub Inspector SI identified as Omar Tal was shot dead in Harak.", [["1-1 state-forces killed"]]),
    ("Separately, Deputy Superintendent of Police Omar Tal was shot dead in Kor.", [["1-1 state-forces killed"]]),
    ("The police on May 16 arrested Omar Tal, a commander of rebels, in Harak.", [["1-1 armed-group arrested"]]),
    (
        "A leader of the League, a trade union, who was injured in an attack by rebels, during a strike, in the sub "
        "District of Harak, succumbed to his injuries on August 16.",
        [["1-1 civilians killed"]],
    ),
    (
        "Omar Tal (52), a truck driver who suffered burn injuries in a petrol bomb attack in Harak, died on Friday.",
        [["1-1 civilians killed"]],
    ),
    (
        "Gunmen shot and injured Omar Tal (26) and Hamid (28) near Harak. Omar succumbed to his injuries later.",
        [["1-1 civilians killed", "1-1 civilians wounded"]],
    ),
    (
        "Two brothers were shot dead in Harak on June 2. The attackers opened fire at the brothers, "
        "identified as 30 year "
        "old Omar Tal and 38 year old Hamid Tal, killing them on the spot.",
        [["2-2 civilians killed"]],
    ),
    (
        "A trader and his friend were travelling in a car when gunmen stopped them, killing both of them on the spot.",
        [["2-2 civilians killed"]],
    ),
    (
        "A soldier and a policeman came in contact with a bomb that exploded, injuring both of them.",
        [["1-1 state-forces wounded", "1-1 state-forces wounded"]],
    ),
    ("Three suspected rebels were arrested along with two pistols in Harak.", [["3-3 armed-group arrested"]]),
    (
        "A police officer was killed in Harak along with three family members.",
        [["1-1 state-forces killed", "3-3 civilians killed"]],
    ),
    (
        "Two policemen, identified as Omar Tal and Hamid, manning a post in Harak were shot dead by gunmen.",
        [["2-2 state-forces killed"]],
    ),
    (
        "The teacher and his nephew were killed and three others, including two girls and a driver were injured when "
        "gunmen opened fire in Harak.",
        [["2-2 civilians killed", "3-3 civilians wounded"]],
    ),
    (
        "At least four persons, including a policeman, were killed in a blast in Harak. A policeman, a boy and two "
        "traders were among the dead.",
        [["1-1 civilians killed", "1-1 state-forces killed", "2-2 civilians killed"]],
    ),
    (
        "Four security personnel, two troopers of the Kedari Force and two policemen, were injured in Harak.",
        [["2-2 state-forces wounded", "2-2 state-forces wounded"]],
    ),
    (
        "The police killed rebels identified as Omar Tal, Hamid Kor and Salim Mor in a clash in Harak.",
        [["3-3 armed-group killed"]],
    ),
    (
        "The police killed rebels in a clash in Harak. The slain rebels were identified as Omar Tal and Hamid Kor.",
        [["2-2 armed-group killed"]],
    ),
    (
        "At least four persons, including two policemen and two rebels, were killed in an attack on a house in Harak. "
        "His police guards, Omar Tal and Hamid Kor were killed.",
        [["2-2 armed-group killed", "2-2 state-forces killed"]],
    ),
    (
        "Two rebels were killed in a clash in Harak. Two of their accomplices were injured.",
        [["2-2 armed-group killed", "2-2 armed-group wounded"]],
    ),
    (
        "Six rebels were killed while a soldier embraced martyrdom in a clash in Harak.",
        [["1-1 state-forces killed", "6-6 armed-group killed"]],
    ),
    (
        "At least four persons, including a policeman, were killed and four others injured in Harak.",
        [["4- civilians killed", "4-4 civilians wounded"]],
    ),
    ("A militant blew himself up in Harak.", [["1-1 armed-group killed"]]),
    (
        "Two people were killed in a suicide attack on a market in Harak. The suicide bomber came on foot.",
        [["1-1 armed-group killed", "2-2 civilians killed"]],
    ),
    (
        "Eight workers, including three of the Harak Council, were abducted in Harak on May 3. Rebels released them on "
        "the same day.",
        [["8-8 civilians abducted", "8-8 civilians released"]],
    ),
    ("Party leaders said the Rangers picked up two workers in Harak.", [["2-2 civilians arrested"]]),
    (
        "Rebels killed a villager and took another villager into their custody in Harak.",
        [["1-1 civilians abducted", "1-1 civilians killed"]],
    ),
]
NOBODY: list[tuple[str, Told]] = [
    ("There was no loss of life or injury to troops when rebels fired at a post in Harak.", [[]]),
    (
        "While eight guards were killed in a clash in Harak, two others succumbed to their injuries when they were "
        "being evacuated.",
        [["2-2 civilians killed", "8-8 civilians killed"]],
    ),
    ("Rebels fired at the police in Harak. The police rescued around 20 persons from the building.", [[]]),
    (
        "The police killed one gangster, Omar Tal, in Harak. He had been involved in the killing of 20 persons.",
        [["1-1 armed-group killed"]],
    ),
    ("In 2017, 19 rebels were killed, 177 were arrested and 176 surrendered in the province.", []),
    (
        "In 2017, 19 soldiers were killed in an ambush in Harak.",
        [["19-19 state-forces killed"]],
    ),
    (
        "A rifle, some ammunition and 20 other materials of the rebels were seized after a clash in Harak.",
        [[]],
    ),
]


def _rows(text: str) -> Told:
    return [
        sorted(
            f"{'' if row.count.low is None else row.count.low}-{'' if row.count.high is None else row.count.high} "
            f"{row.who} {row.effect}"
            for row in event.harm
        )
        for event in events_of(text)
    ]


@pytest.mark.parametrize(("text", "told"), [*DATED_APART, *AT_TWO_PLACES, *WHO_AND_HOW_MANY, *NOBODY])
def test_the_events_of_a_brief_and_whom_they_harmed(text: str, told: Told) -> None:
    assert _rows(text) == told
