"""The MUC-4 template: its slots, and the records for one template and for what fills a slot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

SlotKind = Literal["set", "string", "number", "date", "location"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: its number and name in the keys, what fills it, and the slots that its cross-references point to."""

    number: int
    name: str
    kind: SlotKind
    refers: tuple[str, ...] = ()


MESSAGE_ID, TEMPLATE_ID = "MESSAGE: ID", "MESSAGE: TEMPLATE"
DATE, LOCATION = "INCIDENT: DATE", "INCIDENT: LOCATION"
TYPE, STAGE = "INCIDENT: TYPE", "INCIDENT: STAGE OF EXECUTION"
INSTRUMENT, INSTRUMENT_TYPE = "INCIDENT: INSTRUMENT ID", "INCIDENT: INSTRUMENT TYPE"
CATEGORY, INDIVIDUAL = "PERP: INCIDENT CATEGORY", "PERP: INDIVIDUAL ID"
ORGANIZATION, CONFIDENCE = "PERP: ORGANIZATION ID", "PERP: ORGANIZATION CONFIDENCE"
PHYSICAL, PHYSICAL_TYPE, PHYSICAL_NUMBER = "PHYS TGT: ID", "PHYS TGT: TYPE", "PHYS TGT: NUMBER"
PHYSICAL_NATION, PHYSICAL_EFFECT = "PHYS TGT: FOREIGN NATION", "PHYS TGT: EFFECT OF INCIDENT"
PHYSICAL_TOTAL = "PHYS TGT: TOTAL NUMBER"
NAME, DESCRIPTION, HUMAN_TYPE, HUMAN_NUMBER = (
    "HUM TGT: NAME", "HUM TGT: DESCRIPTION", "HUM TGT: TYPE", "HUM TGT: NUMBER"
)  # fmt: skip
HUMAN_NATION, HUMAN_EFFECT = "HUM TGT: FOREIGN NATION", "HUM TGT: EFFECT OF INCIDENT"
HUMAN_TOTAL = "HUM TGT: TOTAL NUMBER"

#: The scored slots in the order and with the numbers of the keys. A slot stands behind those that it refers to.
SLOTS: tuple[Slot, ...] = (
    Slot(2, DATE, "date"),
    Slot(3, LOCATION, "location"),
    Slot(4, TYPE, "set"),
    Slot(5, STAGE, "set"),
    Slot(6, INSTRUMENT, "string"),
    Slot(7, INSTRUMENT_TYPE, "set", (INSTRUMENT,)),
    Slot(8, CATEGORY, "set"),
    Slot(9, INDIVIDUAL, "string"),
    Slot(10, ORGANIZATION, "string"),
    Slot(11, CONFIDENCE, "set", (ORGANIZATION,)),
    Slot(12, PHYSICAL, "string"),
    Slot(13, PHYSICAL_TYPE, "set", (PHYSICAL,)),
    Slot(14, PHYSICAL_NUMBER, "number", (PHYSICAL,)),
    Slot(15, PHYSICAL_NATION, "set", (PHYSICAL,)),
    Slot(16, PHYSICAL_EFFECT, "set", (PHYSICAL,)),
    Slot(17, PHYSICAL_TOTAL, "number"),
    Slot(18, NAME, "string"),
    Slot(19, DESCRIPTION, "string", (NAME,)),
    Slot(20, HUMAN_TYPE, "set", (NAME, DESCRIPTION)),
    Slot(21, HUMAN_NUMBER, "number", (NAME, DESCRIPTION)),
    Slot(22, HUMAN_NATION, "set", (NAME, DESCRIPTION)),
    Slot(23, HUMAN_EFFECT, "set", (NAME, DESCRIPTION)),
    Slot(24, HUMAN_TOTAL, "number"),
)
SLOT_NAMES: tuple[str, ...] = tuple(slot.name for slot in SLOTS)

#: A template of the key can answer to one of the response only if they agree in one of these, beside the type.
CONTENT_SLOTS = (PHYSICAL, PHYSICAL_TYPE, NAME, DESCRIPTION, HUMAN_TYPE, INDIVIDUAL, ORGANIZATION)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to fill a slot right.

    `parts` are the components of the value, each with the forms that are equally right: one for a word or a number, the
    two ends of a date ("" is an open end), the country and the places of a location. `tags` are the forms of the
    cross-reference; empty where there is none.
    """

    parts: tuple[frozenset[str], ...]
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fill:
    """What fills a slot, as written, with the ways to be right. An `optional` fill may be left out without loss."""

    written: str
    alternatives: tuple[Alternative, ...]
    optional: bool = False

    def values(self) -> tuple[str, ...]:
        """Every form of a fill that has one component, in the order in which it is written."""
        return tuple(form for way in self.alternatives for form in sorted(way.parts[0]))


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of one message. A slot that is empty, or that cannot be filled for the type, is not in `slots`.

    Unmatched, an `optional` template of the key costs nothing.
    """

    message: str
    number: str
    slots: Mapping[str, tuple[Fill, ...]]
    optional: bool = False

    def fills(self, slot: str) -> tuple[Fill, ...]:
        """What fills a slot; empty where nothing does."""
        return self.slots.get(slot, ())


#: The templates of messages by their id. A message without any incident that counts has none.
Templates = Mapping[str, tuple[Template, ...]]
