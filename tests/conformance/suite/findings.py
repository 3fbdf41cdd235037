"""What a checker found, and where."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """One remark of a checker.

    `kind` is the checker's own grade: error, violation, warning, incomplete,
    info or usage. `where` is as near to the place as the checker says.
    """

    kind: str
    code: str
    message: str
    document: str
    where: str = ""

    def matches(self, expected: str) -> bool:
        """Whether this is the finding that `CODE` or `CODE PLACE` stands for."""
        code, _, place = expected.partition(" ")
        return self.code == code and place in f"{self.document} {self.where}"


@dataclass
class Result:
    """What a checker says of one file in one mode.

    `checked` counts what it looked at (rules, documents, pages): nothing found
    in nothing is no proof. `rules` is how many rules the checker went through, where
    it says so, and `seconds` what it took in a browser that serves several.
    """

    checker: str
    file: str
    mode: str
    checked: int
    findings: list[Finding] = field(default_factory=list)
    rules: int = 0
    seconds: float = 0


def broken(checker: str, file: str, mode: str, message: str) -> Result:
    """The result of a checker that could not do its work, which is a failure."""
    trouble = Finding("error", "checker-failed", message.strip()[-800:], file)
    return Result(checker, file, mode, 0, [trouble])
