"""Where modules lie that tests import: those of several folders of tests, and those of training."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path += [str(HERE / folder) for folder in ("ingest", "extract", "extract/model", "evaluation", "store")]
sys.path.append(str(HERE.parent / "training"))

# A gazetteer that whoever runs the tests has added must not change what the tests see.
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="sourcebook-tests-")

#: The review desk, served and in a browser.
pytest_plugins = ["desk_fixtures", "store_fixtures"]
