"""The shipped gazetteer as a file: unpacked once into the user's cache folder, checked, opened for reading only."""

from __future__ import annotations

import gzip
import os
import sqlite3
import struct
import sys
import tempfile
import zlib
from importlib import resources
from pathlib import Path

from ..errors import GazetteerError
from .gazetteer_schema import SCHEMA_VERSION
from .place_names import FOLDING
from .place_sound import SOUNDING

_ADVICE = "install Sourcebook again"


def open_shipped(packed: Path | None = None) -> sqlite3.Connection:
    """The shipped gazetteer, opened for reading; `packed` names another file of its kind.

    Unpacked on first use (about 30 MB) into the cache folder, or into memory where that cannot be written.
    A copy in the cache that is damaged or of another version is made anew. Raises GazetteerError.
    """
    path = packed or Path(str(resources.files("sourcebook") / "data" / "gazetteer.sqlite.gz"))
    checksum, size = _stamp(path)
    kept = cache_folder() / f"gazetteer-{checksum:08x}-{size}.sqlite"
    base = _open_if_sound(kept, size)
    if base is not None:
        return base
    content = _unpack(path)
    if _write(content, kept):
        base = _open_if_sound(kept, size)
    base = base or _in_memory(content)
    if not _is_ours(base):
        raise GazetteerError(
            "the gazetteer has another version than the program", str(path), f"schema {SCHEMA_VERSION}", _ADVICE
        )
    return base


def cache_folder() -> Path:
    """`sourcebook` under XDG_CACHE_HOME or ~/.cache; on Windows under LOCALAPPDATA."""
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    return (Path(named) if named else Path(os.path.expanduser("~")) / ".cache") / "sourcebook"  # noqa: PTH111  # Path.home raises


def _stamp(path: Path) -> tuple[int, int]:
    """Checksum and size of the content, from the last 8 bytes of the gzip file: no need to read the rest."""
    try:
        with path.open("rb") as file:
            file.seek(-8, os.SEEK_END)
            checksum, size = struct.unpack("<II", file.read(8))
    except OSError as error:
        raise GazetteerError(f"the gazetteer cannot be read ({error})", str(path), "", _ADVICE) from error
    return int(checksum), int(size)


def _unpack(path: Path) -> bytes:
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise GazetteerError(f"the gazetteer is damaged ({error})", str(path), "", _ADVICE) from error


def _write(content: bytes, path: Path) -> bool:
    """Put the file in place in one step, so that two processes that start at once do no harm to each other."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, suffix=".part")
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(scratch).replace(path)
    except OSError:
        Path(scratch).unlink(missing_ok=True)
        return False
    return True


def _open_if_sound(path: Path, size: int) -> sqlite3.Connection | None:
    try:
        if path.stat().st_size != size:
            return None
        # immutable: no lock files, and no question whether somebody else writes.
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except (OSError, sqlite3.Error):
        return None
    if _is_ours(base):
        return base
    base.close()
    return None


def _is_ours(base: sqlite3.Connection) -> bool:
    try:
        rows = dict(base.execute("SELECT key, value FROM meta WHERE key IN ('schema', 'folding', 'sounding')"))
        base.execute("SELECT key FROM names LIMIT 1").fetchone()
        base.execute("SELECT geonameid FROM places ORDER BY geonameid DESC LIMIT 1").fetchone()
    except sqlite3.Error:
        return False
    return rows == {"schema": str(SCHEMA_VERSION), "folding": str(FOLDING), "sounding": str(SOUNDING)}


def _in_memory(content: bytes) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:", check_same_thread=False)
    base.deserialize(content)
    return base
