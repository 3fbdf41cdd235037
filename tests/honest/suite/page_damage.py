"""Damage to a page, of one kind and in one place."""

from __future__ import annotations

import copy
import random
from typing import Callable

from lxml import html

from kinds import Kind, Words, draw, some_words

Page = html.HtmlElement


def blocks(page: Page, *names: str) -> list[Page]:
    """The elements of the text that have those names."""
    path = " | ".join(f"//body//{name}" for name in names)
    parts = page.xpath(path)
    outside = {"nav", "header"}
    return [it for it in parts if not any(up.tag in outside for up in it.iterancestors())]


# What holds notes, as several tools mark it up.
NOTES = (
    "ancestor::*[@role='doc-endnotes' or @role='doc-footnote'"
    " or contains(@class, 'footnotes') or starts-with(@id, 'sdfootnote')]"
)


def plain(page: Page) -> list[Page]:
    """Paragraphs of the main text, long enough to be recognised."""
    inner = f"ancestor::li or ancestor::td or ancestor::dd or ancestor::blockquote or {NOTES}"
    found = [it for it in blocks(page, "p") if not it.xpath(f"boolean({inner})")]
    return [it for it in found if len(it.text_content().split()) > 6]


def refers(element: Page) -> bool:
    """Whether it refers to a note."""
    return any(it.text_content().strip("[] ").isdigit() for it in element.iter("a"))


def with_text(elements: list[Page]) -> list[Page]:
    """Those that begin with words of their own, several of them."""
    return [it for it in elements if it.text and len(it.text.split()) > 3]


def said(element: Page) -> tuple[str, ...]:
    """Words by which an element is known; of a list or a row, those of its first part."""
    inner = element.find(".//li") if element.tag in ("ul", "ol") else None
    inner = element.find("td") if element.tag == "tr" else inner
    return some_words((element if inner is None else inner).text_content())


def cut(element: Page) -> None:
    """Takes an element out, and leaves what follows it."""
    before, tail = element.getprevious(), element.tail or ""
    parent = element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def word(change: Callable[[list[str], int], str]):
    """Damage to a word of a paragraph, an item or a cell."""

    def damage(page: Page, dice: random.Random) -> Words:
        element = draw(dice, with_text(plain(page) + blocks(page, "li")))
        if element is None:
            return None
        words = element.text.split()
        told = change(words, dice.randrange(1, len(words) - 1))
        end = " " if element.text[-1:].isspace() else ""
        element.text = " ".join(words) + end
        return (told,)

    return damage


def change_word(words: list[str], at: int) -> str:
    words[at] = "xylofon"
    return words[at]


def drop_word(words: list[str], at: int) -> str:
    return words.pop(at)


def add_word(words: list[str], at: int) -> str:
    words.insert(at, "neppe")
    return words[at]


def swap_words(words: list[str], at: int) -> str:
    if words[at] == words[at - 1]:
        words[at] = "xylofon"
    words[at - 1], words[at] = words[at], words[at - 1]
    return f"{words[at - 1]} {words[at]}"


def drop(find: Callable[[Page], list[Page]]):
    """Damage that takes one of the elements out: what it says is too much."""

    def damage(page: Page, dice: random.Random) -> Words:
        element = draw(dice, find(page))
        if element is None:
            return None
        words = said(element)
        cut(element)
        return words

    return damage


def add_to(find: Callable[[Page], list[Page]]):
    """Damage that adds a word to one of the elements, which hold text alone."""

    def damage(page: Page, dice: random.Random) -> Words:
        element = draw(dice, find(page))
        if element is None:
            return None
        last = element[-1] if len(element) else None
        if last is None:
            element.text = (element.text or "") + " xylofon"
        else:
            last.tail = (last.tail or "") + " xylofon"
        return ("xylofon",)

    return damage


def rows(page: Page) -> list[Page]:
    """The rows of tables, those of headers apart."""
    return [it for it in blocks(page, "tr") if it.find("td") is not None]


def captions(page: Page) -> list[Page]:
    return blocks(page, "caption")


