"""Holds each file of the corpora against itself: `python3 read.py UTGAVE FOLDER`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

# Processor time in seconds, and memory in MB.
SECONDS = 10
MEMORY = 512
# For what does nothing but wait.
WAIT = 120
# What a refused file's report is read as.
NOTHING = '{"findings": []}'


@dataclass(frozen=True)
class Outcome:
    """What became of a file."""

    path: Path
    error: str
    """Why it was refused; empty where it was read."""
    fault: str
    """What is wrong with that; empty where nothing is."""
    seconds: float
    memory: int

    @property
    def package(self) -> str:
        return self.path.parts[0]


def main(arguments: list[str]) -> int:
    """Exit code 0: all are read or refused as they should be; 1: some are not; 2: there
    are none."""
    utgave, folder = Path(arguments[0]).resolve(), Path(arguments[1]).resolve()
    paths = sorted(it for it in folder.rglob("*") if it.suffix.lower() in (".pdf", ".epub"))
    if not paths:
        print(f"corpora: no files in {folder}", file=sys.stderr)
        return 2
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = list(pool.map(lambda it: read(utgave, folder, it), paths))
    for it in outcomes:
        if it.fault:
            print(f"{it.path}: {it.fault}")
    write(folder.parent.parent / "corpora.md", outcomes)
    return 1 if any(it.fault for it in outcomes) else 0


def read(utgave: Path, folder: Path, path: Path) -> Outcome:
    """Holds a file against itself."""
    command = [utgave, "check", path, path, "--report", "json"]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        alarm = Timer(WAIT, process.kill)
        alarm.start()
        _, status, usage = os.wait4(process.pid, 0)
        alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said, error = out.read(), err.read().decode("utf-8", "replace").strip()
    seconds = usage.ru_utime + usage.ru_stime
    memory = usage.ru_maxrss // 1024
    fault = judge(process.returncode, error, seconds, memory) or disagreement(said, utgave, path)
    refused = error if process.returncode == 2 else ""
    return Outcome(path.relative_to(folder), kind(refused, path), fault, seconds, memory)


def judge(code: int, error: str, seconds: float, memory: int) -> str:
    """What is wrong with how a file was read or refused; empty where nothing is."""
    if seconds > SECONDS:
        return f"it took {seconds:.1f} s"
    if memory > MEMORY:
        return f"it took {memory} MB"
    if code == 2:
        return "" if error.startswith("error") else f"no message: {error[-200:]}"
    return "" if code in (0, 1) else f"exit code {code}: {error[-300:]}"


def disagreement(said: bytes, utgave: Path, path: Path) -> str:
    """What is found in a file that is held against itself; empty where nothing is."""
    found = {(it["code"], it["message"]) for it in json.loads(said or NOTHING)["findings"]}
    # That a PDF has no tags is said of both.
    found = {it for it in found if it[0] != "untagged-text"}
    if found:
        # What is meant for print is held against what print houses ask for, too.
        alone = subprocess.run([utgave, "check", path, "--report", "json"], capture_output=True)
        own = json.loads(alone.stdout or NOTHING)["findings"]
        found -= {(it["code"], it["message"]) for it in own}
    told = "; ".join(f"{code}: {message}" for code, message in sorted(found)[:3])
    return f"{len(found)} findings against itself: {told}" if found else ""


def kind(error: str, path: Path) -> str:
    """The kind of an error: its message without names and numbers."""
    line = next(iter(error.splitlines()), "").replace(str(path), "").removeprefix("error: ")
    line = re.sub(r"(the font .*|a font without a name) does not", "a font does not", line)
    return re.sub(r"\d+", "N", re.sub(r"“[^”]*”", "“…”", line)).strip(" :")


def write(path: Path, outcomes: list[Outcome]) -> None:
    """The figures, as they stand in docs/agreement.md."""
    rows = ["| package | files | read | refused | slowest | largest memory |\n"]
    rows += ["|---|---:|---:|---:|---:|---:|\n"]
    for package in [*dict.fromkeys(it.package for it in outcomes), "all"]:
        own = [it for it in outcomes if package in (it.package, "all")]
        refused = sum(bool(it.error) for it in own)
        slowest, largest = max(it.seconds for it in own), max(it.memory for it in own)
        rows.append(
            f"| {package} | {len(own)} | {len(own) - refused} | {refused} "
            f"| {slowest:.1f} s | {largest} MB |\n"
        )
    rows += ["\n| why refused | files |\n|---|---:|\n"]
    errors = Counter(it.error for it in outcomes if it.error)
    rows += [f"| {error} | {count} |\n" for error, count in errors.most_common()]
    path.write_text("".join(rows), "utf-8")
    print("".join(rows[:-len(errors) - 1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
