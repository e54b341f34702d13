"""Text can be read on every surface in both themes: WCAG 2.2 asks for 4.5:1, and 3:1 for what is no text."""

import math
import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[3] / "src/talentsphere/web/shell/css/tokens.css"
TEXT, SHAPE = 4.5, 3.0

SURFACES = ("page", "surface", "sunken")
PAIRS = [
    *((text, surface, TEXT) for text in ("text", "muted", "accent-text", "bad") for surface in SURFACES),
    *((state, surface, TEXT) for state in ("good", "caution") for surface in ("page", "surface")),
    *((state, f"{state}-soft", TEXT) for state in ("good", "caution", "bad")),
    *(("text", f"{state}-soft", TEXT) for state in ("accent", "good", "caution", "bad")),
    ("accent-text", "accent-soft", TEXT),
    ("muted", "accent-soft", TEXT),
    ("accent-text", "good-soft", TEXT),
    ("accent-text", "bad-soft", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-strong", TEXT),
    ("on-bad", "bad-fill", TEXT),
    ("text", "mark", TEXT),
    ("page", "text", TEXT),  # toasts
    *(("tile-text", f"tile-{hue}", TEXT) for hue in "abcdef"),
    *(("control", surface, SHAPE) for surface in SURFACES),
    *(("focus", surface, SHAPE) for surface in SURFACES),
    *(("accent", surface, SHAPE) for surface in SURFACES),
]

_TOKEN = re.compile(r"--([\w-]+): light-dark\((oklch\([\d. ]+\)), (oklch\([\d. ]+\))\);")


def tokens():
    """Each colour of tokens.css as its light and its dark OKLCH triple."""
    found = _TOKEN.findall(TOKENS.read_text())
    return {name: [tuple(map(float, colour[6:-1].split())) for colour in colours] for name, *colours in found}


def linear_srgb(lightness, chroma, hue):
    """OKLCH to linear sRGB by Björn Ottosson's matrices."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def luminance(colour):
    red, green, blue = (min(max(part, 0), 1) for part in linear_srgb(*colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_conversion_agrees_with_known_colours():
    assert linear_srgb(1, 0, 0) == pytest.approx((1, 1, 1), abs=1e-4)
    assert linear_srgb(0.627955, 0.257683, 29.2339) == pytest.approx((1, 0, 0), abs=1e-3)
    assert contrast((1, 0, 0), (0, 0, 0)) == pytest.approx(21, abs=1e-2)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "background", "least"), PAIRS, ids=str)
def test_contrast_suffices(text, background, least, theme):
    colours = tokens()
    assert contrast(colours[text][theme], colours[background][theme]) >= least


def test_every_colour_can_be_shown_on_an_ordinary_screen():
    outside = {
        name
        for name, themes in tokens().items()
        for colour in themes
        if any(not -0.002 <= part <= 1.002 for part in linear_srgb(*colour))
    }
    assert outside == set()
