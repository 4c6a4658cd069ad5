"""Phone metadata for the database, generated from the phonenumbers package.

libphonenumber describes a numbering plan by regular expressions. PostgreSQL keeps 32 compiled expressions a session,
far fewer than there are regions, so the database gets what the expressions *mean* instead: for every calling code the
ranges of national numbers, the region each belongs to and whether it is assigned. An expression over digits is a
finite automaton; walking it digit by digit yields its numbers in ascending order, neighbours merged.

    number ranges   {length: [(first, last), ...]}: sorted, disjoint, not adjacent, both ends included, as integers of
                    `length` digits (leading zeros count, so 06 of length 2 is 6)
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from re import _constants as op
from re import _parser

import click
import jinja2
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, REGION_CODE_FOR_NON_GEO_ENTITY
from phonenumbers.phonemetadata import PhoneMetadata, PhoneNumberDesc

TEMPLATE = "phone_metadata.sql.j2"
CHANGE = Path("deploy/normalise/phone_metadata.sql")

#: The library refuses national numbers that are shorter or longer.
LENGTHS = range(2, 18)

#: Every kind of number that makes a number valid, in the package's names.
KINDS = ("premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail",
         "fixed_line", "mobile")

Ranges = list[tuple[int, int]]


@click.command()
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), default=CHANGE, show_default=True,
              help="The Sqitch deploy script to write.")
@click.option("--check", is_flag=True, help="Write nothing; fail when the script is not what would be written.")
def phones(output, check):
    """Write the Sqitch change with the phone metadata of the installed phonenumbers package.

    For a newer version of the package, before the change is released: install it and run this. After a release: `mds
    rework normalise/phone_metadata`, then this, and compute again what stores normalised numbers; the script replaces
    the rows of its tables, so that it runs over any older version of itself. Writing twice is the same as once.
    """
    wanted = render()
    current = output.read_text() if output.exists() else None
    if current == wanted:
        click.echo(f"{output}: unchanged")
    elif check:
        raise click.ClickException(f"{output} is not what phonenumbers {version('phonenumbers')} gives; "
                                   "rework normalise/phone_metadata and run `mds phones`")
    else:
        output.write_text(wanted)
        click.echo(f"{output}: written")


def render() -> str:
    """The text of the Sqitch change; the same package gives the same text."""
    environment = jinja2.Environment(loader=jinja2.PackageLoader("mds_tools"), undefined=jinja2.StrictUndefined,
                                     trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    environment.filters["literal"] = literal
    return environment.get_template(TEMPLATE).render(
        phonenumbers_version=version("phonenumbers"), unicode_version=unicodedata.unidata_version,
        regions=list(regions()), plans=list(plans()), characters=characters())


def literal(value) -> str:
    """A value as an SQL literal; lists become integer arrays."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case list():
            return "'{" + ",".join(map(str, value)) + "}'"
    return "'" + str(value).replace("'", "''") + "'"


# ------------------------------------------------------------------------------------------------- what the tables hold

def metadata() -> Iterator[tuple[int, tuple[str, ...], list[PhoneMetadata]]]:
    """Calling code, its regions and their metadata; the main region first, as in the package."""
    for code, names in sorted(COUNTRY_CODE_TO_REGION_CODE.items()):
        yield code, names, [PhoneMetadata.metadata_for_region_or_calling_code(code, name) for name in names]


def regions() -> Iterator[dict]:
    """A row of normalise.phone_regions for every region and every calling code without one."""
    for code, names, plan in metadata():
        for place, (name, data) in enumerate(zip(names, plan, strict=True), start=1):
            possible = [length for length in data.general_desc.possible_length if length > 0]
            local = [length for length in data.general_desc.possible_length_local_only if length > 0]
            if set(local) & set(possible) or max(local, default=0) > max(possible):
                raise click.ClickException(f"{name}: local lengths {local} beside {possible} are not understood")
            yield {
                "calling_code": code,
                "place": place,
                "region": None if name == REGION_CODE_FOR_NON_GEO_ENTITY else name,
                "is_shared": len(names) > 1,
                **prefix("international_prefix", data.international_prefix),
                **prefix("national_prefix", data.national_prefix_for_parsing),
                "national_prefix_digits": first_digits(data.national_prefix_for_parsing),
                "national_prefix_transform": transform(data.national_prefix_transform_rule),
                "possible_lengths": possible,
                "possible_numbers": multirange(number_ranges(data.general_desc.national_number_pattern, LENGTHS)),
            }


