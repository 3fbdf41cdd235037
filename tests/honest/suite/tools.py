"""What makes editions of a text: each tool as its users call it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import pypandoc
import typst
import weasyprint
from lxml import html

import latex
import lines

FONTS = Path(__file__).resolve().parents[3] / "fonts"
# The fonts of the machine must not decide where pages turn.
STYLE = f"""<style>
@font-face {{
  font-family: Text; src: url("{(FONTS / "literata/Literata-Regular.ttf").as_uri()}");
}}
html {{ font-family: Text }}
</style>
"""
# A small page with running heads and hyphens, and no tags.
SMALL = """<style>
@page {
  size: A5; margin: 16mm;
  @top-left { content: string(title); font-size: 8pt }
  @bottom-center { content: counter(page); font-size: 8pt }
}
h1.title { string-set: title content() }
body { hyphens: auto; text-align: justify }
</style>
"""
# Two columns under a title that spans them.
COLUMNS = """#set page(width: 180mm, height: 240mm, columns: 2, numbering: "1")
#set text(size: 9pt)
#set par(justify: true)
"""
PANDOC = Path(pypandoc.get_pandoc_path())
PRINTPDF = Path(os.environ["UTGAVE_HONEST_CACHE"]).resolve() / "printpdf/debug/lines"


@dataclass(frozen=True)
class Tool:
    """A tool and what it makes of a text."""

    name: str
    suffix: str
    make: Callable[[Path, Path], None]


def run(*command: object, cwd: Path | None = None, given: str = "") -> None:
    """Runs a command, with what it is given to read; what it says is shown only if it
    fails."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=cwd, input=given, capture_output=True, text=True, timeout=300
    )
    if done.returncode:
        raise OSError(f"{words[0]} failed: {done.stderr or done.stdout}")


def pandoc(source: Path, target: Path, *options: str) -> None:
    """Converts `source` to what the suffix of `target` says."""
    run(PANDOC, source, "--standalone", *options, "--output", target)


def reference(source: Path, target: Path) -> None:
    """The page that all others are held against."""
    pandoc(source, target)


def with_contents(source: Path, target: Path) -> Path:
    """The page with a contents list, for the tools that print it."""
    page = target.with_suffix(".toc.html")
    header = target.with_suffix(".style.html")
    header.write_text(STYLE, "utf-8")
    pandoc(source, page, "--toc", f"--include-in-header={header}")
    return page


def epub(source: Path, target: Path) -> None:
    """An EPUB 3 by pandoc."""
    pandoc(source, target)


def epub2(source: Path, target: Path) -> None:
    """An EPUB 2 by pandoc."""
    pandoc(source, target, "--to=epub2")


def typst_pdf(source: Path, target: Path) -> None:
    """A PDF by Typst, of pandoc's markup for it."""
    markup = target.with_suffix(".typ")
    pandoc(source, markup, "--to=typst")
    typst.compile(markup, output=target)


def weasyprint_pdf(source: Path, target: Path) -> None:
    """A PDF with tags by WeasyPrint."""
    page = with_contents(source, target)
    weasyprint.HTML(page).write_pdf(target, pdf_variant="pdf/ua-1")


def chromium_pdf(source: Path, target: Path) -> None:
    """A PDF with tags, printed by Chromium."""
    page = with_contents(source, target)
    run(
        *("chromium", "--headless", "--no-sandbox", "--disable-gpu"),
        *("--no-pdf-header-footer", f"--print-to-pdf={target}", page.as_uri()),
    )


def libreoffice(source: Path, target: Path, filter_name: str) -> None:
    """What LibreOffice makes of pandoc's DOCX."""
    folder = target.with_suffix("")
    folder.mkdir(exist_ok=True)
    document = target.with_suffix(".pandoc.docx")
    pandoc(source, document)
    profile = target.parent / f"profile-{target.suffix[1:]}"
    run(
        *("soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"),
        *("--convert-to", filter_name, "--outdir", folder, document),
    )
    made = folder / document.with_suffix("." + filter_name.split(":")[0]).name
    shutil.move(made, target)


def libreoffice_pdf(source: Path, target: Path) -> None:
    """A PDF with tags by LibreOffice."""
    options = '{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    libreoffice(source, target, f"pdf:writer_pdf_Export:{options}")


def libreoffice_html(source: Path, target: Path) -> None:
    """A page by LibreOffice."""
    libreoffice(source, target, "html:HTML (StarWriter)")


def libreoffice_epub(source: Path, target: Path) -> None:
    """An EPUB by LibreOffice."""
    libreoffice(source, target, "epub")


def docx(source: Path, target: Path) -> None:
    """A document by pandoc."""
    pandoc(source, target)


def libreoffice_docx(source: Path, target: Path) -> None:
    """The same, opened and saved by LibreOffice."""
    libreoffice(source, target, "docx:MS Word 2007 XML")


def gfm(source: Path, target: Path) -> None:
    """GitHub's Markdown by pandoc."""
    pandoc(source, target, "--to=gfm+yaml_metadata_block")


