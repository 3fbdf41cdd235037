"""PDFs with tags by LaTeX: pandoc's LaTeX with the second phase of the tagging project,
and by hand what that leaves untagged."""

from __future__ import annotations

import re
from pathlib import Path

HEADER = Path(__file__).resolve().parent.parent / "tagged.tex"
COLUMNS = re.compile(r"(?<=\\begin\{longtable\}\[\]\{@\{\})[lcr]+")


def tagged(source: str) -> str:
    """The same LaTeX with tags switched on, and with columns whose cells are tagged."""
    columns = COLUMNS.sub(lambda match: match[0].upper(), source)
    return "\\DocumentMetadata{testphase=phase-II}\n" + columns
