"""`sourcebook evaluate --calibration`: the reliability table, the same as JSON, and the plot's file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sourcebook.evaluate.calibration import Calibration, Reliability
from sourcebook.evaluate.reliability_plot import reliability_plot
from sourcebook.export.atomic import replace_file

#: The suffix of the plot: the one form we draw.
PLOT_SUFFIXES = (".svg",)


def calibration_table(calibration: Calibration) -> str:
    """A line a bin: how many events, mean confidence, share right and its 95 % interval; then what they come to."""
    lines = [f"{'confidence':12} {'n':>6} {'mean':>6} {'right':>6}   95 %"]
    lines += [_line(f"{found.low:.1f}-{found.high:.1f}", found) for found in calibration.bins]
    lines.append(_line("all", calibration.all))
    if calibration.ece is not None and calibration.brier is not None and calibration.chance_ece is not None:
        lines.append(f"{'ECE':12} {calibration.ece:6.3f}   by chance alone {calibration.chance_ece:.3f}")
        lines.append(f"{'Brier':12} {calibration.brier:6.3f}")
    return "\n".join(lines)


def calibration_json(calibration: Calibration) -> Mapping[str, Any]:
    """The same for `--json`, unrounded; null where there is no event to go by."""
    return {
        "ece": calibration.ece,
        "ece_by_chance": calibration.chance_ece,
        "brier": calibration.brier,
        **_row(calibration.all),
        "bins": [{"from": found.low, "to": found.high, **_row(found)} for found in calibration.bins],
    }


def write_plot(calibration: Calibration, path: Path) -> None:
    """Write the reliability plot, whole or not at all."""
    with replace_file(path) as handle:
        handle.write(reliability_plot(calibration).encode())


def _line(name: str, found: Reliability) -> str:
    if found.mean_confidence is None or found.share_right is None or found.interval is None:
        return f"{name:12} {0:6} {'-':>6} {'-':>6}"
    low, high = found.interval
    return f"{name:12} {found.events:6} {found.mean_confidence:6.3f} {found.share_right:6.3f}   {low:.3f}-{high:.3f}"


def _row(found: Reliability) -> dict[str, Any]:
    return {
        "events": found.events,
        "right": found.right,
        "mean_confidence": found.mean_confidence,
        "share_right": found.share_right,
        "interval_95": list(found.interval) if found.interval else None,
    }
