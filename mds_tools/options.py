"""What an option takes, where click's own types let through what neither the clock nor the database can take.

click reads nan and inf as numbers, and whole numbers of any length; times and intervals are for PostgreSQL to read.
Whatever is wrong is wrong usage: a sentence that names the option, and exit status 2.
"""
from __future__ import annotations

import json
import math
from typing import Any, TextIO

import click
import psycopg
from psycopg.rows import scalar_row


class Integer(click.IntRange):
    """A whole number in a range."""

    name = "integer"        # click says "integer range", also of what is no number at all


INTEGER = Integer(-2**31, 2**31 - 1)
"""An integer of PostgreSQL: a seed."""


def at_least(number: int) -> Integer:
    """An integer of PostgreSQL, this or more."""
    return Integer(number, 2**31 - 1)


COUNT = at_least(1)

ENTRY = Integer(1, 2**63 - 1)
"""The number of a row: a bigint of PostgreSQL that an identity column gives."""


class Number(click.FloatRange):
    """A finite number, in a range where one is given."""

    name = "number"

    def convert(self, value, parameter: click.Parameter | None, context: click.Context | None) -> float:
        if not math.isfinite(number := super().convert(value, parameter, context)):
            self.fail(f"{value} is no finite number.", parameter, context)
        return number

    def __repr__(self) -> str:
        return "Number"


def parsed(connection: psycopg.Connection, option: str, kind: str, value: str | None, example: str) -> str | None:
    """A time (timestamptz) or an interval as PostgreSQL reads it; None is None. Raises click.BadParameter, with the
    example, where it cannot."""
    try:
        with connection.transaction():
            return connection.cursor(row_factory=scalar_row).execute(
                f"select %s::{kind}::text", (value,)).fetchone()
    except psycopg.DataError as error:
        what = "interval" if kind == "interval" else "time"
        raise click.BadParameter(f"{value!r} is no {what}; {example!r} is one.", param_hint=f"'{option}'") from error


def document_in(file: TextIO) -> Any:
    """The JSON of a file. Raises click.ClickException when it is none, or none that PostgreSQL can hold."""
    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is no number of JSON")

    def number(text: str) -> float:
        return value if math.isfinite(value := float(text)) else refuse(text)

    try:
        text = file.read()
        if "\\u0000" in text.replace("\\\\", ""):
            raise ValueError("PostgreSQL has no text with \\u0000")
        return json.loads(text, parse_constant=refuse, parse_float=number)
    except RecursionError as error:
        raise click.ClickException(f"{file.name} is no JSON: it is nested too deeply") from error
    except ValueError as error:
        raise click.ClickException(f"{file.name} is no JSON: {error}") from error
