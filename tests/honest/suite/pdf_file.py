"""A PDF's tags and content streams, so that they can be damaged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

SHOWING = ("Tj", "TJ", "'", '"')


@dataclass
class Glyph:
    """A character code in an operator that shows text."""

    operation: int
    """Which operation of the page shows it."""
    string: int
    """Which of its strings holds it."""
    at: int
    """The byte at which it stands there."""
    length: int
    text: str
    font: str


class Font:
    """What a font's codes say, as its `ToUnicode` has it."""

    def __init__(self, font: Dictionary) -> None:
        self.length = 2 if font.get("/Subtype") == Name.Type0 else 1
        self.texts: dict[int, str] = {}
        stream = font.get("/ToUnicode")
        if stream is not None:
            self._read(stream.read_bytes().decode("latin-1"))
        self.codes = {text: code for code, text in self.texts.items()}

    def _read(self, cmap: str) -> None:
        for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
            for code, text in re.findall(r"<([^>]*)>\s*<([^>]*)>", block):
                self.texts[int(code, 16)] = utf16(text)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
            ranges = r"<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[([^\]]*)\])"
            for first, last, start, each in re.findall(ranges, block):
                codes = range(int(first, 16), int(last, 16) + 1)
                texts = re.findall(r"<([^>]*)>", each)
                for index, code in enumerate(codes):
                    if start:
                        head = utf16(start)
                        self.texts[code] = head[:-1] + chr(ord(head[-1]) + index)
                    elif index < len(texts):
                        self.texts[code] = utf16(texts[index])


def utf16(digits: str) -> str:
    return bytes.fromhex(re.sub(r"\s", "", digits)).decode("utf-16-be", "replace")


class Content:
    """The content stream of a page."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.page = page
        self.operations = [
            [list(operands), str(operator)]
            for operands, operator in pikepdf.parse_content_stream(page)
        ]
        fonts = page.resources.get("/Font", Dictionary())
        self.fonts = {name: Font(font) for name, font in fonts.items()}

    @cached_property
    def marked(self) -> dict[int, list[Glyph]]:
        """The glyphs of each marked-content sequence, by its number."""
        out: dict[int, list[Glyph]] = {}
        for mcid, glyph in self._glyphs():
            if mcid is not None:
                out.setdefault(mcid, []).append(glyph)
        return out

    def _glyphs(self) -> Iterator[tuple[int | None, Glyph]]:
        open_: list[int | None] = []
        font, saved = "", []
        for index, (operands, operator) in enumerate(self.operations):
            if operator == "BDC":
                open_.append(mcid_of(operands[1]))
            elif operator == "BMC":
                open_.append(None)
            elif operator == "EMC" and open_:
                open_.pop()
            elif operator == "Tf":
                font = str(operands[0])
            elif operator == "q":
                saved.append(font)
            elif operator == "Q" and saved:
                font = saved.pop()
            elif operator in SHOWING and font in self.fonts:
                mcid = next((it for it in reversed(open_) if it is not None), None)
                for glyph in self._shown(index, operands, font):
                    yield mcid, glyph

    def _shown(self, index: int, operands: list, font: str) -> Iterator[Glyph]:
        length = self.fonts[font].length
        for number, string in enumerate(strings(operands)):
            data = bytes(string) if isinstance(string, pikepdf.String) else b""
            for at in range(0, len(data), length):
                code = int.from_bytes(data[at : at + length], "big")
                text = self.fonts[font].texts.get(code, "")
                yield Glyph(index, number, at, length, text, font)

    def put(self, glyphs: list[Glyph], codes: list[int]) -> None:
        """Shows other glyphs of the same fonts at the places of `glyphs`."""
        for glyph, code in zip(glyphs, codes):
            data = self._data(glyph)
            self._set(glyph, data[: glyph.at] + code.to_bytes(glyph.length, "big")
                      + data[glyph.at + glyph.length :])

    def cut(self, glyphs: list[Glyph]) -> None:
        """Shows them no more."""
        for glyph in reversed(glyphs):
            data = self._data(glyph)
            self._set(glyph, data[: glyph.at] + data[glyph.at + glyph.length :])

    def erase(self, mcid: int) -> None:
        """Takes all that a marked-content sequence says out of it."""
        self.cut(self.marked.get(mcid, []))
        open_: list[bool] = []
        for operation in self.operations:
            operands, operator = operation
            if operator == "BDC":
                within = mcid_of(operands[1]) == mcid or any(open_)
                open_.append(within)
                if within and isinstance(operands[1], Dictionary) and "/ActualText" in operands[1]:
                    del operands[1]["/ActualText"]
            elif operator == "BMC":
                open_.append(any(open_))
            elif operator == "EMC" and open_:
                open_.pop()

    def code(self, glyph: Glyph) -> int:
        """The character code at the place of `glyph`."""
        return int.from_bytes(self._data(glyph)[glyph.at : glyph.at + glyph.length], "big")

    def part(self, glyph: Glyph) -> int | None:
        """Begins another marked-content sequence at `glyph`, and gives its number;
        `None` if it does not begin a string."""
        if glyph.at > 0:
            return None
        operands, operator = self.operations[glyph.operation]
        before = []
        if glyph.string > 0:
            if operator != "TJ":
                return None
            before = [[[Array(list(operands[0])[: glyph.string])], "TJ"]]
            operands = [Array(list(operands[0])[glyph.string :])]
        tag = next(
            it[0] for it, name in reversed(self.operations[: glyph.operation]) if name == "BDC"
        )
        number = max(self.marked) + 1
        begin = [[tag, Dictionary(MCID=number)], "BDC"]
        parted = [*before, [[], "EMC"], begin, [operands, operator]]
        self.operations[glyph.operation : glyph.operation + 1] = parted
        return number

    def artifact(self, mcids: set[int]) -> None:
        """Declares marked content to be an ornament."""
        for operation in self.operations:
            operands, operator = operation
            if operator == "BDC" and mcid_of(operands[1]) in mcids:
                operation[0], operation[1] = [Name.Artifact], "BMC"

    def save(self, pdf: pikepdf.Pdf) -> None:
        """Puts the operations into the page."""
        done = [(operands, Operator(operator)) for operands, operator in self.operations]
        self.page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(done))

    def _data(self, glyph: Glyph) -> bytes:
        return bytes(strings(self.operations[glyph.operation][0])[glyph.string])

    def _set(self, glyph: Glyph, data: bytes) -> None:
        operands = self.operations[glyph.operation][0]
        if isinstance(operands[-1], Array):
            all_ = list(operands[-1])
            all_[glyph.string] = pikepdf.String(data)
            operands[-1] = Array(all_)
        else:
            operands[-1] = pikepdf.String(data)


def strings(operands: list) -> list:
    """What an operator shows, adjustments included."""
    last = operands[-1] if operands else []
    return list(last) if isinstance(last, Array) else [last]


def mcid_of(properties: object) -> int | None:
    if isinstance(properties, Dictionary) and "/MCID" in properties:
        return int(properties.MCID)
    return None


@dataclass
class Element:
    """A structure element."""

    node: Dictionary
    role: str
    parent: Element | None
    kids: list[Element] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    """Its own marked content: the page and the number."""
    linked: bool = False

    def all(self) -> Iterator[Element]:
        """It and all that it holds, in order."""
        yield self
        for kid in self.kids:
            yield from kid.all()

    def up(self) -> Iterator[str]:
        """The roles around it."""
        around = self.parent
        while around is not None:
            yield around.role
            around = around.parent

    def claimed(self) -> list[tuple[int, int]]:
        """All of its marked content."""
        return [it for one in self.all() for it in one.content]

    def place(self) -> int:
        """Which of its parent's kids it is."""
        own = self.node.objgen
        kids = self.parent.node.K
        return [isinstance(it, Dictionary) and it.objgen == own for it in kids].index(True)

    def drop(self) -> None:
        """Takes it out of the tags."""
        del self.parent.node.K[self.place()]


