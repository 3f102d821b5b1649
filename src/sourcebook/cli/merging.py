"""`merge`: one call, one line. Apart from the other verbs: it needs nothing of what reads and codes reports."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from sourcebook.dataset import Dataset, merge

from .plain import many


def merge_events(folder: Path, workers: int, *, as_json: bool) -> int:
    """Merge and say what that came to."""
    with Dataset.open(folder) as dataset:
        done = merge(dataset, workers=workers)
    if as_json:
        print(json.dumps(asdict(done)))
        return 0
    gone = f", {many(done.gone, 'event')} of older codings taken out" if done.gone else ""
    nothing = "" if done.changed else "; nothing changed"
    print(f"{many(done.new, 'event')} merged{gone}; {many(done.incidents, 'incident')}{nothing}")
    return 0
