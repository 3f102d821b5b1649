"""From the incidents of a text to findings: each told whole, with its people, things, place, date and means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ...records import ActorMention, DateMention, Finding, HarmMention, PartMention, PlaceMention, Span, WeaponMention
from ...records.vocabulary import Act, Certainty, Effect, EventType, Group, Status
from .arrays import Floats
from .certainty import destroyed, spoken_for
from .incidents import Incident
from .labels import ATTRIBUTES
from .mentions import Marked
from .settings import Settings

#: Our type of event for the network's, and the act where ours is wider.
_TYPES: dict[str, tuple[EventType, Act | None]] = {
    "ATTACK": ("attack", None), "BOMBING": ("bombing", None), "KIDNAPPING": ("abduction", None),
    "ARSON": ("property-destruction", "arson"), "ROBBERY": ("property-destruction", "robbery"),
    "HIJACKING": ("attack", "hijacking"), "FORCED WORK STOPPAGE": ("threat", "work-stoppage"),
}  # fmt: skip
_STATUSES: dict[str, Status] = {"ACCOMPLISHED": "accomplished", "ATTEMPTED": "attempted", "THREATENED": "threatened"}
_CERTAINTIES: dict[str, Certainty] = {
    "REPORTED AS FACT": "reported", "CLAIMED OR ADMITTED": "claimed", "SUSPECTED OR ACCUSED": "suspected",
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "suspected-by-authorities", "POSSIBLE": "possible", "ACQUITTED": "acquitted",
}  # fmt: skip
_GROUPS: dict[str, Group] = {
    "ACTIVE MILITARY": "state-forces", "LAW ENFORCEMENT": "state-forces", "GOVERNMENT OFFICIAL": "state-other",
    "LEGAL OR JUDICIAL": "state-other", "DIPLOMAT": "state-other",
}  # fmt: skip
_HARM: dict[str, Effect] = {"DEATH": "killed", "INJURY": "wounded", "REGAINED FREEDOM": "released"}
#: A numeral, and what may stand between it and the words that are counted: "five UNARMED young PEASANTS".
_COUNTED = re.compile(
    r"(?:\b(?:at least|more than|over|about|around|nearly|almost|some|up to|as many as|approximately)\s+)?"
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|dozens of|hundreds of|several|a|an|another|both)\s+"
    r"(?:(?!and\b|or\b|of\b|in\b|by\b)[\w'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_REACH = 48


@dataclass(frozen=True, slots=True)
class Judged:
    """A text with its mentions and what the heads say of them: `same` how likely two name one entity."""

    text: str
    mentions: Sequence[Marked]
    attributes: dict[str, Floats]
    same: Floats
    together: Floats
    sentences: Sequence[Span]

    def naming(self, entity: Iterable[int]) -> list[Span]:
        """The sentences that hold a mention of an entity."""
        spans = [self.mentions[i].span for i in entity]
        return [sentence for sentence in self.sentences if any(sentence.holds(span) for span in spans)]

    def mean(self, name: str, of: Iterable[int]) -> Floats:
        """The likelihoods of an attribute's values over some mentions, the surer mentions weighing more."""
        chosen = list(of)
        weights = np.array([self.mentions[i].score for i in chosen])
        found: Floats = (self.attributes[name][chosen] * weights[:, None]).sum(axis=0) / weights.sum()
        return found

    def best(self, name: str, of: Iterable[int]) -> str:
        """The likeliest value of an attribute over some mentions."""
        return ATTRIBUTES[name][int(self.mean(name, of).argmax())]


