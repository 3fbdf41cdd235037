"""Damage to a tagged PDF, of one kind and in one place: to its structure tree, its
content streams, its pages and its metadata."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import Callable

from pikepdf import Array, Dictionary, Name, String

from kinds import Kind, Words, draw, some_words
from pdf_file import Content, Element, Glyph, Tagged

HEADINGS = ("H1", "H2", "H3")
ROLES_WITHOUT_A_LIST = {"L": "Div", "LI": "P", "Lbl": "Span", "LBody": "Span", "P": "Span"}
# What stands in these is not plain text.
SPECIAL = {"LI", "Table", "Note", "Caption", "BlockQuote", "TOC"}
# Leads back from a note.
BACK = "↩"


def said(tags: Tagged, element: Element) -> tuple[str, ...]:
    """Words of an element, by which it is known."""
    parts = [unicodedata.normalize("NFKC", it) for it in tags.parts(element)]
    long = next((it for it in parts if len(it.split()) > 1), max(parts, key=len, default=""))
    return some_words(long)


def elements(tags: Tagged, *roles: str) -> list[Element]:
    """Those of the text that have these roles: neither contents nor notes that are
    lists."""
    apart = [it for it in tags.root.all() if it.role == "L" and is_apart(tags, it)]
    skipped = {id(it) for one in apart for it in one.all()}
    return [it for it in tags.root.all() if it.role in roles and id(it) not in skipped]


def is_apart(tags: Tagged, list_: Element) -> bool:
    """Whether a list is one of contents, or of notes."""
    items = [it for it in list_.kids if it.role != "L"]
    linked = all(any(it.linked for it in item.all()) for item in items)
    return linked or any(BACK in tags.text(item) for item in items)


def plain(tags: Tagged) -> list[Element]:
    """Paragraphs of the main text, without references to notes."""
    found = [it for it in elements(tags, "P") if not SPECIAL & set(it.up())]
    return [it for it in found if not refers(tags, it) and len(tags.text(it).split()) > 6]


def refers(tags: Tagged, element: Element) -> bool:
    """Whether it refers to a note."""
    links = [it for it in element.all() if it.linked and tags.text(it).strip().isdigit()]
    return bool(links) or any(it.role == "Note" for it in element.all())


def headings(tags: Tagged, *roles: str) -> list[Element]:
    """Headings, the title apart."""
    found = elements(tags, *(roles or HEADINGS))
    return [it for it in found if it is not found[0] or roles]


# Text.


def words(tags: Tagged, found: list[Element]) -> list[tuple[Content, list[Glyph], str]]:
    """Words of several letters that stand between spaces, each a glyph."""
    out = []
    for page, mcid in [it for one in found for it in one.claimed()]:
        content = tags.content(page)
        glyphs = content.marked.get(mcid, [])
        text = "".join(it.text if len(it.text) == 1 else "\0" for it in glyphs)
        for match in re.finditer(r"(?<= )[^\W\d_]{4,}(?= )", text):
            own = glyphs[match.start() : match.end()]
            alike = len({(it.font, it.operation) for it in own}) == 1
            if alike and match[0] != match[0][::-1]:
                out.append((content, own, match[0]))
    return out


def change_word(tags: Tagged, dice: random.Random) -> Words:
    """A word with its letters the other way round."""
    word = draw(dice, words(tags, plain(tags)))
    if word is None:
        return None
    content, glyphs, text = word
    content.put(glyphs, [content.code(it) for it in reversed(glyphs)])
    return (text,)


def drop_word(tags: Tagged, dice: random.Random) -> Words:
    word = draw(dice, words(tags, plain(tags)))
    if word is None:
        return None
    content, glyphs, text = word
    content.cut(glyphs)
    return (text,)


def replace_digit(tags: Tagged, dice: random.Random, found: list[Element]) -> Words:
    """Another digit that the font has; gives what stood there."""
    choices = []
    for page, mcid in [it for one in found for it in one.claimed()]:
        content = tags.content(page)
        for glyph in content.marked.get(mcid, []):
            codes = content.fonts[glyph.font].codes
            others = [d for d in "123456789" if d in codes and d != glyph.text]
            if glyph.text.isdigit() and others:
                choices.append((content, glyph, codes[dice.choice(others)]))
    choice = draw(dice, choices)
    if choice is None:
        return None
    content, glyph, code = choice
    content.put([glyph], [code])
    return (glyph.text,)


def change_digit(tags: Tagged, dice: random.Random) -> Words:
    return replace_digit(tags, dice, plain(tags))


def change_cell(tags: Tagged, dice: random.Random) -> Words:
    return replace_digit(tags, dice, elements(tags, "TD"))


def change_heading(tags: Tagged, dice: random.Random) -> Words:
    choices = []
    for heading in headings(tags):
        for page, mcid in heading.claimed():
            glyphs = tags.content(page).marked.get(mcid, [])
            text = "".join(it.text if len(it.text) == 1 else "\0" for it in glyphs)
            if text.isalpha() and len({it.font for it in glyphs}) == 1:
                choices.append((tags.content(page), glyphs, text))
    choice = draw(dice, [it for it in choices if it[2] != it[2][::-1]])
    if choice is None:
        return None
    content, glyphs, text = choice
    content.put(glyphs, [content.code(it) for it in reversed(glyphs)])
    return (text,)


# How long a text is that stands on one line.
LINE = 80


def replace_text(tags: Tagged, dice: random.Random) -> Words:
    """An `ActualText` that says something else than the page."""
    element = draw(dice, [it for it in plain(tags) if len(tags.text(it)) < LINE])
    if element is None:
        return None
    text = unicodedata.normalize("NFKC", tags.text(element)).split()
    text[dice.randrange(1, len(text) - 1)] = "xylofon"
    # What is drawn over several lines does not tell where words end.
    if len(element.claimed()) > 1:
        return None
    element.node.ActualText = String(" ".join(text))
    return ("xylofon",)


def erase(tags: Tagged, element: Element) -> None:
    """Takes an element out, and what it shows off the page."""
    for page, mcid in element.claimed():
        tags.content(page).erase(mcid)
    element.drop()


def erase_paragraph(tags: Tagged, dice: random.Random) -> Words:
    element = draw(dice, plain(tags))
    if element is None:
        return None
    words = said(tags, element)
    erase(tags, element)
    return words


# The structure tree.


def drop(find: Callable[[Tagged], list[Element]]):
    """Damage that lets no tag reach what stands on the page."""

    def damage(tags: Tagged, dice: random.Random) -> Words:
        element = draw(dice, find(tags))
        if element is None:
            return None
        words = said(tags, element.kids[0] if element.role == "TR" else element)
        element.drop()
        return words

    return damage


def artifact(tags: Tagged, dice: random.Random) -> Words:
    """A paragraph that is declared to be an ornament."""
    element = draw(dice, plain(tags))
    if element is None:
        return None
    words = said(tags, element)
    for page in {page for page, _ in element.claimed()}:
        own = {mcid for on, mcid in element.claimed() if on == page}
        tags.content(page).artifact(own)
    element.drop()
    return words


def swap(find: Callable[[Tagged], list[Element]]):
    """Damage that exchanges two kids of one element, the words of which are not the
    same."""

    def damage(tags: Tagged, dice: random.Random) -> Words:
        found = find(tags)
        pairs = [
            (a, b)
            for at, a in enumerate(found)
            for b in found[at + 1 :]
            if a.parent is b.parent and tags.text(a) != tags.text(b)
        ]
        pair = draw(dice, pairs)
        if pair is None:
            return None
        one, other = pair
        kids = one.parent.node.K
        here, there = one.place(), other.place()
        kids[here], kids[there] = other.node, one.node
        return said(tags, one) + said(tags, other)

    return damage


def role(find: Callable[[Tagged], list[Element]], name: str):
    """Damage that gives an element another role."""

    def damage(tags: Tagged, dice: random.Random) -> Words:
        element = draw(dice, find(tags))
        if element is None:
            return None
        element.node.S = Name("/" + name)
        return said(tags, element)

    return damage


def repeat(tags: Tagged, dice: random.Random) -> Words:
    """Content that two elements claim: it is read twice."""
    element = draw(dice, plain(tags))
    if element is None:
        return None
    pages = tags.pdf.pages
    content = Array(
        Dictionary(Type=Name.MCR, Pg=pages[page].obj, MCID=mcid)
        for page, mcid in element.claimed()
    )
    again = Dictionary(Type=Name.StructElem, S=Name.P, P=element.parent.node, K=content)
    element.parent.node.K.insert(element.place() + 1, tags.pdf.make_indirect(again))
    return said(tags, element)


def join(tags: Tagged, dice: random.Random) -> Words:
    """Two paragraphs in one element."""
    found = plain(tags)
    pairs = [
        (a, b)
        for a, b in zip(found, found[1:])
        if a.parent is b.parent and b.place() == a.place() + 1
    ]
    pair = draw(dice, pairs)
    if pair is None:
        return None
    one, other = pair
    words = (*said(tags, one), *said(tags, other))
    for kid in list(other.node.K):
        if isinstance(kid, Dictionary):
            one.node.K.append(kid)
        else:
            page = tags.pdf.pages[other.claimed()[0][0]].obj
            one.node.K.append(Dictionary(Type=Name.MCR, Pg=page, MCID=int(kid)))
    other.drop()
    return words


def part(tags: Tagged, dice: random.Random) -> Words:
    """A paragraph cut in two elements, between two sentences."""
    choices = []
    for element in plain(tags):
        whole = element.claimed()
        holder = next((it for it in element.all() if it.content), None)
        if len(whole) != 1 or holder is None:
            continue
        (page, mcid) = whole[0]
        glyphs = tags.content(page).marked.get(mcid, [])
        text = "".join(it.text if len(it.text) == 1 else "\0" for it in glyphs)
        for match in re.finditer(r"\. (?=[A-ZÆØÅÄÖÜ])", text):
            choices.append((element, holder, page, glyphs[match.end()], text[match.end() :]))
    choice = draw(dice, choices)
    if choice is None:
        return None
    element, holder, page, glyph, text = choice
    words = (*said(tags, element), *some_words(text))
    content = tags.content(page)
    number = content.part(glyph)
    if number is None:
        return None
    own = Dictionary(Type=Name.MCR, Pg=tags.pdf.pages[page].obj, MCID=number)
    rest = Dictionary(Type=Name.StructElem, S=Name.P, P=element.parent.node, K=Array([own]))
    element.parent.node.K.insert(element.place() + 1, tags.pdf.make_indirect(rest))
    return words


def lists(tags: Tagged) -> list[Element]:
    """Lists with items enough, and no list in or around them."""
    found = []
    for it in elements(tags, "L"):
        items = [kid for kid in it.kids if kid.role == "LI"]
        if len(items) > 2 and len(items) == len(it.kids) and "L" not in it.up():
            if not any(one.role == "L" for item in items for one in item.all()):
                found.append(it)
    return found


def items(tags: Tagged, *, numbered: bool) -> list[Element]:
    """Items of such lists."""
    all_ = [item for list_ in lists(tags) for item in list_.kids]
    return [it for it in all_ if tags.text(it)[:1].isalnum() == numbered]


def lose_list(tags: Tagged, dice: random.Random) -> Words:
    """A list whose items are paragraphs; what holds a note would become one."""
    found = [it for it in lists(tags) if all(one.role != "Note" for one in it.all())]
    element = draw(dice, found)
    if element is None:
        return None
    for one in element.all():
        if one.role in ROLES_WITHOUT_A_LIST:
            one.node.S = Name("/" + ROLES_WITHOUT_A_LIST[one.role])
    return said(tags, element.kids[0])


def flatten(tags: Tagged, dice: random.Random) -> Words:
    """A nested list whose items stand in the list around it."""
    nested = [it for it in elements(tags, "L") if "L" in it.up()]
    element = draw(dice, nested)
    if element is None:
        return None
    words = said(tags, element.kids[0])
    around = element
    while around.parent.role != "L":
        around = around.parent
    list_ = around.parent
    at = around.place()
    at = at if around is element else at + 1
    element.drop()
    for kid in element.kids:
        list_.node.K.insert(at, kid.node)
        at += 1
    return words


def relabel(tags: Tagged, dice: random.Random) -> Words:
    """A label that says another number."""
    labels = [it for item in items(tags, numbered=True) for it in item.kids]
    labels = [it for it in labels if it.role == "Lbl" and tags.text(it)[:1].isdigit()]
    label = draw(dice, labels)
    if label is None:
        return None
    item = label.parent
    label.node.ActualText = String("9.")
    return said(tags, next(it for it in item.kids if it is not label))


def redraw_label(tags: Tagged, dice: random.Random) -> Words:
    """A label drawn as another number."""
    labels = [it for item in items(tags, numbered=True) for it in item.kids]
    labels = [it for it in labels if it.role == "Lbl" and tags.text(it)[:1].isdigit()]
    label = draw(dice, labels)
    if label is None or replace_digit(tags, dice, [label]) is None:
        return None
    return said(tags, next(it for it in label.parent.kids if it is not label))


def lose_table(tags: Tagged, dice: random.Random) -> Words:
    """A table that is groups without a role."""
    element = draw(dice, [it for it in elements(tags, "Table") if "Table" not in it.up()])
    if element is None:
        return None
    for one in element.all():
        if one.role in ("Table", "THead", "TBody", "TR", "TH", "TD"):
            one.node.S = Name.Div
    return said(tags, next(it for it in element.all() if it.role == "TH"))


def rows(tags: Tagged) -> list[Element]:
    found = elements(tags, "TR")
    return [it for it in found if it.kids and all(kid.role == "TD" for kid in it.kids)]


def figures(tags: Tagged) -> list[Element]:
    """Cells with figures."""
    return [it for it in elements(tags, "TD") if tags.text(it).replace(" ", "").isdigit()]


def cells_of_a_row(tags: Tagged, dice: random.Random) -> Words:
    """Two figures of a row that have changed places."""
    row = draw(dice, rows(tags))
    if row is None or len({tags.text(kid) for kid in row.kids}) < len(row.kids):
        return None
    kids = row.node.K
    last = len(kids) - 1
    one, other = kids[last - 1], kids[last]
    kids[last - 1], kids[last] = other, one
    return said(tags, row.kids[last]) + said(tags, row.kids[last - 1])


# The pages and the whole.


def drop_page(tags: Tagged, dice: random.Random) -> Words:
    """A page that is not there."""
    if len(tags.pdf.pages) < 2:
        return None
    page = dice.randrange(len(tags.pdf.pages))
    found = [it for it in plain(tags) if {on for on, _ in it.claimed()} == {page}]
    if not found:
        return None
    own = [it for it in tags.root.all() if {on for on, _ in it.claimed()} == {page}]
    words = tuple(it for one in own for it in said(tags, one) if it)
    del tags.pdf.pages[page]
    del tags.contents[page]
    return words


def repeat_page(tags: Tagged, dice: random.Random) -> Words:
    """A page that is there twice; no tag reaches its second copy."""
    page = dice.randrange(len(tags.pdf.pages))
    own = [it for it in tags.root.all() if {on for on, _ in it.content} == {page}]
    words = tuple(it for one in own for it in said(tags, one) if it)
    tags.pdf.pages.insert(page + 1, tags.pdf.pages[page])
    return words


def another_language(tags: Tagged, dice: random.Random) -> Words:
    tags.pdf.Root.Lang = String("fi")
    return ("fi",)


def no_language(tags: Tagged, dice: random.Random) -> Words:
    if "/Lang" not in tags.pdf.Root:
        return None
    del tags.pdf.Root.Lang
    return ()


def another_title(tags: Tagged, dice: random.Random) -> Words:
    with tags.pdf.open_metadata() as metadata:
        metadata["dc:title"] = "Xylofon"
    tags.pdf.docinfo["/Title"] = "Xylofon"
    return ("Xylofon",)


def lose_tags(tags: Tagged, dice: random.Random) -> Words:
    """No tags, though the marks for them are still on the pages."""
    del tags.pdf.Root.StructTreeRoot
    if "/MarkInfo" in tags.pdf.Root:
        del tags.pdf.Root.MarkInfo
    return ("nothing in this PDF is tagged",)


# What a page may have held.
GONE = ("section-missing", "heading-missing", "text-missing", "item-missing", "term-missing",
        "note-missing", "table-missing", "row-missing")

KINDS = [
    Kind("word changed on the page", ("text-changed",), change_word),
    Kind("word taken off the page", ("text-missing",), drop_word),
    Kind("digit changed on the page", ("text-changed",), change_digit),
    Kind("figure of a table changed", ("text-changed",), change_cell),
    Kind("heading changed on the page", ("heading-text",), change_heading),
    Kind("`ActualText` that says otherwise", ("text-changed",), replace_text),
    Kind("paragraph taken off the page", ("text-missing",), erase_paragraph),
    Kind("paragraph without a tag", ("untagged-text",), drop(plain)),
    Kind("paragraph an ornament", ("untagged-text",), artifact),
    Kind("paragraphs exchanged in the tags", ("order-changed",), swap(plain)),
    Kind("paragraph claimed twice", ("text-added",), repeat),
    Kind("paragraphs in one element", ("text-joined",), join),
    Kind("paragraph in two elements", ("text-split",), part),
    Kind("heading without a tag", ("untagged-text",), drop(headings)),
    Kind("heading a paragraph", ("heading-missing",), role(headings, "P")),
    Kind(
        "heading of another level", ("heading-level",),
        role(lambda tags: headings(tags, "H2"), "H3"), ("levels",),
    ),
    Kind("paragraph a heading", ("heading-added",), role(plain, "H2")),
    Kind(
        "item without a tag", ("untagged-text",),
        drop(lambda tags: items(tags, numbered=False)), ("item-missing",),
    ),
    Kind(
        "items exchanged in the tags", ("order-changed",),
        swap(lambda tags: items(tags, numbered=False)),
    ),
    Kind("list of paragraphs", ("item-missing",), lose_list, ("number-sequence",)),
    Kind("nested list in the list around it", ("list-nesting",), flatten, ("nesting",)),
    Kind("label that says another number", ("number-wrong", "number-sequence"), relabel,
         ("number-sequence",)),
    Kind("label drawn as another number", ("number-wrong", "number-sequence"), redraw_label,
         ("number-sequence",)),
    Kind("table of groups", ("table-missing",), lose_table),
    Kind(
        "header a cell", ("header-missing",), role(lambda tags: elements(tags, "TH"), "TD")
    ),
    Kind("cell a header", ("header-added",), role(figures, "TH")),
    Kind("row without a tag", ("untagged-text", "row-missing"), drop(rows)),
    Kind("cells exchanged in the tags", ("cell-moved", "text-changed"), cells_of_a_row),
    Kind(
        "caption a paragraph", ("caption-changed",),
        role(lambda tags: elements(tags, "Caption"), "P"),
    ),
    Kind(
        "quotation a group", ("quotation-changed",),
        role(lambda tags: elements(tags, "BlockQuote"), "Div"),
    ),
    Kind(
        "note without a tag", ("untagged-text",),
        drop(lambda tags: elements(tags, "Note")), ("note-number",),
    ),
    Kind("page missing", GONE, drop_page, wide=True),
    Kind("page there twice", ("untagged-text",), repeat_page),
    Kind("another language", ("language-changed",), another_language),
    Kind("no language", ("language-changed",), no_language),
    Kind("another title", ("title-changed",), another_title),
    # Of a contents list without page numbers nothing tells any more that it is one; and
    # Typst, whose titles are no headings, sets lists and tables as close as paragraphs.
    Kind("no tags", ("untagged-text",), lose_tags, ("contents", "heading-missing")),
]
