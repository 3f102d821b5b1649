"""What reporters write every day, in sentences of one event: each row names what the coder must make of it."""

from __future__ import annotations

import pytest

from sourcebook.ingest import report_from_text
from sourcebook.pipeline import Pipeline
from sourcebook.records import Event


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open()


def coded(pipeline: Pipeline, text: str) -> Event:
    (event,) = pipeline.code(report_from_text(text)).events
    return event


# text; who was harmed, how, and the lowest and highest number
HARM = [
    ("The blast in Harak killed at least three.", [("killed", 3, None)]),
    ("At least 40 were killed in the blast in Harak.", [("killed", 40, None)]),
    (
        "Soldiers fired on a crowd in Harak, killing at least three and injuring about 40.",
        [("killed", 3, None), ("wounded", 40, 40)],
    ),
    ("A mine exploded outside Velmar and four passengers were killed.", [("killed", 4, 4)]),
    ("Gunmen attacked a bus in Harak and four passengers were killed.", [("killed", 4, 4)]),
    ("A bus hit a landmine outside Velmar and a child was wounded.", [("wounded", 1, 1)]),
    ("A missile hit the bus near Harak, killing all nine aboard.", [("killed", 9, 9)]),
    ("The missile killed nine people aboard the bus.", [("killed", 9, 9)]),
    (
        "Fighters attacked a barracks in Sirin, killing and wounding dozens.",
        [("killed", 1, None), ("wounded", 1, None)],
    ),
    ("Fighters attacked a barracks in Sirin, killing and wounding 30.", [("killed", None, 30), ("wounded", None, 30)]),
    ("A shell killed a mother and her two daughters in Harak.", [("killed", 3, 3)]),
    ("Police found the bodies of five men with gunshot wounds outside Velmar.", [("killed", 5, 5)]),
    ("The body of a teacher abducted on 3 May was found in Velmar.", [("abducted", 1, 1), ("killed", 1, 1)]),
    ("Twelve miners taken hostage last week were found dead near Velmar.", [("abducted", 12, 12), ("killed", 12, 12)]),
    ("A drone was shot down over Velmar and no one was hurt.", []),
    ("At least 70 regime and rebel fighters have been killed near Velmar.", [("killed", 70, None)]),
    ("A blast in Velmar left one dead and 11 wounded late on Saturday.", [("killed", 1, 1), ("wounded", 11, 11)]),
    ("Suspected rebels slit the throat of a farmer in Velmar on Monday.", [("killed", 1, 1)]),
    ("Rebels slit the throats of two farmers in Velmar on Monday.", [("killed", 2, 2)]),
    ("A lineman and his son were found murdered in Velmar on Monday.", [("killed", 2, 2)]),
    ("A rebel was killed and another captured in a raid in Velmar.", [("killed", 1, 1), ("arrested", 1, 1)]),
    ("Two soldiers and as many rebels were killed in Velmar.", [("killed", 2, 2), ("killed", 2, 2)]),
    (
        "Three people were killed in Velmar in two days and as many were injured.",
        [("killed", 3, 3), ("wounded", 3, 3)],
    ),
    ("Three times as many civilians were killed in Velmar.", [("killed", 2, None)]),
    ("The army captured a hill in Velmar and the rebels captured another.", []),
    ("Two men were shot dead after a traffic accident in Velmar.", [("killed", 2, 2)]),
    ("During floods in Velmar, four farmers were stabbed to death.", [("killed", 4, 4)]),
    ("As many as 15 rebels were killed in Velmar.", [("killed", 15, 15)]),
    ("Six soldiers were killed and four taken captive in Velmar.", [("killed", 6, 6), ("abducted", 4, 4)]),
    ("Six rebels were killed and four captured in Velmar.", [("killed", 6, 6), ("arrested", 4, 4)]),
    ("A man killed himself and two guards in Velmar.", [("killed", 1, 1), ("killed", 2, 2)]),
    (
        "Armed men stormed into the house of Omar Tal and killed him and his wife in Velmar.",
        [("killed", 1, 1), ("killed", 1, 1)],
    ),
    ("At least 10 civilians among them children were killed in Harak on Monday.", [("killed", 10, None)]),
    ('Twelve "terrorists" had been killed in Velmar, the minister said.', [("killed", 12, 12)]),
    (
        "The Black Tide said its fighters had killed 40 soldiers in Velmar; the army put its losses at six.",
        [("killed", 6, 40)],
    ),
    ("A bomb killed four people in Velmar. The police put the toll at seven.", [("killed", 4, 7)]),
    ("A bomb killed four people in Velmar. The mayor put the number of dead at three.", [("killed", 3, 4)]),
    ("A bomb killed four people in Velmar. Hospital officials said they had received nine bodies.", [("killed", 4, 9)]),
    ("A bomb killed four people in Velmar. The toll later rose to seven.", [("killed", 7, 7)]),
    (
        "Three people were killed and five wounded in Velmar, and two more were killed in Osten.",
        [("killed", 3, 3), ("killed", 2, 2), ("wounded", 5, 5)],
    ),
    (
        "At least 70 people were killed in fighting near Harak. A monitor said 30 soldiers and 39 rebels died.",
        [("killed", 30, 30), ("killed", 39, 39)],
    ),
    (
        "At least 70 have been killed in clashes near Harak. Among the dead were 30 soldiers and 39 rebel fighters.",
        [("killed", 30, 30), ("killed", 39, 39)],
    ),
    ("The police rescued kidnapped trader Omar Tal and his brother from a house in Velmar.", [("released", 2, 2)]),
    ("The kidnapped trader was recovered in Velmar on Monday.", [("released", 1, 1)]),
    ("A police team rescued three girls from the clutches of rebels in Velmar.", [("released", 3, 3)]),
    ("Three hostages were set free in Velmar on Monday.", [("released", 3, 3)]),
    ("Police rounded up 20 suspects in Velmar on Monday.", [("arrested", 20, 20)]),
    ("Two rebels were caught alive in Velmar on Monday.", [("arrested", 2, 2)]),
    ("As many as 12 rebels gave up arms in Velmar on Monday.", [("surrendered", 12, 12)]),
    ("Rebels killed Omar Tal, along with two of his guards, in Velmar.", [("killed", 3, 3)]),
    (
        "Police arrested Omar Tal, a cadre of the Tide Front, along with two of his associates in Velmar.",
        [("arrested", 3, 3)],
    ),
    ("Police arrested Omar Tal along with two pistols in Velmar.", [("arrested", 1, 1)]),
    ("Rebels dragged two villagers out of their houses in Velmar and shot them dead.", [("killed", 2, 2)]),
    ("Rebels stormed the house of Omar Tal in Velmar and slit his throat.", [("killed", 1, 1)]),
    (
        "Omar Tal died on the spot while his son succumbed to injuries in an attack in Velmar.",
        [("killed", 1, 1), ("killed", 1, 1)],
    ),
    (
        "Two men were killed in a blast in Velmar and four others are believed to be injured.",
        [("killed", 2, 2), ("wounded", 4, 4)],
    ),
    (
        "The police killed three rebels in Velmar. The fourth rebel detonated his vest, killing himself.",
        [("killed", 3, 3), ("killed", 1, 1)],
    ),
    (
        "Three soldiers were shot dead in Velmar. Two died on the spot and the third succumbed to his injuries.",
        [("killed", 3, 3)],
    ),
    (
        "Two rebels of the Tide Front and one rebel of the Black Front were arrested in Velmar.",
        [("arrested", 2, 2), ("arrested", 1, 1)],
    ),
    ("Omar Tal, who was released from jail on bail last month, was shot dead in Velmar.", [("killed", 1, 1)]),
    (
        "A blast in Velmar wounded 30 people including two officers of the Roads and Buildings Department.",
        [("wounded", 30, 30)],
    ),
    ("A caretaker and two munshis were shot dead in Velmar.", [("killed", 1, 1), ("killed", 2, 2)]),
    ("A health worker and supervisor, identified as Omar Tal, was shot dead in Velmar.", [("killed", 1, 1)]),
    (
        "Six policemen and three rebels were killed in Velmar, reports the Post. Earlier, the Herald reported that "
        "three rebels and three policemen were killed.",
        [("killed", 3, 6), ("killed", 3, 3)],
    ),
    ("Rebels managed to storm a post in Velmar and kill two guards.", [("killed", 2, 2)]),
    ("The police will find and arrest the men behind the blast in Velmar that killed three.", [("killed", 3, 3)]),
    ("A clerk identified as Omar Tal and a passer by were shot dead in Velmar.", [("killed", 1, 1), ("killed", 1, 1)]),
    (
        "Rebels attacked a patrol injuring four troopers a civilian and one guard in Velmar.",
        [("wounded", 4, 4), ("wounded", 1, 1), ("wounded", 1, 1)],
    ),
    ("A quadcopter was shot down over Velmar.", []),
    (
        "Three soldiers were killed in an attack in Velmar on Monday. The army said on Tuesday that five soldiers were "
        "killed.",
        [("killed", 3, 5)],
    ),
    (
        "Rebels killed two villagers in Velmar on 3 May and three policemen in Osten on 4 May.",
        [("killed", 2, 2), ("killed", 3, 3)],
    ),
    (
        "A trader was shot dead in Velmar and a teacher was shot dead in Osten on Monday.",
        [("killed", 1, 1), ("killed", 1, 1)],
    ),
    ("Rebels fired on soldiers in Velmar. They tried to flee but were killed by the soldiers.", []),
    (
        "A blast in Velmar killed three people on Monday, the police said; a hospital doctor said the toll was 20.",
        [("killed", 3, 20)],
    ),
    (
        "A bomb killed three people in Velmar, the police said. A hospital doctor said the toll was 20.",
        [("killed", 3, 20)],
    ),
    ("A bomb killed three people in Velmar, but the toll later rose to 20, the police said.", [("killed", 20, 20)]),
    (
        "The Black Tide claimed it had killed 37 soldiers in Velmar, a figure the regional council rejected, "
        "saying only two had died.",
        [("killed", 2, 37)],
    ),
    (
        "Rebels claimed to have killed 20 policemen in Velmar, but the interior ministry said the toll was two.",
        [("killed", 2, 20)],
    ),
    ("Rebels claimed to have killed 30 soldiers in Velmar; the army said it had lost four.", [("killed", 4, 30)]),
    (
        "Fighting in Velmar left 7 soldiers and 4 rebels dead, the military said, while the rebels claimed to have "
        "killed 30 soldiers and lost two of their own.",
        [("killed", 7, 30), ("killed", 2, 4)],
    ),
    ("Fighting in Velmar killed 20 rebels; the army lost four soldiers.", [("killed", 20, 20), ("killed", 4, 4)]),
    (
        "Rebels killed two soldiers in Velmar and the army said four were killed in Osten.",
        [("killed", 2, 2), ("killed", 4, 4)],
    ),
    (
        "The Black Tide Front said its rebels killed eight soldiers in Velmar. The army said one soldier was killed.",
        [("killed", 1, 8)],
    ),
    ("Shelling in Velmar killed seven people, a monitor said. Medics put the number at nine.", [("killed", 7, 9)]),
    (
        "Gunmen killed 6 gendarmes in Velmar, security sources said, while a local official spoke of 10 dead.",
        [("killed", 6, 10)],
    ),
    (
        "The Office documented 11 civilian casualties (4 killed, 7 injured) when a device detonated in Velmar.",
        [("killed", 4, 4), ("wounded", 7, 7)],
    ),
    (
        "The governor said 12 people had been killed in Velmar, but a doctor, speaking on condition of anonymity, told "
        "reporters he had counted 19 bodies.",
        [("killed", 12, 19)],
    ),
    (
        "A bomb killed 3 people in Velmar, but the mayor said five people were killed in Osten.",
        [("killed", 3, 3), ("killed", 5, 5)],
    ),
    (
        "The army said it repelled an attack in Velmar, killing 17 rebels and losing one soldier.",
        [("killed", 17, 17), ("killed", 1, 1)],
    ),
    ("Rebels shot down 15 of 20 drones over Velmar.", []),
    ("Settlers torched two cars and uprooted 40 olive trees in Velmar.", []),
    (
        "A bomb in Velmar hit a mosque, killing eight worshippers and the imam.",
        [("killed", 8, 8), ("killed", 1, 1)],
    ),
    ("Two guards and the driver were killed in Velmar.", [("killed", 2, 2), ("killed", 1, 1)]),
    (
        "Gunmen attacked a bus in Velmar, killing the driver and three passengers.",
        [("killed", 1, 1), ("killed", 3, 3)],
    ),
    (
        "A bomb hit a bus in Velmar, leaving two passengers dead and five with burns.",
        [("killed", 2, 2), ("wounded", 5, 5)],
    ),
    (
        "A blast in Velmar left three people dead and others with gunshot wounds.",
        [("killed", 3, 3), ("wounded", 2, None)],
    ),
]  # fmt: skip

