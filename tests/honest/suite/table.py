"""The figures, as they stand in docs/agreement.md."""

from __future__ import annotations

from pathlib import Path

from judge import Verdict

HEAD = "| made by | sets | agree | losses of the tool | false alarms | tolerated |\n"
RULE = "|---|---:|---:|---:|---:|---|\n"


def write(path: Path, verdicts: list[Verdict]) -> None:
    """A row for each tool."""
    rows = [HEAD, RULE]
    for tool in dict.fromkeys(it.tool for it in verdicts):
        own = [it for it in verdicts if it.tool == tool]
        agree = sum(not it.lost and not it.alarms for it in own)
        lost = sum(len(it.lost) for it in own)
        alarms = sum(len(it.alarms) for it in own)
        tolerated: dict[str, int] = {}
        for it in own:
            for name, count in it.tolerated.items():
                tolerated[name] = tolerated.get(name, 0) + count
        told = ", ".join(f"{name} {count}" for name, count in sorted(tolerated.items()))
        rows.append(f"| {tool} | {len(own)} | {agree} | {lost} | {alarms} | {told} |\n")
    path.write_text("".join(rows), "utf-8")
