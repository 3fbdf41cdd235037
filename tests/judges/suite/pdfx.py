"""pdf_oxide: what it checks of PDF/X-4."""

from __future__ import annotations

from pathlib import Path

import pdf_oxide


def check(path: Path) -> list[str]:
    """Its errors and warnings; also what keeps it from opening the file."""
    try:
        found = pdf_oxide.PdfDocument(str(path)).validate_pdf_x("4")
    except (OSError, RuntimeError, ValueError) as error:
        return [f"cannot be opened: {error}"]
    told = [str(remark) for remark in [*found["errors"], *found["warnings"]]]
    return told or ([] if found["valid"] else ["not valid, without a reason"])
