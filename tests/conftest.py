"""Where modules lie that tests of several folders import: files written by hand for reading."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent / "ingest"))
