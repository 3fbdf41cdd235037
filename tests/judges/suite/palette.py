"""The inks that a layout names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

# Cyan, magenta, yellow and black, each from 0 to 255.
Inks = tuple[int, int, int, int]
FULL = 255
# What rounding may do to an ink on its way from per cent to a pixel.
ROUNDING = 2


def read(path: Path) -> list[Inks]:
    """A palette's inks, and each with black text over it, which overprints."""
    colours = tomllib.loads(path.read_text("utf-8"))["colours"].values()
    plain = [of(it["press"]) for it in colours]
    printed_on = [(*inks[:3], FULL) for inks in plain]
    return [*plain, *printed_on, (0, 0, 0, 0)]


def of(shares: Iterable[float]) -> Inks:
    """Inks in per cent as those of pixels."""
    cyan, magenta, yellow, black = (round(share * FULL / 100) for share in shares)
    return cyan, magenta, yellow, black


def holds(palette: list[Inks], inks: Inks) -> bool:
    """Whether `inks` are one of the palette's."""
    return any(
        all(abs(one - other) <= ROUNDING for one, other in zip(inks, own, strict=True))
        for own in palette
    )


def told(inks: Inks) -> str:
    """Inks in per cent, as printers write them."""
    return "/".join(str(round(ink * 100 / FULL)) for ink in inks)