def asciidoctor_html(source: Path, target: Path) -> None:
    """A page by Asciidoctor, of pandoc's AsciiDoc."""
    markup = target.with_suffix(".adoc")
    pandoc(source, markup, "--to=asciidoc")
    run("asciidoctor", "-a", "stylesheet!", "-o", target, markup)


def lualatex_pdf(source: Path, target: Path) -> None:
    """A PDF without tags by LuaLaTeX."""
    pandoc(source, target, "--pdf-engine=lualatex")


def pdflatex_pdf(source: Path, target: Path) -> None:
    """A PDF without tags by pdfLaTeX, its pages small."""
    pandoc(source, target, "--pdf-engine=pdflatex", "--variable=papersize:a5")


def tagged_latex_pdf(source: Path, target: Path) -> None:
    """A PDF with tags by LuaLaTeX, which reads twice what the tables' widths are."""
    markup = target.with_suffix(".tex")
    pandoc(source, markup, "--to=latex", f"--include-in-header={latex.HEADER}")
    markup.write_text(latex.tagged(markup.read_text("utf-8")), "utf-8")
    for _ in range(2):
        run("lualatex", "-interaction=batchmode", "-halt-on-error", markup, cwd=target.parent)


def weasyprint_plain(source: Path, target: Path) -> None:
    """A PDF without tags by WeasyPrint, its pages small."""
    page = target.with_suffix(".page.html")
    header = target.with_suffix(".style.html")
    header.write_text(STYLE + SMALL, "utf-8")
    pandoc(source, page, f"--include-in-header={header}")
    weasyprint.HTML(page).write_pdf(target)


def typst_columns(source: Path, target: Path) -> None:
    """A PDF without tags by Typst, in two columns."""
    markup = target.with_suffix(".typ")
    header = target.with_suffix(".head.typ")
    header.write_text(COLUMNS, "utf-8")
    options = ("--to=typst", "--variable=columns:2", f"--include-in-header={header}")
    pandoc(source, markup, *options)
    typst.compile(markup, output=target, pdf_tags=False)


def libreoffice_plain(source: Path, target: Path) -> None:
    """A PDF without tags by LibreOffice."""
    options = '{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
    libreoffice(source, target, f"pdf:writer_pdf_Export:{options}")


def asciidoctor_pdf(source: Path, target: Path) -> None:
    """A PDF without tags by Asciidoctor, of pandoc's AsciiDoc."""
    markup = target.with_suffix(".adoc")
    pandoc(source, markup, "--to=asciidoc")
    run("asciidoctor-pdf", "-o", target, markup)


def calibre(source: Path, target: Path) -> None:
    """What calibre makes of pandoc's DOCX, by Qt WebEngine if it is a PDF. As root, that
    runs without its sandbox alone."""
    document = target.with_suffix(".pandoc.docx")
    pandoc(source, document)
    settings = ("QT_QPA_PLATFORM=offscreen", "QTWEBENGINE_DISABLE_SANDBOX=1")
    run("env", *settings, "ebook-convert", document, target)


def printpdf_pdf(source: Path, target: Path) -> None:
    """A PDF without tags by printpdf, drawn string by string."""
    page = target.with_suffix(".page.html")
    pandoc(source, page)
    title = html.parse(page).findtext(".//title")
    drawn = ["\t".join(map(str, one)) + "\n" for one in lines.set_by_hand(page)]
    run(PRINTPDF, title, *lines.FACES.values(), target, given="".join(drawn))


TOOLS = [
    Tool("pandoc-epub", "epub", epub),
    Tool("pandoc-epub2", "epub", epub2),
    Tool("typst", "pdf", typst_pdf),
    Tool("weasyprint", "pdf", weasyprint_pdf),
    Tool("chromium", "pdf", chromium_pdf),
    Tool("libreoffice", "pdf", libreoffice_pdf),
    Tool("libreoffice-html", "html", libreoffice_html),
    Tool("libreoffice-epub", "epub", libreoffice_epub),
    Tool("pandoc-docx", "docx", docx),
    Tool("libreoffice-docx", "docx", libreoffice_docx),
    Tool("pandoc-gfm", "md", gfm),
    Tool("asciidoctor", "html", asciidoctor_html),
    Tool("calibre-epub", "epub", calibre),
    Tool("lualatex-tagged", "pdf", tagged_latex_pdf),
    Tool("lualatex", "pdf", lualatex_pdf),
    Tool("pdflatex", "pdf", pdflatex_pdf),
    Tool("weasyprint-plain", "pdf", weasyprint_plain),
    Tool("typst-columns", "pdf", typst_columns),
    Tool("libreoffice-plain", "pdf", libreoffice_plain),
    Tool("asciidoctor-pdf", "pdf", asciidoctor_pdf),
    Tool("calibre-pdf", "pdf", calibre),
    Tool("printpdf", "pdf", printpdf_pdf),
]
