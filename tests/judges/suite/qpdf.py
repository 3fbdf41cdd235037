"""qpdf: whether the file's syntax and its streams are whole."""

from __future__ import annotations

import subprocess
from pathlib import Path

# What it says where it found nothing.
NOTHING = "No syntax or stream encoding errors found"


def check(path: Path) -> list[str]:
    """What `qpdf --check` says is wrong."""
    command = ["qpdf", "--check", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode == 0 and NOTHING in done.stdout:
        return []
    return done.stderr.splitlines() or done.stdout.splitlines() or ["it stopped"]


def pages(path: Path) -> int:
    """How many pages a sound file has."""
    command = ["qpdf", "--show-npages", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout)
