"""Makes the sets and holds them against each other: `python3 suite UTGAVE`."""

from __future__ import annotations

import os
import shutil
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import judge
import table
from tools import TOOLS, Tool, reference

HERE = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Exit code 0: as on record; 1: not so; 2: the sets could not be made."""
    utgave = Path(arguments[0]).resolve()
    folder = Path(os.environ["UTGAVE_HONEST_CACHE"]).resolve() / "sets"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    losses = tomllib.loads((HERE / "losses.toml").read_text("utf-8"))["loss"]
    try:
        texts = sorted((HERE / "texts").glob("*.md"))
        for text in texts:
            reference(text, folder / f"{text.stem}.html")
        # LibreOffice keeps its profile to itself: a tool makes one set at a time.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            jobs = [pool.submit(sets_of, tool, texts, folder) for tool in TOOLS]
            sets = [one for job in jobs for one in job.result()]
        verdicts = judge.all_sets(utgave, folder, sets, losses)
    except (OSError, ValueError) as error:
        print(f"honest sets: {error}", file=sys.stderr)
        return 2
    table.write(folder.parent / "agreement.md", verdicts)
    return judge.summary(verdicts, losses)


def sets_of(tool: Tool, texts: list[Path], folder: Path) -> list[tuple[str, str, Path]]:
    """The editions that `tool` makes: its name, the text's, and the file."""
    made = []
    for text in texts:
        target = folder / f"{text.stem}.{tool.name}.{tool.suffix}"
        tool.make(text, target)
        made.append((tool.name, text.stem, target))
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
