"""What every extractor offers: reports with their parts in, what was found in each out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..records import Outline, Reading


class Extractor(Protocol):
    """Finds what a report tells of. The unit of work is a batch, so that a model can fill its windows.

    `name` goes into the records' coder stamp: it must change whenever the answers may.
    """

    @property
    def name(self) -> str: ...

    def extract(self, outlines: Sequence[Outline]) -> list[Reading]:
        """One reading per outline, in order. Raises ReportError never: a report without events reads as empty."""
        ...
