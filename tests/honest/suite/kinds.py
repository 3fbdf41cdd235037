"""Kinds of damage, and what each must give."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, Callable

# What is found the other way round where the damage is in what editions are held against.
TURNED = {"missing": "added", "added": "missing", "split": "joined", "joined": "split"}


# Words any of which a finding must hold; `None` where there is no place for the damage.
Words = tuple[str, ...] | None


@dataclass(frozen=True)
class Kind:
    """A kind of damage to an edition."""

    name: str
    codes: tuple[str, ...]
    """Those of the one finding that it must give, any of them."""
    damage: Callable[[Any, random.Random], Words]
    """Damages an edition."""
    needs: tuple[str, ...] = ()
    """What must be marked up, and not typed or lost, to be seen as one fault: codes of
    losses, and names of tolerances."""
    wide: bool = False
    """Whether it takes so much that it is told in several findings."""


def turned(code: str) -> str:
    """The code of the same damage to what editions are held against."""
    head, _, tail = code.rpartition("-")
    return f"{head}-{TURNED.get(tail, tail)}"


def draw(dice: random.Random, choices: list) -> Any | None:
    """One of them."""
    return dice.choice(choices) if choices else None


def some_words(text: str) -> tuple[str, ...]:
    """Enough of a text to know it by, from its beginning and its end."""
    words = text.split()
    return " ".join(words[:3]), " ".join(words[-3:])
