"""Where pictures stand, by the tags of the PDF for readers, which is laid out alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

# Left, bottom, right and top in points, from the finished page's lower left corner.
Box = tuple[float, float, float, float]
EVERYWHERE = (-1e4, -1e4, 1e4, 1e4)
# A picture that is smaller is a sign among the text, and printed as that is.
SIGN = 12.0


def by_page(path: Path) -> dict[int, list[Box]]:
    """The boxes of the pictures of each page, counted from 1."""
    with pikepdf.open(path) as pdf:
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}
        found: dict[int, list[Box]] = {}
        for figure in figures(pdf.Root.StructTreeRoot.K):
            page = numbers[figure.Pg.objgen]
            if own := list(boxes(figure)):
                found.setdefault(page, []).extend(own)
        return found


def figures(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(element, Array):
        for kid in element:
            yield from figures(kid)
    elif isinstance(element, Dictionary):
        if element.get("/S") == Name.Figure:
            yield element
        yield from figures(element.get("/K", Array()))


def boxes(figure: pikepdf.Object) -> Iterator[Box]:
    for attributes in figure.get("/A", Array()):
        if "/BBox" in attributes:
            left, bottom, right, top = (float(it) for it in attributes.BBox)
            if max(right - left, top - bottom) > SIGN:
                yield left, bottom, right, top


def on_sheets(pictures: dict[int, list[Box]], sides: int) -> dict[int, list[Box]]:
    """The sides of a booklet's sheets that have pictures, which count as one: where a
    page stands on its sheet is not asked."""
    pages = 2 * sides

    def two(side: int) -> tuple[int, int]:
        sheet, back = divmod(side - 1, 2)
        outer, inner = pages - 2 * sheet, 2 * sheet + 1
        return (inner + 1, outer - 1) if back else (outer, inner)

    return {
        side: [EVERYWHERE]
        for side in range(1, sides + 1)
        if any(page in pictures for page in two(side))
    }
