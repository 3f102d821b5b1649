"""From bytes to characters: encodings, byte order marks, line ends, and telling text from binary.

The text is kept as it is, character by character, except that line ends become `\\n` and control characters
become spaces, so that offsets mean the text that a person sees.
"""

from __future__ import annotations

import codecs
import re

from ..errors import EncodingError

# Longest mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
)
_ALLOWED = "text in UTF-8, UTF-16 or a common 8-bit encoding"
_SAMPLE = 65_536
# What a detector may answer: the encodings that reports are met in, most common first; a free choice among all
# that exist answers EBCDIC for short texts.
_CANDIDATES = [
    "cp1252", "cp1256", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "koi8_r", "gb18030", "big5",
    "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r\f\v\x1a\x1b\x08")
_TO_SPACE = {code: " " for code in (*range(32), *range(127, 160)) if code not in (9, 10, 0x85)}
_TO_SPACE |= {11: "\n", 12: "\n", 13: "\n", 0x85: "\n"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def decode(raw: bytes, where: str) -> str:
    """Text of `raw`, cleaned. Raises EncodingError for binary, or for text in no encoding that we know."""
    encoding, mark = choose_encoding(raw, where)
    text = raw[mark:].decode(encoding, errors="replace")
    if text.count("\ufffd") * 20 > len(text):  # one in twenty: a cut or patched text has a handful
        raise EncodingError(f"too much of it is not {encoding}", where, _ALLOWED, "save it as UTF-8")
    return clean(text)


def choose_encoding(raw: bytes, where: str) -> tuple[str, int]:
    """The encoding of `raw` (or of a text that begins with it) and the length of its byte order mark."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding, len(mark)
    wide = _wide_without_mark(raw[:_SAMPLE])
    if wide is not None:
        return wide, 0
    refuse_binary(raw, where)
    if _is_utf8(raw):
        return "utf-8", 0
    return _guess(raw[:_SAMPLE], where), 0


def refuse_binary(raw: bytes, where: str) -> None:
    """Raise EncodingError where the bytes are a known binary format or full of control characters."""
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise EncodingError(f"this is {what}, not text", where, "text", "give it its own suffix, or convert it")
    sample = raw[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    # Stray ones occur in scraped text; binary has about one in ten.
    if controls > 3 and controls * 30 > len(sample):
        raise EncodingError("this is binary, not text", where, _ALLOWED)


def clean(text: str) -> str:
    """`text` without byte order mark, its line ends `\\n`, its control characters spaces."""
    return same_length(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def same_length(text: str) -> str:
    """`text` with control characters replaced one for one, so that offsets into it do not move."""
    if _UNUSUAL.search(text) is None:
        return text
    return _SURROGATE.sub("\ufffd", text.translate(_TO_SPACE))


def _wide_without_mark(sample: bytes) -> str | None:
    """UTF-16 without its mark, told by the zero high bytes of Latin letters, spaces and digits."""
    if len(sample) < 4 or len(sample) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd * 10 > half and even == 0:
        return "utf-16-le"
    if even * 10 > half and odd == 0:
        return "utf-16-be"
    return None


def _is_utf8(raw: bytes) -> bool:
    """True also where a few bytes are broken: reading all of it as an 8-bit encoding would spoil every letter."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", errors="replace")
        broken = text.count("\ufffd")
        sound = len(text) - len(text.encode("ascii", errors="ignore")) - broken
        return sound > 20 * broken
    return True


def _guess(sample: bytes, where: str) -> str:
    """The most likely 8-bit or East Asian encoding."""
    letters = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in sample)
    high = sum(byte >= 128 for byte in sample)
    if high * 20 < letters:
        # Mostly ASCII letters: dashes, curly quotes and a name or two. A detector is a coin toss on so little.
        return "cp1252"
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=_CANDIDATES)
    best = matches.best()
    if best is None:
        raise EncodingError("the text is in no encoding that we know", where, _ALLOWED, "save it as UTF-8")
    # The detector breaks ties by name, which makes French and Spanish cp1250; ours go to the more common encoding.
    tied = [match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    return min((match.encoding for match in tied), key=_CANDIDATES.index)