def change_digit(page: Page, dice: random.Random) -> Words:
    """Another year, another sum."""
    texts = [it for it in plain(page) if it.text and any(c.isdigit() for c in it.text)]
    element = draw(dice, texts)
    if element is None:
        return None
    at = dice.choice([i for i, c in enumerate(element.text) if c.isdigit()])
    digit = str((int(element.text[at]) + 5) % 10)
    element.text = element.text[:at] + digit + element.text[at + 1 :]
    return (element.text[:at].split(" ")[-1] + digit,)


def change_cell(page: Page, dice: random.Random) -> Words:
    """Another figure in a table."""
    inner = [it for cell in blocks(page, "td") for it in cell.iter()]
    cell = draw(dice, [it for it in inner if (it.text or "").strip().isdigit()])
    if cell is None:
        return None
    cell.text = str(int(cell.text) + 11)
    return (cell.text,)


def swap_cells(page: Page, dice: random.Random) -> Words:
    """Two figures of a row have changed places."""
    rows = [it for it in blocks(page, "tr") if len({said(c) for c in it.findall("td")}) == len(it)]
    row = draw(dice, [it for it in rows if len(it.findall("td")) > 2])
    if row is None:
        return None
    one, other = row.findall("td")[1:3]
    other.addnext(one)
    return said(one) + said(other)


def repeat_paragraph(page: Page, dice: random.Random) -> Words:
    element = draw(dice, plain(page))
    if element is None:
        return None
    again = copy.deepcopy(element)
    for inner in again.xpath(".//*[@id]"):
        del inner.attrib["id"]
    if refers(again):
        return None
    element.addnext(again)
    return said(element)


def split_paragraph(page: Page, dice: random.Random) -> Words:
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


def drop_sentence(page: Page, dice: random.Random) -> Words:
    element = draw(dice, [it for it in plain(page) if it.text and ". " in it.text.strip()[:-1]])
    if element is None:
        return None
    lost, rest = element.text.split(". ", 1)
    element.text = rest
    return some_words(lost)


def swap_paragraphs(page: Page, dice: random.Random) -> Words:
    texts = plain(page)
    if len(texts) < 4:
        return None
    one, other = dice.sample(texts, 2)
    if refers(one) or refers(other):
        return None
    for inner in (one, other):
        inner.tail = "\n"
    mark = html.Element("p")
    one.addprevious(mark)
    other.addprevious(one)
    mark.addprevious(other)
    cut(mark)
    return said(one) + said(other)


def headings(page: Page) -> list[Page]:
    return blocks(page, "h1", "h2", "h3")


def demote_heading(page: Page, dice: random.Random) -> Words:
    element = draw(dice, blocks(page, "h2"))
    if element is None:
        return None
    element.tag = "h3"
    return said(element)


def lists(page: Page, *names: str) -> list[Page]:
    """Lists of the text, those of notes apart."""
    found = blocks(page, *names)
    return [it for it in found if not it.xpath(NOTES)]


def drop_item(page: Page, dice: random.Random) -> Words:
    """An item too much, in a list with bullets."""
    element = draw(dice, [it for ul in lists(page, "ul") for it in ul.findall("li")])
    if element is None or len(element.getparent()) < 3 or element.find("ul") is not None:
        return None
    words = said(element)
    cut(element)
    return words


def renumber(page: Page, dice: random.Random) -> Words:
    """A list that begins elsewhere."""
    element = draw(dice, lists(page, "ol"))
    if element is None:
        return None
    element.set("start", str(int(element.get("start", "1")) + 4))
    # A number of its own would count for more.
    first = element.find("li")
    if first is not None:
        first.attrib.pop("value", None)
    return said(element)


def unnumber(page: Page, dice: random.Random) -> Words:
    """A list with numbers that has bullets, and no list of that sort before it."""
    element = draw(dice, [it for it in lists(page, "ol") if not it.xpath(".//ul | .//ol")])
    if element is None:
        return None
    element.tag = "ul"
    element.attrib.clear()
    return said(element)


