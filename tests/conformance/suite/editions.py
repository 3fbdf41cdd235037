"""The published files, and the documents inside an EPUB."""

from __future__ import annotations

import os
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import headings
from headings import Heading

KINDS = ("pdf", "epub", "html")
# Editions for the print house are not read by people, and claim no accessibility.
FOR_PRINT = (".press.pdf", ".booklet.pdf")
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
OPF = "{http://www.idpf.org/2007/opf}"


@dataclass(frozen=True)
class Page:
    """A file that a browser can show: an HTML edition, or a part of an EPUB.

    `above` are the headings that a part of an EPUB is read under.
    """

    edition: str
    name: str
    path: Path
    kind: str
    above: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Edition:
    """A published file, or a bad sample in its place."""

    name: str
    path: Path
    kind: str
    bad: bool = False


def find(folder: Path) -> list[Edition]:
    """The editions in `folder` that readers get, by name."""
    files = sorted(p for p in folder.iterdir() if p.is_file())
    return [
        Edition(p.name, p.resolve(), p.suffix[1:])
        for p in files
        if p.suffix[1:] in KINDS and not p.name.endswith(FOR_PRINT)
    ]


def bad_samples(folder: Path, scratch: Path) -> list[Edition]:
    """The files in `bad/`, the EPUB zipped from its folder."""
    epub = scratch / "bad.epub"
    _zip(folder / "epub", epub)
    return [
        Edition("bad.pdf", folder / "bad.pdf", "pdf", bad=True),
        Edition("bad.epub", epub, "epub", bad=True),
        Edition("bad.html", folder / "bad.html", "html", bad=True),
    ]


def pages(edition: Edition, scratch: Path) -> list[Page]:
    """What a browser can show of an edition; nothing of a PDF.

    Fails with `ValueError` if an EPUB cannot be opened or names no documents.
    """
    if edition.kind == "html":
        return [Page(edition.name, edition.name, edition.path, "html")]
    if edition.kind != "epub":
        return []
    root = scratch / f"{edition.name}.unzipped"
    try:
        with zipfile.ZipFile(edition.path) as archive:
            archive.extractall(root)
        found = _content_documents(root)
        above = headings.above([root / path for path in found])
    except (OSError, zipfile.BadZipFile, ElementTree.ParseError, KeyError) as error:
        raise ValueError(f"cannot be opened: {error}") from error
    if not found:
        raise ValueError("names no XHTML document in its manifest")
    return [
        Page(edition.name, f"{edition.name}/{path}", root / path, "epub", tuple(over))
        for path, over in zip(found, above, strict=True)
    ]


def _content_documents(root: Path) -> list[str]:
    """The XHTML documents in reading order, then those that the spine leaves out."""
    container = ElementTree.parse(root / "META-INF" / "container.xml")
    rootfile = container.find(f".//{CONTAINER}rootfile")
    if rootfile is None:
        raise ValueError("names no package document")
    name = rootfile.attrib["full-path"]
    package = ElementTree.parse(root / name)
    spine = [item.attrib["idref"] for item in package.iter(f"{OPF}itemref")]
    documents = {
        item.attrib["id"]: os.path.normpath(
            os.path.join(os.path.dirname(name), unquote(item.attrib["href"]))
        )
        for item in package.iter(f"{OPF}item")
        if item.attrib.get("media-type") == "application/xhtml+xml"
    }
    read = [documents.pop(item) for item in spine if item in documents]
    return read + list(documents.values())


def without_epub_attributes(markup: str) -> str:
    """Blanks out `epub:…` attributes, which a checker of HTML cannot know.

    What stands after them keeps its line and column.
    """
    pattern = r"""\sepub:[\w-]+\s*=\s*("[^"]*"|'[^']*')"""
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", " ", m.group()), markup)


def _zip(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        archive.write(folder / "mimetype", "mimetype")
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            if path.name != "mimetype":
                name = path.relative_to(folder).as_posix()
                archive.write(path, name, zipfile.ZIP_DEFLATED)
