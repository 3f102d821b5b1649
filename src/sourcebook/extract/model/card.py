"""The files of a trained model and its card: which files they are, by their hashes, and what they may say."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from ...errors import ModelError
from .labels import ATTRIBUTES, DISTANCES, PAIR_OUTPUTS, ROLES

Json = dict[str, Any]

#: Files of a trained model in its folder.
NETWORK, TOKENIZER, HEADS, CARD = "reader.int8.onnx", "tokenizer.json", "heads.npz", "model.json"
WEIGHTS = (NETWORK, TOKENIZER, HEADS)

#: Form of the card. It changes with anything that an older package could not read.
SCHEMA = "sourcebook/model/2"

_ALLOWED = f"a folder with {CARD}, {', '.join(WEIGHTS)}, as they were trained together"
_ADVICE = "install Sourcebook again, or use --extractor rules"


def labels() -> Json:
    """What this package gives a network and takes its outputs for: weights of another scheme would say nonsense."""
    return {
        "roles": list(ROLES),
        "attributes": {name: list(values) for name, values in ATTRIBUTES.items()},
        "distances": list(DISTANCES),
        "pairs": list(PAIR_OUTPUTS),
    }


def has_model(folder: Path) -> bool:
    """Whether somebody put a model there; whether it is whole is found when it is loaded."""
    return (folder / CARD).is_file()


def read_card(folder: Path) -> Json:
    """The card of a model. Raises ModelError where there is none, or one of weights that are not for this package."""
    path = folder / CARD
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise ModelError("no trained model", str(folder), _ALLOWED, _ADVICE) from None
    except ValueError:
        raise ModelError("the card does not parse", str(path), f"the JSON of {SCHEMA}", _ADVICE) from None
    if not isinstance(card, dict) or card.get("schema") != SCHEMA:
        got = card.get("schema") if isinstance(card, dict) else None
        raise ModelError(f"no card of a model ({got!r})", str(path), SCHEMA, _ADVICE)
    if card.get("labels") != labels():
        raise ModelError("trained for other labels", str(path), "those of this version", _ADVICE)
    if not isinstance(card.get("files"), dict) or not all(_sha256(card, name) for name in WEIGHTS):
        raise ModelError("a card without the hashes of the files", str(path), ", ".join(WEIGHTS), _ADVICE)
    return card


def read_weights(folder: Path, name: str) -> bytes:
    """One file of a model, if it is the very one that its card was written for."""
    expected, path = _sha256(read_card(folder), name), folder / name
    try:
        content = path.read_bytes()
    except OSError as error:
        told = (error.strerror or "cannot be read").lower()
        raise ModelError(f"a file of the trained model: {told}", str(path), _ALLOWED, _ADVICE) from None
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise ModelError(f"SHA-256 {found[:12]}…", str(path), f"{expected[:12]}…, as {CARD} has it", _ADVICE)
    return content


def fingerprint(folder: Path) -> str:
    """One hash of all weights of a model, by which records say what coded them."""
    card = read_card(folder)
    return hashlib.sha256("".join(_sha256(card, name) for name in WEIGHTS).encode()).hexdigest()


def file_facts(folder: Path) -> Json:
    """Size and SHA-256 of each file of a model, as its card has them."""
    facts: Json = {}
    for name in WEIGHTS:
        content = (folder / name).read_bytes()
        facts[name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return facts


def _sha256(card: Json, name: str) -> str:
    """The hash that a card has for a file; empty where it has none."""
    facts = card["files"].get(name)
    return str(facts.get("sha256", "")) if isinstance(facts, dict) else ""
