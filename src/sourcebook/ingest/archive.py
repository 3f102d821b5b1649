"""Looking into a zip file before anything opens it: encryption, bombs, and documents that reach outside themselves."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from ..errors import DamagedError, LockedError, TooLargeError
from .limits import Limits, too_large

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_PARTS = 10_000
_SMALL = 1_000_000  # bytes: a part smaller than this is harmless however well it packs
_MOST_XML = 50_000_000  # bytes of one part that is parsed: a document of some ten thousand pages
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_archive(raw: bytes, where: str, limits: Limits) -> None:
    """Refuse a file that is no sound zip, is encrypted, unpacks to too much, or declares entities in its XML."""
    if raw.startswith(_OLD_OFFICE):
        if _ENCRYPTED in raw:
            raise _locked(where)
        raise DamagedError("this is an office file of the old kind", where, ".docx", "save it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            _check_sizes(parts, where, limits)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_xml(archive, part, where)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        raise DamagedError(f"the document does not unpack: {error}", where, "a sound .docx", "save it anew") from None


def _locked(where: str) -> LockedError:
    return LockedError("the document is encrypted", where, "a document without a password", "save an unlocked copy")


def _check_sizes(parts: list[zipfile.ZipInfo], where: str, limits: Limits) -> None:
    """By the zip's own directory; what unpacks is never longer than the directory says, or it fails its checksum."""
    if len(parts) > _MOST_PARTS:
        raise too_large("document", len(parts), _MOST_PARTS, "parts", where)
    size = sum(part.file_size for part in parts)
    if size > limits.unpacked_bytes:
        raise too_large("document", size, limits.unpacked_bytes, "bytes when unpacked", where)
    for part in parts:
        if part.flag_bits & 1:
            raise _locked(where)
        packed = max(part.compress_size, 1)
        if part.file_size > _SMALL and part.file_size > limits.packed_ratio * packed:
            got = f"a part of it unpacks to {part.file_size // packed} times its size"
            raise TooLargeError(got, where, f"up to {limits.packed_ratio} times", "save it anew")
        if part.filename.endswith(".xml") and part.file_size > _MOST_XML:
            raise too_large("document", part.file_size, _MOST_XML, "bytes of XML", where)


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo, where: str) -> None:
    """An office document has no use for a document type; one that has it means to expand or fetch entities."""
    with archive.open(part) as stream:
        head = stream.read(100_000)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")
    if _DECLARATION.search(head):
        raise DamagedError("the document declares XML entities", where, "a .docx as word processors write it")
