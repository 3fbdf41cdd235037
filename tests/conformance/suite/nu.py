"""The Nu HTML checker: HTML, and the XHTML of an EPUB, with its warnings."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

from editions import Page, without_epub_attributes
from findings import Finding, Result
from headings import put_before
from tools import CheckerFailed, Tools

# Nu has no codes: a message is told by a piece of its text.
CODES = {
    "none of them has a computed heading level of 1": "no-heading-level-1",
    "Section lacks heading": "section-lacks-heading",
    "Article lacks heading": "article-lacks-heading",
    "skipping": "heading-level-skipped",
    "element is obsolete": "obsolete-attribute",
    "“alt” attribute": "alt-missing",
    "“lang” attribute to the “html”": "lang-missing",
    "“title”": "title",
    "CSS: ": "css",
    "Content Security Policy": "content-security-policy",
}


def check(pages: list[Page], tools: Tools) -> list[Result]:
    """One result for each edition, all from one Java process."""
    results = {page.edition: Result("nu", page.edition, "html", 0) for page in pages}
    paths = {_prepared(page, tools.scratch): page for page in pages}
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--also-check-css"]
    output = tools.run([*tools.nu, *options, *map(str, paths)])
    for page in pages:
        results[page.edition].checked += 1
    for message in json.loads(output)["messages"]:
        page = paths.get(Path(unquote(urlsplit(message.get("url", "")).path)))
        if page is None:
            raise CheckerFailed(message["message"])
        results[page.edition].findings.append(_finding(message, page))
    return list(results.values())


def _finding(message: dict, page: Page) -> Finding:
    text = message["message"]
    code = next((code for part, code in CODES.items() if part in text), "message")
    kind = message.get("subType", message["type"])
    return Finding(kind, code, text, page.name, f"line {message.get('lastLine', '?')}")


def _prepared(page: Page, scratch: Path) -> Path:
    """The page itself, or a copy of an EPUB's page as Nu can judge it: without
    `epub:type`, and below the headings that it is read under.
    """
    if page.kind == "html":
        return page.path
    copy = scratch / "nu" / f"{page.name}.xhtml"
    copy.parent.mkdir(parents=True, exist_ok=True)
    markup = without_epub_attributes(page.path.read_text("utf-8"))
    copy.write_text(put_before(markup, list(page.above)), "utf-8")
    return copy
