"""How many place names are resolved right: exact ids, within 161 km (100 miles), and F1 end to end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sourcebook.normalise.gazetteer_place import GazetteerPlace
from sourcebook.normalise.toponyms import Toponym
from sourcebook.records import Span

from .corpus import GoldArticle, GoldPlace
from .distance import great_circle

#: A hundred miles: what the literature on toponym resolution counts as near enough.
NEAR = 161.0


@dataclass(frozen=True, slots=True)
class PlaceError:
    """A name that was missed, made up or resolved to another place."""

    article: str
    words: str
    gold: str
    coded: str


@dataclass(slots=True)
class PlaceTally:
    """Counts over the names that the coders resolved (`names`). `spurious`: names coded where there are none.

    `unresolvable`: coded names that the coders marked and could not resolve, which count for nothing.
    """

    names: int = 0
    answered: int = 0
    near: int = 0
    exact: int = 0
    found: int = 0
    spurious: int = 0
    unresolvable: int = 0
    errors: list[PlaceError] = field(default_factory=list)
    chances: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def acc161(self) -> float:
        return self.near / self.names if self.names else 0.0

    @property
    def exact_share(self) -> float:
        return self.exact / self.names if self.names else 0.0

    @property
    def precision(self) -> float:
        coded = self.answered + self.spurious
        return self.near / coded if coded else 0.0

    @property
    def f1(self) -> float:
        """Of names with exactly the right words and a place within 161 km, or the same id for units and countries."""
        both = self.names + self.answered + self.spurious
        return 2 * self.near / both if both else 0.0

    @property
    def f1_of_spans(self) -> float:
        both = self.names + self.found + self.spurious
        return 2 * self.found / both if both else 0.0

    def add(self, article: GoldArticle, coded: Sequence[Toponym]) -> None:
        """Count one article."""
        answers: Mapping[Span, Toponym] = {toponym.span: toponym for toponym in coded}
        gold = {place.span: place for place in article.places}
        for span, place in gold.items():
            if place.geonameid is not None:
                self._add_name(article.id, place, answers.get(span))
        for span, toponym in answers.items():
            if toponym.place is None or (span in gold and gold[span].geonameid is not None):
                continue
            if span in gold:
                self.unresolvable += 1
            else:
                self.spurious += 1
                self.errors.append(PlaceError(article.id, toponym.words, "no place name", told(toponym.place)))

    def _add_name(self, article: str, gold: GoldPlace, coded: Toponym | None) -> None:
        self.names += 1
        self.found += coded is not None
        place = None if coded is None else coded.place
        right = place is not None and is_near(place, gold)
        self.exact += place is not None and place.geonameid == gold.geonameid
        self.near += right
        if place is not None and coded is not None:
            self.answered += 1
            self.chances.append((coded.score, right))
        if not right:
            where = f"{gold.geonameid} ({gold.lat}, {gold.lon})"
            self.errors.append(PlaceError(article, gold.words, where, told(place)))


def is_near(place: GazetteerPlace, gold: GoldPlace) -> bool:
    """The same place, or one within 161 km; countries and first-level divisions must be the same."""
    if place.geonameid == gold.geonameid:
        return True
    if gold.by_id or place.lat is None or place.lon is None or gold.lat is None or gold.lon is None:
        return False
    return great_circle(place.lat, place.lon, gold.lat, gold.lon) <= NEAR


def told(place: GazetteerPlace | None) -> str:
    """A place in a few words."""
    if place is None:
        return "nothing"
    inside = ", ".join(part for part in (place.name, place.admin1, place.iso2) if part)
    return f"{place.geonameid} {inside} ({place.kind})"


def calibration_error(chances: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """The expected calibration error: how far, on the whole, what was said is from what was right."""
    total = 0.0
    for index in range(bins):
        inside = [pair for pair in chances if index / bins <= pair[0] < (index + 1) / bins + (index + 1 == bins)]
        if inside:
            said = sum(chance for chance, _ in inside) / len(inside)
            right = sum(good for _, good in inside) / len(inside)
            total += abs(said - right) * len(inside)
    return total / len(chances) if chances else 0.0
