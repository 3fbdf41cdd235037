"""Which findings are on record as losses of the tool that made the edition."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Verdict:
    """What was found in a set."""

    tool: str
    text: str
    lost: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    tolerated: dict[str, int] = field(default_factory=dict)


def all_sets(utgave: Path, folder: Path, sets, losses) -> list[Verdict]:
    """A verdict for each set; the losses that apply count how often they did."""
    for loss in losses:
        loss["used"] = 0
        if not loss.get("reason"):
            raise ValueError(f"a loss of {loss['tool']} has no reason")
    return [verdict(utgave, folder, *one, losses) for one in sets]


def verdict(utgave: Path, folder: Path, tool: str, text: str, file: Path, losses) -> Verdict:
    """Holds one edition against the page of its text."""
    command = [utgave, "check", folder / f"{text}.html", file, "--report", "json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode > 1:
        return Verdict(tool, text, alarms=[done.stderr.strip()])
    report = json.loads(done.stdout)
    out = Verdict(tool, text, tolerated=report["editions"][1].get("tolerances", {}))
    for finding in report["findings"]:
        said = f"{finding['code']}: {finding['message']}"
        found = next((it for it in losses if is_loss(it, tool, text, finding)), None)
        if found:
            found["used"] += 1
            out.lost.append(said)
        else:
            out.alarms.append(said)
    return out


def is_loss(loss: dict, tool: str, text: str, finding: dict) -> bool:
    """Whether `loss` is that of this finding."""
    return (
        loss["tool"] == tool
        and text in loss.get("texts", [text])
        and loss["code"] == finding["code"]
        and loss.get("says", "") in finding["message"]
    )


def summary(verdicts: list[Verdict], losses) -> int:
    """Tells what is not as on record; gives the exit code."""
    alarms = 0
    for it in verdicts:
        for alarm in it.alarms:
            alarms += 1
            print(f"{it.text} by {it.tool}: {alarm}")
    idle = [loss for loss in losses if not loss["used"]]
    for loss in idle:
        print(f"losses.toml: {loss['tool']}, {loss['code']}: is none any more")
    tools = len({it.tool.split("-")[0] for it in verdicts})
    lost = sum(len(it.lost) for it in verdicts)
    print(f"{len(verdicts)} sets by {tools} tools: {lost} losses of tools, {alarms} alarms")
    return 1 if alarms or idle else 0
