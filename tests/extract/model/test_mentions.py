"""From tags of word pieces to mentions: a table of tags and the words that come of them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from sourcebook.extract.model.encoder import Encoded
from sourcebook.extract.model.labels import ROLES
from sourcebook.extract.model.mentions import marked
from sourcebook.extract.model.windows import windows_of

#: Likelihoods of outside, begins, goes on, for each letter of a row of tags; a capital is unsure.
LIKELY = {"o": (0.98, 0.01, 0.01), "b": (0.05, 0.9, 0.05), "i": (0.05, 0.05, 0.9), "B": (0.65, 0.3, 0.05)}


def found(text: str, tags: str, role: str = "name", least: float = 0.4) -> list[str]:
    """The words that are marked in a text of which each piece has a tag; `|` cuts a word into pieces."""
    pieces = [match.span() for match in re.finditer(r"[^\W_]+|[^\w\s]", text.replace("|", "_"))]
    plain = text.replace("|", "")
    offsets = [(start - text[:start].count("|"), end - text[:start].count("|")) for start, end in pieces]
    likely = np.full((len(offsets), len(ROLES), 3), LIKELY["o"], np.float32)
    for piece, tag in enumerate(tags):
        likely[piece, ROLES.index(role)] = LIKELY[tag]
    encoded = Encoded(windows_of(range(len(offsets)), offsets), np.zeros((len(offsets), 1), np.float32), np.log(likely))
    return [mention.span.of(plain) for mention in marked(plain, encoded, {role: least})]


@pytest.mark.parametrize(
    ("text", "tags", "words"),
    [
        ("Omar Tal was shot", "bioo", ["Omar Tal"]),
        ("Omar Tal was shot", "oooo", []),
        ("Omar and Ana fled", "bobo", ["Omar", "Ana"]),
        ("Omar Ana fled", "bbo", ["Omar Ana"]),  # nothing but a space between: one name
        ("police|men fled", "boo", ["policemen"]),
        ("police|men fled", "obo", []),
        ("Omar Tal was shot", "Bioo", []),
        ("mayor of the town was shot", "biiooo", ["mayor"]),
        ("the mayor was shot", "bioo", ["mayor"]),
        ("the of", "bi", []),
        ("Ana Ruiz, a judge", "biioo", ["Ana Ruiz"]),
    ],
)
def test_tags_in_words_out(text: str, tags: str, words: list[str]) -> None:
    assert found(text, tags) == words


@pytest.mark.parametrize(
    ("text", "tags", "role", "words"),
    [
        ("the municipal mayor's office burned", "obioooo", "physical", ["municipal mayor's office"]),
        ("the Norte oil pipeline burned", "obooo", "physical", ["Norte oil pipeline"]),
        ("the Norte, a pipeline", "obooo", "physical", ["Norte"]),
        ("the Norte of the pipeline", "obooo", "physical", ["Norte"]),
        ("the right-wing peasant leaders fled", "obooooo", "description", ["right-wing peasant leaders"]),
        ("a judge soldiers know", "oboo", "description", ["judge"]),
        ("Msgr. Ruiz fled", "bioo", "description", []),
        ("Miss Ana fled", "boo", "name", []),
        ("J fled", "bo", "name", []),
    ],
)
def test_a_noun_group_goes_on_to_its_noun_and_an_address_names_nobody(
    text: str, tags: str, role: str, words: list[str]
) -> None:
    assert found(text, tags, role) == words


def test_a_role_is_taken_where_it_is_asked_for_and_sure_enough() -> None:
    assert found("Omar Tal fled", "Bio", least=0.2) == ["Omar Tal"]
    assert found("Omar Tal fled", "bio", least=0.95) == []


def test_a_text_without_words_has_no_mentions() -> None:
    assert found("", "") == []
