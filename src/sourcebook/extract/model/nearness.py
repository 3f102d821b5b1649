"""How far apart two mentions are told, in sentences, and what that says of their being one incident."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from ...records import Span
from .arrays import Floats, Whole
from .mentions import Marked
from .settings import Settings


def weighed(together: Floats, mentions: Sequence[Marked], sentences: Sequence[Span], settings: Settings) -> Floats:
    """The likelihoods that mentions share an incident, raised within a sentence and lowered between distant ones.

    The network counts word pieces between mentions, and does not see where sentences end. How much the sentence says
    depends on the roles: of two mentions that which says more counts, so of a place and a victim the place.
    """
    at = sentence_of(mentions, sentences)
    apart = np.abs(at[:, None] - at[None, :])
    likely = np.clip(together, 1e-4, 1 - 1e-4)
    said = np.log(likely / (1 - likely))
    raises, lowers = (np.array([settings.near.get(m.role, (0.0, 0.0))[way] for m in mentions]) for way in (0, 1))
    known = np.array([m.role in settings.near for m in mentions])
    weigher = np.array([m.role in settings.weigh_first for m in mentions])
    first = weigher[:, None] | ~weigher[None, :]  # whose weights count: the row's or the column's
    raised = np.where(first, raises[:, None], raises[None, :])
    lowered = np.where(first, lowers[:, None], lowers[None, :])
    moved = said + raised * (apart == 0) - lowered * np.log1p(apart)
    both = known[:, None] & known[None, :]
    return np.where(both, 1 / (1 + np.exp(-moved)), together).astype(np.float32)


def sentence_of(mentions: Sequence[Marked], sentences: Sequence[Span]) -> Whole:
    """For each mention the number of the sentence that it begins in, or that began last before it."""
    starts = [sentence.start for sentence in sentences]
    return np.array([bisect_right(starts, mention.span.start) for mention in mentions], dtype=np.int64)
