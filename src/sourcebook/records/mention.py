"""What an extractor found: words in the report that stand for an action, its people, places, dates and speakers.

Mentions are as read. Nothing here is resolved to a date, a place or a number; `normalise` does that, and
`coding` decides which findings are one event.
"""

from __future__ import annotations

from dataclasses import dataclass

from .report import Span
from .vocabulary import Act, Certainty, Effect, EventType, Group, Mode, Role, SpeakerKind, Status


@dataclass(frozen=True, slots=True)
class PartMention:
    """What a trained reader says of an actor beyond its role, as `Part` has it; `counted` are words with a numeral."""

    kind: str | None = None
    effects: tuple[str, ...] = ()
    description: Span | None = None
    counted: Span | None = None
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words for somebody or something that took part. `person` marks a named individual."""

    span: Span
    role: Role
    group: Group
    person: bool = False
    part: PartMention | None = None


@dataclass(frozen=True, slots=True)
class HarmMention:
    """Words for people to whom something was done, numeral included: "at least three soldiers".

    `count_span` is the numeral where it stands apart from the words for the people (else None: the count is read from
    `span`). `part_of` is the group of people of which these are some: "nine people, including two guards". `total`
    marks a toll given as the whole so far, which takes the place of counts told before: "bringing the toll to 14".
    `together` marks a number of killed and wounded counted as one ("14 were killed and wounded"): there is one row of
    each over the same words, and of each it says only the most, so the count of either is None to that number.
    `struck` marks those of whom it is only said that they were shot, stabbed or hit: the dead may be among them.
    `fights` marks a party's cadres whose own the report tells to have fought: armed, where the act's type is settled.
    """

    span: Span
    who: Group
    effect: Effect
    count_span: Span | None = None
    part_of: Span | None = None
    total: bool = False
    together: bool = False
    struck: bool = False
    fights: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words for a place, the bare name without its preposition.

    `relation` is the word of position before it ("in", "near", "between", "outside", "dateline" where a report
    says where it was written); `offset` the words of a
    distance ("20 km north of").
    """

    span: Span
    relation: str = "in"
    offset: Span | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words for a time, preposition included as the guide writes them: "on May 17"."""

    span: Span


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """Words for the means used, with the kind they name: "hand grenade", grenade."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """Words for somebody the report names as saying it.

    `content` is the stretch they are said to say; `again` are those where they speak again after somebody else did.
    """

    span: Span
    kind: SpeakerKind
    mode: Mode
    content: Span
    again: tuple[Span, ...] = ()

    def says(self, span: Span) -> bool:
        """Whether what stands at `span` is said by them."""
        return any(stretch.holds(span) for stretch in (self.content, *self.again))


@dataclass(frozen=True, slots=True)
class Finding:
    """One telling of one occurrence: an action word and what stands with it.

    `action` is the trigger; `type` is None where the words tell of harm alone ("was injured"); `evidence` the shortest
    stretch that carries the event, `sentence` where it stands. `background` marks history retold, `weight` is the
    extractor's own belief in 0..1 that an event is told here. `continues` says that the words point back to the
    occurrence told before ("the incident", "the blast"), `anew` that they open another one ("a second blast", "to
    avenge the killing of"). `dates` stand nearest the action first. `whole` marks a finding that is all that is
    told of its occurrence, by an extractor that groups what it finds itself; `act` is what was done, finer than `type`.
    `denied` marks what is told by a denial of one's own part in it.
    """

    action: Span
    type: EventType | None
    status: Status
    sentence: Span
    evidence: Span
    actors: tuple[ActorMention, ...] = ()
    harm: tuple[HarmMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    weapons: tuple[WeaponMention, ...] = ()
    background: bool = False
    continues: bool = False
    anew: bool = False
    weight: float = 0.5
    whole: bool = False
    denied: bool = False
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that an extractor found in one report: the findings, and its speakers, places and dates as a whole.

    `speakers` are all who are named as saying something, each with the stretch they say, which is the whole text for
    those who stand behind the report ("reports The Daily Star"). `places` are all place words, headings' included, in
    order, for resolving one by the others. `dates` are those for events that state none of their own: first the dates
    told of something, then of headings, then of somebody's saying so. `said` are all of the last kind.
    """

    findings: tuple[Finding, ...] = ()
    speakers: tuple[SpeakerMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    said: tuple[DateMention, ...] = ()
