"""`sourcebook gazetteer`: what the commands print, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sourcebook.cli.gazetteer import add, find, info
from sourcebook.errors import UsageError

TABLE = "name,lat,lon,iso2,alternate names\nTajrib Post,35.1,36.1,SY,Outpost Tajrib\n"


def test_find_explains_the_choice(capsys: pytest.CaptureFixture[str]) -> None:
    assert find("Qaim", "iq", None, (), 5, False) == 0
    out = capsys.readouterr().out
    assert "Al Anbar, IQ: settlement" in out
    assert "Chosen by its name" in out


def test_find_near_a_place_or_a_point(capsys: pytest.CaptureFixture[str]) -> None:
    for near in ("Dallas", "32.78,-96.8"):
        assert find("Paris", None, near, (), 1, True) == 0
        (first,) = json.loads(capsys.readouterr().out)
        assert (first["admin1"], first["iso2"]) == ("Texas", "US")
        assert first["distance_km"] == pytest.approx(151, abs=5)


def test_what_is_not_found_gets_a_suggestion_and_exit_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert find("Qxwvzz Timbukt", None, None, (), 5, False) == 1
    assert "is not in the gazetteer" in capsys.readouterr().out


def test_wrong_options_are_told() -> None:
    with pytest.raises(UsageError, match="ISO 3166"):
        find("Paris", "ZQ", None, (), 5, False)
    with pytest.raises(UsageError, match="degrees"):
        find("Paris", None, "99,0", (), 5, False)
    with pytest.raises(UsageError, match="--near"):
        find("Paris", None, "Qxwvzzy", (), 5, False)


def test_added_places_are_found_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, into = tmp_path / "own.csv", tmp_path / "own.sqlite"
    table.write_text(TABLE, encoding="utf-8")
    assert add([table], into) == 0
    assert "1 places of 1 rows" in capsys.readouterr().out
    assert find("Outpost Tajrib", None, None, (into,), 5, False) == 0
    assert "Tajrib Post, SY" in capsys.readouterr().out
    assert info((into,), True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told[str(into)]["files"] == ["own.csv"]
    assert told["shipped"]["country"] == 252
    assert info((), False) == 0
    assert "nothing added" in capsys.readouterr().out
