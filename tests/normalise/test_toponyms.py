"""Place names of whole reports, on reports of our own: found, and resolved in the light of each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sourcebook.errors import ModelError
from sourcebook.normalise.gazetteer import Gazetteer, open_gazetteer
from sourcebook.normalise.place_model import FOLDS, fold_of, place_models, softmax
from sourcebook.normalise.toponyms import Toponym, find_toponyms, resolve_toponyms


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with open_gazetteer() as opened:
        yield opened


def _read(text: str, gazetteer: Gazetteer, home: str | None = None) -> dict[str, Toponym]:
    spans = find_toponyms(text, gazetteer)
    return {toponym.words: toponym for toponym in resolve_toponyms(text, spans, gazetteer, home)}


ROWS = [
    # text, name, unit it lies in, country
    ("Police in Paris, Texas, arrested a man on Monday.", "Paris", "Texas", "US"),
    ("Police in Paris arrested a man on Monday. The French minister praised them.", "Paris", "Île-de-France", "FR"),
    ("Police in Bowie and in Nocona, both in Montague County, Texas, jailed three men.", "Bowie", "Texas", "US"),
    ("The road from Kandahar to Herat in Afghanistan was closed near Farah.", "Farah", "Farah", "AF"),
    ("Troops shelled Tripoli, Misrata and Sirte in Libya.", "Tripoli", "Tripoli", "LY"),
    ("Clashes in Tripoli, north of Beirut, spread to Akkar in Lebanon.", "Tripoli", "Liban-Nord", "LB"),
    ("The council of London, Ontario, met on Friday.", "London", "Ontario", "CA"),
    ("Fighters took Gao and Timbuktu in Mali, and moved on Mopti.", "Mopti", "Mopti", "ML"),
]


@pytest.mark.parametrize(("text", "name", "unit", "country"), ROWS, ids=[f"{row[1]}, {row[3]}" for row in ROWS])
def test_names_are_resolved_in_the_light_of_each_other(
    text: str, name: str, unit: str, country: str, gazetteer: Gazetteer
) -> None:
    place = _read(text, gazetteer)[name].place
    assert place is not None
    assert (place.admin1, place.iso2) == (unit, country)


def test_demonyms_and_abbreviations_stand_for_places(gazetteer: Gazetteer) -> None:
    read = _read("A Malian officer met Nigerian envoys in Lexington, Ky., on Monday.", gazetteer)
    names = {words: toponym.place.name for words, toponym in read.items() if toponym.place is not None}
    assert names == {"Malian": "Mali", "Nigerian": "Nigeria", "Lexington": "Lexington", "Ky.": "Kentucky"}


def test_people_and_months_are_no_places(gazetteer: Gazetteer) -> None:
    text = "Paul Webster and John Lincoln met in Nairobi, Kenya, in August. Lincoln said that he was glad."
    assert set(_read(text, gazetteer)) == {"Nairobi", "Kenya"}


def test_scores_are_chances_and_the_wider_the_surer(gazetteer: Gazetteer) -> None:
    for toponym in _read("Police in Springfield arrested a man from Athens on Monday.", gazetteer).values():
        assert 0.0 <= toponym.score <= toponym.unit_score + 1e-9 <= toponym.country_score + 2e-9 <= 1.0 + 3e-9


def test_a_name_that_the_gazetteer_lacks_stays_without_a_place(gazetteer: Gazetteer) -> None:
    from sourcebook.records import Span

    (toponym,) = resolve_toponyms("Zzyxqvabad burned.", [Span(0, 10)], gazetteer)
    assert (toponym.place, toponym.score) == (None, 0.0)


def test_the_model_has_a_part_for_each_fold() -> None:
    models = place_models()
    assert len(models.folds) == FOLDS
    assert {fold_of(f"paper{number}.example") for number in range(60)} == set(range(FOLDS))
    assert sum(softmax([1.0, 2.0, 700.0])) == pytest.approx(1.0)


def test_weights_for_other_features_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from sourcebook.normalise import place_model

    monkeypatch.setattr(place_model, "LOCAL", ("people",))
    place_models.cache_clear()
    with pytest.raises(ModelError, match="other features"):
        place_models()
    place_models.cache_clear()
