"""Running the toponym finder and resolver over a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sourcebook.lexicon.homes import home_of
from sourcebook.normalise.gazetteer import Gazetteer
from sourcebook.normalise.place_model import PlaceModel, fold_of, place_models
from sourcebook.normalise.toponyms import find_toponyms, resolve_toponyms

from .corpus import GoldArticle
from .score import PlaceTally

#: `gold`: the names are given, as the coders marked them. `own`: they are found in the raw text.
Spans = Literal["gold", "own"]
SPANS: tuple[Spans, ...] = ("gold", "own")


@dataclass(frozen=True, slots=True)
class PlaceScore:
    """What came out. `cross_validated`: the corpus is the one that the weights were fitted on, so each article was
    resolved with weights fitted on other sources only."""

    tally: PlaceTally
    articles: int
    spans: Spans
    cross_validated: bool


def score_places(articles: Sequence[GoldArticle], digest: str, spans: Spans, gazetteer: Gazetteer) -> PlaceScore:
    """Resolve every article by itself, from its text and its publisher alone, and compare with the coders."""
    seen = digest == place_models().fitted_on
    tally = PlaceTally()
    for article in articles:
        model = _model_for(article, seen)
        found = (
            tuple(place.span for place in article.places)
            if spans == "gold"
            else find_toponyms(article.text, gazetteer, model)
        )
        tally.add(article, resolve_toponyms(article.text, found, gazetteer, home_of(article.source), model))
    return PlaceScore(tally, len(articles), spans, seen)


def _model_for(article: GoldArticle, seen: bool) -> PlaceModel:
    models = place_models()
    return models.folds[fold_of(article.source)] if seen else models.model
