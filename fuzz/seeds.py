"""Writes what fuzzing begins with: small editions of every kind, and texts.

    python3 fuzz/seeds.py UTGAVE FOLDER

PDFs are written uncompressed, so that what is changed in them is what they say; this
takes `qpdf`. Publications are written as the targets read them, file by file.
"""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# No seed is longer: small ones are tried more often.
LONGEST = 1 << 18
# A document of a word processor, file by file.
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = f"""=== _rels/.rels
<Relationships><Relationship Id="a" Type="{TYPE}/officeDocument" Target="d.xml"/></Relationships>
=== _rels/d.xml.rels
<Relationships><Relationship Id="s" Type="{TYPE}/styles" Target="s.xml"/><Relationship Id="n"
Type="{TYPE}/numbering" Target="n.xml"/><Relationship Id="f" Type="{TYPE}/footnotes"
Target="f.xml"/></Relationships>
=== d.xml
<w:document {SPACE}><w:body><w:p><w:pPr><w:pStyle w:val="O"/></w:pPr><w:r><w:t>Skole</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>en</w:t>
<w:footnoteReference w:id="2"/></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId
w:val="1"/></w:numPr></w:pPr></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/>
<w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>
=== s.xml
<w:styles {SPACE}><w:style w:styleId="O"><w:name w:val="heading 1"/><w:basedOn w:val="P"/></w:style>
<w:style w:styleId="P"><w:name w:val="Normal"/></w:style></w:styles>
=== n.xml
<w:numbering {SPACE}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:isLgl/>
<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1">
<w:abstractNumId w:val="7"/></w:num></w:numbering>
=== f.xml
<w:footnotes {SPACE}><w:footnote w:id="2"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>
"""
# A page whose numbers are made by its style sheet, and which lists its pages.
PAGE = """<title>a</title><style>body{counter-reset:h 2}h2{counter-increment:h;counter-set:x 1}
h2::before{content:counter(h,upper-roman)". "/"said"}ol{list-style:none;counter-reset:i}
li{counter-increment:i 2}li:before{content:counters(i,".")attr(id)" "}li+li::marker{content:
counter(list-item,lower-greek)}q::after{content:close-quote!important}@media print{h2{display:none}}
</style><h2>b</h2><ol><li id=c>d<ol reversed><li>e<li value=3>f</ol></ol><q>g</q>
<span role=doc-pagebreak id=p title=4></span><nav role=doc-pagelist><a href="#p">4</a></nav>
"""


def main() -> None:
    utgave, folder = Path(sys.argv[1]), Path(sys.argv[2])
    works = sorted(path.parent for path in ROOT.glob("tests/*/**/publication.toml"))
    for kind in ("pdf", "epub", "archive", "html", "source"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for work in works:
        name = "-".join(work.relative_to(ROOT / "tests").parts)
        sources(work, name, folder)
        editions(utgave, work, name, folder)
    keep(folder / "epub" / "document", DOCUMENT.encode())
    keep(folder / "html" / "counters", PAGE.encode())
    for kind in sorted(folder.iterdir()):
        print(f"{kind.name}: {len(list(kind.iterdir()))} seeds")


def sources(work: Path, name: str, folder: Path) -> None:
    for text in work.glob("*.md"):
        keep(folder / "source" / f"{name}-{text.stem}", text.read_bytes())


def editions(utgave: Path, work: Path, name: str, folder: Path) -> None:
    made = folder.parent / "editions" / name
    command = [utgave, "publish", work, "--output", made]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return
    for path in made.iterdir():
        match path.suffix:
            case ".html":
                keep(folder / "html" / f"{name}-{path.stem}", path.read_bytes())
            case ".epub":
                keep(folder / "archive" / name, path.read_bytes())
                keep(folder / "epub" / name, files(path))
            case ".pdf":
                plain = path.with_suffix(".plain")
                options = ["--qdf", "--object-streams=disable"]
                subprocess.run(["qpdf", *options, path, plain], check=False)
                # A file that is compressed reaches other parts of the reader.
                keep(folder / "pdf" / f"{name}-{path.stem}", plain.read_bytes())
                keep(folder / "pdf" / f"{name}-{path.stem}-packed", path.read_bytes())


def files(path: Path) -> bytes:
    """The files of an archive, each after a line with its name; those that are no text
    are empty, since the package names them all."""
    parts = []
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            is_text = Path(info.filename).suffix not in (".png", ".jpg", ".ttf", ".otf")
            content = archive.read(info) if is_text else b""
            parts.append(f"\n=== {info.filename}\n".encode() + content)
    return b"".join(parts).removeprefix(b"\n")


def keep(path: Path, content: bytes) -> None:
    if len(content) <= LONGEST:
        path.write_bytes(content)


main()
