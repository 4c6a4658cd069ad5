"""The figures of `mds report` as one HTML page.

The page holds what strangers have written: every value passes `data` or autoescaping, and the page forbids itself to
load or run anything, by a policy that allows its one style sheet by hash. Charts are SVG with horizontal places in per
cent and vertical ones in pixels, so that they fit every width and their text stays readable.
"""
from __future__ import annotations

import base64
import hashlib
import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import jinja2
from markupsafe import Markup

from mds_tools import explain
from mds_tools.explain import of

LONGEST = 160
"""Characters of a value that are shown."""

MANY_SYSTEMS = 8
"""Source systems that the table of shared users has room for."""

BARS = 36
"""Bars that the chart of match weights has at most."""

LARGE = ((11, 20), (21, 50), (51, 100), (101, 200), (201, math.inf))
"""Sizes of users that are shown together."""

KINDS = {
    "typical": ("A typical join", "Half of the joined pairs have more evidence than this one, half have less."),
    "least_joined": ("The closest call that joined", "No other pair of one user that the weight joined has less."),
    "most_waiting": ("The closest call that did not", "No other pair below the threshold has more; people decide."),
    "kept_apart": ("Enough evidence, and still two users", "The two records are alike enough. Something else is not."),
    "by_rule": ("Decided by a rule", "A definite rule stands above every weight."),
    "by_person": ("Decided by a person", "What a person has said stands above rules and weights."),
}


# -- text from outside -------------------------------------------------------------------------------------------


def visible(text: str) -> str:
    """Text with its invisible characters written out: what turns direction, hides or controls is shown as [U+202E].
    Joiners stay, which names of several scripts need; of a pile of accents four do."""
    def shown(character: str) -> str:
        kind = unicodedata.category(character)
        if kind in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in "\u200c\u200d":
            return f"[U+{ord(character):04X}]"
        return character

    return re.sub(r"([\u0300-\u036f\u20d0-\u20ff]{4})[\u0300-\u036f\u20d0-\u20ff]+", r"\1…", "".join(map(shown, text)))


def data(value: Any) -> Markup:
    """A value that came from outside: cut to a readable length, nothing of it invisible, its writing direction its
    own."""
    text = explain.shown(value)
    if len(text) > LONGEST:
        return Markup("<bdi>{}</bdi>… <small>({:,} characters)</small>").format(visible(text[:LONGEST]), len(text))
    return Markup("<bdi>{}</bdi>").format(visible(text))


# -- numbers -----------------------------------------------------------------------------------------------------


def count(number: float) -> str:
    return f"{number:,.0f}"


def signed(number: float | None, digits: int = 2) -> str:
    """A number with its sign, and a minus that is as wide as a plus."""
    if number is None:
        return ""
    text = f"{number:+,.{digits}f}".replace("-", "\N{MINUS SIGN}")
    return text[1:] if set(text) <= set("+\N{MINUS SIGN}0.") else text


def percent(share: float | None, digits: int = 0) -> str:
    """A share from 0 to 1 as per cent. Never rounded to all or nothing."""
    if share is None:
        return "–"
    if 0 < share < 0.5 / 10 ** (digits + 2):
        return f"<{1 / 10 ** digits:g} %"
    if 1 > share > 1 - 0.5 / 10 ** (digits + 2):
        return f">{100 - 1 / 10 ** digits:g} %"
    return f"{share:.{digits}%}".replace("%", "\N{NO-BREAK SPACE}%")


def probability(weight: float) -> str:
    """Log2 odds as per cent, with as many digits as it takes to tell it from certainty."""
    odds = 2.0 ** max(-40.0, min(40.0, weight))
    share = odds / (1 + odds)
    digits = next((d for d in (0, 1, 2, 3, 4) if 0.5 / 10 ** (d + 2) <= min(share, 1 - share)), 4)
    return percent(share, min(digits + 1, 4))


def small(number: float | None) -> str:
    """A probability as it is read: 0.74, 0.0032, 4e-07; never rounded to certainty."""
    return "–" if number is None else ">0.99" if 0.995 <= number < 1 else f"{number:.2g}"


def day(moment: datetime | str | None) -> str:
    return "–" if moment is None else str(moment)[:10]


