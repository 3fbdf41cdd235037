"""Damaged files, and which of the judges must see what is wrong with each.

That a judge sees nothing is held to as well, so that what `docs/press.md` says of it
stays true.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Stream

# A page of the file, counted from 0, with black text on it.
TEXT_PAGE = 6
LOCK = pikepdf.Encryption(owner="owner")
JUDGES = ("qpdf", "ghostscript", "pdf_oxide")
BLACK = [0, 0, 0, 1]


@dataclass(frozen=True)
class Damage:
    """What is done to a sound file, and who sees it."""

    name: str
    do: Callable[[pikepdf.Pdf], None]
    seen_by: tuple[str, ...] = ()
    # What is done to the bytes that are written.
    cut: Callable[[bytes], bytes] = field(default=lambda whole: whole)
    encryption: bool | pikepdf.Encryption = False

    def write(self, sound: Path, target: Path) -> None:
        """Writes the damaged file."""
        with pikepdf.open(sound) as pdf:
            self.do(pdf)
            pdf.save(target, encryption=self.encryption, static_id=True)
        target.write_bytes(self.cut(target.read_bytes()))


def nothing(pdf: pikepdf.Pdf) -> None:
    """Leaves the file as it is."""


def first_half(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def broken_stream(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[TEXT_PAGE].obj
    packed = page.Contents.read_raw_bytes()
    page.Contents.write(packed[: len(packed) // 2], filter=Name.FlateDecode)


def black_set(operator: str, *operands: object) -> Callable[[pikepdf.Pdf], None]:
    """Sets black text by another operator for colours."""

    def damage(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[TEXT_PAGE]
        drawn = []
        for instruction in pikepdf.parse_content_stream(page):
            given = list(instruction.operands)
            if str(instruction.operator) == "k" and given == BLACK:
                drawn.append(([*operands], Operator(operator)))
            else:
                drawn.append((given, instruction.operator))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(drawn))

    return damage


rich_black = black_set("k", 0.6, 0.5, 0.5, 1)


def gray_by_a_profile(pdf: pikepdf.Pdf) -> None:
    """The black that Typst writes by itself."""
    gray = Dictionary(WhitePoint=[0.9505, 1, 1.089], Gamma=2.2)
    spaces = Dictionary(Gray=Array([Name.CalGray, gray]))
    pdf.pages[TEXT_PAGE].Resources.ColorSpace = spaces
    black_set("sc", 0)(pdf)
    page = pdf.pages[TEXT_PAGE]
    named = b"/Gray cs 0 sc"
    content = page.Contents.read_bytes().replace(b"\n0 sc", b"\n" + named)
    page.Contents = pdf.make_stream(content)


def draws(content: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Draws something more on a page."""

    def damage(pdf: pikepdf.Pdf) -> None:
        pdf.pages[TEXT_PAGE].contents_add(pdf.make_stream(content))

    return damage


def shines_through(pdf: pikepdf.Pdf) -> None:
    pdf.pages[TEXT_PAGE].Resources.ExtGState["/Through"] = Dictionary(ca=0.5)
    draws(b"/Through gs 0 1 1 0 k 50 50 100 100 re f")(pdf)


def without(*keys: str) -> Callable[[pikepdf.Pdf], None]:
    """Takes something out of the catalog."""

    def damage(pdf: pikepdf.Pdf) -> None:
        for key in keys:
            del pdf.Root[key]

    return damage


def from_pages(key: str) -> Callable[[pikepdf.Pdf], None]:
    def damage(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            del page.obj[key]

    return damage


def profile_missing(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def profile_of_screens(pdf: pikepdf.Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    icc = bytearray(profile.read_bytes())
    icc[16:20] = b"RGB "
    profile.write(bytes(icc))
    profile.N = 3


def says_nothing(pdf: pikepdf.Pdf) -> None:
    """Takes out of the metadata that the file is PDF/X-4."""
    packet = pdf.Root.Metadata
    packet.write(packet.read_bytes().replace(b"PDF/X-4", b"PDF"))


def trim_outside(pdf: pikepdf.Pdf) -> None:
    left, bottom, right, top = (float(it) for it in pdf.pages[0].mediabox)
    pdf.pages[0].obj.TrimBox = Array([left, bottom, right + 20, top + 20])


def no_bleed(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.BleedBox = page.obj.TrimBox


def one_page_less(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def link(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[50, 50, 90, 60])
    pdf.pages[TEXT_PAGE].obj.Annots = Array([pdf.make_indirect(note)])


def font_left_out(pdf: pikepdf.Pdf) -> None:
    for held in pdf.objects:
        if isinstance(held, Dictionary) and held.get("/Type") == Name.FontDescriptor:
            for key in ("/FontFile2", "/FontFile3"):
                if key in held:
                    del held[key]


def coarse_picture(pdf: pikepdf.Pdf) -> None:
    picture = Stream(pdf, bytes(4 * 16))
    picture.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=4,
        Height=4,
        ColorSpace=Name.DeviceCMYK,
        BitsPerComponent=8,
    )
    resources = pdf.pages[TEXT_PAGE].Resources
    resources["/XObject"] = Dictionary(Coarse=pdf.make_indirect(picture))
    draws(b"q 200 0 0 200 60 60 cm /Coarse Do Q")(pdf)


DAMAGES = [
    Damage("cut off in the middle", nothing, JUDGES, cut=first_half),
    Damage("a stream that breaks off", broken_stream, ("qpdf", "ghostscript")),
    Damage("black text in RGB", black_set("rg", 0, 0, 0), ("ghostscript",)),
    Damage("black text in gray by a profile", gray_by_a_profile, ("ghostscript",)),
    Damage("black text in four inks", rich_black, ("ghostscript",)),
    Damage("370 % ink", draws(b"1 1 1 .7 k 50 50 100 100 re f"), ("ghostscript",)),
    Damage("a colour that shines through", shines_through, ("ghostscript",)),
    Damage("no font in the file", font_left_out, ("ghostscript",)),
    Damage("no output intent", without("/OutputIntents"), ("pdf_oxide",)),
    Damage("an output intent without its profile", profile_missing),
    Damage("a profile of RGB", profile_of_screens),
    Damage("no XMP", without("/Metadata"), ("pdf_oxide",)),
    Damage("XMP that does not say PDF/X-4", says_nothing, ("pdf_oxide",)),
    Damage("no finished page", from_pages("/TrimBox"), ("pdf_oxide",)),
    Damage("a finished page outside of its sheet", trim_outside, ("pdf_oxide",)),
    Damage("no bleed", no_bleed, ("ghostscript",)),
    Damage("pages that are no multiple of four", one_page_less),
    Damage("a script", script, ("pdf_oxide",)),
    Damage("a link", link, ("pdf_oxide",)),
    Damage("a picture of 1 ppi", coarse_picture),
    Damage("encrypted", nothing, ("pdf_oxide",), encryption=LOCK),
]
