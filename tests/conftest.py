"""Where modules lie that tests of several folders import: files written by hand, sentences read by rules, templates."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path += [str(Path(__file__).parent / folder) for folder in ("ingest", "extract", "evaluation")]