class Tagged:
    """A tagged PDF."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.contents: dict[int, Content] = {}
        self.pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        root = pdf.Root.StructTreeRoot
        roles = root.get("/RoleMap", Dictionary())
        self.roles = {str(name): str(role) for name, role in roles.items()}
        self.root = self._element(root, None, None)

    def _element(self, node: Dictionary, parent: Element | None, page: int | None) -> Element:
        name = str(node.get("/S", "/Root"))
        element = Element(node, self.roles.get(name, name)[1:], parent)
        if "/Pg" in node:
            page = self.pages.get(node.Pg.objgen, page)
        kids = node.get("/K", Array())
        # An array of its own, that can be changed.
        node.K = Array(list(kids) if isinstance(kids, Array) else [kids])
        for kid in node.K:
            if not isinstance(kid, Dictionary):
                element.content.append((page, int(kid)))
            elif kid.get("/Type") == Name.OBJR:
                element.linked = True
            elif "/MCID" in kid:
                own = self.pages[kid.Pg.objgen] if "/Pg" in kid else page
                element.content.append((own, int(kid.MCID)))
            else:
                element.kids.append(self._element(kid, element, page))
        return element

    def content(self, page: int) -> Content:
        """The content of a page, by its index."""
        if page not in self.contents:
            self.contents[page] = Content(self.pdf.pages[page])
        return self.contents[page]

    def parts(self, element: Element) -> list[str]:
        """What each marked content of an element says."""
        marked = [self.content(page).marked.get(mcid, []) for page, mcid in element.claimed()]
        return ["".join(glyph.text for glyph in glyphs) for glyphs in marked]

    def text(self, element: Element) -> str:
        """What an element says."""
        return " ".join("".join(self.parts(element)).split())

    def save(self) -> None:
        """Puts all contents back."""
        for content in self.contents.values():
            content.save(self.pdf)
