"""The reliability plot as an SVG of its own: share right over confidence, and under it the number of events per bin.

Plain text, no script, no font and no library: it opens in any browser, on light and on dark, and can be edited by hand.
"""

from __future__ import annotations

from .calibration import Calibration, Reliability

_WIDTH, _HEIGHT = 520, 640

#: The square in which share right stands over confidence, and the strip of numbers below it.
_LEFT, _TOP, _SIDE = 72, 84, 416
_STRIP_BASE, _STRIP_HEIGHT = 574, 44

#: Room left and right of a bar within its bin.
_GAP = 3

#: Colours for light paper, and in their place for dark: words at 7 to 1 or more against the ground, marks at 4.5 to 1.
_STYLE = """
.ground{fill:#ffffff}.word{fill:#1f2933;font:13px system-ui,sans-serif}.small{font-size:11px}.big{font-size:16px}
.grid{stroke:#d5dbe1;stroke-width:1}.frame{fill:none;stroke:#52606d;stroke-width:1}
.exact{stroke:#52606d;stroke-width:1.5;stroke-dasharray:5 4}.reach{stroke:#0b62a8;stroke-width:2}
.point{fill:#0b62a8}.bar{fill:#0b62a8}
@media (prefers-color-scheme:dark){
.ground{fill:#14181d}.word{fill:#e6eaee}.grid{stroke:#333b44}.frame,.exact{stroke:#9aa5b1}
.reach{stroke:#6cb8f6}.point,.bar{fill:#6cb8f6}}
"""


def reliability_plot(calibration: Calibration) -> str:
    """The plot as the text of an SVG file; the same calibration gives the same bytes.

    A point is a bin that has events; its upright line is where the share lies for 95 % of such samples. On the dashed
    line as many are right as is said, under it fewer.
    """
    told = _summary(calibration)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
        f'height="{_HEIGHT}" role="img" aria-labelledby="title told">',
        '<title id="title">How often events are right, by their confidence</title>',
        f'<desc id="told">{told}. {_in_words(calibration)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect class="ground" width="{_WIDTH}" height="{_HEIGHT}"/>',
        _word(_LEFT, 30, "How often events are right, by their confidence", "big"),
        _word(_LEFT, 54, told),
        *_axes(),
        *(part for found in calibration.bins for part in _point(found)),
        *_strip(calibration.bins),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _summary(calibration: Calibration) -> str:
    if calibration.ece is None or calibration.brier is None:
        return "no events"
    events = calibration.all.events
    return (
        f"{events} event{'' if events == 1 else 's'}, {calibration.all.right} right · "
        f"ECE {calibration.ece:.3f} · Brier {calibration.brier:.3f}"
    )


def _in_words(calibration: Calibration) -> str:
    """The points for those who cannot see them."""
    return "; ".join(
        f"mean confidence {found.mean_confidence:.2f}, {found.right} of {found.events} right"
        for found in calibration.bins
        if found.events
    )


def _axes() -> list[str]:
    parts: list[str] = []
    for tenth in range(0, 11, 2):
        x, y = _across(tenth / 10), _up(tenth / 10)
        parts.append(_line("grid", _LEFT, y, _LEFT + _SIDE, y))
        parts.append(_line("grid", x, _TOP, x, _TOP + _SIDE))
        parts.append(_word(_LEFT - 8, y + 4, f"{tenth / 10:.1f}", "small", anchor="end"))
        parts.append(_word(x, _STRIP_BASE + 16, f"{tenth / 10:.1f}", "small", anchor="middle"))
    middle = _TOP + _SIDE / 2
    return [
        *parts,
        f'<rect class="frame" x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>',
        _line("exact", _across(0), _up(0), _across(1), _up(1)),
        _word(_across(0.3), _up(0.3) - 8, "as often as said", "small", anchor="end"),
        _word(_LEFT + _SIDE / 2, _STRIP_BASE + 42, "confidence", anchor="middle"),
        f'<text class="word" transform="translate(24 {middle:g}) rotate(-90)" text-anchor="middle">share right</text>',
        f'<text class="word" transform="translate(24 {_STRIP_BASE - _STRIP_HEIGHT / 2:g}) rotate(-90)" '
        'text-anchor="middle">events</text>',
    ]


def _point(found: Reliability) -> list[str]:
    """The point of a bin with its line; nothing for a bin without events."""
    if found.mean_confidence is None or found.share_right is None or found.interval is None:
        return []
    x, y = _across(found.mean_confidence), _up(found.share_right)
    low, high = found.interval
    return [_line("reach", x, _up(low), x, _up(high)), f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="5"/>']


def _strip(bins: tuple[Reliability, ...]) -> list[str]:
    """A bar a bin, its height by the number of events, which stands above it."""
    most = max((found.events for found in bins), default=0) or 1
    parts = [_line("frame", _LEFT, _STRIP_BASE, _LEFT + _SIDE, _STRIP_BASE)]
    for found in bins:
        height = _STRIP_HEIGHT * found.events / most
        x, width = _across(found.low) + _GAP, _SIDE * (found.high - found.low) - 2 * _GAP
        top = _STRIP_BASE - height
        parts.append(f'<rect class="bar" x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"/>')
        parts.append(_word(x + width / 2, top - 4, str(found.events), "small", anchor="middle"))
    return parts


def _across(share: float) -> float:
    return _LEFT + _SIDE * share


def _up(share: float) -> float:
    return _TOP + _SIDE * (1 - share)


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _word(x: float, y: float, words: str, size: str = "", *, anchor: str = "start") -> str:
    kind = f"word {size}".rstrip()
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'