# text; who was harmed
WHO = [
    ("Three of its soldiers were killed in Velmar, the army said.", ["state-forces"]),
    ("The army said three of its soldiers were killed in Velmar.", ["state-forces"]),
    ("The president of the traders' union was shot dead in Velmar.", ["civilians"]),
    ("A member of the National Assembly was shot dead in Velmar.", ["state-other"]),
    ("An FC man was killed in Velmar.", ["state-forces"]),
    ("More than 20 people, including rebels, police and civilians, were killed in Velmar.", ["unknown"]),
    (
        "Rebels fired on a bus in Velmar, killing two people. The police fired back and killed one of the attackers.",
        ["civilians", "armed-group"],
    ),
    ("A suicide attacker killed himself and 12 others in Velmar.", ["armed-group", "civilians"]),
    ("One Socialist Council of Harak (SCH) cadre was killed in Velmar.", ["armed-group"]),
    ("Gunmen killed four soldiers and the driver in Velmar.", ["state-forces", "civilians"]),
    (
        "The Black Tide said it had killed 20 soldiers and lost two of its own in Velmar; the Black Tide is a "
        "rebel group.",
        ["state-forces", "armed-group"],
    ),
    ("The army killed 12 dissidents of the former FARC in Velmar.", ["armed-group"]),
    ("Two defectors from al-Shabaab were killed in Velmar.", ["armed-group"]),
    ("A police officer and two suspected gang members died in a shootout in Velmar.", ["state-forces", "armed-group"]),
    ("The rebels took three soldiers prisoner in Velmar on Monday.", ["state-forces"]),
    ("Al-Shabaab attacked a camp in Velmar, losing three men, police said.", ["armed-group"]),
]


