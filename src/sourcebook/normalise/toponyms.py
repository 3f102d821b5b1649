"""The place names of a whole report: where they stand, and which place each means in the light of all the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Span
from .gazetteer import Gazetteer
from .gazetteer_place import GazetteerPlace
from .place_model import PlaceModel, place_models
from .toponym_features import Name, names_of
from .toponym_words import runs_in

#: How often a name's only candidate is the place meant: on LGL 971 of 1,000. The others the gazetteer lacks.
_LONE = 0.97


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name of a report and the place it most likely means, None where the gazetteer knows none of the name.

    `score` is how likely that place is; `unit_score` and `country_score` how likely the place lies in the same
    first-level division and country as the one chosen. `rivals` are the next likely places with their scores.
    """

    span: Span
    words: str
    place: GazetteerPlace | None
    score: float = 0.0
    unit_score: float = 0.0
    country_score: float = 0.0
    rivals: tuple[tuple[GazetteerPlace, float], ...] = ()


def find_toponyms(text: str, gazetteer: Gazetteer, model: PlaceModel | None = None) -> tuple[Span, ...]:
    """Where place names stand in a text, in order, demonyms ("Malian") and abbreviations ("Conn.") included."""
    model = model or place_models().model
    runs = [(model.chance(run.clues), run.span) for run in runs_in(text, gazetteer, model.finder.keys())]
    taken: list[Span] = []
    for chance, span in sorted(runs, key=lambda run: (-run[0], run[1])):
        if chance >= model.threshold and not any(span.overlaps(other) for other in taken):
            taken.append(span)
    return tuple(sorted(taken))


def resolve_toponyms(
    text: str, spans: Sequence[Span], gazetteer: Gazetteer, home: str | None = None, model: PlaceModel | None = None
) -> tuple[Toponym, ...]:
    """The place at each span, chosen together: names that lie in, beside or around each other support each other.

    `home` is the ISO 3166 code of the country where the report's publisher sits, where that is known.
    """
    names = names_of(text, spans, home, gazetteer)
    (model or place_models().model).believe(names)
    read = {span: _toponym(span, name) for name in names for span in name.spans}
    return tuple(read[span] for span in sorted(read))


def _toponym(span: Span, name: Name) -> Toponym:
    if not name.candidates:
        return Toponym(span, name.words, None)
    ranked = sorted(zip(name.beliefs, range(len(name.beliefs)), strict=True), key=lambda pair: (-pair[0], pair[1]))
    places = [(name.candidates[index].place, belief) for belief, index in ranked]
    best, score = places[0]
    if len(places) == 1:
        return Toponym(span, name.words, best, score * _LONE, score * _LONE, score * _LONE)
    country = sum(belief for place, belief in places if place.iso2 is not None and place.iso2 == best.iso2)
    unit = sum(belief for place, belief in places if place.admin1_id is not None and place.admin1_id == best.admin1_id)
    return Toponym(span, name.words, best, score, max(unit, score), max(country, score), tuple(places[1:4]))
