"""Models for tests: a tiny one whose weights are chance (training/tiny.py makes it), and the trained one."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from sourcebook.extract.model.card import CARD, NETWORK, WEIGHTS, file_facts, has_model
from sourcebook.pipeline import MODEL

TINY = Path(__file__).parent / "tiny"
TEXTS: list[str] = json.loads((TINY / "texts.json").read_text(encoding="utf-8"))


def tiny_copy(folder: Path) -> Path:
    """The tiny model in a folder of the test's own, to be spoilt."""
    folder.mkdir(exist_ok=True)
    for name in (*WEIGHTS, CARD):
        shutil.copyfile(TINY / name, folder / name)
    return folder


def unrounded(folder: Path) -> Path:
    """The tiny model with its network as it was before it was made int8."""
    tiny_copy(folder)
    shutil.copyfile(TINY / "reader.fp32.onnx", folder / NETWORK)
    change_card(folder, files=file_facts(folder))
    return folder


def change_card(folder: Path, **parts: object) -> None:
    """Write other parts into a card."""
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    (folder / CARD).write_text(json.dumps(card | parts), encoding="utf-8")


def trained() -> Path:
    """The trained model: that of the package, or the folder that SOURCEBOOK_MODEL names. Skips where there is none."""
    folder = Path(os.environ.get("SOURCEBOOK_MODEL") or MODEL)
    if not has_model(folder):
        pytest.skip(f"no trained model at {folder}; training/README.md tells how to make it")
    return folder
