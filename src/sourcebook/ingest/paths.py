"""From what the user names to what to read: files, folders, globs, addresses and standard input."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import EmptyError, ReportError, UnreadableError
from .sniff import SUFFIXES, suffix_of

_ALLOWED = "a file, a folder, a glob, an address (https://…) or -"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read, else an address, else standard input. `where` is its name for messages and records."""

    where: str
    path: Path | None = None
    url: str | None = None


def find_files(paths: Sequence[str]) -> Iterator[InputFile | ReportError]:
    """Every file the paths stand for, in their order, folders' files sorted, each file and address once."""
    seen: set[Path | str | None] = set()
    for path in paths:
        for found in _stand_for(path):
            if isinstance(found, InputFile):
                key = found.url if found.path is None else found.path.resolve()
                if key in seen:
                    continue
                seen.add(key)
            yield found


def _stand_for(path: str) -> Iterator[InputFile | ReportError]:
    if path == "-":
        yield InputFile("-")
    elif _ADDRESS.match(path):
        yield InputFile(printable(path), url=path)
    elif not path or "\0" in path:
        yield UnreadableError("this is no path", repr(path), _ALLOWED)
    elif os.path.lexists(path):
        yield from _file_or_folder(Path(path))
    elif glob.has_magic(path):
        yield from _matches(path)
    else:
        yield UnreadableError("no such file or folder", printable(path), _ALLOWED)


def _matches(pattern: str) -> Iterator[InputFile | ReportError]:
    matches = sorted(glob.iglob(pattern, recursive=True))  # noqa: PTH207 -- Path.glob takes no absolute patterns
    if not matches:
        yield UnreadableError("no file matches", printable(pattern), _ALLOWED)
    for match in matches:
        yield from _file_or_folder(Path(match))


def _file_or_folder(path: Path) -> Iterator[InputFile | ReportError]:
    where = printable(str(path))
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _unreadable(error, where)
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path)
    elif stat.S_ISREG(mode):
        yield InputFile(where, path)
    else:
        yield UnreadableError(
            "this is a device, pipe or socket", where, "a regular file", "pipe it in and give - as the path"
        )


def _in_folder(folder: Path) -> Iterator[InputFile | ReportError]:
    """The reports under a folder: known suffixes only, hidden ones left out, links followed but no folder twice."""
    waiting, seen, found_any = [folder], set[Path](), False
    while waiting:
        current = waiting.pop()
        if current.resolve() in seen:
            continue
        seen.add(current.resolve())
        try:
            files, folders = _listing(current)
        except OSError as error:
            found_any = True
            yield _unreadable(error, printable(str(current)))
            continue
        for path in files:
            found_any = True
            yield from _file_or_folder(path)
        waiting.extend(reversed(folders))
    if not found_any:
        allowed = "files ending in " + " ".join(sorted(SUFFIXES))
        yield EmptyError("the folder holds no report", printable(str(folder)), allowed)


def _listing(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files of known suffix and the folders right under `folder`, each sorted by name."""
    files, folders = [], []
    with os.scandir(folder) as listing:
        for found in listing:
            path = Path(found.path)
            if found.name.startswith("."):
                continue
            if path.is_dir():  # unlike the entry's own method, False for a link that leads back to itself
                folders.append(path)
            elif suffix_of(found.name) in SUFFIXES:
                files.append(path)
    return sorted(files), sorted(folders)


def _unreadable(error: OSError, where: str) -> UnreadableError:
    return UnreadableError((error.strerror or str(error)).lower(), where, "a file or folder you may read")


def printable(path: str) -> str:
    """`path` as UTF-8 can carry it: a file name may hold bytes that are no text."""
    return os.fsencode(path).decode("utf-8", errors="replace")
