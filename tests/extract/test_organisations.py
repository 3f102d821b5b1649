"""Names of organisations that no roster knows: where they stand, how far they reach, and which group they are."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.extract.organisations import learn_names
from sourcebook.extract.participants import GroupName
from sourcebook.extract.publishers import publisher_mention, publisher_speaker
from sourcebook.records import Report, Source, Span

ARMED: Final = "armed-group"
FORCES: Final = "state-forces"
STATE: Final = "state-other"
CIVIL: Final = "civilians"
NOBODY = Source()


def learned(text: str, source: Source = NOBODY) -> list[tuple[str, str | None]]:
    return [(name.span.of(text), name.group) for name in learn_names(text, (), source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Names of figures, and names that no word of theirs tells.
        ("Police blamed the Sons of the Valley for the blast.", [("Sons of the Valley", ARMED)]),
        ("Sons of the mayor were shot.", []),
        ("The Black Tide claimed responsibility for the blast.", [("Black Tide", ARMED)]),
        ("The Black Tide, an armed group, was blamed.", [("Black Tide", ARMED)]),
        ("A rebel group calling itself the Black Tide took two men.", [("Black Tide", ARMED)]),
        ("Fighters of the Black Tide burned a school.", [("Black Tide", ARMED)]),
        ("Police arrested two suspected members of the Black Tide in Osten.", [("Black Tide", ARMED)]),
        ("Three members of the Supreme Court were wounded.", []),
        ("Three members of the National Assembly were wounded.", []),
        ("Omar Tal claimed responsibility for the mistake.", []),
        ("FIGHTERS OF THE BLACK TIDE BURNED A SCHOOL.", []),
        # Descriptions.
        ("The Kidal Vanguard, an armed group active since 2014, kept silent.", [("Kidal Vanguard", ARMED)]),
        ("The armed group known as the Ruvu Column entered Mocímboa.", [("Ruvu Column", ARMED)]),
        ("A rebel group called the Ouham Front holds the bridge.", [("Ouham Front", ARMED)]),
        ("A militant group, the Pamir Lions Movement, was blamed.", [("Pamir Lions Movement", ARMED)]),
        ("The Herat Circle, a political party, held a rally.", [("Herat Circle", CIVIL)]),
        ("The Weavers Union of Gao, an association of women, protested.", [("Weavers Union of Gao", CIVIL)]),
        ("The Aleppo Observatory, a human rights monitor, counted six dead.", [("Aleppo Observatory", CIVIL)]),
        ("The Benue Vanguard is a militia that was founded in 2011.", [("Benue Vanguard", ARMED)]),
        ("The Tana Coalition, a charity, ran the clinic.", [("Tana Coalition", CIVIL)]),
        # Fighters and members.
        ("Fighters of the Menaka Guard left the town.", [("Menaka Guard", ARMED)]),
        ("Cadres of the People's Column of Bastar (PCB) fled.", [("People's Column of Bastar (PCB)", ARMED)]),
        ("Two Kunar Front militants were killed.", [("Kunar Front", ARMED)]),
        ("A commander quit; the Ituri Movement's fighters stayed.", [("Ituri Movement", ARMED)]),
        ("Four suspected members of the Sulu Command were held.", [("Sulu Command", ARMED)]),
        ("Nine members of the Bodo Column laid down their arms in Kokrajhar.", [("Bodo Column", ARMED)]),
        ("Personnel of the Kohat Guard searched the house.", [("Kohat Guard", FORCES)]),
        ("Two Harak Guard constables were hurt.", [("Harak Guard", FORCES)]),
        ("Gunmen belonging to the Sanaa Union opened fire.", [("Sanaa Union", ARMED)]),
        # Deeds.
        ("The Spin Tangi Front claimed responsibility for the blast.", [("Spin Tangi Front", ARMED)]),
        ("The blast was claimed by the Zarai Movement.", [("Zarai Movement", ARMED)]),
        ("A spokesman for the Kech Army claimed responsibility for it.", [("Kech Army", ARMED)]),
        ("The Bakool Front, which controls villages there, was silent.", [("Bakool Front", ARMED)]),
        ("The Gedo Front said it had attacked the post.", [("Gedo Front", ARMED)]),
        ("Police clashed with the Cauca Movement near Cali.", [("Cauca Movement", ARMED)]),
        ("The Bari Column exchanged fire with police at dawn.", [("Bari Column", ARMED)]),
        ("The Tessalit Movement has fought the army there.", [("Tessalit Movement", ARMED)]),
        ("The Tessit Movement is known there. In May its fighters shot a guard.", [("Tessit Movement", ARMED)]),
        (
            "A ceasefire between the Gao Guard and the Kidal Union was signed.",
            [("Gao Guard", ARMED), ("Kidal Union", ARMED)],
        ),
        (
            "Two rival armed groups, the Gao Guard and the Kidal Union, met.",
            [("Gao Guard", ARMED), ("Kidal Union", ARMED)],
        ),
        # Words in the name.
        ("The Lower Dniester Militia met the envoy.", [("Lower Dniester Militia", ARMED)]),
        ("The Ménaka Self-Defence Union met the envoy.", [("Ménaka Self-Defence Union", ARMED)]),
        ("The Zomi Liberation Front met the envoy.", [("Zomi Liberation Front", ARMED)]),
        ("The Talibari Mujahideen met the envoy.", [("Talibari Mujahideen", ARMED)]),
        ("The Northern Hama Brigade met the envoy.", [("Northern Hama Brigade", ARMED)]),
        ("Liwa al-Wadi met the envoy.", [("Liwa al-Wadi", ARMED)]),
        ("Jabhat al-Nahr met the envoy.", [("Jabhat al-Nahr", ARMED)]),
        ("The Frente Río Claro met the envoy.", [("Frente Río Claro", None)]),
        ("The Ejército de Liberación de Arauca met the envoy.", [("Ejército de Liberación de Arauca", None)]),
        ("The Railways Police met the envoy.", [("Railways Police", FORCES)]),
        ("The Bijapur Reserve Guard met the envoy.", [("Bijapur Reserve Guard", FORCES)]),
        ("The Mewat Rifles met the envoy.", [("Mewat Rifles", FORCES)]),
        ("The Ministry of Health and Population met the envoy.", [("Ministry of Health and Population", STATE)]),
        ("The Sindh Irrigation Department met the envoy.", [("Sindh Irrigation Department", STATE)]),
        ("The Union of Herders of Boni met the envoy.", [("Union of Herders of Boni", CIVIL)]),
        ("The Lawyers' Circle of Bastar met the envoy.", [("Lawyers' Circle of Bastar", CIVIL)]),
        ("The Awami Bahar Party met the envoy.", [("Awami Bahar Party", CIVIL)]),
        ("The Zarghun Transport Company Limited met the envoy.", [("Zarghun Transport Company Limited", CIVIL)]),
        ("The firm Vías del Norte met the envoy.", [("Vías del Norte", CIVIL)]),
        ("Three employees of Vías del Norte met the envoy.", [("Vías del Norte", CIVIL)]),
        ("The Salt and Gas Company (SGC) met the envoy.", [("Salt and Gas Company (SGC)", CIVIL)]),
        # No cue.
        ("The Lake Vanguard met the envoy.", [("Lake Vanguard", None)]),
        ("The Kech Army met the envoy.", [("Kech Army", None)]),
        ("The Movement for Justice and Peace met the envoy.", [("Movement for Justice and Peace", None)]),
        # The stronger cue wins: what a report says outweighs a name, a name outweighs blame.
        ("Cadres of the Manas National Guard fled.", [("Manas National Guard", ARMED)]),
        ("Residents blamed the Harak Traders Association.", [("Harak Traders Association", CIVIL)]),
        ("There was an encounter with the Bijapur Police.", [("Bijapur Police", FORCES)]),
        # How far a name reaches.
        ("The Command of the Sierra Verde Front met.", [("Sierra Verde Front", None)]),
        ("Mali's Gourma Brigade met the envoy.", [("Gourma Brigade", ARMED)]),
        ("Zamin Front Commander Ali Karo met the envoy.", [("Zamin Front", None)]),
        ("On Monday Zamin Front envoys met.", [("Zamin Front", None)]),
        ("The People s Column of Bastar PCB met.", [("People s Column of Bastar PCB", None)]),
        ("An officer of the Kunar\nFront met him.", []),
        # Not organisations: forces in general, sites, areas, titles, persons, outlets, weapons.
        ("Security Forces and Armed Police met the envoy.", []),
        ("A Road Opening Party (ROP) met the envoy.", []),
        ("The Zamin Army Headquarters and Kech Police Station were hit.", []),
        ("He was born in Harak Union Council and in Khyber Agency.", []),
        ("District Police Officer Amir Karo met the envoy.", []),
        ("Lashkar Khan met the envoy.", []),
        ("The Kupwara Observer and Radio Dosso told of it.", []),
        ("Two Lee Enfield Rifles were found.", []),
        ("The army, the front and the Union met.", []),
    ],
)
def test_names_and_their_groups(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert learned(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Delta Rescue Movement (DRM) attacked a post. The army fought DRM; DRM's men fled.",
            ["Delta Rescue Movement (DRM)", "DRM", "DRM"],
        ),
        ("The Azawagh Guard left. The Guard has ten men.", ["Azawagh Guard", "Guard"]),
        ("The Lower Don Militia left. The militia's office is shut.", ["Lower Don Militia", "militia"]),
        ("The Azawagh Guard left. A new guard and the guard came.", ["Azawagh Guard"]),
        ("The Azawagh Guard met the Kohat Guard. The Guard left.", ["Azawagh Guard", "Kohat Guard"]),
        ("The Guard left. It is the Azawagh Guard.", ["Azawagh Guard"]),
        ("The Azawagh Guard left. The Guard of Honour and the Guard Post stayed.", ["Azawagh Guard"]),
        ("The Kech Army left. The Army has ten tanks.", ["Kech Army"]),
        ("The Lake Front (LF) left. Units of the LF stayed. Brigades of the LF fled.", ["Lake Front (LF)", "LF", "LF"]),
        ("The Hill Union (AM) met at 10 AM in Gao.", ["Hill Union (AM)"]),
    ],
)
def test_later_mentions(text: str, expected: list[str]) -> None:
    assert [words for words, _group in learned(text)] == expected


def test_all_mentions_share_the_group() -> None:
    text = "The Lake Front (LF) was silent. Fighters of the LF fled, and the Front withdrew."
    names = learn_names(text, (), Source())
    assert [name.group for name in names] == [ARMED, ARMED, ARMED]


def test_text_in_capitals() -> None:
    text = (
        "THE MEN SAID THEY WERE MEMBERS OF THE SIERRA VERDE FRONT (FSV). A SECURITY COUNCIL MEETING WAS CALLED. "
        "NOTIFY THE ARMY. THE FRONT WAS SILENT."
    )
    assert learned(text) == [("SIERRA VERDE FRONT (FSV)", ARMED), ("FRONT", ARMED)]


def test_heading_in_capitals() -> None:
    text = "PRESS CENTRE OF THE LOWER DON MILITIA\n\nUnits of the Militia held fire."
    assert [words for words, _group in learned(text)] == ["LOWER DON MILITIA", "Militia"]


def test_known_names_stay_and_take_their_words() -> None:
    text = "The Kohat Levies Union and the Gao Guard met."
    known = (GroupName(Span(4, 16), FORCES),)
    assert learn_names(text, known, Source()) == (*known, GroupName(Span(31, 40), None))


def test_known_name_without_a_group_is_told_by_the_report() -> None:
    text = "Fighters of the Gao Guard fled."
    assert learn_names(text, (GroupName(Span(16, 25), None),), Source()) == (GroupName(Span(16, 25), ARMED),)


@pytest.mark.parametrize(
    ("source", "group"),
    [
        (Source("Two Wells Front", "armed-group"), ARMED),
        (Source("The Two Wells Front", "armed-group"), ARMED),
        (Source("Two Wells Front", "ngo"), CIVIL),
        (Source("Another Front", "armed-group"), None),
    ],
)
def test_publisher_is_what_its_kind_says(source: Source, group: str | None) -> None:
    assert learned("Office of the Two Wells Front: news from Bay", source) == [("Two Wells Front", group)]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("Two Wells Front", "Office of the Two Wells Front: news. Two Wells Front.", "Two Wells Front"),
        ("The Two Wells Front", "TWO WELLS FRONT\nNews", "TWO WELLS FRONT"),
        ("Regional Hospital of Sévaré", "Regional hospital of Sevare, note", "Regional hospital of Sevare"),
        ("Liwa al-Wadi", "LIWA AL-WADI\nSummary", "LIWA AL-WADI"),
        ("Two Wells Front", "The Two Wells Frontier", None),
        ("Two Wells Front", "The Front", None),
        (None, "The Front", None),
        ("The", "The Front", "The"),
        ("—", "The — Front", None),
    ],
)
def test_publisher_mention(name: str | None, text: str, words: str | None) -> None:
    span = publisher_mention(Report("r", "0", text, source=Source(name)))
    assert (span.of(text) if span else None) == words


@pytest.mark.parametrize(
    ("source", "speaks"),
    [
        (Source("Gao Guard", "armed-group"), ("perpetrator", "claimed")),
        (Source("Gao Guard", "state"), None),
        (Source("Gao Guard", "ngo"), ("ngo", "reported")),
        (Source("Gao Guard", "other"), ("other", "reported")),
        (Source("Gao Guard", "igo"), None),
        (Source("Gao Guard", "witness"), ("witness", "reported")),
        (Source("Gao Guard", "media"), None),
        (Source("Gao Guard"), None),
        (Source("Kidal Guard", "armed-group"), None),
    ],
)
def test_publisher_speaks_for_the_whole_report(source: Source, speaks: tuple[str, str] | None) -> None:
    text = "Statement of the Gao Guard"
    speaker = publisher_speaker(Report("r", "0", text, source=source))
    assert (None if speaker is None else (speaker.kind, speaker.mode)) == speaks
    assert speaker is None or speaker.content == Span(0, len(text))


_PIECES = st.sampled_from(
    "the The of and for Zamin Kech Gao Army Front Guard Union Militia Liwa al-Sahl Ménaka People's People s (ZA) ZA "
    "DRM fighters Police SIERRA FRONT İl ' \" ( ) , . : \n - 12 AM İstanbul's ß".split(" ")
)
_TEXTS = st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=120)


@settings(deadline=None)
@given(_TEXTS, st.sampled_from(["Zamin Front", "Gao", "", "İl ß"]), st.sampled_from(["armed-group", "media", "ngo"]))
def test_spans_are_sorted_apart_and_in_the_text(text: str, name: str, kind: str) -> None:
    source = Source(name, kind)  # type: ignore[arg-type]  # drawn from the kinds
    names = learn_names(text, (), source)
    assert names == learn_names(text, (), source)
    ends = [0]
    for found in names:
        assert ends[-1] <= found.span.start < found.span.end <= len(text)
        ends.append(found.span.end)
    span = publisher_mention(Report("r", "0", text, source=source))
    assert span is None or 0 <= span.start < span.end <= len(text)


@settings(deadline=None)
@given(_TEXTS, st.integers(0, 40), st.integers(1, 20))
def test_known_names_are_always_kept(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    known = (GroupName(span, FORCES),) if span.start < span.end else ()
    assert set(known) <= set(learn_names(text, known, Source()))


@pytest.mark.parametrize(
    "piece", ["Zamin Front of ", "THE GAO GUARD\n", "the Gao Guard and ", "A (B) ", "Gao's ", "of "]
)
def test_long_texts_are_read_to_their_end(piece: str) -> None:
    text = piece * 20_000 + ". The Kidal Union, an armed group, left."
    names = learn_names(text, (), Source())
    start = text.index("Kidal Union")
    assert names[-1] == GroupName(Span(start, start + len("Kidal Union")), ARMED)
