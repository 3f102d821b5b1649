"""A model loads by the hashes of its card: what is missing, damaged or foreign is one line that says what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from model_files import TINY, change_card, tiny_copy, trained

from sourcebook.errors import ModelError, UsageError
from sourcebook.extract.model.card import (
    CARD,
    HEADS,
    NETWORK,
    TOKENIZER,
    WEIGHTS,
    file_facts,
    fingerprint,
    has_model,
    labels,
    read_card,
    read_weights,
)
from sourcebook.pipeline import Pipeline, PipelineOptions


def change(folder: Path, name: str, position: int = 100) -> None:
    """Turn one bit of a file."""
    content = bytearray((folder / name).read_bytes())
    content[position] ^= 1
    (folder / name).write_bytes(content)


def remove(folder: Path, name: str) -> None:
    (folder / name).unlink()


def write(folder: Path, card: str) -> None:
    (folder / CARD).write_text(card, encoding="utf-8")


FAULTS: list[tuple[Callable[[Path], object], str]] = [
    (lambda folder: remove(folder, CARD), "no trained model"),
    (lambda folder: remove(folder, NETWORK), "no such file"),
    (lambda folder: remove(folder, HEADS), "no such file"),
    (lambda folder: change(folder, NETWORK), "SHA-256 "),
    (lambda folder: change(folder, HEADS), "SHA-256 "),
    (lambda folder: change(folder, TOKENIZER), "SHA-256 "),
    (lambda folder: write(folder, "{"), "does not parse"),
    (lambda folder: write(folder, "[]"), "no card of a model"),
    (lambda folder: write(folder, '{"schema": "sourcebook/model/99"}'), "sourcebook/model/99"),
    (lambda folder: change_card(folder, labels=labels() | {"roles": ["anybody"]}), "trained for other labels"),
    (lambda folder: change_card(folder, files={}), "without the hashes"),
    (lambda folder: change_card(folder, files=[]), "without the hashes"),
    (lambda folder: change_card(folder, files=dict.fromkeys(WEIGHTS, "x")), "without the hashes"),
]


@pytest.mark.parametrize(("spoil", "told"), FAULTS)
def test_what_cannot_be_loaded_is_one_line(spoil: Callable[[Path], object], told: str, tmp_path: Path) -> None:
    spoil(tiny_copy(tmp_path))
    with pytest.raises(ModelError) as caught:
        Pipeline.open(PipelineOptions(extractor="incidents", model=tmp_path))
    line = str(caught.value)
    assert isinstance(caught.value, UsageError)
    assert told in line
    assert line.startswith(str(tmp_path))
    assert "; allowed: " in line
    assert line.endswith("use --extractor rules")
    assert "\n" not in line


def test_a_network_that_is_none_is_one_line_too(tmp_path: Path) -> None:
    (tiny_copy(tmp_path) / NETWORK).write_bytes(b"not a network")
    change_card(tmp_path, files=file_facts(tmp_path))
    with pytest.raises(ModelError, match=r"onnxruntime \S+ cannot load it") as caught:
        Pipeline.open(PipelineOptions(extractor="incidents", model=tmp_path))
    assert "\n" not in str(caught.value)


def test_a_missing_folder_holds_no_model(tmp_path: Path) -> None:
    assert not has_model(tmp_path / "nowhere")
    with pytest.raises(ModelError, match="no trained model"):
        read_card(tmp_path / "nowhere")


def test_the_fingerprint_changes_with_any_file(tmp_path: Path) -> None:
    prints = {fingerprint(TINY)}
    for name in WEIGHTS:
        change(tiny_copy(tmp_path), name)
        change_card(tmp_path, files=file_facts(tmp_path))
        prints.add(fingerprint(tmp_path))
    assert len(prints) == 1 + len(WEIGHTS)


def test_the_fingerprint_is_in_the_name_of_the_coder() -> None:
    pipeline = Pipeline.open(PipelineOptions(extractor="incidents", model=TINY))
    assert pipeline._stamp.model.endswith(fingerprint(TINY)[:12])


def test_the_trained_model_is_whole_and_small() -> None:
    folder = trained()
    assert sum(len(read_weights(folder, name)) for name in WEIGHTS) <= 30_000_000
    card = read_card(folder)
    assert json.loads(json.dumps(labels())) == card["labels"]
