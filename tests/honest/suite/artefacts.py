"""Editions in files, damaged: the kinds for each format, and how they are applied."""

from __future__ import annotations

import random
from pathlib import Path

import pikepdf
from lxml import html

import epub_damage
import page_damage
import pdf_damage
from kinds import Kind, Words
from pdf_file import Tagged

# Documents and Markdown are references: the page that they are held against is damaged.
KINDS = {
    ".html": page_damage.KINDS,
    ".epub": epub_damage.KINDS,
    ".pdf": pdf_damage.KINDS,
    ".docx": [],
    ".md": [],
}


def damage(edition: Path, kind: Kind, seed: int, target: Path) -> Words:
    """Writes a damaged edition to `target`, and gives words any of which the finding
    must hold; `None` if the edition has no place for that."""
    dice = random.Random(f"{edition.name} {kind.name} {seed}")
    target.parent.mkdir(exist_ok=True)
    return DAMAGE[edition.suffix](edition, kind, dice, target)


def damage_page(edition: Path, kind: Kind, dice: random.Random, target: Path) -> Words:
    page = html.document_fromstring(edition.read_bytes())
    words = kind.damage(page, dice)
    if words is not None:
        text = html.tostring(page, encoding="unicode", doctype="<!DOCTYPE html>")
        target.write_text(text, "utf-8")
    return words


def damage_epub(edition: Path, kind: Kind, dice: random.Random, target: Path) -> Words:
    book = epub_damage.Book(edition)
    words = kind.damage(book, dice)
    if words is not None:
        book.save(target)
    return words


def damage_pdf(edition: Path, kind: Kind, dice: random.Random, target: Path) -> Words:
    with pikepdf.open(edition) as pdf:
        tags = Tagged(pdf)
        words = kind.damage(tags, dice)
        if words is not None:
            tags.save()
            pdf.save(target, deterministic_id=True)
    return words


DAMAGE = {".html": damage_page, ".epub": damage_epub, ".pdf": damage_pdf}
