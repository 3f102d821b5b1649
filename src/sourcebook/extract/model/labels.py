"""What the network was trained to say: roles of mentions, attributes of them, and the distances it tells apart."""

from __future__ import annotations

#: What a mention is: the five roles of a template's fillers, with people by name and by description apart, and where
#: and when it was. The order is that of the network's outputs and of the shipped weights.
ROLES = (
    "individual", "organization", "physical", "name", "description", "instrument", "place", "date", "speaker",
)  # fmt: skip

#: The values of each attribute of a mention, by the attribute's name. Values are those of the MUC-4 keys.
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "type": ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "HIJACKING", "FORCED WORK STOPPAGE"),
    "stage": ("ACCOMPLISHED", "ATTEMPTED", "THREATENED"),
    "confidence": (
        "REPORTED AS FACT", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES",
        "POSSIBLE", "ACQUITTED",
    ),
    "category": ("TERRORIST ACT", "STATE-SPONSORED VIOLENCE"),
    "physical type": (
        "CIVILIAN RESIDENCE", "COMMERCIAL", "COMMUNICATIONS", "DIPLOMAT OFFICE OR RESIDENCE", "ENERGY", "FINANCIAL",
        "GOVERNMENT OFFICE OR RESIDENCE", "LAW ENFORCEMENT FACILITY", "ORGANIZATION OFFICE", "OTHER",
        "POLITICAL FIGURE OFFICE OR RESIDENCE", "TRANSPORT VEHICLE", "TRANSPORTATION FACILITY",
        "TRANSPORTATION ROUTE", "WATER",
    ),
    "physical effect": (
        "DESTROYED", "SOME DAMAGE", "NO DAMAGE", "MONEY TAKEN FROM TARGET", "PROPERTY TAKEN FROM TARGET",
        "TARGET TAKEN",
    ),
    "human type": (
        "CIVILIAN", "DIPLOMAT", "GOVERNMENT OFFICIAL", "FORMER GOVERNMENT OFFICIAL", "FORMER ACTIVE MILITARY",
        "LEGAL OR JUDICIAL", "ACTIVE MILITARY", "POLITICAL FIGURE", "LAW ENFORCEMENT", "SECURITY GUARD",
    ),
    "human effect": (
        "DEATH", "INJURY", "NO INJURY", "NO DEATH", "NO INJURY OR DEATH", "REGAINED FREEDOM", "ESCAPED",
        "RESIGNATION", "NO RESIGNATION",
    ),
    "default date": ("DEFAULT", "STATED"),
}  # fmt: skip

#: Upper ends of the distances between two mentions, in word pieces, that the pair head tells apart.
DISTANCES = (0, 5, 12, 25, 50, 100, 200, 400)

#: What the pair head says of two mentions: that they share an incident, and that they name one entity in it.
PAIR_OUTPUTS = ("incident", "entity")
