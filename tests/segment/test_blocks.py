"""Blocks and what they stand under: each outline is drawn as `kind: words`, indented under its heading or lead."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sourcebook.records import Report, Segment
from sourcebook.segment import segment

BODY = "Three people were killed when a bomb went off near a bus station, officials said."


def drawn(text: str, title: str | None = None) -> str:
    segments = segment(Report("r", "0", text, title=title)).segments
    lines = []
    for part in segments:
        if part.kind not in ("sentence", "quotation"):
            lines.append(f"{'  ' * _depth(segments, part)}{part.kind}: {' '.join(part.span.of(text).split())}")
    return "\n".join(lines)


def _depth(segments: tuple[Segment, ...], part: Segment) -> int:
    return 0 if part.parent is None else 1 + _depth(segments, segments[part.parent])


OUTLINES = {
    "headline, byline, dateline": (
        f"""
        Bomb kills three in Tarin Kot
        By Nadia Orlov and Sami Reza
        TARIN KOT, May 3 (Meridian Press) - {BODY}

        The road was closed.
        """,
        f"""
        headline: Bomb kills three in Tarin Kot
        byline: By Nadia Orlov and Sami Reza
        dateline: TARIN KOT, May 3 (Meridian Press) -
        paragraph: {BODY}
        paragraph: The road was closed.
        """,
    ),
    "wrapped lines": (
        """
        Three people were killed when a bomb went off near a bus station
        in Tarin Kot on Monday, officials said. The governor, who was in
        the town that day, was not hurt and went on to Kandahar.

           A second bomb was found under a bridge and taken apart by men
        of the army before anybody crossed it. The road was closed for
        most of the day, and buses had to go by Chora.
        """,
        """
        paragraph: Three people were killed when a bomb went off near a bus station in Tarin Kot on Monday, officials \
said. The governor, who was in the town that day, was not hurt and went on to Kandahar.
        paragraph: A second bomb was found under a bridge and taken apart by men of the army before anybody \
crossed it. The road was closed for most of the day, and buses had to go by Chora.
        """,
    ),
    "a line for each paragraph": (
        f"""
        {BODY}
        The road was closed for most of the day.
        A second bomb was found.
        """,
        f"""
        paragraph: {BODY}
        paragraph: The road was closed for most of the day.
        paragraph: A second bomb was found.
        """,
    ),
    "markdown": (
        f"""
        # Weekly bulletin

        ## North

        ### Kunduz

        {BODY}

        ## South

        {BODY}
        """,
        f"""
        headline: # Weekly bulletin
        heading: ## North
          heading: ### Kunduz
            paragraph: {BODY}
        heading: ## South
          paragraph: {BODY}
        """,
    ),
    "numbered headings": (
        f"""
        1. Background

        {BODY}

        2. Incidents

        2.1 Attacks on roads

        {BODY}

        2.2 Attacks on schools

        {BODY}

        3. Outlook

        {BODY}
        """,
        f"""
        heading: 1. Background
          paragraph: {BODY}
        heading: 2. Incidents
          heading: 2.1 Attacks on roads
            paragraph: {BODY}
          heading: 2.2 Attacks on schools
            paragraph: {BODY}
        heading: 3. Outlook
          paragraph: {BODY}
        """,
    ),
    "capitals, and a title over titles": (
        f"""
        NORTHERN FRONT

        {BODY}

        EASTERN FRONT

        Operations in Rajab

        Hawran region

        {BODY}

        Tadmur region

        {BODY}
        """,
        f"""
        headline: NORTHERN FRONT
        paragraph: {BODY}
        heading: EASTERN FRONT
          heading: Operations in Rajab
            heading: Hawran region
              paragraph: {BODY}
            heading: Tadmur region
              paragraph: {BODY}
        """,
    ),
    "underlined headings": (
        f"""
        {BODY}

        Roads
        -----
        {BODY}
        """,
        f"""
        paragraph: {BODY}
        heading: Roads -----
          paragraph: {BODY}
        """,
    ),
    "leads by date and place": (
        """
        On 5 Ramadan:

        Khorasan Province:
        - A post was attacked
          near Asadabad.
        - A car was burned.

        Iraq Province:
        - A guard was shot dead.

        On 6 Ramadan:

        In Anbar the fighters reported:
        1) a bomb in Hit
        2) a raid in Rawa

        The list was signed by the press office of the front.
        """,
        """
        lead: On 5 Ramadan:
          lead: Khorasan Province:
            item: - A post was attacked near Asadabad.
            item: - A car was burned.
          lead: Iraq Province:
            item: - A guard was shot dead.
        lead: On 6 Ramadan:
          lead: In Anbar the fighters reported:
            item: 1) a bomb in Hit
            item: 2) a raid in Rawa
        paragraph: The list was signed by the press office of the front.
        """,
    ),
    "a lead at the end of a paragraph": (
        f"""
        {BODY} It was the worst attack of the year in the province, and the governor asked the capital for help. He \
