"""How many: the toll of an incident by a named policy, from all that its reports say."""

from .acled import in_war
from .independent import best_reading
from .readings import Reading
from .reconcile import POLICIES, tolls

__all__ = ["POLICIES", "Reading", "best_reading", "in_war", "tolls"]