def finding_of(judged: Judged, incident: Incident, settings: Settings) -> Finding:
    """One incident as a finding that is all that is told of its occurrence."""
    members = (*incident.core, *(i for i, _ in incident.joined if judged.mentions[i].role not in ("place", "date")))
    event_type, act = _TYPES[judged.best("type", members)]
    status = _STATUSES[judged.best("stage", members)]
    lead = max(incident.core, key=lambda i: judged.mentions[i].score)
    at, sentence = _told_in(judged, incident.core)
    targets = list(_targets(judged, members, settings))
    return Finding(
        action=at,
        type=event_type,
        status=status,
        sentence=sentence,
        evidence=sentence,
        actors=(*_doers(judged, members, settings), *targets),
        harm=tuple(_harm(targets, event_type)),
        places=tuple(_places(judged, incident, settings)),
        dates=tuple(_dates(judged, incident)),
        weapons=tuple(_weapons(judged, members, settings)),
        weight=judged.mentions[lead].score,
        whole=True,
        act=act,
    )


def _told_in(judged: Judged, core: Sequence[int]) -> tuple[Span, Span]:
    """The words that stand for an incident and the sentence around them: its surest mention that lies in a sentence.

    A mention that runs over a sentence's end is cut there; one in a heading stands by itself.
    """
    spans = [judged.mentions[i].span for i in sorted(core, key=lambda i: -judged.mentions[i].score)]
    held = ((at, sentence) for at in spans for sentence in judged.sentences if sentence.holds(at))
    cut = (
        (Span(max(at.start, sentence.start), min(at.end, sentence.end)), sentence)
        for at in spans
        for sentence in judged.sentences
        if sentence.overlaps(at)
    )
    return next(held, None) or next(cut, (spans[0], spans[0]))


def _entities(judged: Judged, members: Iterable[int], roles: Sequence[str], least: float) -> list[list[int]]:
    """The mentions of some roles, those of one entity together: by the network's word or by their own words."""
    found: list[list[int]] = []
    for i in (i for i in members if judged.mentions[i].role in roles):
        home = next((one for one in found if any(_is_same(judged, i, j, least) for j in one)), None)
        if home is None:
            found.append([i])
        else:
            home.append(i)
    return found


def _is_same(judged: Judged, one: int, other: int, least: float) -> bool:
    words = [judged.mentions[i].span.of(judged.text).casefold() for i in (one, other)]
    if all(judged.mentions[i].role == "name" for i in (one, other)):
        parts = [set(name.split()) for name in words]
        return parts[0] <= parts[1] or parts[1] <= parts[0]
    held = [set(re.findall(r"\w+", said)) for said in words]
    if judged.mentions[one].role == judged.mentions[other].role and (held[0] <= held[1] or held[1] <= held[0]):
        return True  # "the bridge" of "Las Canas bridge"
    return bool(judged.same[one, other] >= least)


def _doers(judged: Judged, members: Sequence[int], settings: Settings) -> list[ActorMention]:
    found: list[ActorMention] = []
    by_state = judged.best("category", members) == "STATE-SPONSORED VIOLENCE"
    group: Group = "state-forces" if by_state else "armed-group"
    for role in ("individual", "organization"):
        for entity in _entities(judged, members, (role,), settings.same_entity):
            best = max(entity, key=lambda i: judged.mentions[i].score)
            certainty = _certainty(judged, entity, settings) if role == "organization" else None
            part = PartMention(kind=role, certainty=certainty)
            found.append(ActorMention(judged.mentions[best].span, "perpetrator", group, part=part))
    return found


def _certainty(judged: Judged, entity: Sequence[int], settings: Settings) -> Certainty:
    """How sure the report is of an organization's part: the network's word, and the words around its names."""
    likely = judged.mean("confidence", entity)
    spoken = spoken_for(judged.text, judged.naming(entity))
    values = ATTRIBUTES["confidence"]
    if spoken is not None:
        likely = likely + np.array([settings.cue * (value == spoken) for value in values], np.float32)
    return _CERTAINTIES[values[int(likely.argmax())]]