def plans() -> Iterator[dict]:
    """A row for calling code, length, region and validity, with the numbers of normalise.phone_ranges as prefixes."""
    for code, names, plan in metadata():
        for length in LENGTHS:
            assigned = sorted(assign(names, plan, length), key=lambda row: row[:2])
            for (name, is_valid), rows in groupby(assigned, key=lambda row: row[:2]):
                ranges = merge(pair for *_, ranges in rows for pair in ranges)
                if ranges:
                    yield {"calling_code": code, "number_length": length, "is_valid": is_valid,
                           "region": None if name == REGION_CODE_FOR_NON_GEO_ENTITY else name,
                           "prefixes": " ".join(prefixes(ranges, length))}


def assign(names, plan, length) -> Iterator[tuple[str, bool, Ranges]]:
    """Region, validity and ranges, by the rules of region_code_for_number and is_valid_number.

    The first region of a shared calling code that claims a number has it: by its leading digits when it has any, else
    by the number being valid there. A claimed number is valid when it is valid in the region that claimed it.
    """
    free = [(0, 10**length - 1)]
    for name, data in zip(names, plan, strict=True):
        valid = valid_ranges(data, length)
        if len(names) > 1 and data.leading_digits is not None:
            claimed = intersect(free, leading_ranges(data.leading_digits, length))
            yield name, False, subtract(claimed, valid)
        else:
            claimed = intersect(free, valid)
        yield name, True, intersect(claimed, valid)
        free = subtract(free, claimed)


def valid_ranges(data: PhoneMetadata, length: int) -> Ranges:
    """The numbers of this length that have a type: those of the general description that match a kind."""
    kinds = [kind for kind in KINDS if not (kind == "mobile" and data.same_mobile_and_fixed_line_pattern)]
    typed = merge(pair for kind in kinds for pair in description_ranges(getattr(data, kind), length))
    return intersect(description_ranges(data.general_desc, length), typed)


def description_ranges(description: PhoneNumberDesc | None, length: int) -> Ranges:
    if description is None or not description.national_number_pattern:
        return []
    if description.possible_length and length not in description.possible_length:
        return []
    return number_ranges(description.national_number_pattern, (length,))[length]


def leading_ranges(pattern: str, length: int) -> Ranges:
    """The numbers of this length that begin with a match of the pattern."""
    found = number_ranges(pattern, range(1, length + 1))
    return merge((first * 10 ** (length - size), (last + 1) * 10 ** (length - size) - 1)
                 for size, ranges in found.items() for first, last in ranges)


def prefix(name: str, pattern: str | None) -> dict[str, str | None]:
    """Plain digits as they are, any other prefix as an anchored expression whose first group is the match."""
    plain = pattern is not None and pattern.isdigit()
    return {name: pattern if plain else None, f"{name}_pattern": f"^({expression(pattern)})" if pattern and not plain
            else None}


def expression(pattern: str) -> str:
    r"""The pattern in what the two dialects share; \d depends on the locale in PostgreSQL."""
    if re.search(r"\\[^d]", pattern):
        raise click.ClickException(f"an escape other than \\d: {pattern}")
    return re.sub(r"(\[[^]]*)\\d", r"\g<1>0-9", pattern).replace("\\d", "[0-9]")


def transform(rule: str | None) -> str | None:
    """The package's replacement, its groups counted one on: group 1 is the whole prefix here."""
    return rule and re.sub(r"\\(\d)", lambda found: f"\\{int(found[1]) + 1}", rule)


def first_digits(pattern: str | None) -> str | None:
    """The digits that a match of the pattern can begin with."""
    if not pattern:
        return None
    automaton = Automaton(pattern)
    return "".join(str(digit) for digit in range(10) if automaton.step(automaton.start, digit))


def characters() -> dict[str, str]:
    """Code points outside ASCII as ranges: decimal digits in runs from a zero, and the rest of Python's \\w."""
    zeros, words = set(), []
    for point in range(128, 0x110000):
        character = chr(point)
        if character.isdecimal():
            zeros.add(point - int(character))
        elif character.isalnum():
            words.append((point, point))
    return {"decimal digit": " ".join(f"{zero}-{zero + 9}" for zero in sorted(zeros)),
            "letter or number": " ".join(f"{first}-{last}" if first < last else str(first)
                                         for first, last in merge(words))}


# --------------------------------------------------------------------------------------------------------------- ranges

def merge(pairs: Iterable[tuple[int, int]]) -> Ranges:
    """Any pairs as ranges: sorted, overlapping and adjacent ones joined."""
    merged: Ranges = []
    for first, last in sorted(pairs):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged


def subtract(ranges: Ranges, others: Ranges) -> Ranges:
    """What of ranges is in none of others."""
    left, index = [], 0
    for first, last in ranges:
        while index < len(others) and others[index][1] < first:
            index += 1
        at = index
        while at < len(others) and others[at][0] <= last:
            if first < others[at][0]:
                left.append((first, others[at][0] - 1))
            first = others[at][1] + 1
            at += 1
        if first <= last:
            left.append((first, last))
    return left


