"""Where modules lie that tests import: those of several folders of tests, and those of training."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path += [str(HERE / folder) for folder in ("ingest", "extract", "extract/model", "evaluation")]
sys.path.append(str(HERE.parent / "training"))
