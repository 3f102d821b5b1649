"""The frozen records that every stage reads and writes, and their JSON form."""

from .codec import content_id, event_from_json, event_to_json, parse_partial, report_to_json
from .event import PERSON, SCHEMA, Attribution, Claim, CoderStamp, Event, Evidence, Outcome, Problem
from .incident import Incident, Link, Member, Pointer, Reason, Statement, Toll
from .judgement import Judgement
from .mention import (
    ActorMention,
    DateMention,
    Finding,
    HarmMention,
    PartMention,
    PlaceMention,
    Reading,
    SpeakerMention,
    WeaponMention,
)
from .report import Origin, Outline, Piece, Report, Segment, Source, Span
from .value import ActorRef, Count, DateRange, Harm, HarmPart, Part, PartialDate, PlaceRef, Weapon

__all__ = [
    "PERSON",
    "SCHEMA",
    "ActorMention",
    "ActorRef",
    "Attribution",
    "Claim",
    "CoderStamp",
    "Count",
    "DateMention",
    "DateRange",
    "Event",
    "Evidence",
    "Finding",
    "Harm",
    "HarmMention",
    "HarmPart",
    "Incident",
    "Judgement",
    "Link",
    "Member",
    "Origin",
    "Outcome",
    "Outline",
    "Part",
    "PartMention",
    "PartialDate",
    "Piece",
    "PlaceMention",
    "PlaceRef",
    "Pointer",
    "Problem",
    "Reading",
    "Reason",
    "Report",
    "Segment",
    "Source",
    "Span",
    "SpeakerMention",
    "Statement",
    "Toll",
    "Weapon",
    "WeaponMention",
    "content_id",
    "event_from_json",
    "event_to_json",
    "parse_partial",
    "report_to_json",
]
