"""Putting a file in its place whole or not at all, and saying plainly why it could not be done."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sourcebook.errors import OutputError

_REASONS = {
    errno.ENOSPC: ("the disk is full", "free some space or choose another disk"),
    errno.EDQUOT: ("the disk quota is used up", "free some space or choose another disk"),
    errno.EACCES: ("no permission to write here", "choose a folder of your own"),
    errno.EPERM: ("no permission to write here", "choose a folder of your own"),
    errno.EROFS: ("the disk is read-only", "choose another disk"),
    errno.ENAMETOOLONG: ("the file name is too long", "choose a shorter one"),
    errno.EFBIG: ("the file is larger than this disk allows", "choose another disk"),
}


@contextlib.contextmanager
def replace_file(path: Path) -> Iterator[BinaryIO]:
    """A binary handle whose bytes become `path` when the block ends well; otherwise `path` stays as it was.

    The bytes go to a hidden file in the same folder, are flushed to disk and renamed over `path`. A link is followed,
    not replaced. Raises OutputError where the operating system refuses.
    """
    target = _checked(path)
    # Not tempfile: a new file should get the permissions the user's umask gives, not 0600.
    part = target.with_name(f".sourcebook-{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        part.replace(target)
    except OSError as error:
        raise _translated(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _checked(path: Path) -> Path:
    """The real path to write, once what can be known beforehand speaks for it."""
    where = str(path)
    try:
        target = path.resolve()
        if target.is_dir():
            raise OutputError("this is a folder", where=where, advice="name a file in it")
        if not target.parent.is_dir():
            got = f"the folder {str(path.parent)!r} does not exist"
            raise OutputError(got, where=where, advice="make the folder first")
        if target.exists() and not target.is_file():
            raise OutputError("this is not a regular file", where=where, advice="name a regular file")
        if target.exists() and not os.access(target, os.W_OK):
            raise OutputError("the file is there and write-protected", where=where, advice="choose another name")
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a loop of links; ValueError: a NUL in the name
        raise _translated(error, path) from error
    return target


def _translated(error: Exception, path: Path) -> OutputError:
    """The user's words for an error of the operating system."""
    number = error.errno if isinstance(error, OSError) else None
    plain = (getattr(error, "strerror", None) or str(error), "")
    got, advice = _REASONS.get(number, plain) if number is not None else plain
    return OutputError(got, where=str(path), advice=advice)
