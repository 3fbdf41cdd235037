"""Damage to a page, of one kind and in one place: each must be found, and be all that
is found.

The page is what editions are held against, so what is taken from it is too much in
them. The place is drawn from a seed.
"""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass
from typing import Callable

from lxml import html

Page = html.HtmlElement


@dataclass(frozen=True)
class Kind:
    """A kind of damage, and the codes of the finding that it must give."""

    name: str
    codes: tuple[str, ...]
    damage: Callable[[Page, random.Random], str | None]
    """Damages the page; gives words near the place, or `None` if there is none."""
    structural: bool = False
    """Whether it needs what some tools lose."""
    marked: str = ""
    """What must be marked up, and not typed, to be seen as one fault."""


def blocks(page: Page, *names: str) -> list[Page]:
    """The elements of the text that have those names."""
    path = " | ".join(f"//body//{name}" for name in names)
    parts = page.xpath(path)
    outside = {"nav", "header"}
    return [it for it in parts if not any(up.tag in outside for up in it.iterancestors())]


def plain(page: Page) -> list[Page]:
    """Paragraphs of the main text, long enough to be recognised."""
    notes = "ancestor::section[@role='doc-endnotes'] or ancestor::li or ancestor::dd or ancestor::blockquote"
    found = [it for it in blocks(page, "p") if not it.xpath(f"boolean({notes})")]
    return [it for it in found if len(it.text_content().split()) > 6]


def with_text(elements: list[Page]) -> list[Page]:
    """Those that begin with words of their own, several of them."""
    return [it for it in elements if it.text and len(it.text.split()) > 3]


def draw(dice: random.Random, elements: list[Page]) -> Page | None:
    """One of the elements."""
    return dice.choice(elements) if elements else None


def said(element: Page) -> str:
    """The first words of an element."""
    return " ".join(element.text_content().split()[:3])


def cut(element: Page) -> None:
    """Takes an element out, and leaves what follows it."""
    before, tail = element.getprevious(), element.tail or ""
    parent = element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def word(change: Callable[[list[str], int], None]):
    """Damage to a word of a paragraph, an item or a cell."""

    def damage(page: Page, dice: random.Random) -> str | None:
        element = draw(dice, with_text(plain(page) + blocks(page, "li")))
        if element is None:
            return None
        words = element.text.split()
        at = dice.randrange(1, len(words) - 1)
        change(words, at)
        end = " " if element.text[-1:].isspace() else ""
        element.text = " ".join(words) + end
        return said(element)

    return damage


def change_word(words: list[str], at: int) -> None:
    words[at] = "xylofon"


def drop_word(words: list[str], at: int) -> None:
    del words[at]


def add_word(words: list[str], at: int) -> None:
    words.insert(at, "neppe")


def swap_words(words: list[str], at: int) -> None:
    if words[at] == words[at - 1]:
        words[at] = "xylofon"
    words[at - 1], words[at] = words[at], words[at - 1]


def drop(find: Callable[[Page], list[Page]]):
    """Damage that takes one of the elements out: what it says is too much."""

    def damage(page: Page, dice: random.Random) -> str | None:
        element = draw(dice, find(page))
        if element is None:
            return None
        words = said(element)
        cut(element)
        return words

    return damage


def add_to(find: Callable[[Page], list[Page]]):
    """Damage that adds a word to one of the elements, which hold text alone."""

    def damage(page: Page, dice: random.Random) -> str | None:
        element = draw(dice, find(page))
        if element is None:
            return None
        element.text = (element.text or "") + " xylofon"
        return said(element)

    return damage


def rows(page: Page) -> list[Page]:
    """The rows of tables, those of headers apart."""
    return [it for it in blocks(page, "tr") if it.find("td") is not None]


def captions(page: Page) -> list[Page]:
    return blocks(page, "caption")


def change_digit(page: Page, dice: random.Random) -> str | None:
    """Another year, another sum."""
    texts = [it for it in plain(page) if it.text and any(c.isdigit() for c in it.text)]
    element = draw(dice, texts)
    if element is None:
        return None
    at = dice.choice([i for i, c in enumerate(element.text) if c.isdigit()])
    digit = str((int(element.text[at]) + 5) % 10)
    element.text = element.text[:at] + digit + element.text[at + 1 :]
    return said(element)


def change_cell(page: Page, dice: random.Random) -> str | None:
    """Another figure in a table."""
    cell = draw(dice, [it for it in blocks(page, "td") if (it.text or "").strip().isdigit()])
    if cell is None:
        return None
    cell.text = str(int(cell.text) + 11)
    return cell.text


def swap_cells(page: Page, dice: random.Random) -> str | None:
    """Two figures of a row have changed places."""
    rows = [it for it in blocks(page, "tr") if len({c.text for c in it.findall("td")}) == len(it)]
    row = draw(dice, [it for it in rows if len(it.findall("td")) > 2])
    if row is None:
        return None
    one, other = row.findall("td")[1:3]
    one.text, other.text = other.text, one.text
    return one.text


def repeat_paragraph(page: Page, dice: random.Random) -> str | None:
    element = draw(dice, plain(page))
    if element is None:
        return None
    again = copy.deepcopy(element)
    for inner in again.xpath(".//*[@id]"):
        del inner.attrib["id"]
    if again.xpath(".//a[@role='doc-noteref']"):
        return None
    element.addnext(again)
    return said(element)


def split_paragraph(page: Page, dice: random.Random) -> str | None:
    """A paragraph cut in two, between two sentences."""
    texts = [it for it in plain(page) if it.text and ". " in it.text.strip()[:-1]]
    element = draw(dice, texts)
    if element is None:
        return None
    first, rest = element.text.split(". ", 1)
    if len(rest.split()) < 2 and not len(element):
        return None
    head = html.Element("p")
    head.text = first + "."
    element.text = rest
    element.addprevious(head)
    return said(head)


