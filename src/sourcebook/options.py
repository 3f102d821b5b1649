"""How reports are coded: what can be chosen. Apart from what codes, so that to read settings loads none of that."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

#: `rules` finds events by rules; `incidents` finds incidents as MUC-4 has them, with the trained network.
EXTRACTORS = ("rules", "incidents")


@dataclass(frozen=True, slots=True)
class PipelineOptions:
    """How reports are coded: the extractor, the scheme whose codes are written, and the user's own gazetteers."""

    extractor: str = "rules"
    scheme: str = "acled"
    gazetteers: tuple[Path, ...] = ()
    model: Path | None = None
