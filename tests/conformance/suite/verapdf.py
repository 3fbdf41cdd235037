"""veraPDF: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)."""

from __future__ import annotations

import json

from editions import Edition
from findings import Finding, Result, broken
from tools import Tools

PROFILES = ("PDFUA-1", "PDFA-2A")


def check(editions: list[Edition], tools: Tools) -> list[Result]:
    """One result for each file and profile, all from one Java process."""
    names = {str(e.path): e.name for e in editions}
    output = tools.run([*tools.verapdf, ",".join(PROFILES), *names])
    return [_result(json.loads(line), names) for line in output.splitlines()]


def _result(said: dict, names: dict[str, str]) -> Result:
    name, profile = names[said["file"]], said["profile"]
    if said["failure"]:
        return broken("verapdf", name, profile, said["failure"])
    found = [
        Finding("error", f["code"], f["message"], name, f["where"])
        for f in said["findings"]
    ]
    return Result("verapdf", name, profile, said["checks"], found, said["rules"])