# -- geometry ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Scale:
    """Where numbers lie across a chart, in per cent of its width."""

    low: float
    high: float
    margin: float = 0.0

    def at(self, value: float) -> float:
        """The place of a value; one from outside lies at the edge."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.margin + max(0.0, min(1.0, share)) * (100 - 2 * self.margin), 3)

    def span(self, a: float, b: float) -> tuple[float, float]:
        """Where the stretch between two values begins, and how wide it is; wide enough to be seen."""
        left, right = sorted((self.at(a), self.at(b)))
        return left, round(max(right - left, 0.4), 3)


def nice(step: float) -> float:
    """The next step that people count in: 1, 2 or 5 by a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= step * 0.999999)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers from low to high, at most so many and one."""
    step = nice((high - low) / most)
    return [n * step for n in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]


@dataclass(frozen=True)
class Bar:
    """A bar of the chart of match weights: from a weight on, pairs of one user below, of two users above."""

    weight: float
    together: int
    apart: int
    left: float
    width: float
    together_height: float
    apart_height: float


@dataclass(frozen=True)
class Histogram:
    """The chart of match weights."""

    bars: list[Bar]
    scale: Scale
    step: float
    tallest: int
    weight_ticks: list[float]
    count_ticks: list[tuple[float, float]]


def histogram(weights: list[dict[str, Any]], review: float, join: float, height: float) -> Histogram | None:
    """Pairs by weight, in steps that fit, one of which begins where pairs join; None without pairs. Heights are pixels
    of a chart that is so high."""
    if not weights:
        return None
    known = [review, join, *(row["weight"] for row in weights)]
    step = max(0.5, nice((max(known) - min(known)) / BARS))
    low = join - math.ceil((join - min(known)) / step - 1e-9) * step
    high = join + (math.floor((max(known) - join) / step + 1e-9) + 1) * step
    slots: dict[int, list[int]] = {}
    for row in weights:
        slot = slots.setdefault(math.floor((row["weight"] - low) / step + 1e-9), [0, 0])
        slot[0] += row["together"]
        slot[1] += row["apart"]
    tallest = max(map(sum, slots.values()))
    marks = ticks(0, tallest, 4)
    top = max(tallest, marks[-1]) or 1
    scale = Scale(low, high)
    bars = [Bar(low + n * step, a, b, *scale.span(low + n * step, low + (n + 1) * step), round(a / top * height, 1),
                round(b / top * height, 1)) for n, (a, b) in sorted(slots.items())]
    return Histogram(bars, scale, step, tallest, ticks(low, high, 6),
                     [(mark, round(height - mark / top * height, 1)) for mark in marks if mark == int(mark)])


def decades(levels: list[dict[str, Any]]) -> tuple[Scale, list[int]]:
    """The scale of the model's chart, in powers of ten, and those to write down. What is below a ten millionth lies at
    the edge: one level like that would press all others together."""
    least = min((p for row in levels for p in (row["m"], row["u"], row["h"]) if p), default=0.1)
    low = max(-7, math.floor(math.log10(least) + 1e-9))
    return Scale(low, 0, margin=3), list(range(0, low - 1, -1 if low > -4 else -2))[::-1]


def waterfall(steps: list[dict[str, Any]], thresholds: Iterable[float]) -> Scale:
    """The scale that a waterfall and the thresholds fit on."""
    reached = [s["cumulative_weight"] for s in steps if s["cumulative_weight"] is not None]
    return Scale(min([0.0, *reached, *thresholds]), max([0.0, *reached, *thresholds]) + 1e-9, margin=1.5)


def sizes(clusters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Users by number of records: each number by itself up to ten, the larger ones in groups."""
    groups: dict[tuple[float, float], list[dict[str, Any]]] = {}
    for row in clusters:
        n = row["identity_count"]
        bounds = (n, n) if n <= 10 else next(group for group in LARGE if n <= group[1])
        groups.setdefault(bounds, []).append(row)
    found = []
    for (low, high), rows in sorted(groups.items()):
        dense = [(r["mean_density"], r["user_count"]) for r in rows if r["mean_density"] is not None]
        found.append({
            "name": str(low) if low == high else f"{low} to {high}" if high < math.inf else f"more than {low - 1}",
            "users": sum(r["user_count"] for r in rows),
            "records": sum(r["user_count"] * r["identity_count"] for r in rows),
            "density": sum(d * n for d, n in dense) / sum(n for _, n in dense) if dense else None,
            "bridges": sum(r["bridge_count"] for r in rows)})
    return found


def grouped(rows: list[dict[str, Any]], key: str) -> dict[str, list[dict[str, Any]]]:
    """Rows by the value of a key, in the order in which these come first."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


# -- the page ----------------------------------------------------------------------------------------------------


def environment() -> jinja2.Environment:
    """Templates that escape by themselves, and in which a missing figure is an error."""
    found = jinja2.Environment(loader=jinja2.PackageLoader("mds_tools"), autoescape=True, trim_blocks=True,
                               lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    found.filters |= {function.__name__: function for function in (
        data, visible, count, of, signed, percent, probability, small, day)}
    return found


def render(figures: dict[str, Any]) -> str:
    """The page. `figures` as of mds_tools.report.figures."""
    templates = environment()
    style = templates.get_template("report.css.j2").render()
    thresholds = figures["model"]["review_weight"], figures["model"]["join_weight"]
    scale, powers = decades(figures["levels"])
    systems = [s["source_system"] for s in figures["sources"] if s["source_system"] is not None]
    return templates.get_template("report.html.j2").render(
        figures,
        style=Markup(style), style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        comparisons=grouped(figures["levels"], "name"), decades=scale, powers=powers, log10=math.log10,
        histogram=histogram(figures["weights"], *thresholds, height=220), thresholds=thresholds,
        waterfall=waterfall, kinds_of=KINDS, reasons=explain.REASONS, sizes=sizes(figures["clusters"]),
        by_source=grouped(figures["quality"], "source_system"), systems=systems[:MANY_SYSTEMS],
        shared={frozenset((row["a"], row["b"])): row["users"] for row in figures["shared"]}, frozenset=frozenset,
        users_of={s["source_system"]: s["user_count"] for s in figures["sources"]})
