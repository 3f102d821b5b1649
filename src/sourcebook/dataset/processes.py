"""Processes beside this one, for what a dataset has much of; and what is said where one of them is ended."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from ..errors import WorkerError


@contextmanager
def processes(number: int, begin: Callable[..., None], *arguments: Any) -> Iterator[ProcessPoolExecutor]:
    """So many processes, each of which begins with a call of `begin`. Raises WorkerError where one of them is ended."""
    # Not forked: a copy of an open database connection would be shared, and closed twice.
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(number, mp_context=context, initializer=begin, initargs=arguments) as pool:
            yield pool
    except BrokenProcessPool as error:
        advice = "mostly memory is short: run it again with `--workers 1`, it goes on from what is written"
        raise WorkerError("a process beside this one was ended before its time", advice=advice) from error
