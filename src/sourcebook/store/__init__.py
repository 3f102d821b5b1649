"""The store of a dataset: append-only tables under a log whose entries chain by hash, in SQLite or PostgreSQL."""

from .records import Coding, Collection, Fault, LogEntry, Original, StoredEvent, StoredReport
from .store import Store

__all__ = ["Coding", "Collection", "Fault", "LogEntry", "Original", "Store", "StoredEvent", "StoredReport"]
