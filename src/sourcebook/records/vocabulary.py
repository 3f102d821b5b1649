"""The closed value lists of the event record: what each coded field may say.

Source: the coding guide of the project's hand-coded reports and DESIGN.md. One place, so that the extractor,
the schemes, the exporters and the codebook cannot drift apart.
"""

from __future__ import annotations

from typing import Literal, get_args

EventType = Literal[
    "armed-clash", "attack", "suicide-bombing", "bombing", "grenade", "shelling", "air-strike", "chemical",
    "sexual-violence", "abduction", "property-destruction", "arrest", "surrender", "weapons-seizure",
    "territory-change", "protest", "riot", "agreement", "threat", "other",
]  # fmt: skip
Status = Literal["accomplished", "attempted", "threatened"]
Role = Literal["perpetrator", "target", "party"]
Group = Literal["state-forces", "state-other", "armed-group", "civilians", "property", "unknown"]
Effect = Literal["killed", "wounded", "abducted", "arrested", "surrendered", "missing", "displaced", "released"]
SpeakerKind = Literal["state", "perpetrator", "media", "witness", "ngo", "other", "unknown"]
Mode = Literal["reported", "claimed", "accused", "suspected", "denied"]
#: What is said of an organization's part in an act, from the surest to the least sure.
Sex = Literal["female", "male"]
#: "child": under 18.
Age = Literal["child", "adult"]
Certainty = Literal["reported", "claimed", "suspected-by-authorities", "suspected", "possible", "acquitted"]
#: What was done, where a type of event is wider: each is a type of its own for MUC-4, and a sub-event for others.
Act = Literal["arson", "robbery", "hijacking", "work-stoppage"]
SourceKind = Literal["media", "state", "armed-group", "ngo", "igo", "witness", "other"]
DatePrecision = Literal["day", "days", "week", "month", "season", "year"]
PlacePrecision = Literal["settlement", "near", "adm2", "adm1", "area", "country", "sea"]
Calendar = Literal["gregorian", "hijri", "solar-hijri", "ethiopian"]
Basis = Literal["stated", "relative", "inherited", "publication", "computed"]

EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
STATUSES: tuple[Status, ...] = get_args(Status)
ROLES: tuple[Role, ...] = get_args(Role)
GROUPS: tuple[Group, ...] = get_args(Group)
EFFECTS: tuple[Effect, ...] = get_args(Effect)
SPEAKER_KINDS: tuple[SpeakerKind, ...] = get_args(SpeakerKind)
MODES: tuple[Mode, ...] = get_args(Mode)
SEXES: tuple[Sex, ...] = get_args(Sex)
AGES: tuple[Age, ...] = get_args(Age)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
ACTS: tuple[Act, ...] = get_args(Act)
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
CALENDARS: tuple[Calendar, ...] = get_args(Calendar)
DATE_PRECISIONS: tuple[DatePrecision, ...] = get_args(DatePrecision)
PLACE_PRECISIONS: tuple[PlacePrecision, ...] = get_args(PlacePrecision)

#: Types whose confusion is a smaller error than any other; the scorer gives half credit inside a family.
FAMILIES: dict[EventType, str] = {
    "armed-clash": "armed", "attack": "armed",
    "suicide-bombing": "explosive", "bombing": "explosive", "grenade": "explosive", "shelling": "explosive",
    "air-strike": "explosive", "chemical": "explosive",
    "protest": "crowd", "riot": "crowd",
    "arrest": "custody", "surrender": "custody", "weapons-seizure": "custody",
}  # fmt: skip