def drop_sentence(page: Page, dice: random.Random) -> str | None:
    element = draw(dice, [it for it in plain(page) if it.text and ". " in it.text.strip()[:-1]])
    if element is None:
        return None
    _, rest = element.text.split(". ", 1)
    element.text = rest
    return said(element)


def swap_paragraphs(page: Page, dice: random.Random) -> str | None:
    texts = plain(page)
    if len(texts) < 4:
        return None
    one, other = dice.sample(texts, 2)
    if one.xpath(".//a[@role]") or other.xpath(".//a[@role]"):
        return None
    for inner in (one, other):
        inner.tail = "\n"
    mark = html.Element("p")
    one.addprevious(mark)
    other.addprevious(one)
    mark.addprevious(other)
    cut(mark)
    return said(one)


def headings(page: Page) -> list[Page]:
    return blocks(page, "h1", "h2", "h3")


def demote_heading(page: Page, dice: random.Random) -> str | None:
    element = draw(dice, blocks(page, "h2"))
    if element is None:
        return None
    element.tag = "h3"
    return said(element)


def lists(page: Page, *names: str) -> list[Page]:
    """Lists of the text, those of notes apart."""
    found = blocks(page, *names)
    return [it for it in found if not it.xpath("ancestor::*[@role='doc-endnotes']")]


def drop_item(page: Page, dice: random.Random) -> str | None:
    """An item too much, in a list with bullets."""
    element = draw(dice, [it for ul in lists(page, "ul") for it in ul.findall("li")])
    if element is None or len(element.getparent()) < 3 or element.find("ul") is not None:
        return None
    words = said(element)
    cut(element)
    return words


def renumber(page: Page, dice: random.Random) -> str | None:
    """A list that begins elsewhere."""
    element = draw(dice, lists(page, "ol"))
    if element is None:
        return None
    element.set("start", str(int(element.get("start", "1")) + 4))
    return said(element)


def unnumber(page: Page, dice: random.Random) -> str | None:
    """A list with numbers that has bullets, and no list of that sort before it."""
    element = draw(dice, [it for it in lists(page, "ol") if not it.xpath(".//ul | .//ol")])
    if element is None:
        return None
    element.tag = "ul"
    element.attrib.clear()
    return said(element)


def number(page: Page, dice: random.Random) -> str | None:
    element = draw(dice, [it for it in lists(page, "ul") if not it.xpath(".//ul | .//ol")])
    if element is None:
        return None
    element.tag = "ol"
    return said(element)


def drop_note(page: Page, dice: random.Random) -> str | None:
    """A note, and what refers to it, too much; only where it is the last."""
    notes = page.xpath("//section[@role='doc-endnotes']//li")
    if not notes:
        return None
    element = notes[-1]
    words = said(element)
    anchor = element.get("id")
    for reference in page.xpath(f"//a[@href='#{anchor}']"):
        cut(reference)
    section = element.xpath("ancestor::section")[0]
    cut(element if len(notes) > 1 else section)
    return words


def change_note(page: Page, dice: random.Random) -> str | None:
    element = draw(dice, page.xpath("//section[@role='doc-endnotes']//li/p"))
    if element is None or not element.text:
        return None
    words = element.text.split()
    change_word(words, dice.randrange(len(words)))
    element.text = " ".join(words)
    return said(element)


def unquote(page: Page, dice: random.Random) -> str | None:
    element = draw(dice, blocks(page, "blockquote"))
    if element is None:
        return None
    words = said(element)
    element.drop_tag()
    return words


def change_lead(page: Page, dice: random.Random) -> str | None:
    """Another word in what is strong."""
    element = draw(dice, blocks(page, "strong", "em"))
    if element is None:
        return None
    element.text = "Xylofon " + (element.text or "")
    return said(element)


KINDS = [
    Kind("word changed", ("text-changed",), word(change_word)),
    Kind("word missing", ("text-added",), word(drop_word)),
    Kind("word added", ("text-missing",), word(add_word)),
    Kind("words swapped", ("text-changed",), word(swap_words)),
    Kind("digit changed", ("text-changed",), change_digit),
    Kind("sentence missing", ("text-added",), drop_sentence),
    Kind("strong word added", ("text-missing", "text-changed"), change_lead),
    Kind("paragraph missing", ("text-added",), drop(plain)),
    Kind("paragraph repeated", ("text-missing",), repeat_paragraph),
    Kind("paragraph split", ("text-joined",), split_paragraph),
    Kind("paragraphs swapped", ("order-changed",), swap_paragraphs, True),
    Kind("cell changed", ("text-changed",), change_cell, True),
    Kind("cells swapped", ("cell-moved", "text-changed"), swap_cells, True),
    Kind("row missing", ("text-added",), drop(rows), True),
    Kind("caption changed", ("text-missing", "caption-changed"), add_to(captions), True),
    Kind("heading missing", ("heading-added",), drop(headings), True),
    Kind("heading changed", ("heading-text",), add_to(headings), True),
    Kind("heading demoted", ("heading-level",), demote_heading, True),
    Kind("item missing", ("item-added",), drop_item, True),
    Kind("list begins elsewhere", ("number-sequence", "number-wrong"), renumber, True),
    Kind("numbers gone", ("number-added",), unnumber, True, "numbers"),
    Kind("bullets numbered", ("number-missing",), number, True, "numbers"),
    Kind("note missing", ("note-added",), drop_note, True, "notes"),
    Kind("note changed", ("text-changed",), change_note, True),
    Kind("quotation lost", ("quotation-changed",), unquote, True),
]