told reporters that these had been hit:
        * a school
        * a clinic
        """,
        f"""
        paragraph: {BODY} It was the worst attack of the year in the province, and the governor asked the capital for \
help.
        lead: He told reporters that these had been hit:
          item: * a school
          item: * a clinic
        """,
    ),
    "lists in lists": (
        """
        Seized in Marib:
        1. Weapons
          a. rifles
          b. grenades
        2. Vehicles
          • a truck
        """,
        """
        lead: Seized in Marib:
          item: 1. Weapons
            item: a. rifles
            item: b. grenades
          item: 2. Vehicles
            item: • a truck
        """,
    ),
    "a line without a colon over a list": (
        """
        Nineveh sector
        – a bomb in Mosul
        – a raid in Sinjar
        """,
        """
        lead: Nineveh sector
          item: – a bomb in Mosul
          item: – a raid in Sinjar
        """,
    ),
    "a digest": (
        """
        Peshawar: Two traders were shot dead in the old town.

        Quetta: A bomb was found on the railway.

        Karachi: Police arrested four men in Lyari.
        """,
        """
        item: Peshawar: Two traders were shot dead in the old town.
        item: Quetta: A bomb was found on the railway.
        item: Karachi: Police arrested four men in Lyari.
        """,
    ),
    "a log": (
        """
        DAVAO POLICE STATION 3

        0615H  Motorcycle stolen.
        1140H  Grenade found in a bin. Made safe.
        """,
        """
        headline: DAVAO POLICE STATION 3
        item: 0615H Motorcycle stolen.
        item: 1140H Grenade found in a bin. Made safe.
        """,
    ),
    "a monitored broadcast": (
        """
           BOGOTA, 14 SEP 91 (RADIO EL MEANDRO) -- [REPORT] [TEXT] TWO ENGINEERS
        WERE KIDNAPPED YESTERDAY ON THE ROAD BETWEEN TIBU AND EL TARRA BY MEN
        -- SOME OF THEM IN UNIFORM -- OF AN UNKNOWN GROUP.

           A TRUCK WAS BURNED. THE GOVERNOR CALLED A MEETING FOR TODAY.
        """,
        """
        dateline: BOGOTA, 14 SEP 91 (RADIO EL MEANDRO) -- [REPORT] [TEXT]
        paragraph: TWO ENGINEERS WERE KIDNAPPED YESTERDAY ON THE ROAD BETWEEN TIBU AND EL TARRA BY MEN -- SOME OF THEM \
IN UNIFORM -- OF AN UNKNOWN GROUP.
        paragraph: A TRUCK WAS BURNED. THE GOVERNOR CALLED A MEETING FOR TODAY.
        """,
    ),
    "speech is no lead": (
        f"""
        {BODY}

        The mayor said:

        The town is calm again and the shops are open.
        """,
        f"""
        paragraph: {BODY}
        paragraph: The mayor said:
        paragraph: The town is calm again and the shops are open.
        """,
    ),
    "credits at the end": (
        f"""
        {BODY}

        (Reporting by Sami Reza; Editing by Nadia Orlov)
        """,
        f"""
        paragraph: {BODY}
        byline: (Reporting by Sami Reza; Editing by Nadia Orlov)
        """,
    ),
}


@pytest.mark.parametrize(("text", "outline"), OUTLINES.values(), ids=OUTLINES.keys())
def test_outlines(text: str, outline: str) -> None:
    assert drawn(dedent(text)) == dedent(outline).strip()


@pytest.mark.parametrize(
    ("title", "text", "outline"),
    [
        ("Bomb kills three.", f"Bomb kills three.\n{BODY}", f"headline: Bomb kills three.\nparagraph: {BODY}"),
        ("Bomb kills three", f"Bomb  kills\nthree - {BODY}", f"headline: Bomb kills three -\nparagraph: {BODY}"),
        (
            "Bomb kills three: monitor",
            f"Published June 3 2016 - Bomb kills three monitor. {BODY}",
            f"dateline: Published June 3 2016 -\nheadline: Bomb kills three monitor.\nparagraph: {BODY}",
        ),
        ("Another title", BODY, f"paragraph: {BODY}"),
        ("", BODY, f"paragraph: {BODY}"),
    ],
)
def test_the_title_at_the_front_is_the_headline(title: str, text: str, outline: str) -> None:
    assert drawn(text, title) == outline


def test_headings_have_levels() -> None:
    text = f"Summary of the week\n\n## North\n\n### Kunduz\n\n{BODY}\n\n## South\n\n{BODY}"
    levels = [part.level for part in segment(Report("r", "0", text)).segments if part.kind == "heading"]
    assert levels == [1, 2, 1]