def _targets(judged: Judged, members: Sequence[int], settings: Settings) -> Iterable[ActorMention]:
    named_first = sorted(members, key=lambda i: judged.mentions[i].role != "name")
    for entity in _entities(judged, named_first, ("name", "description"), settings.same_entity):
        names = [i for i in entity if judged.mentions[i].role == "name"]
        others = [i for i in entity if judged.mentions[i].role == "description"]
        best = _fullest(judged, names) if names else max(others, key=lambda i: judged.mentions[i].score)
        described = max(others, key=lambda i: judged.mentions[i].score) if names and others else None
        span = judged.mentions[best].span
        kind = judged.best("human type", entity)
        effects = _effects(judged, "human effect", entity, settings)
        part = PartMention(
            kind=kind.lower(),
            effects=effects,
            description=None if described is None else judged.mentions[described].span,
            counted=None if names else _counted(judged.text, span),
        )
        yield ActorMention(span, "target", _GROUPS.get(kind, "civilians"), bool(names), part)
    for entity in _entities(judged, members, ("physical",), settings.same_entity):
        best = max(entity, key=lambda i: judged.mentions[i].score)
        span = judged.mentions[best].span
        kind = judged.best("physical type", entity).lower()
        effects = _effects(judged, "physical effect", entity, settings)
        yield ActorMention(
            span, "target", "property", part=PartMention(kind, effects, counted=_counted(judged.text, span))
        )


def _fullest(judged: Judged, names: Sequence[int]) -> int:
    """The mention that gives the most of somebody's name, of all names of the text that hold one of theirs."""
    parts = [set(judged.mentions[i].span.of(judged.text).casefold().split()) for i in range(len(judged.mentions))]
    held = [
        i
        for i, mention in enumerate(judged.mentions)
        if mention.role == "name" and any(parts[name] <= parts[i] for name in names)
    ]
    return max(held, key=lambda i: (len(parts[i]), judged.mentions[i].score))


def _effects(judged: Judged, name: str, entity: Sequence[int], settings: Settings) -> tuple[str, ...]:
    likely = judged.mean(name, entity)
    if name == "physical effect" and destroyed(judged.text, judged.naming(entity)):
        likely = likely + np.array([settings.cue * (value == "DESTROYED") for value in ATTRIBUTES[name]], np.float32)
    best = int(likely.argmax())
    return (ATTRIBUTES[name][best].lower(),) if likely[best] >= settings.effect else ()


def _counted(text: str, span: Span) -> Span | None:
    """The words of a mention with the numeral before them."""
    before = text[max(0, span.start - _REACH) : span.start]
    found = _COUNTED.search(before)
    return Span(span.start - len(before) + found.start(), span.end) if found else None


def _harm(targets: Sequence[ActorMention], event_type: EventType) -> Iterable[HarmMention]:
    for target in targets:
        if target.group == "property" or target.part is None:
            continue
        span = target.part.counted or target.span
        effects: list[Effect] = [_HARM[e.upper()] for e in target.part.effects if e.upper() in _HARM]
        for effect in effects or (["abducted"] if event_type == "abduction" else []):
            yield HarmMention(span, target.group, effect)


def _places(judged: Judged, incident: Incident, settings: Settings) -> Iterable[PlaceMention]:
    """The places of an incident, each name once, surest first."""
    named: dict[str, PlaceMention] = {}
    for i, likely in sorted(incident.joined, key=lambda pair: -pair[1]):
        if judged.mentions[i].role == "place" and (not named or likely >= settings.further_place):
            span = judged.mentions[i].span
            named.setdefault(span.of(judged.text).casefold(), PlaceMention(span))
    return named.values()


def _dates(judged: Judged, incident: Incident) -> Iterable[DateMention]:
    """The dates of an incident, surest first; none where the network takes it for told without one."""
    dated = [(likely, i) for i, likely in incident.joined if judged.mentions[i].role == "date"]
    for _, i in sorted(dated, reverse=True):
        yield DateMention(judged.mentions[i].span)


def _weapons(judged: Judged, members: Sequence[int], settings: Settings) -> Iterable[WeaponMention]:
    for entity in _entities(judged, members, ("instrument",), settings.same_entity):
        best = max(entity, key=lambda i: judged.mentions[i].score)
        yield WeaponMention(judged.mentions[best].span, "other")
