"""Templates for tests, written in the notation of the keys: invented incidents, a slot a line."""

from __future__ import annotations

from sourcebook.evaluate.muc4.keys import parse_templates
from sourcebook.evaluate.muc4.templates import SLOTS, Template

_NUMBERS = {slot.name: slot.number for slot in SLOTS}

#: Short names of slots, as the tests write them.
SHORT = {
    "date": "INCIDENT: DATE",
    "location": "INCIDENT: LOCATION",
    "type": "INCIDENT: TYPE",
    "stage": "INCIDENT: STAGE OF EXECUTION",
    "instrument": "INCIDENT: INSTRUMENT ID",
    "instrument type": "INCIDENT: INSTRUMENT TYPE",
    "category": "PERP: INCIDENT CATEGORY",
    "individual": "PERP: INDIVIDUAL ID",
    "organization": "PERP: ORGANIZATION ID",
    "confidence": "PERP: ORGANIZATION CONFIDENCE",
    "physical": "PHYS TGT: ID",
    "physical type": "PHYS TGT: TYPE",
    "physical number": "PHYS TGT: NUMBER",
    "physical effect": "PHYS TGT: EFFECT OF INCIDENT",
    "name": "HUM TGT: NAME",
    "description": "HUM TGT: DESCRIPTION",
    "human type": "HUM TGT: TYPE",
    "human number": "HUM TGT: NUMBER",
    "human effect": "HUM TGT: EFFECT OF INCIDENT",
}

MESSAGE = "DEV-MUC3-9001"


def block(number: str = "1", **slots: str) -> str:
    """The lines of one template; further fills of a slot stand behind a line break, `_` in its name for a space."""
    lines = [f"0.  MESSAGE: ID                     {MESSAGE}", f"1.  MESSAGE: TEMPLATE               {number}"]
    for short, written in slots.items():
        name = SHORT[short.replace("_", " ")]
        first, *others = written.split("\n")
        lines.append(f"{_NUMBERS[name]}. {name}    {first}")
        lines += [f"                                    {other}" for other in others]
    return "\n".join(lines) + "\n"


def template(number: str = "1", **slots: str) -> Template:
    """One template: `template(type="ATTACK", name='"ANA RUIZ"')`."""
    ((made,),) = parse_templates(block(number, **slots).split("\n"), "test").values()
    return made
