"""Pages set by hand, as programs do that write reports: each line at its place, in one of
two faces. What draws them knows neither headings nor lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Iterator, NamedTuple

from fontTools.ttLib import TTFont
from lxml import html

FONTS = Path(__file__).resolve().parents[3] / "fonts/literata"
FACES = {"regular": FONTS / "Literata-Regular.ttf", "bold": FONTS / "Literata-Bold.ttf"}
WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 72.0
LEADING = 1.35
INDENT = 20.0
BODY = 10.5
SIZES = {"title": 20.0, "h1": 15.0, "h2": 12.5}
MARK = 7.0
RISE = 3.5


class Drawn(NamedTuple):
    """A string on a page, by its baseline from the lower left, in points."""

    page: int
    x: float
    y: float
    size: float
    face: str
    text: str


class Run(NamedTuple):
    """A piece of a word in one type; that of a note's mark is raised."""

    text: str
    size: float
    face: str

    @property
    def width(self) -> float:
        return width(self.text, self.size, self.face)


@cache
def measures(face: str) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    font = TTFont(FACES[face])
    return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm


def width(text: str, size: float, face: str) -> float:
    """How far a text runs."""
    names, advances, units = measures(face)
    return sum(advances[names[ord(c)]][0] for c in text) * size / units


@dataclass
class Pages:
    """The pages as far as they are filled."""

    drawn: list[Drawn] = field(default_factory=list)
    page: int = 0
    y: float = HEIGHT - MARGIN

    def text(self, words: list[list[Run]], left: float = 0, label: str = "") -> None:
        """A paragraph of words, each of runs, and what stands before its first line."""
        for number, line in enumerate(lines(words, WIDTH - 2 * MARGIN - left)):
            size = max(run.size for word in line for run in word)
            self.advance(size * LEADING)
            x = MARGIN + left
            if label and number == 0:
                self.draw(x - INDENT, Run(label, BODY, "regular"))
            for run in joined(line):
                self.draw(x, run)
                x += run.width
        self.y -= BODY / 2

    def row(self, cells: list[str], face: str) -> None:
        """The cells of a row, the first of them wide."""
        self.advance(BODY * LEADING)
        for number, cell in enumerate(cells):
            x = MARGIN + (180 + 80 * (number - 1) if number else 0)
            self.draw(x, Run(cell, BODY, face))

    def advance(self, by: float) -> None:
        self.y -= by
        if self.y < MARGIN:
            self.page += 1
            self.y = HEIGHT - MARGIN - by

    def draw(self, x: float, run: Run) -> None:
        y = self.y + (RISE if run.size == MARK else 0)
        self.drawn.append(Drawn(self.page, round(x, 2), round(y, 2), run.size, run.face, run.text))

    def numbered(self) -> list[Drawn]:
        """All of it, with numbers at the feet of the pages."""
        feet = [
            Drawn(page, WIDTH / 2, MARGIN / 2, 8.0, "regular", str(page + 1))
            for page in range(self.page + 1)
        ]
        return self.drawn + feet


def lines(words: list[list[Run]], room: float) -> Iterator[list[list[Run]]]:
    """The words of each line."""
    line: list[list[Run]] = []
    used = 0.0
    for word in words:
        wide = sum(run.width for run in word) + width(" ", BODY, "regular")
        if line and used + wide > room:
            yield line
            line, used = [], 0.0
        line.append(word)
        used += wide
    if line:
        yield line


def joined(line: list[list[Run]]) -> list[Run]:
    """The runs of a line, with the spaces between its words."""
    out: list[Run] = []
    for number, word in enumerate(line):
        for at, run in enumerate(word):
            space = " " if number and not at else ""
            if out and out[-1][1:] == run[1:]:
                out[-1] = run._replace(text=out[-1].text + space + run.text)
            elif space and run.size != MARK and out:
                out[-1] = out[-1]._replace(text=out[-1].text + " ")
                out.append(run)
            else:
                out.append(run._replace(text=space + run.text))
    return out


def words(node: html.HtmlElement, size: float = BODY, face: str = "regular") -> list[list[Run]]:
    """The words of an element, without the lists in it."""
    out: list[list[Run]] = []
    glued = False

    def take(text: str, size: float, face: str) -> None:
        nonlocal glued
        for at, part in enumerate(text.split()):
            run = Run(part, size, face)
            if at == 0 and glued and not text[0].isspace() and out:
                out[-1].append(run)
            else:
                out.append([run])
        if text:
            glued = not text[-1].isspace()

    def walk(node: html.HtmlElement, size: float, face: str) -> None:
        take(node.text or "", size, face)
        for kid in node:
            if kid.tag in ("ol", "ul", "p") or "footnote-back" in kid.get("class", ""):
                continue
            own = "bold" if kid.tag == "strong" else face
            walk(kid, MARK if kid.tag == "sup" else size, own)
            take(kid.tail or "", size, face)

    walk(node, size, face)
    return out


def blocks(pages: Pages, node: html.HtmlElement, left: float = 0) -> None:
    """Sets what is in an element."""
    for kid in node:
        tag = "title" if "title" in kid.get("class", "").split() else kid.tag
        if tag in SIZES:
            pages.y -= SIZES[tag] * 0.8
            pages.text(words(kid, SIZES[tag], "bold"))
        elif tag in ("p", "dd"):
            pages.text(words(kid), left + (INDENT if tag == "dd" else 0))
            blocks(pages, kid, left + INDENT)
        elif tag == "dt":
            pages.text(words(kid, face="bold"), left)
        elif tag in ("ol", "ul"):
            items(pages, kid, left + INDENT)
        elif tag == "blockquote":
            blocks(pages, kid, left + INDENT)
        elif tag == "table":
            table(pages, kid)
        elif tag != "hr":
            blocks(pages, kid, left)


def items(pages: Pages, node: html.HtmlElement, left: float) -> None:
    """A list, its labels in the margin."""
    for number, item in enumerate(node, int(node.get("start", "1"))):
        sign = f"{chr(96 + number)}." if node.get("type") == "a" else f"{number}."
        label = sign if node.tag == "ol" else "•"
        first = item.find("p")
        pages.text(words(item if first is None else first), left, label)
        for kid in item:
            if kid.tag in ("ol", "ul"):
                items(pages, kid, left + INDENT)


def table(pages: Pages, node: html.HtmlElement) -> None:
    """A table under its caption."""
    for caption in node.iter("caption"):
        pages.text(words(caption))
    for row in node.iter("tr"):
        cells = [" ".join(cell.text_content().split()) for cell in row]
        pages.row(cells, "bold" if row[0].tag == "th" else "regular")
    pages.y -= BODY


def set_by_hand(page: Path) -> list[Drawn]:
    """The pages of what pandoc's page says, string by string."""
    pages = Pages()
    blocks(pages, html.document_fromstring(page.read_bytes()).find("body"))
    return pages.numbered()