@pytest.mark.parametrize(("text", "groups"), WHO, ids=lambda value: value if isinstance(value, str) else None)
def test_who_was_harmed(pipeline: Pipeline, text: str, groups: list[str]) -> None:
    assert [row.who for row in coded(pipeline, text).harm] == groups


def test_rebels_who_capture_soldiers_arrest_no_rebels(pipeline: Pipeline) -> None:
    event = coded(pipeline, "Rebels killed at least 10 soldiers and captured four others in Velmar.")
    assert (event.harm[0].effect, event.harm[0].who) == ("killed", "state-forces")
    assert "armed-group" not in {row.who for row in event.harm}


def test_those_arrested_beside_rebels_killed_are_rebels(pipeline: Pipeline) -> None:
    text = "The army killed three rebels and arrested four others in Velmar."
    fight, arrest = pipeline.code(report_from_text(text)).events
    assert [[(row.who, row.count.low) for row in one.harm] for one in (fight, arrest)] == [
        [("armed-group", 3)], [("armed-group", 4)],
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), HARM, ids=lambda value: value if isinstance(value, str) else None)
def test_harm(pipeline: Pipeline, text: str, rows: list[tuple[str, int | None, int | None]]) -> None:
    assert [(row.effect, row.count.low, row.count.high) for row in coded(pipeline, text).harm] == rows


