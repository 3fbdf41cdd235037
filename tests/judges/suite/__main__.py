"""Shows every file for print to every judge: `python3 suite DIST`."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import palette
import pdfx
import pictures
import qpdf
import separations
from damage import DAMAGES, JUDGES

REPOSITORY = Path(__file__).resolve().parents[3]
LAYOUT = "pamphlet"
# The most ink that a work may have that orders nothing else, in per cent.
INK = 300
# What is damaged, to show the judges alive.
SOUND = "by-og-land.press.pdf"
PRESS, BOOKLET = ".press.pdf", ".booklet.pdf"
# What the colours of ornaments become, which no tag tells of, in per cent of ink.
ORNAMENTS = {
    "guide": [(2, 99, 69, 36)],
    "report": [(2, 1, 4, 0), (91, 56, 31, 85)],
}
SHOWN = 8


@dataclass
class Verdict:
    """One line of the table."""

    judge: str
    what: str
    passed: bool
    summary: str
    findings: list[str] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    """Exit code 0: nothing found; 1: findings; 2: the suite could not run."""
    started = time.monotonic()
    try:
        folder = Path(arguments[0])
        inks = palette.read(REPOSITORY / "layouts" / LAYOUT / "palette.toml")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            verdicts = on_damage(folder / SOUND, inks, pool)
            verdicts += on_editions(folder, inks, pool)
    except (OSError, ValueError, KeyError, IndexError) as error:
        print(f"judges: {error}", file=sys.stderr)
        return 2
    show(verdicts)
    failed = sum(not verdict.passed for verdict in verdicts)
    print(f"\n{time.monotonic() - started:.0f} seconds")
    print(f"{len(verdicts) - failed} passed, {failed} failed")
    return 1 if failed else 0


def look(judge: str, path: Path, inks: list[palette.Inks]) -> tuple[list[str], str]:
    """What a judge finds in a file, and what it looked at."""
    if judge == "qpdf":
        return qpdf.check(path), ""
    if judge == "pdf_oxide":
        return pdfx.check(path), ""
    own = inks + [palette.of(ornament) for ornament in ORNAMENTS.get(work(path), [])]
    found = separations.check(path, own, INK, pictures_of(path))
    return found.findings, str(found)


def work(path: Path) -> str:
    """The name of the work that a file is an edition of."""
    return path.name.partition(".")[0]


def pictures_of(path: Path) -> dict[int, list[pictures.Box]]:
    """The pictures of an edition; a damaged file is one of a work that has none."""
    readers = path.with_name(f"{work(path)}.pdf")
    if path.name.endswith(PRESS):
        return pictures.by_page(readers)
    if path.name.endswith(BOOKLET):
        return pictures.on_sheets(pictures.by_page(readers), qpdf.pages(path))
    return {}


def on_damage(
    sound: Path, inks: list[palette.Inks], pool: ThreadPoolExecutor
) -> list[Verdict]:
    """Each judge must see the damage that it can see, and see nothing in the rest."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(scratch) / f"{number}.pdf" for number in range(len(DAMAGES))]
        for damage, path in zip(DAMAGES, paths, strict=True):
            damage.write(sound, path)
        tasks = [
            (judge, damage, pool.submit(look, judge, path, inks))
            for judge in JUDGES
            for damage, path in zip(DAMAGES, paths, strict=True)
        ]
        return [
            judged(judge, damage.name, judge in damage.seen_by, task.result()[0])
            for judge, damage, task in tasks
        ]


def judged(judge: str, what: str, must_see: bool, found: list[str]) -> Verdict:
    passed = bool(found) == must_see
    summary = {
        (True, True): f"sees it: {found[0] if found else ''}",
        (True, False): "does not see it",
        (False, True): "sees it now: docs/press.md must say so",
        (False, False): "cannot see it",
    }[must_see, bool(found)]
    return Verdict(judge, f"damaged: {what}", passed, summary, [] if passed else found)


def on_editions(
    folder: Path, inks: list[palette.Inks], pool: ThreadPoolExecutor
) -> list[Verdict]:
    """The judges must have nothing to say of what was published."""
    paths = sorted(path for it in (PRESS, BOOKLET) for path in folder.glob(f"*{it}"))
    for ending in (PRESS, BOOKLET):
        if not any(path.name.endswith(ending) for path in paths):
            raise ValueError(f"{folder} holds no {ending}")
    tasks = [
        (judge, path, pool.submit(look, judge, path, inks))
        for path in paths
        for judge in JUDGES
    ]
    verdicts = []
    for judge, path, task in tasks:
        findings, looked_at = task.result()
        summary = f"{len(findings)} findings" if findings else "nothing found"
        summary += f", {looked_at}" if looked_at else ""
        verdicts.append(Verdict(judge, path.name, not findings, summary, findings))
    return verdicts


def show(verdicts: list[Verdict]) -> None:
    """Prints a table, then what was found."""
    judge = max(len(verdict.judge) for verdict in verdicts)
    what = max(len(verdict.what) for verdict in verdicts)
    for it in verdicts:
        result = "pass" if it.passed else "FAIL"
        line = f"{it.judge:{judge}}  {it.what:{what}}  {result}  {it.summary}"
        print(line.replace("\n", " ")[:180])
    for it in verdicts:
        for finding in [] if it.passed else it.findings[:SHOWN]:
            print(f"\n{it.judge}, {it.what}: {finding}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
