"""Ghostscript: what lies on the plates, pixel by pixel.

The pages are drawn without smoothing, so that pixels have the inks of marks and nothing
between them, and as small as their text can still be seen in: that is enough to see
which inks there are.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import palette
import pikepdf
from palette import FULL, Inks
from PIL import Image
from pictures import Box

PLATES = ("Cyan", "Magenta", "Yellow", "Black")
PIXELS_PER_INCH = 36
SCALE = PIXELS_PER_INCH / 72
WHITE = (0, 0, 0, 0)
MARKS = (FULL, FULL, FULL, FULL)
# What Ghostscript says of every file.
USUAL = re.compile(
    r"GPL Ghostscript|Copyright|This software|see the file|Processing|Page \d+$"
)


@dataclass
class Page:
    """The inks that are on a page's plates."""

    number: int
    # In the bleed.
    printed: set[Inks]
    # The same, without what stands in pictures.
    set_by_layout: set[Inks]
    # Around the bleed, where a booklet's marks stand.
    around: set[Inks]


@dataclass
class Separations:
    """What was found in a file, and how much was looked at."""

    findings: list[str] = field(default_factory=list)
    pages: int = 0
    black_alone: int = 0
    with_pictures: int = 0

    def __str__(self) -> str:
        return (
            f"{self.pages} pages, {self.black_alone} in black alone; "
            f"{self.with_pictures} with pictures"
        )


def check(
    path: Path, inks: list[Inks], limit: int, pictures: dict[int, list[Box]]
) -> Separations:
    """Holds the plates of each page against the palette's `inks` and the `limit` of ink
    in per cent. Colours of `pictures` are converted: only the limit holds for them."""
    found = Separations(with_pictures=len(pictures))
    try:
        for page in pages(path, pictures):
            found.pages += 1
            found.black_alone += all(not any(one[:3]) for one in page.printed)
            faulty = faults(page, inks, limit)
            found.findings += [f"page {page.number}: {fault}" for fault in faulty]
    except (OSError, ValueError, pikepdf.PdfError) as error:
        found.findings.append(str(error))
    return found


def faults(page: Page, inks: list[Inks], limit: int) -> Iterator[str]:
    """What is wrong with a page."""
    for one in sorted(page.printed):
        if palette.holds(inks, one):
            continue
        if sum(one) > limit * FULL / 100 + palette.ROUNDING:
            yield f"{palette.told(one)} is more ink than {limit} per cent"
        elif one in page.set_by_layout:
            yield f"{palette.told(one)} is none of the palette's inks"
    for one in sorted(page.around - {WHITE, MARKS}):
        yield f"{palette.told(one)} stands outside of the bleed"


def pages(path: Path, pictures: dict[int, list[Box]]) -> Iterator[Page]:
    """The pages, separated. Fails with `ValueError` if Ghostscript says anything but
    the usual, or leaves a page out."""
    with tempfile.TemporaryDirectory() as folder, pikepdf.open(path) as pdf:
        separate(path, Path(folder))
        for number, page in enumerate(pdf.pages, 1):
            image = plates(Path(folder), number)
            yield looked_at(number, page, image, pictures.get(number, []))


def separate(path: Path, folder: Path) -> None:
    command = ["gs", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep"]
    drawn = [f"-r{PIXELS_PER_INCH}", "-dTextAlphaBits=1", "-dGraphicsAlphaBits=1"]
    made = ["-o", str(folder / "%d.tif"), str(path)]
    done = subprocess.run(
        [*command, *drawn, *made], capture_output=True, text=True, timeout=300
    )
    lines = (done.stdout + done.stderr).splitlines()
    said = [line.strip() for line in lines if line and not USUAL.match(line)]
    if said or done.returncode:
        raise ValueError(f"Ghostscript says: {' '.join(said)[:300]}")


def plates(folder: Path, number: int) -> Image.Image:
    """The plates of a page as one image, of which 255 is all of an ink."""
    separated = []
    for name in PLATES:
        with Image.open(folder / f"{number}({name}).tif") as plate:
            separated.append(plate.convert("L").point(lambda tint: FULL - tint))
    for file in folder.glob(f"{number}[(.]*"):
        file.unlink()
    return Image.merge("CMYK", separated)


def looked_at(
    number: int, page: pikepdf.Page, image: Image.Image, pictures: list[Box]
) -> Page:
    printed = pixels(page, box_of(page, "/BleedBox"), image, 0)
    inside = image.crop(printed)
    by_layout = image.copy()
    left, bottom, _, _ = box_of(page, "/TrimBox")
    for x, y, to_x, to_y in pictures:
        box = (left + x, bottom + y, left + to_x, bottom + to_y)
        by_layout.paste(WHITE, pixels(page, box, image, 1))
    by_layout = by_layout.crop(printed)
    image.paste(WHITE, printed)
    return Page(number, *(colours(part) for part in (inside, by_layout, image)))


def box_of(page: pikepdf.Page, key: str) -> Box:
    left, bottom, right, top = (float(it) for it in page.obj.get(key, page.mediabox))
    return left, bottom, right, top


def pixels(
    page: pikepdf.Page, box: Box, image: Image.Image, more: int
) -> tuple[int, int, int, int]:
    """The pixels that `box` covers or touches, from above, with `more` around them."""
    left, _, _, top = box_of(page, "/MediaBox")
    return (
        max(0, int((box[0] - left) * SCALE) - more),
        max(0, int((top - box[3]) * SCALE) - more),
        min(image.width, int((box[2] - left) * SCALE) + 1 + more),
        min(image.height, int((top - box[1]) * SCALE) + 1 + more),
    )


def colours(image: Image.Image) -> set[Inks]:
    return {inks for _, inks in image.getcolors(image.width * image.height)}
