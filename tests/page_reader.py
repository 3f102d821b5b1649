"""The records of an exported page, unpacked as its script does."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any


def records_of(html: str) -> list[dict[str, Any]]:
    """The events of a page, as its script gets them."""
    found = re.search(r'<script type="application/gzip" id="events">([A-Za-z0-9+/=]*)</script>', html)
    assert found is not None, "a page has its records once"
    rows: list[dict[str, Any]] = json.loads(gzip.decompress(base64.b64decode(found[1])))
    return rows
