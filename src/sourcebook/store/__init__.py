"""The store of a dataset: append-only tables under a log whose entries chain by hash, in SQLite or PostgreSQL."""

from .grouping import KeptComparable
from .records import AddedEvent, Coding, Collection, Fault, ListedReport, LogEntry, Original, StoredEvent, StoredReport
from .store import Store

__all__ = [
    "AddedEvent",
    "Coding",
    "Collection",
    "Fault",
    "KeptComparable",
    "ListedReport",
    "LogEntry",
    "Original",
    "Store",
    "StoredEvent",
    "StoredReport",
]
