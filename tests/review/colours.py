"""What colours look like: the contrast of WCAG 2, and how far apart they are to people who see fewer of them."""

from __future__ import annotations

import re

Rgb = tuple[float, float, float]

#: Machado, Oliveira and Fernandes (2009), severity 1.0: matrices over linear RGB.
_SEEN = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
KINDS = tuple(_SEEN)


def palettes(css: str) -> dict[str, dict[str, str]]:
    """The variables of a style sheet that are plain colours, as they are in the light and in the dark."""
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    found = {"light": _variables(light)}
    return found | {"dark": found["light"] | _variables(dark)}


def _variables(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css))


def mixed(over: str, under: str, share: float) -> str:
    """A colour laid over another with an opacity."""
    parts = [round(255 * (share * a + (1 - share) * b)) for a, b in zip(_rgb(over), _rgb(under), strict=True)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2: 1 for equal colours, 21 for black on white."""
    low, high = sorted(_luminance(_linear(_rgb(colour))) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def distance(one: str, other: str, kind: str | None = None) -> float:
    """How far two colours are apart in CIE L*a*b* (2 is just seen), to people with a kind of colour blindness."""
    first, second = (_lab(_seen(_linear(_rgb(colour)), kind)) for colour in (one, other))
    return float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _linear(colour: Rgb) -> Rgb:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return red, green, blue


def _luminance(linear: Rgb) -> float:
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _seen(linear: Rgb, kind: str | None) -> Rgb:
    if kind is None:
        return linear
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, linear, strict=True)))) for row in _SEEN[kind]
    )
    return red, green, blue


def _lab(linear: Rgb) -> Rgb:
    """Linear sRGB in CIE L*a*b* under D65."""
    rows = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        _root(sum(weight * part for weight, part in zip(row, linear, strict=True)) / full)
        for row, full in zip(rows, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
