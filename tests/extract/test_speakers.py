"""Who is named as saying it: the words, the kind of speaker, and how they say it."""

from __future__ import annotations

import pytest
from read_sentences import reading_of

#: (text, speakers as "words | kind | mode"), in the order of the text.
ROWS: list[tuple[str, list[str]]] = [
    # Officials and forces
    ("Police said two men were shot in Harak.", ["Police | state | reported"]),
    ("Two men were shot in Harak, police said.", ["police | state | reported"]),
    ("Two men were shot in Harak, said the police.", ["the police | state | reported"]),
    ("According to the police, two men were shot.", ["the police | state | reported"]),
    ("Two men were shot, according to an army officer.", ["an army officer | state | reported"]),
    ("The governor of Harak told reporters that two men were shot.", ["The governor of Harak | state | reported"]),
    ("A military spokesman confirmed that two rebels were killed.", ["A military spokesman | state | reported"]),
    ("The interior ministry announced the arrest of two men.", ["The interior ministry | state | reported"]),
    ("Officials added that a bridge was burnt.", ["Officials | state | reported"]),
    ("The mayor, Amir Karo, said a bridge was burnt.", ["The mayor, Amir Karo | state | reported"]),
    # People of the place, relief workers, rights groups
    ("Residents said soldiers burnt three houses.", ["Residents | witness | reported"]),
    ("A witness told a radio station that soldiers burnt three houses.", ["A witness | witness | reported"]),
    ("Villagers reported that soldiers burnt three houses.", ["Villagers | witness | reported"]),
    ("A doctor at the hospital said nine people died.", ["A doctor | other | reported"]),
    ("His brother said he was beaten by soldiers.", ["His brother | other | reported"]),
    ("Two activists said soldiers burnt three houses.", ["Two activists | ngo | reported"]),
    ("Two men were shot, the Kedar Doctors Network said.", ["the Kedar Doctors Network | ngo | reported"]),
    # Places before them
    ("Two men were shot in Tibu, Norte de Santander, a minister said.", ["a minister | state | reported"]),
    ("Two men were shot in Harak, Amir Karo, a minister, said.", ["Amir Karo, a minister | state | reported"]),
    # Media
    ("Two men were shot in Harak, reports The Kunar Post.", ["The Kunar Post | media | reported"]),
    ("The Kunar Post reports that two men were shot in Harak.", ["The Kunar Post | media | reported"]),
    ("Two men were shot in Harak, The Kunar Post reported on May 3.", ["The Kunar Post | media | reported"]),
    # Parties
    ("The Kedari Front claimed responsibility for the bombing.", ["The Kedari Front | perpetrator | claimed"]),
    ("The Kedari Front said its fighters had killed 12 soldiers.", ["The Kedari Front | perpetrator | reported"]),
    ("The rebels claimed to have killed 12 soldiers.", ["The rebels | perpetrator | claimed"]),
    ("The militants admitted the killing of the teacher.", ["The militants | perpetrator | claimed"]),
    ("The rebels denied that they had shelled the town.", ["The rebels | perpetrator | denied"]),
    # Accusing, suspecting, denying
    ("Police blamed the Kedari Front for the bombing.", ["Police | state | accused"]),
    ("Residents accused soldiers of burning three houses.", ["Residents | witness | accused"]),
    ("Police suspect the Kedari Front of planting the bomb.", ["Police | state | suspected"]),
    ("The army denied that its soldiers had shot the men.", ["The army | state | denied"]),
    # Unnamed
    ("Sources said two men were shot.", ["Sources | unknown | reported"]),
    ("Police sources said two men were shot.", ["Police sources | state | reported"]),
    # Two speakers
    (
        "Police said two men were shot. Residents said it was three.",
        ["Police | state | reported", "Residents | witness | reported"],
    ),
    (
        "The army said four rebels were killed, but a rebel spokesman denied it.",
        ["The army | state | reported", "a rebel spokesman | perpetrator | denied"],
    ),
    # Those whose words others pass on, and those who were told
    (
        "An officer told The Kunar Post that two men were shot.",
        ["An officer | state | reported", "The Kunar Post | media | reported"],
    ),
    ("The attack in Harak was confirmed by the army.", ["the army | state | reported"]),
    (
        "Two men were shot, a teacher said, citing the governor of Harak.",
        ["a teacher | other | reported", "the governor of Harak | state | reported"],
    ),
    (
        "A rebel spokesman, quoted by state television, said two men were shot.",
        ["A rebel spokesman | perpetrator | reported", "state television | media | reported"],
    ),
    (
        "Two men were shot, an officer and two doctors said.",
        ["an officer | state | reported", "two doctors | other | reported"],
    ),
    ("Two men were shot in Harak and six people said nothing of it.", []),
    ("State television said two men were shot.", ["State television | media | reported"]),
    (
        "Two men were shot. A source at the police command said that a bridge was burnt.",
        ["A source at the police command | state | reported"],
    ),
    # One speaker by two names
    (
        "Two men were shot in Harak, a monitoring group said. The Kunar Observatory said that rebels did it.",
        ["The Kunar Observatory | ngo | reported"],
    ),
    (
        "The Kunar Observatory said that two men were shot. A bridge was burnt, the monitor added.",
        ["The Kunar Observatory | ngo | reported"],
    ),
    # Commas lost on the way
    ("Two men were shot in Harak said the police.", ["the police | state | reported"]),
    (
        "The Kunar Observatory a Geneva-based monitoring group said that two men were shot.",
        ["The Kunar Observatory | ngo | reported"],
    ),
    ("Shells put the hospital out of service Amir Karo said.", ["Amir Karo | other | reported"]),
    ("Two men were shot in Harak Malian state television said.", ["Malian state television | media | reported"]),
    (
        "The road which rebels cut on Monday the Kunar Observatory said is open.",
        ["the Kunar Observatory | ngo | reported"],
    ),
    ('"We heard shots" Omar Tal a doctor in Harak said.', ["Omar Tal | other | reported"]),
    # Offices, titles, seats, initials
    ("Two men were shot, Col. Amir Karo said.", ["Col. Amir Karo | state | reported"]),
    (
        "Two men were shot, said Amir Karo head of the Kunar Observatory.",
        ["Amir Karo head of the Kunar Observatory | ngo | reported"],
    ),
    (
        "The Kunar Doctors Association said two men were shot. The KDA said that a bridge was burnt.",
        ["The Kunar Doctors Association | other | reported"],
    ),
    (
        "The Kunar Observatory said that two men were shot. Ten died, according to an Observatory toll.",
        ["The Kunar Observatory | ngo | reported"],
    ),
    # Countries and their capitals
    ("Damascus denied that two men were shot.", ["Damascus | state | denied"]),
    ("The United States says that two men were shot.", ["The United States | state | reported"]),
    # Outlets that go on, and that pass on
    (
        "The Kunar Post reported that two men were shot. The newspaper said that a bridge was burnt.",
        ["The Kunar Post | media | reported"],
    ),
    (
        "The army shot two men, it said in a statement carried by state television.",
        ["state television | media | reported"],
    ),
    # Numbers, untruths, blame
    ("The army put the number of dead at nine.", ["The army | state | reported"]),
    ("The ministry said that the report of an attack was baseless.", ["The ministry | state | denied"]),
    ("Police said two men were shot, blaming rebels.", ["Police | state | accused"]),
    ("Police said rebels had shot two men and denied that a bridge was burnt.", ["Police | state | denied"]),
    ("Villagers disputed the police account of how two men were shot.", ["Villagers | witness | denied"]),
    ("The Kunar Post, a newspaper, says two men were shot.", ["The Kunar Post | media | reported"]),
    # Nobody
    ("A letter told the two men to leave, and one was shot.", []),
    ("Two men were shot in Harak. Reporting by Amir Karo.", []),
    ("Two men were shot in Harak, officials reported Sunday.", ["officials | state | reported"]),
    ("Two men were shot in Harak.", []),
    ("The police station was attacked by rebels.", []),
    ("No group claimed responsibility for the bombing.", []),
    ("Nobody has claimed the attack.", []),
    # Who lays the blame, and who denies it
    ("The minister pointed the finger at the army for the attack.", ["The minister | state | accused"]),
    ("The ministry held the Kedari Front responsible for the blast.", ["The ministry | state | accused"]),
    (
        "The minister told reporters the blast killed two, pinning the blame on rebels.",
        ["The minister | state | accused"],
    ),
    ("The army dismissed reports that its planes killed two men.", ["The army | state | denied"]),
    ("Kenya cast doubt on the findings.", ["Kenya | state | denied"]),
    ("Residents spoke of a raid, an accusation dismissed by the army.", ["the army | state | denied"]),
    ("Two men were killed in Harak in a strike blamed on the army.", []),
    # Commas lost before the speaker
    ("The strike killed two boys the Kunar Observatory said.", ["the Kunar Observatory | ngo | reported"]),
    ("Two men were killed in northern Mali a monitor said.", ["a monitor | ngo | reported"]),
    (
        "Two men were killed said the Kunar Observatory monitoring group.",
        ["the Kunar Observatory monitoring group | ngo | reported"],
    ),
    ("According to SANA al-Kedari fighters shot two men.", ["SANA | media | reported"]),
    # Verbs of saying before any noun; who was quoted; tolls that are given
    ("A monitor says rebels killed two men.", ["A monitor | ngo | reported"]),
    (
        "Officials described what Kenya says was an attack.",
        ["Officials | state | reported", "Kenya | state | reported"],
    ),
    ("A doctor was quoted as saying that two men died.", ["A doctor | other | reported"]),
    ("Rescue workers gave a toll of nine dead.", ["Rescue workers | other | reported"]),
    # Who says nothing of what happened
    ("The president announced a ceasefire.", []),
    ("Two men were killed in spite of a truce announced by the army.", []),
    ("Earlier reports said that the army shelled a farm.", []),
    ("What the ministry says of the losses is not true.", []),
    ("WE WILL REVEAL WHAT THIS POLITICAL SCHEMER SAID BEFORE THE MINISTER'S DEATH.", ["SCHEMER | other | reported"]),
    ("He said two men were shot.", []),
    ("The report was published on Monday.", []),
    ("Two men, identified as Amir Karo and Omar Tal, were shot.", []),
    ("A car claimed by the owner was burnt by rioters.", []),
    ("A blast claimed the lives of two men in Harak.", []),
    ("The rebels have claimed similar attacks before.", []),
    ("Two men were shot in Harak, reports indicate.", []),
    ("Two men were shot, according to a Security Council resolution.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_speakers(text: str, expected: list[str]) -> None:
    found = [f"{s.span.of(text)} | {s.kind} | {s.mode}" for s in reading_of(text).speakers]
    assert found == expected


def test_a_speaker_says_what_stands_where_they_speak() -> None:
    text = (
        "The army said that two men were shot. Residents said that it was three. The army said that a bridge was burnt."
    )
    army, residents = reading_of(text).speakers
    assert [army.content.of(text), *(stretch.of(text) for stretch in army.again)] == [
        "The army said that two men were shot.",
        "The army said that a bridge was burnt.",
    ]
    assert residents.again == ()


def test_an_outlet_passes_on_what_its_source_adds() -> None:
    text = (
        "A police source told The Kunar Post that two men were shot. Rain fell."
        " The source added that a bridge was burnt."
    )
    speakers = {speaker.span.of(text): speaker for speaker in reading_of(text).speakers}
    assert [stretch.of(text) for stretch in speakers["The Kunar Post"].again] == [
        "The source added that a bridge was burnt."
    ]


def test_he_is_the_person_told_of_before_where_nobody_spoke() -> None:
    text = "The mayor, Amir Karo, visited the town. He said that two men were shot."
    (mayor,) = reading_of(text).speakers
    assert (mayor.span.of(text), mayor.kind) == ("The mayor, Amir Karo", "state")
    assert mayor.content.of(text) == "He said that two men were shot."


def test_headlines_speak_only_where_nobody_speaks_below() -> None:
    text = "Moscow says two men shot\n\nTwo men were shot in Harak on Monday, police said.\n"
    assert [speaker.span.of(text) for speaker in reading_of(text).speakers] == ["police"]


def test_a_watcher_goes_by_the_full_name_that_the_report_has() -> None:
    text = "The strike killed two boys, a war monitor said. The Syrian Observatory for Human Rights counts the dead."
    assert [speaker.span.of(text) for speaker in reading_of(text).speakers] == ["Syrian Observatory for Human Rights"]


def test_who_suspects_once_reports_the_rest() -> None:
    text = (
        "The Kunar Observatory said shells killed two men in Harak. "
        "The Kunar Observatory said a raid on Mosul was probably carried out by army planes."
    )
    assert [(s.span.of(text), s.mode) for s in reading_of(text).speakers] == [
        ("The Kunar Observatory", "reported"),
        ("The Kunar Observatory", "suspected"),
    ]
