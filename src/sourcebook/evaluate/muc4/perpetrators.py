"""Who did it, by the slots of MUC-4: individuals, organizations, how sure the report is of them, and for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sourcebook.lexicon.roster import find_group
from sourcebook.records import ActorRef, Event

from .scheme import has_word, muc4_scheme
from .targets import bare_noun, is_people

#: How many characters before the name of a group tell how sure the report is of it.
_REACH = 60


_CERTAINTIES = {
    "reported": "REPORTED AS FACT", "claimed": "CLAIMED OR ADMITTED", "suspected": "SUSPECTED OR ACCUSED",
    "suspected-by-authorities": "SUSPECTED OR ACCUSED BY AUTHORITIES", "possible": "POSSIBLE", "acquitted": "ACQUITTED",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Perpetrators:
    """Individuals and organizations in the words of the report, each organization with the confidence in it."""

    individuals: tuple[str, ...]
    organizations: tuple[tuple[str, str], ...]
    category: str
    of_state: bool


def perpetrators_of(event: Event) -> Perpetrators:
    """Those who carried an incident out. In a clash that is the armed group: the task asks for its victims alone."""
    doers = [actor for actor in event.actors if actor.role == "perpetrator" or _strikes(actor)]
    individuals: dict[str, None] = {}
    organizations: dict[str, str] = {}
    for actor in doers:
        words = bare_noun(actor.text)
        if actor.part is not None:
            if actor.part.certainty is None:
                individuals.setdefault(" ".join(actor.text.split()))
            else:
                organizations.setdefault(" ".join(actor.text.split()), _CERTAINTIES[actor.part.certainty])
        elif is_organization(actor):
            organizations.setdefault(words, _confidence(event, actor))
        elif actor.person or is_people(words):
            individuals.setdefault(words)
    category = muc4_scheme()["category"]
    of_state = _of_state(doers, event)
    return Perpetrators(
        tuple(individuals),
        tuple(organizations.items()),
        str(category["state"] if of_state else category["otherwise"]),
        of_state,
    )


def is_organization(actor: ActorRef) -> bool:
    """Whether an actor goes by the name of a group: one that the roster knows, or an abbreviation."""
    if actor.person:
        return False
    known = actor.name is not None or find_group(actor.text) is not None
    return known or (actor.group != "unknown" and _is_abbreviation(actor.text))


def _strikes(actor: ActorRef) -> bool:
    return actor.role == "party" and actor.group == "armed-group"


def _is_abbreviation(words: str) -> bool:
    """Capitals that do not read as a word, as all words are in capitals in some texts: FMLN, not ARMY."""
    letters = re.fullmatch(r"[A-Z]{2,6}(?:-[A-Z0-9]{1,5})?", words)
    return letters is not None and not re.search("[AEIOU][^AEIOU]+[AEIOUY]", words)


def _of_state(doers: Sequence[ActorRef], event: Event) -> bool:
    groups = {actor.group for actor in doers}
    named = " ".join(actor.text for actor in doers)
    if any(actor.part is not None for actor in doers):
        return "state-forces" in groups
    if "armed-group" in groups or has_word(named, muc4_scheme()["category"]["not_state"]):
        return False
    return bool(groups & {"state-forces", "state-other"}) or event.type == "air-strike"


def _confidence(event: Event, actor: ActorRef) -> str:
    """How the report stands to an organization's part, by how its speakers stand to the event and by words of doubt."""
    words = muc4_scheme()["confidence"]
    spoken = [
        event.attribution[claim.speaker]
        for claim in event.claims
        if claim.field == "type" and claim.speaker is not None and claim.speaker < len(event.attribution)
    ]
    modes = {speaker.mode: speaker.kind for speaker in (*event.attribution, *spoken)}
    before = event.report.text[max(0, actor.span.start - _REACH) : actor.span.start].rpartition(". ")[2]
    if "claimed" in modes:
        return str(words["claimed"])
    for mode in ("accused", "suspected"):
        if mode in modes:
            return str(words["accused_by_state" if modes[mode] == "state" else "accused"])
    if has_word(before, words["suspect_words"]):
        by_state = any(speaker.kind == "state" for speaker in spoken)
        return str(words["accused_by_state" if by_state else "accused"])
    if "denied" in modes or has_word(before, words["unsure_words"]):
        return str(words["unsure"])
    return str(words["reported"])
