"""Sourcebook: from reports of political violence to attributed, dated, placed event records."""
__version__ = "0.1.0"
