"""`sourcebook benchmark`: which benchmark is asked for, and what it is asked with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from sourcebook.errors import UsageError

#: Each benchmark with the module that runs it: a function `run` that takes the request and gives the exit code.
BENCHMARKS: Mapping[str, str] = {
    "attribution": "benchmark_attribution",
    "dates": "benchmark_dates",
    "merge": "benchmark_merge",
    "muc4": "benchmark_muc4",
    "places": "benchmark_places",
    "tolls": "benchmark_tolls",
    "villages": "benchmark_villages",
}


@dataclass(frozen=True, slots=True)
class BenchmarkRequest:
    """What to measure and how to print it. `responses`: the answers to score, in place of the pipeline's.

    `extractor` None is the one that reads incidents best here; no `splits` are those that the benchmark is for.
    """

    benchmark: str
    data: Path
    splits: tuple[str, ...] = ()
    responses: Path | None = None
    extractor: str | None = None
    mended_dates: bool = False
    as_json: bool = False
    errors: int = 0
    spans: str | None = None
    gazetteers: tuple[Path, ...] = ()


def run_benchmark(request: BenchmarkRequest) -> int:
    """Run the benchmark of that name, which prints what it measured; 1 where texts could not be coded, else 0."""
    if request.benchmark not in BENCHMARKS:
        raise UsageError(f"no benchmark {request.benchmark!r}", "", ", ".join(BENCHMARKS))
    module = import_module(f".{BENCHMARKS[request.benchmark]}", __package__)
    run: Callable[[BenchmarkRequest], int] = module.run
    return run(request)
