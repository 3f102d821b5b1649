"""The corpora that tell how many: Syrian-war articles coded by a crowd (FA-KES), US shootings and their tolls (GVA)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sourcebook.errors import ColumnError, UsageError

from ..gold import read_rows

#: The files of each corpus, as the folder of corpora has them.
FAKES_FILE, GVA_ARTICLES, GVA_INCIDENTS = "dev.jsonl", "articles.jsonl", "incidents.jsonl"


@dataclass(frozen=True, slots=True)
class TollArticle:
    """One article to take a toll from. `incident` is shared by the articles on one incident; `gold` is by field."""

    id: str
    incident: str
    title: str
    text: str
    published: str
    gold: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TollCorpus:
    """A corpus by its name, with its articles; `fields` are what its gold tells."""

    name: str
    fields: tuple[str, ...]
    articles: tuple[TollArticle, ...]


def read_corpora(data: Path) -> tuple[TollCorpus, ...]:
    """The corpora at a path: a file of FA-KES, the folder of GVA or of FA-KES, or the folder that holds both."""
    if data.is_file():
        return (read_gva(data.parent),) if data.name == GVA_ARTICLES else (read_fakes(data),)
    folders = [data, data / "fakes", data / "gva"]
    found: list[TollCorpus] = []
    for folder in folders:
        if (folder / GVA_ARTICLES).is_file():
            found.append(read_gva(folder))
        elif (folder / FAKES_FILE).is_file():
            found.append(read_fakes(folder / FAKES_FILE))
    if not found:
        allowed = f"a FA-KES file, or a folder with {FAKES_FILE} or {GVA_ARTICLES}"
        raise UsageError("no corpus of tolls", str(data), allowed, "give --data the folder or the file")
    return tuple(found)


def read_fakes(path: Path) -> TollCorpus:
    """The articles of FA-KES with how many civilians and others the crowd counted dead."""
    articles: list[TollArticle] = []
    for where, row in read_rows(path):
        coded = _value(row, "coded", where)
        gold = {
            field: number
            for field, column in (("civilians_killed", "civilians"), ("others_killed", "non_civilians"))
            if (number := _whole(coded.get(column))) is not None
        }
        name = str(_value(row, "id", where))
        articles.append(TollArticle(name, name, row.get("title") or "", _value(row, "text", where), "", gold))
    return TollCorpus("fakes", ("civilians_killed", "others_killed"), tuple(articles))


def read_gva(folder: Path) -> TollCorpus:
    """The articles of GVA with the final toll of the incident that each is on."""
    tolls = {str(_value(row, "incident", where)): row for where, row in read_rows(folder / GVA_INCIDENTS)}
    articles: list[TollArticle] = []
    for where, row in read_rows(folder / GVA_ARTICLES):
        incident = str(_value(row, "incident", where))
        if incident not in tolls:
            raise ColumnError(f"incident {incident!r}", where, f"an incident of {GVA_INCIDENTS}")
        gold = {field: int(tolls[incident][field]) for field in ("killed", "injured")}
        published = str(row.get("published") or "")
        article = str(_value(row, "id", where))
        articles.append(TollArticle(article, incident, row.get("title") or "", row.get("text") or "", published, gold))
    return TollCorpus("gva", ("killed", "injured"), tuple(articles))


def _value(row: Mapping[str, Any], column: str, where: str) -> Any:
    if column not in row:
        raise ColumnError(f"columns {', '.join(row)}", where, column)
    return row[column]


def _whole(number: Any) -> int | None:
    """A number as the crowd wrote it, "70" or "70.0"; None for anything else."""
    try:
        return int(float(number))
    except (TypeError, ValueError):
        return None
