"""The errors Sourcebook raises, as one tree, so that a caller can catch as much or as little as it means to.

SourcebookError
├── UsageError            the command, option or argument cannot be carried out      (exit code 2)
│   ├── OutputError       the place to write to cannot be written
│   ├── SchemeError       a coding scheme is unknown or malformed
│   ├── GazetteerError    a gazetteer is missing, damaged or of another version
│   ├── LexiconError      a word list shipped with the package is malformed
│   ├── RosterError       a user's own roster of actors is malformed
│   ├── ModelError        a trained model is missing, damaged or of another version
│   ├── StoreError        a dataset's store is missing, damaged, locked or of another version
│   │   └── StoreChangedError  another process has written what a decision was made on
│   ├── AbsentError       the desk was asked for an event, incident or judgement that is not there
│   └── StaleError        somebody judged it since it was shown; nothing was written
└── ReportError           one report cannot be read or coded; the run goes on        (exit code 1)
    ├── UnreadableError   missing, not permitted, not a file
    ├── EmptyError        nothing to read in it
    ├── TooLargeError     over a bound on size, depth, pages or line length
    ├── EncodingError     binary, or text in no encoding that we know
    ├── DamagedError      the container (PDF, DOCX, HTML, JSON, CSV) does not parse
    ├── LockedError       encrypted
    ├── NoTextError       a container without any text (a scan)
    ├── ColumnError       a table or JSON row without the columns that we need
    └── FetchError        an address that the user named cannot be fetched

Each error says what we got, where, what is allowed and what to do. All of them survive pickling, because
one that does not takes a whole process pool down with it.
"""

from __future__ import annotations


class SourcebookError(Exception):
    """Base of every error raised on purpose.

    `got` is what was found, `where` the file, row or option, `allowed` what would have been accepted and
    `advice` what the user can do next. Empty parts are left out of the message.
    """

    exit_code = 2

    def __init__(self, got: str, where: str = "", allowed: str = "", advice: str = "") -> None:
        self.got, self.where, self.allowed, self.advice = got, where, allowed, advice
        super().__init__(got, where, allowed, advice)

    def __str__(self) -> str:
        head = f"{self.where}: {self.got}" if self.where else self.got
        tail = [f"allowed: {self.allowed}"] if self.allowed else []
        tail += [self.advice] if self.advice else []
        return "; ".join(_printable(part) for part in (head, *tail))

    def __reduce__(self) -> tuple[type[SourcebookError], tuple[str, str, str, str]]:
        return type(self), (self.got, self.where, self.allowed, self.advice)


def _printable(words: str) -> str:
    """Words in one printable line: a name from a user's file may hold line breaks and control characters."""
    line = " ".join(words.split())
    return "".join(letter if letter.isprintable() else "�" for letter in line)


class UsageError(SourcebookError):
    """The command, option or argument cannot be carried out as given."""


class OutputError(UsageError):
    """The place to write to cannot be written."""


class SchemeError(UsageError):
    """A coding scheme is unknown or malformed."""


class GazetteerError(UsageError):
    """A gazetteer is missing, damaged or of another version."""


class LexiconError(UsageError):
    """A word list shipped with the package is malformed."""


class RosterError(UsageError):
    """A user's own roster of actors is malformed."""


class ModelError(UsageError):
    """A trained model is missing, damaged or of another version."""


class StoreError(UsageError):
    """A dataset's store is missing, damaged, locked or of another version."""


class StoreChangedError(StoreError):
    """Another process has written to the store what a decision was made on; nothing of it was written."""


class WorkerError(UsageError):
    """A process that did a share of the work was ended from outside, or could not begin."""


class AbsentError(UsageError):
    """The desk was asked for an event, incident or judgement that is not there."""


class StaleError(UsageError):
    """Somebody judged it since it was shown; nothing was written."""


class ReportError(SourcebookError):
    """One report cannot be read or coded; the run goes on without it."""

    exit_code = 1


class UnreadableError(ReportError):
    """The path is missing, not permitted, or not a regular file."""


class EmptyError(ReportError):
    """There is nothing to read in the report."""


class TooLargeError(ReportError):
    """The report is over a bound on size, depth, pages or line length."""


class EncodingError(ReportError):
    """The bytes are binary, or text in no encoding that we know."""


class DamagedError(ReportError):
    """The container does not parse."""


class LockedError(ReportError):
    """The container is encrypted."""


class NoTextError(ReportError):
    """The container holds no text, as a scan does."""


class ColumnError(ReportError):
    """A table or JSON row lacks a column that we need."""


class FetchError(ReportError):
    """An address that the user named cannot be fetched."""
