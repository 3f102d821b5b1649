"""The kept originals as a web archive (WARC 1.1), with where and when each was got."""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from warcio.warcwriter import WARCWriter

from sourcebook.store import Collection, Original

from .atomic import replace_file


@dataclass(frozen=True, slots=True)
class Archived:
    """An original, how it was got (once or more often), and the address that its report gives itself, if any."""

    original: Original
    collections: tuple[Collection, ...]
    url: str | None = None


def write_warc(originals: Iterable[Archived], path: Path, *, tool: str, operator: str = "") -> int:
    """Write a record for each time that an original was got, and return how many.

    Bytes that came from a file stand under `urn:sha256:…`: where the file lay on somebody's disk is not told. The same
    originals give the same bytes. The file appears whole or not at all. Raises OutputError.
    """
    written = 0
    with replace_file(path) as handle:
        writer = WARCWriter(handle, gzip=path.name.lower().endswith(".gz"), warc_version="1.1")
        head = {"software": tool, "format": "WARC File Format 1.1", **({"operator": operator} if operator else {})}
        told = {"WARC-Date": "1970-01-01T00:00:00Z", "WARC-Record-ID": _id("warcinfo", tool, operator)}
        info = writer.create_warcinfo_record(None, head)
        for name, value in told.items():
            info.rec_headers.replace_header(name, value)
        writer.write_record(info)
        for archived in originals:
            for collection in archived.collections:
                writer.write_record(_record(writer, archived, collection))
                written += 1
    return written


def _record(writer: WARCWriter, archived: Archived, collection: Collection) -> object:
    original = archived.original
    uri = collection.url or archived.url or f"urn:sha256:{original.sha256}"
    headers = {
        "WARC-Record-ID": _id(original.sha256, uri, _time(collection.collected)),
        "WARC-Date": _time(collection.collected),
        "X-Sourcebook-SHA256": original.sha256,
        "X-Sourcebook-Tool": collection.tool,
        **({"X-Sourcebook-Collector": collection.collector} if collection.collector else {}),
    }
    return writer.create_warc_record(
        uri,
        "resource",
        payload=io.BytesIO(original.content),
        length=len(original.content),
        warc_content_type=original.media_type or "application/octet-stream",
        warc_headers_dict=headers,
    )


def _id(*parts: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, chr(0).join(parts))}>"


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