def intersect(ranges: Ranges, others: Ranges) -> Ranges:
    """What ranges and others share."""
    return subtract(ranges, subtract(ranges, others))


def prefixes(ranges: Ranges, length: int) -> Iterator[str]:
    """Ranges as they are written in the change: 2010000000 to 2099999999 is 201-209, a single prefix stands alone."""
    for first, last in ranges:
        low, high = f"{first:0{length}}", f"{last:0{length}}"
        while len(low) > 1 and low[-1] == "0" and high[-1] == "9":
            low, high = low[:-1], high[:-1]
        yield low if low == high else f"{low}-{high}"


def multirange(ranges: dict[int, Ranges]) -> str:
    """Numbers of all lengths as one int8multirange, each with a 1 in front so that leading zeros count."""
    return multirange_text([(10**length + first, 10**length + last) for length in sorted(ranges)
                            for first, last in ranges[length]])


def multirange_text(ranges: Ranges) -> str:
    return "{" + ",".join(f"[{first},{last + 1})" for first, last in ranges) + "}"


# --------------------------------------------------------------------------------------------- expressions over digits

@functools.cache
def number_ranges(pattern: str, lengths: Iterable[int]) -> dict[int, Ranges]:
    return Automaton(pattern).ranges(lengths)


class Automaton:
    """A regular expression over digits as a non-deterministic automaton; sets of its states are those of the
    deterministic one (Thompson's and the subset construction: Aho, Sethi and Ullman, Compilers, 3.7)."""

    def __init__(self, pattern: str):
        self.empty: list[list[int]] = []                            # moves that read nothing, by state
        self.moves: list[list[tuple[frozenset[int], int]]] = []     # digits read and the state reached, by state
        first = self.state()
        self.final = self.build(_parser.parse(pattern), first)
        self.start = self.closure([first])
        self.step = functools.cache(self.step)

    def state(self) -> int:
        self.empty.append([])
        self.moves.append([])
        return len(self.empty) - 1

    def build(self, parsed, state: int) -> int:
        """Add what is parsed after a state; returns the state after it."""
        for kind, value in parsed:
            match kind:
                case op.LITERAL | op.IN:
                    state, before = self.state(), state
                    self.moves[before].append((digits([(kind, value)] if kind is op.LITERAL else value), state))
                case op.SUBPATTERN:
                    state = self.build(value[3], state)
                case op.BRANCH:
                    end = self.state()
                    for alternative in value[1]:
                        begin = self.state()
                        self.empty[state].append(begin)
                        self.empty[self.build(alternative, begin)].append(end)
                    state = end
                case op.MAX_REPEAT if value[1] is not op.MAXREPEAT:
                    least, most, repeated = value
                    end = self.state()
                    for count in range(most):
                        if count >= least:
                            self.empty[state].append(end)
                        state = self.build(repeated, state)
                    self.empty[state].append(end)
                    state = end
                case op.AT if value is op.AT_END:
                    pass        # only asked where nothing follows
                case _:
                    raise click.ClickException(f"{kind} in a pattern of phonenumbers is not understood")
        return state

    def closure(self, states: Iterable[int]) -> frozenset[int]:
        seen, todo = set(), list(states)
        while todo:
            state = todo.pop()
            if state not in seen:
                seen.add(state)
                todo += self.empty[state]
        return frozenset(seen)

    def step(self, states: frozenset[int], digit: int) -> frozenset[int]:
        return self.closure(target for state in states for read, target in self.moves[state] if digit in read)

    def ranges(self, lengths: Iterable[int]) -> dict[int, Ranges]:
        """The numbers that the whole expression matches, by length."""
        @functools.cache
        def walk(states: frozenset[int], length: int) -> Ranges:
            if length == 0:
                return [(0, 0)] if self.final in states else []
            weight = 10 ** (length - 1)
            return merge((digit * weight + first, digit * weight + last) for digit in range(10)
                         if (after := self.step(states, digit)) for first, last in walk(after, length - 1))

        return {length: walk(self.start, length) for length in lengths}


def digits(items) -> frozenset[int]:
    """The digits of a character class as the parser gives it."""
    found = set()
    for kind, value in items:
        match kind:
            case op.LITERAL:
                found.add(value)
            case op.RANGE:
                found.update(range(value[0], value[1] + 1))
            case op.CATEGORY if value is op.CATEGORY_DIGIT:
                found.update(map(ord, "0123456789"))
            case _:
                raise click.ClickException(f"{kind} in a character class of phonenumbers is not understood")
    return frozenset(digit for digit in range(10) if ord(str(digit)) in found)