def number(page: Page, dice: random.Random) -> Words:
    element = draw(dice, [it for it in lists(page, "ul") if not it.xpath(".//ul | .//ol")])
    if element is None:
        return None
    element.tag = "ol"
    return said(element)


def drop_note(page: Page, dice: random.Random) -> Words:
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


def change_note(page: Page, dice: random.Random) -> Words:
    element = draw(dice, page.xpath(f"//p[{NOTES}]"))
    if element is None or not element.text:
        return None
    words = element.text.split()
    told = change_word(words, dice.randrange(len(words)))
    element.text = " ".join(words)
    return (told,)


def unquote(page: Page, dice: random.Random) -> Words:
    element = draw(dice, blocks(page, "blockquote"))
    if element is None:
        return None
    words = said(element)
    element.drop_tag()
    return words


def change_lead(page: Page, dice: random.Random) -> Words:
    """Another word in what is strong."""
    element = draw(dice, blocks(page, "strong", "em"))
    if element is None:
        return None
    element.text = "Xylofon " + (element.text or "")
    return ("Xylofon",)


def out_links(page: Page) -> list[Page]:
    """Links out of the work from words that are no address."""
    links = [it for it in blocks(page, "a") if it.get("href", "").startswith("http")]
    return [it for it in links if it.text and it.text not in it.get("href")]


def lead_elsewhere(page: Page, dice: random.Random) -> Words:
    """Another address behind a link."""
    link = draw(dice, out_links(page))
    if link is None:
        return None
    link.set("href", link.get("href") + "-2")
    return (link.text,)


def unlink(page: Page, dice: random.Random) -> Words:
    """A link that is plain text."""
    link = draw(dice, out_links(page))
    if link is None:
        return None
    link.tag = "span"
    del link.attrib["href"]
    return (link.text,)


KINDS = [
    Kind("word changed", ("text-changed",), word(change_word)),
    Kind("word missing", ("text-missing",), word(drop_word)),
    Kind("word added", ("text-added",), word(add_word)),
    Kind("words swapped", ("text-changed",), word(swap_words)),
    Kind("digit changed", ("text-changed",), change_digit),
    Kind("sentence missing", ("text-missing",), drop_sentence),
    Kind("strong word added", ("text-added", "text-changed"), change_lead),
    Kind("paragraph missing", ("text-missing",), drop(plain)),
    Kind("paragraph repeated", ("text-added",), repeat_paragraph),
    Kind("paragraph split", ("text-split",), split_paragraph, ("notes",)),
    Kind("paragraphs swapped", ("order-changed",), swap_paragraphs, ("structure",)),
    Kind("cell changed", ("text-changed",), change_cell),
    Kind("cells swapped", ("cell-moved", "text-changed"), swap_cells, ("untagged-text",)),
    Kind(
        "row missing", ("row-missing", "text-missing"), drop(rows),
        ("row-missing", "untagged-text"),
    ),
    Kind(
        "caption changed", ("text-added", "caption-changed"), add_to(captions),
        ("caption-changed", "untagged-text"),
    ),
    Kind("heading missing", ("heading-missing",), drop(headings), ("structure",)),
    Kind("heading changed", ("heading-text",), add_to(headings), ("structure",)),
    Kind(
        "heading demoted", ("heading-level",), demote_heading,
        ("structure", "untagged-text"),
    ),
    Kind("item missing", ("item-missing",), drop_item, ("structure",)),
    Kind(
        "list begins elsewhere", ("number-sequence", "number-wrong"), renumber,
        ("structure", "number-sequence"),
    ),
    Kind("numbers gone", ("number-missing",), unnumber, ("structure",)),
    Kind("bullets numbered", ("number-added",), number, ("structure",)),
    Kind("note missing", ("note-missing",), drop_note, ("notes",)),
    Kind("note changed", ("text-changed",), change_note, ("notes",)),
    Kind("link leads elsewhere", ("link-target",), lead_elsewhere, ("untagged-text",)),
    Kind("link lost", ("link-missing",), unlink, ("untagged-text",)),
    Kind(
        "quotation lost", ("quotation-changed",), unquote,
        ("quotation-changed", "untagged-text"),
    ),
]