# text; the type; the names of its place; its actors with their roles
TOLD = [
    (
        "Protesters clashed with riot police in the capital, Tamra, on Thursday.",
        "riot", ("Tamra",), [("Protesters", "party"), ("riot police", "party")],
    ),
    (
        "A bomb killed three people in the provincial capital, Velmar, on Thursday.",
        "bombing", ("Velmar",), [("people", "target")],
    ),
    (
        "Gunmen shot dead two riot police in the town, Velmar, on Thursday.",
        "attack", ("Velmar",), [("Gunmen", "perpetrator"), ("riot police", "target")],
    ),
    ("Villagers found the body of a teacher outside Velmar.", "attack", ("Velmar",), [("teacher", "target")]),
    (
        "Gunmen dumped the bodies of two policemen on a road near Velmar.",
        "attack", ("Velmar",), [("Gunmen", "perpetrator"), ("policemen", "target")],
    ),
    (
        "The insurgents shot down a helicopter near Dar Salim.",
        "attack", ("Dar Salim",), [("insurgents", "perpetrator"), ("helicopter", "target")],
    ),
    (
        "Villagers beat to death two men in Velmar.",
        "attack", ("Velmar",), [("Villagers", "perpetrator"), ("men", "target")],
    ),
    (
        "Gunmen stopped a bus near Velmar, separated the passengers and shot dead 14 women.",
        "attack", ("Velmar",), [("Gunmen", "perpetrator"), ("women", "target")],
    ),
    (
        "Clashes broke out between the army and the Eastern Front in Velmar.",
        "armed-clash", ("Velmar",), [("army", "party"), ("Eastern Front", "party")],
    ),
    ("A mine exploded near the village of Dar Salim.", "bombing", ("Dar Salim",), []),
    ("A mine exploded near a police station in Velmar.", "bombing", ("Velmar",), [("police station", "target")]),
    (
        "The Lions of Kedar killed two soldiers in Sirin.",
        "attack", ("Sirin",), [("Lions of Kedar", "perpetrator"), ("soldiers", "target")],
    ),
    (
        "A drone strike hit a wedding convoy in Velmar, killing 12 civilians.",
        "air-strike", ("Velmar",), [("wedding convoy", "target"), ("civilians", "target")],
    ),
    (
        "The killing of two farmers in Velmar was blamed on the Eastern Front.",
        "attack", ("Velmar",), [("farmers", "target"), ("Eastern Front", "perpetrator")],
    ),
    (
        "Two farmers were shot dead in Velmar. The army blamed the killings on the Eastern Front.",
        "attack", ("Velmar",), [("farmers", "target"), ("Eastern Front", "perpetrator")],
    ),
    (
        "Two farmers were shot dead in Velmar. The army attributed the killings to the Eastern Front.",
        "attack", ("Velmar",), [("farmers", "target"), ("Eastern Front", "perpetrator")],
    ),
    (
        "The ministry said that an armed group attacked with light weapons a checkpoint in Velmar, killing two.",
        "attack", ("Velmar",), [("armed group", "perpetrator"), ("checkpoint", "target")],
    ),
    (
        "An explosive device damaged a police station in Velmar.",
        "bombing", ("Velmar",), [("police station", "target")],
    ),
    (
        "Rebels destroyed a bridge near Velmar; there were no casualties.",
        "property-destruction", ("Velmar",), [("Rebels", "perpetrator"), ("bridge", "target")],
    ),
    (
        "A trader was shot dead by men on a motorcycle in Velmar.",
        "attack", ("Velmar",), [("men", "perpetrator"), ("trader", "target")],
    ),
    (
        "Rebels from the Lord's Resistance Army killed five people in Velmar.",
        "attack", ("Velmar",), [("Lord's Resistance Army", "perpetrator"), ("people", "target")],
    ),
    (
        "Gunmen attacked on Monday a convoy of the army in Velmar.",
        "attack", ("Velmar",), [("Gunmen", "perpetrator"), ("convoy", "target")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "places", "actors"), TOLD, ids=lambda v: v if isinstance(v, str) else None)
def test_what_was_done_where_and_by_whom(
    pipeline: Pipeline, text: str, kind: str, places: tuple[str, ...], actors: list[tuple[str, str]]
) -> None:
    event = coded(pipeline, text)
    assert event.type == kind
    assert event.place is not None
    assert event.place.texts == places
    assert sorted((actor.text, actor.role) for actor in event.actors) == sorted(actors)


@pytest.mark.parametrize("name", ["Beledo", "Marawo", "Tarsan"])
def test_a_name_like_that_of_a_district_elsewhere_tells_no_country(pipeline: Pipeline, name: str) -> None:
    event = coded(pipeline, f"Gunmen burned four schools in {name} district.")
    assert event.place is not None
    assert (event.place.name, event.place.iso2) == (None, None)


def test_speakers_who_lay_blame_accuse(pipeline: Pipeline) -> None:
    for verb, joint in (("blamed", "on"), ("attributed", "to")):
        text = f"Two farmers were shot dead in Velmar. Residents {verb} the killings {joint} government forces."
        assert [(one.text, one.mode) for one in coded(pipeline, text).attribution] == [("Residents", "accused")]


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Al-Shabaab attacked a camp near Velmar, its spokesman said.", "its spokesman", "perpetrator"),
        (
            "Al-Shabaab attacked a camp near Velmar, a spokesman for the group said.",
            "a spokesman for the group",
            "perpetrator",
        ),
        ("The army killed ten rebels of the Tide Front near Velmar, its spokesman said.", "its spokesman", "state"),
        ("Rebels killed two soldiers in Velmar and the army said it was an ambush.", "the army", "state"),
    ],
)
def test_who_speaks(pipeline: Pipeline, text: str, speaker: str, kind: str) -> None:
    assert [(one.text, one.kind) for one in coded(pipeline, text).attribution] == [(speaker, kind)]


def test_a_place_before_the_speaker_is_no_speaker(pipeline: Pipeline) -> None:
    event = coded(pipeline, "Two nurses were kidnapped between Gao and Kidal, the organisation said on Sunday.")
    assert event.place is not None
    assert event.place.texts == ("Gao", "Kidal")
    assert "Kidal" not in [one.text for one in event.attribution]


@pytest.mark.parametrize(
    "text",
    [
        "Fifteen people drowned when a boat carrying migrants capsized off Velmar.",
        "The bus driver lost control and eight people died in a crash near Velmar.",
        "Floods in Velmar killed nine people on Monday.",
        "Cholera has killed 40 people in Velmar.",
    ],
)
def test_accidents_are_no_violence(pipeline: Pipeline, text: str) -> None:
    assert pipeline.code(report_from_text(text)).events == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A helicopter crashed near Velmar after rebels hit it with a missile, killing four soldiers.", "shelling"),
        ("Gunmen shot at a bus near Velmar; the driver lost control and two passengers were killed.", "attack"),
    ],
)
def test_what_somebody_did_is_no_accident(pipeline: Pipeline, text: str, kind: str) -> None:
    assert coded(pipeline, text).type == kind
