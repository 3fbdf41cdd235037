"""Which checker runs on what, and how they run side by side."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import ace
import announced
import browser
import editions
import epubcheck
import nu
import verapdf
from editions import Edition, Page
from findings import Result, broken
from tools import CheckerFailed, Tools

# Two browsers or Java programs at once fill two cores.
AT_ONCE = max(2, min(4, os.cpu_count() or 2))


@dataclass(frozen=True)
class Job:
    """One start of a checker; `what` names its files in messages."""

    checker: str
    what: str
    check: Callable[[], list[Result]]


def results(all_editions: list[Edition], tools: Tools) -> list[Result]:
    """Runs every checker on every edition of its kind."""
    pages, unreadable = _pages(all_editions, tools)
    jobs = _jobs(all_editions, pages, tools)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = list(pool.map(_run, jobs))
    parts, others = [], []
    for job, found in zip(jobs, done, strict=True):
        (parts if job.checker == "browser" else others).extend(found)
    return unreadable + others + browser.whole(parts, pages)


def _pages(
    all_editions: list[Edition], tools: Tools
) -> tuple[list[Page], list[Result]]:
    pages: list[Page] = []
    unreadable: list[Result] = []
    for edition in all_editions:
        try:
            pages += editions.pages(edition, tools.scratch)
        except ValueError as error:
            unreadable.append(broken("open", edition.name, "", str(error)))
    return pages, unreadable


def _jobs(all_editions: list[Edition], pages: list[Page], tools: Tools) -> list[Job]:
    """The work, the longest first."""
    jobs = []
    for share in browser.shares(pages):
        name = share[0].page.name + (" …" if len(share) > 1 else "")
        jobs.append(Job("browser", name, partial(browser.check, share, tools)))
    epubs = [edition for edition in all_editions if edition.kind == "epub"]
    for edition in epubs:
        check = partial(epubcheck.check, edition, tools)
        jobs.append(Job("epubcheck", edition.name, check))
    jobs.append(Job("nu", "all", partial(nu.check, pages, tools)))
    pdfs = [edition for edition in all_editions if edition.kind == "pdf"]
    jobs.append(Job("verapdf", "all", partial(verapdf.check, pdfs, tools)))
    for edition in all_editions:
        if announced.reviewed(edition).exists():
            check = partial(announced.check, edition, tools)
            jobs.append(Job("announced", edition.name, check))
    for edition in epubs:
        jobs.append(Job("ace", edition.name, partial(ace.check, edition, tools)))
    return jobs


def _run(job: Job) -> list[Result]:
    """A job that fails is a failed result, and not the end of the others."""
    started = time.monotonic()
    try:
        found = job.check()
    except (CheckerFailed, ValueError, KeyError, TypeError, OSError) as error:
        text = f"{type(error).__name__}: {error}"
        found = [broken(job.checker, job.what, "", text)]
    took = time.monotonic() - started
    print(f"conformance: {job.checker} {job.what}: {took:.0f} s", file=sys.stderr)
    return found
