"""The page on exports names every format and every column."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcebook.export import FORMATS
from sourcebook.export.columns import COLUMNS

DOCS = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_format_is_described(suffix: str) -> None:
    assert f"`{suffix}`" in DOCS


@pytest.mark.parametrize("name", [column.name for column in COLUMNS])
def test_each_column_is_described(name: str) -> None:
    assert f"`{name}`" in DOCS


def test_no_column_is_described_that_is_not_there() -> None:
    described = {
        line.split("`")[1] for line in DOCS.splitlines() if line.startswith("| `") and not line.startswith("| `.")
    }
    assert described == {column.name for column in COLUMNS}
