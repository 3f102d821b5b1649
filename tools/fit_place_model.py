"""Fits the weights of normalise/place_model.py on news whose place names were coded by hand.

    python tools/fit_place_model.py lgl.xml [-o src/sourcebook/data/place_model.json]

Writes the weights fitted on all articles, and for each fifth of the sources those fitted without it, so that
`benchmark places` can measure on sources that the weights never saw. Corpora that are kept for measuring do not
belong here. Needs numpy. The same file gives the same weights, but for the last digits.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sourcebook.evaluate.places.corpus import GoldArticle, GoldPlace, read_articles
from sourcebook.evaluate.places.score import is_near
from sourcebook.lexicon.homes import home_of
from sourcebook.normalise.gazetteer import Gazetteer, open_gazetteer
from sourcebook.normalise.place_model import FOLDS, ROUNDS, PlaceModel, fold_of
from sourcebook.normalise.toponym_features import CONTEXT, LOCAL, Name, context_rows, names_of
from sourcebook.normalise.toponym_words import Run, runs_in
from sourcebook.records import Span

Array = NDArray[np.float64]

#: How strongly weights are pulled to 0, in the units of a squared weight.
_RIDGE = 1.0
#: Newton's steps: both fits stand still to five decimals after some ten.
_STEPS = 15
#: A word beside a name is a clue of its own where it stands there so often.
_LEAST_WORD = 15
#: The chance from which a run is taken for a name; found by cross-validation over 0.30 to 0.50.
_THRESHOLD = 0.38
#: A place within reach, where the gazetteer lacks the very place, counts as the right answer by this much.
_NEAR_WORTH = 0.7


@dataclass(slots=True)
class Read:
    """An article with its names (twice: with the publisher's country and without) and the runs of its text."""

    article: GoldArticle
    names: tuple[list[Name], list[Name]]
    runs: list[Run]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("src/sourcebook/data/place_model.json"))
    asked = parser.parse_args()
    articles, digest = read_articles(asked.corpus)
    with open_gazetteer() as gazetteer:
        read = [read_article(article, gazetteer) for article in articles]
    written: dict[str, Any] = {
        "about": "Weights of normalise/place_model.py; fitted by tools/fit_place_model.py.",
        "fitted_on": digest,
        "features": [*LOCAL, *CONTEXT],
        "model": fit(read),
        "folds": [fit([one for one in read if fold_of(one.article.source) != fold]) for fold in range(FOLDS)],
    }
    asked.output.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, weight in zip([*LOCAL, *CONTEXT], written["model"]["together"], strict=True):
        print(f"{name:20} {weight:6.2f}")


def read_article(article: GoldArticle, gazetteer: Gazetteer) -> Read:
    spans = [place.span for place in article.places]
    homes = (home_of(article.source), None)
    named = [names_of(article.text, spans, home, gazetteer) for home in homes]
    return Read(article, (named[0], named[1]), runs_in(article.text, gazetteer))


def fit(read: Sequence[Read]) -> dict[str, Any]:
    """All weights from these articles, rounded to what they are good for."""
    alone = fit_choice(read, context=False)
    model = PlaceModel(tuple(alone), (), {}, _THRESHOLD)
    for names in all_names(read):
        model.believe_alone(names)
    for _ in range(ROUNDS):
        model = PlaceModel(tuple(alone), tuple(fit_choice(read, context=True)), {}, _THRESHOLD)
        for names in all_names(read):
            model.believe_together(names)
    return {
        "alone": [round(float(weight), 3) for weight in model.alone],
        "together": [round(float(weight), 3) for weight in model.together],
        "finder": {clue: round(weight, 3) for clue, weight in sorted(fit_finder(read).items())},
        "threshold": _THRESHOLD,
    }


def all_names(read: Sequence[Read]) -> Iterator[list[Name]]:
    return (names for one in read for names in one.names)


def fit_choice(read: Sequence[Read], *, context: bool) -> Array:
    """Weights by which the right candidate of a name comes first, by softmax regression."""
    tables, rights = [], []
    for one in read:
        gold = {place.span: place for place in one.article.places if place.geonameid is not None}
        for names in one.names:
            around = context_rows(names) if context else None
            for index, name in enumerate(names):
                right = worth(name, gold)
                if right.sum() > 0:
                    rows = name.local if around is None else [
                        own + beside for own, beside in zip(name.local, around[index], strict=True)
                    ]  # fmt: skip
                    tables.append(np.array(rows))
                    rights.append(right / np.sqrt(max(right.sum(), 1.0)))  # one name said ten times is not ten names
    return newton_of_choices(np.concatenate(tables), rights)


def worth(name: Name, gold: dict[Span, GoldPlace]) -> Array:
    """How often each candidate of a name is the right one in the article."""
    right = np.zeros(len(name.candidates))
    for span in name.spans:
        if span not in gold:
            continue
        exact = [i for i, one in enumerate(name.candidates) if one.key == gold[span].geonameid]
        near = [i for i, one in enumerate(name.candidates) if is_near(one.place, gold[span])]
        if exact or near:
            right[(exact or near)[0]] += 1.0 if exact else _NEAR_WORTH
    return right


def newton_of_choices(rows: Array, rights: Sequence[Array]) -> Array:
    """Softmax regression over groups of rows, one group a name."""
    starts = np.cumsum([0, *(len(right) for right in rights)])[:-1]
    group = np.repeat(np.arange(len(rights)), [len(right) for right in rights])
    right = np.concatenate(rights)
    total = np.add.reduceat(right, starts)
    weights: Array = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        score = rows @ weights
        powers = np.exp(score - np.maximum.reduceat(score, starts)[group])
        chance = powers / np.add.reduceat(powers, starts)[group]
        weighted = rows * chance[:, None]
        mean = np.add.reduceat(weighted, starts, axis=0)
        slope = rows.T @ (right - chance * total[group]) - _RIDGE * weights
        bend = rows.T @ (weighted * total[group][:, None]) - mean.T @ (mean * total[:, None])
        weights = weights + np.linalg.solve(bend + _RIDGE * np.eye(len(weights)), slope)
    return weights


def fit_finder(read: Sequence[Read]) -> dict[str, float]:
    """Weights of the clues by which a run of words is a place name, by logistic regression."""
    seen = Counter(clue for one in read for run in one.runs for clue in run.clues if "=" in clue)
    known = {clue for one in read for run in one.runs for clue in run.clues if "=" not in clue}
    clues = sorted(known | {clue for clue, count in seen.items() if count >= _LEAST_WORD})
    at = {clue: index for index, clue in enumerate(clues)}
    runs = [(run, one) for one in read for run in one.runs]
    rows = np.zeros((len(runs), len(clues)))
    right = np.zeros(len(runs))
    spans = {one.article.id: {place.span for place in one.article.places} for one in read}
    for index, (run, one) in enumerate(runs):
        right[index] = run.span in spans[one.article.id]
        for clue, value in run.clues.items():
            if clue in at:
                rows[index, at[clue]] = value
    weights: Array = np.zeros(len(clues))
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (right - chance) - _RIDGE * weights
        bend = (rows.T * (chance * (1.0 - chance))) @ rows + _RIDGE * np.eye(len(clues))
        weights = weights + np.linalg.solve(bend, slope)
    return dict(zip(clues, map(float, weights), strict=True))


if __name__ == "__main__":
    main()
