"""A living dataset: reports added, coded, merged, told about. Each verb is one function, for cli and web."""

from .adding import Added, add
from .coding import Coded, code
from .dataset import Dataset
from .differences import Change, Difference, diff
from .explaining import explain, incident_parts
from .judged import judgements_by_event
from .merging import Merged, merge
from .purging import Purged, purge_name, purge_report
from .settings import SETTINGS, Settings
from .status import Status, status
from .telling import EventsOf, dated, told_incidents

__all__ = [
    "SETTINGS",
    "Added",
    "Change",
    "Coded",
    "Dataset",
    "Difference",
    "EventsOf",
    "Merged",
    "Purged",
    "Settings",
    "Status",
    "add",
    "code",
    "dated",
    "diff",
    "explain",
    "incident_parts",
    "judgements_by_event",
    "merge",
    "purge_name",
    "purge_report",
    "status",
    "told_incidents",
]
