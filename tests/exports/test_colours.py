"""The palette against what eyes and grounds ask of it; colour vision as by Machado, Oliveira, Fernandes 2009."""

from itertools import combinations
from math import dist

import pytest

from exports.colours import PALETTE

GROUNDS = ("#ffffff", "#1a1d21")
LEAST_CONTRAST = 3.0
LEAST_DISTANCE = 20.0
"""ΔE*ab: two is just seen side by side."""
Triple = tuple[float, float, float]
VISION = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "deutan": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "tritan": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9309, 0.1476), (0.0047, 0.6914, 0.3039)),
}


def linear(colour: str) -> Triple:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lab(light: Triple) -> Triple:
    red, green, blue = (min(max(each, 0.0), 1.0) for each in light)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_colour_stands_out_on_light_and_on_dark(ground: str) -> None:
    for colour in PALETTE:
        dark, light = sorted((luminance(colour), luminance(ground)))
        assert (light + 0.05) / (dark + 0.05) >= LEAST_CONTRAST, colour


@pytest.mark.parametrize("vision", VISION)
def test_no_two_look_alike_to_anybody(vision: str) -> None:
    seen = {
        colour: lab(tuple(sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in VISION[vision]))  # type: ignore[arg-type]
        for colour in PALETTE
    }
    assert min(dist(seen[one], seen[other]) for one, other in combinations(PALETTE, 2)) >= LEAST_DISTANCE
