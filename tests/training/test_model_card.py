"""The card of a model: for the package the hashes, for people what it is for and gets wrong."""

from __future__ import annotations

import json
from pathlib import Path

from model_files import tiny_copy

from model_card import page_of, write_card, write_page
from sourcebook.extract.model.card import CARD, read_card

FACTS = {
    "start": {"name": "a small encoder", "sha256": "0" * 64},
    "training": {"epochs": 8, "seed": 4},
    "data": [{"corpus": "an invented corpus", "examples": 1300, "sha256": "1" * 64}],
    "scores": {"ALL TEMPLATES, F1 on tst1+tst2": 41.25},
    "parity": {"int8 tags that change, share": 0.0031},
    "parity_texts": 24,
}


def test_the_card_that_is_written_is_the_one_that_loads(tmp_path: Path) -> None:
    write_card(tiny_copy(tmp_path), FACTS)
    card = read_card(tmp_path)
    assert card["training"] == {"epochs": 8, "seed": 4}


def test_the_page_says_what_the_card_says(tmp_path: Path) -> None:
    write_card(tiny_copy(tmp_path), FACTS)
    page = write_page(tmp_path).read_text(encoding="utf-8")
    for told in ("seed 4", "1,300 examples of an invented corpus", "41.2", "0.0031", "24 texts", "Not for"):
        assert told in page
    for facts in json.loads((tmp_path / CARD).read_text(encoding="utf-8"))["files"].values():
        assert facts["sha256"] in page


def test_a_model_that_was_not_measured_says_so(tmp_path: Path) -> None:
    write_card(tiny_copy(tmp_path), FACTS | {"scores": {}})
    assert "Not measured" in page_of(json.loads((tmp_path / CARD).read_text(encoding="utf-8")))
