"""Damage to an EPUB, of one kind and in one place: to the package and to its files."""

from __future__ import annotations

import posixpath
import random
import zipfile
from pathlib import Path
from typing import Callable

from lxml import etree, html

import page_damage
from kinds import Kind, Words, draw, some_words

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
# A chapter of notes alone, as calibre makes one; no other edition has its heading.
NOTES = "//dl[contains(@class, 'footnote')]"
NOTE = "//*[@role='doc-footnote'] | //div[contains(@class, 'footnotes')]/div[@id]"


class Book:
    """The files of an EPUB."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.package_path = next(name for name in self.files if name.endswith(".opf"))
        self.package = etree.fromstring(self.files[self.package_path])

    def spine(self) -> list[etree._Element]:
        """What refers to the documents, in order."""
        return self.package.findall(f".//{OPF}spine/{OPF}itemref")

    def chapters(self) -> list[etree._Element]:
        """Those of the documents with text. The title stands in the metadata, too, and
        one that holds all of the text is no chapter."""
        texts = [it for it in self.spine()[1:] if not self.is_of_notes(it)]
        return texts if len(texts) > 1 else []

    def is_of_notes(self, reference: etree._Element) -> bool:
        """Whether a document holds notes, and nothing else."""
        return bool(self.page(self.document(reference)).xpath(NOTES))

    def document(self, reference: etree._Element) -> str:
        """The path of a document in the spine."""
        items = self.package.iter(f"{OPF}item")
        item = next(it for it in items if it.get("id") == reference.get("idref"))
        return posixpath.join(posixpath.dirname(self.package_path), item.get("href"))

    def page(self, path: str) -> html.HtmlElement:
        """A document, without its namespace."""
        page = html.document_fromstring(self.files[path], parser=html.XHTMLParser())
        html.xhtml_to_html(page)
        return page

    def put(self, path: str, page: html.HtmlElement) -> None:
        """Puts a document back."""
        html.html_to_xhtml(page)
        self.files[path] = etree.tostring(page, xml_declaration=True, encoding="utf-8")

    def save(self, path: Path) -> None:
        """Writes the EPUB; its first file says what it is, and is not compressed."""
        self.files[self.package_path] = etree.tostring(
            self.package, xml_declaration=True, encoding="utf-8"
        )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", self.files["mimetype"], zipfile.ZIP_STORED)
            for name, data in self.files.items():
                if name != "mimetype":
                    archive.writestr(name, data)


def in_a_document(damage: Callable[[html.HtmlElement, random.Random], str | None]):
    """Damage to one of the documents, as to a page."""

    def apply(book: Book, dice: random.Random) -> Words:
        spine = [it for it in book.spine() if not book.is_of_notes(it)]
        dice.shuffle(spine)
        for reference in spine:
            path = book.document(reference)
            page = book.page(path)
            words = damage(page, dice)
            if words is not None:
                book.put(path, page)
                return words
        return None

    return apply


def opening(book: Book, reference: etree._Element) -> tuple[str, ...]:
    """The first words of a document's text."""
    body = book.page(book.document(reference)).find("body")
    texts = [it.text_content() for it in body.iter("h1", "h2", "p")]
    return some_words(next(it for it in texts if it.strip()))


def drop_from_spine(book: Book, dice: random.Random) -> Words:
    """A chapter that the spine leaves out."""
    reference = draw(dice, book.chapters())
    if reference is None:
        return None
    words = opening(book, reference)
    reference.getparent().remove(reference)
    return words


def swap_in_spine(book: Book, dice: random.Random) -> Words:
    """Two chapters that have changed places, one after the other."""
    chapters = book.chapters()
    if len(chapters) < 3:
        return None
    at = dice.randrange(1, len(chapters))
    words = opening(book, chapters[at]) + opening(book, chapters[at - 1])
    chapters[at - 1].addprevious(chapters[at])
    return words


def lose_file(book: Book, dice: random.Random) -> Words:
    """A chapter of which no text is in its file."""
    reference = draw(dice, book.chapters())
    if reference is None:
        return None
    words = opening(book, reference)
    path = book.document(reference)
    page = book.page(path)
    body = page.find("body")
    for child in list(body):
        body.remove(child)
    book.put(path, page)
    return words


def repeat_in_spine(book: Book, dice: random.Random) -> Words:
    """A chapter under two names, one after the other."""
    reference = draw(dice, book.chapters())
    if reference is None:
        return None
    path = book.document(reference)
    copy = posixpath.join(posixpath.dirname(path), f"again-{posixpath.basename(path)}")
    book.files[copy] = book.files[path]
    folder = posixpath.dirname(book.package_path)
    manifest = book.package.find(f".//{OPF}manifest")
    item = etree.SubElement(manifest, f"{OPF}item")
    item.set("id", "again")
    item.set("href", posixpath.relpath(copy, folder))
    item.set("media-type", "application/xhtml+xml")
    again = etree.Element(f"{OPF}itemref")
    again.set("idref", "again")
    reference.addnext(again)
    return opening(book, reference)


def drop_note(page: html.HtmlElement, dice: random.Random) -> Words:
    """A note that is gone with what refers to it."""
    note = draw(dice, page.xpath(NOTE))
    if note is None:
        return None
    words = [it for it in note.text_content().split() if it.isalpha()]
    for reference in page.xpath(f"//a[@href='#{note.get('id')}']"):
        page_damage.cut(reference)
    section = note.getparent()
    page_damage.cut(note)
    if not section.xpath(".//*[@id]"):
        page_damage.cut(section)
    return (" ".join(words[:3]),)


def another_language(book: Book, dice: random.Random) -> Words:
    element = book.package.find(f".//{DC}language")
    element.text = "fi"
    for reference in book.spine():
        path = book.document(reference)
        page = book.page(path)
        for name in ("lang", "{http://www.w3.org/XML/1998/namespace}lang"):
            if name in page.attrib:
                page.set(name, "fi")
        book.put(path, page)
    return ("fi",)


def another_title(book: Book, dice: random.Random) -> Words:
    book.package.find(f".//{DC}title").text = "Xylofon"
    return ("Xylofon",)


# What a chapter may have held.
GONE = ("section-missing", "heading-missing", "text-missing")

KINDS = [
    # In an EPUB without lists, items are paragraphs.
    Kind(
        kind.name,
        (*kind.codes, "item-missing") if kind.name == "paragraph missing" else kind.codes,
        in_a_document(kind.damage),
        kind.needs,
    )
    for kind in page_damage.KINDS
    if kind.name != "note missing"
] + [
    Kind("note missing", ("note-missing",), in_a_document(drop_note), ("notes",)),
    Kind("chapter not in the spine", GONE, drop_from_spine),
    Kind("chapter's file empty", GONE, lose_file),
    Kind(
        "chapters exchanged in the spine", ("order-changed",), swap_in_spine, ("structure",)
    ),
    Kind(
        "chapter twice in the spine", ("heading-added",), repeat_in_spine,
        ("structure", "note-number"),
    ),
    Kind("another language", ("language-changed",), another_language),
    Kind("another title", ("title-changed",), another_title),
]
