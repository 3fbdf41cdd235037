"""The headings that stand above an EPUB's document, where it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Heading:
    """A heading with its level, from 1 to 6."""

    level: int
    text: str


def above(documents: list[Path]) -> list[list[Heading]]:
    """For each of the documents, which are in reading order, the headings that its
    first one stands below: the title, the part, the chapter. None where it has no heading.

    A level that no heading above has is not made up, so that a jump from one document
    to the next stays one. Fails with `ElementTree.ParseError` on what is no XML.
    """
    standing: list[Heading] = []
    found = []
    for document in documents:
        headings = _headings(document)
        found.append(_below(standing, headings[0].level) if headings else [])
        for heading in headings:
            standing = [*_below(standing, heading.level), heading]
    return found


def put_before(markup: str, headings: list[Heading]) -> str:
    """The same document with `headings` before what its body holds.

    They are on the line of the body's tag, so that what follows keeps its line.
    """
    tags = "".join(f"<h{h.level}>{escape(h.text)}</h{h.level}>" for h in headings)
    return re.sub(r"<body(\s[^>]*)?>", lambda m: m.group() + tags, markup, count=1)


def _below(standing: list[Heading], level: int) -> list[Heading]:
    return [heading for heading in standing if heading.level < level]


def _headings(document: Path) -> list[Heading]:
    found = []
    for element in ElementTree.parse(document).iter():
        name = re.fullmatch(rf"{re.escape(XHTML)}h([1-6])", str(element.tag))
        if name:
            text = " ".join("".join(element.itertext()).split())
            found.append(Heading(int(name.group(1)), text))
    return found
