"""Who does what to whom: subject, objects and agent of a verb, by the heads of their noun groups."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from _pytest.mark import ParameterSet
from read_sentences import line_of

from sourcebook.extract.clauses import Line
from sourcebook.extract.complements import agents_of, objects_of
from sourcebook.extract.subjects import subject_of


class Row(NamedTuple):
    """A sentence, one of its verbs (its main word), and heads, those joined by "and" parted by a comma."""

    text: str
    verb: str
    subject: str = ""
    object: str = ""
    agent: str = ""


ACTIVE = [
    Row("Gunmen killed two farmers in Harak.", "killed", "Gunmen", "farmers"),
    Row("The rebels attacked a police post and a school.", "attacked", "rebels", "post, school"),
    Row("Police and soldiers arrested three men.", "arrested", "Police, soldiers", "men"),
    Row("On Monday night armed men on motorcycles abducted a teacher.", "abducted", "men", "teacher"),
    Row("A group of 10 men in uniform burnt the house of a judge.", "burnt", "group", "house"),
    Row("The bomb, hidden in a cart, wounded seven people.", "wounded", "bomb", "people"),
    Row("A suicide attacker in a car rammed the gate.", "rammed", "attacker", "gate"),
    Row("Troops later recovered two bodies.", "recovered", "Troops", "bodies"),
    Row("Two guards, identified as, Omar Tal and Amir Karo, were shot.", "shot", "guards"),
    Row("A leader of the League, a trade union, who was hurt in a blast, died.", "died", "leader"),
    Row("They took him to the forest.", "took", "They", "him"),
]
PASSIVE = [
    Row("Two farmers were killed by gunmen.", "killed", "farmers", "", "gunmen"),
    Row("A teacher was abducted from his house by five armed men.", "abducted", "teacher", "", "men"),
    Row("Three policemen and a child were wounded.", "wounded", "policemen, child"),
    Row("The village was raided on Sunday by fighters of the Kedari Front.", "raided", "village", "", "fighters"),
    Row("A trader and his son have been released.", "released", "trader, son"),
    Row("A soldier was shot and killed near Qalat.", "killed", "soldier"),
    Row(
        "The convoy, which carried flour, was attacked by rebels and bandits.",
        "attacked",
        "convoy",
        "",
        "rebels, bandits",
    ),
    Row("Four people, including a nurse, were injured in the blast.", "injured", "people"),
]
RELATIVE = [
    Row("The man who shot the mayor fled.", "shot", "man", "mayor"),
    Row("The man who shot the mayor fled.", "fled", "man"),
    Row("Police arrested a woman who had planted a bomb.", "planted", "woman", "bomb"),
    Row("Two residents who asked not to be named said so.", "said", "residents"),
    Row("The militants, who belong to the Kedari Front, killed a guard.", "killed", "militants", "guard"),
    Row("A mine that rebels had laid killed a shepherd.", "killed", "mine", "shepherd"),
    Row("The bus was hit by a rocket which wounded two women.", "wounded", "rocket", "women"),
]
PARTICIPLE = [
    Row("A bomb exploded in the market, killing three traders.", "killing", "bomb", "traders"),
    Row("Militants stormed the camp, wounding two guards and a cook.", "wounding", "Militants", "guards, cook"),
    Row("A bomb planted by rebels killed a soldier.", "killed", "bomb", "soldier"),
    Row("Five men suspected of having supplied fuel were held.", "held", "men"),
    Row("A man identified as Omar Tal was killed.", "killed", "man"),
    Row("Gunmen riding a motorcycle shot a clerk.", "shot", "Gunmen", "clerk"),
    Row("The soldiers attacked in Harak died of their wounds.", "died", "soldiers"),
]
APPOSITION = [
    Row("Omar Tal, a baker in the town, was hit.", "hit", "Tal"),
    Row("The district chief, Amir Karo, accused the rebels.", "accused", "chief", "rebels"),
    Row("A village elder, identified as Malik Daro, was shot dead.", "shot", "elder"),
    Row("Sara Lim, head of the clinic, treated the wounded.", "treated", "Lim", "wounded"),
]
COORDINATION = [
    Row("Rebels attacked the post and killed two guards.", "killed", "Rebels", "guards"),
    Row("Rebels attacked the post, burnt a truck and abducted the driver.", "abducted", "Rebels", "driver"),
    Row("Two soldiers were killed and three were wounded.", "wounded", "three"),
    Row("The police said the army had killed four men.", "killed", "army", "men"),
    Row("Gunmen stopped the bus, but the driver escaped.", "escaped", "driver"),
    Row("A soldier, two policemen and a nurse died.", "died", "soldier, policemen, nurse"),
    Row("The gunmen tried to kill a judge.", "kill", "gunmen", "judge"),
    Row("Militants shot dead a guard and wounded his brother.", "wounded", "Militants", "brother"),
    Row("A clash between the police and the rebels wounded a boy.", "wounded", "clash", "boy"),
]


def rows(table: list[Row]) -> list[ParameterSet]:
    return [pytest.param(row, id=f"{row.verb}: {row.text}") for row in table]


def heads(line: Line, positions: tuple[int, ...]) -> str:
    return ", ".join(line.tokens[line.phrases[position].head].text for position in positions)


@pytest.mark.parametrize("row", rows([*ACTIVE, *PASSIVE, *RELATIVE, *PARTICIPLE, *APPOSITION, *COORDINATION]))
def test_who_does_what_to_whom(row: Row) -> None:
    line = line_of(row.text)
    (verb,) = [
        index
        for index, phrase in enumerate(line.phrases)
        if phrase.kind == "verb" and line.tokens[phrase.head].text == row.verb
    ]
    found = Row(
        row.text,
        row.verb,
        heads(line, subject_of(line, verb)),
        "" if line.phrases[verb].passive else heads(line, objects_of(line, verb)),
        heads(line, agents_of(line, verb)) if line.phrases[verb].passive else "",
    )
    assert found == row
