"""Stores for the contract: one in SQLite, one in PostgreSQL where there is a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import BACKENDS, empty

from sourcebook.store import Store


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with empty(request.param, tmp_path) as address:
        yield address


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store.create(url) as made:
        yield made
        assert list(made.verify()) == []
