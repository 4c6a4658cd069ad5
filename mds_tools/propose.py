"""`mds mapping FILE`: which column of a file is what, proposed from the names of its columns and its first records.

A name is read without case, accents and separators (`First-Name`, `firstName` and `FIRST_NAME` are one), without a
number behind it (`phone2`), and, where that says nothing yet, without words around it that only say whose or which
(`customer`, `primary`, `res`). Where no column is called a name, a word that stands before one (`candidate_first_name`)
is such a word too, and what no name of a column tells, the values may: addresses with an @, dates over many years,
words of letters. What stays unknown is left out and said.
"""
from __future__ import annotations

import itertools
import json
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import click

from mds_tools import records
from mds_tools.mapping import ATTRIBUTES, Mapping, MappingError

LOOKED_AT = 20_000      # records
Take = Callable[[str], list[str]]       # the columns of a meaning, which are then used up

NAMES = ("full_name", "name", "given_name", "family_name", "first_family_name")


def words_of(column: str) -> list[str]:
    """The words of a column's name in plain lower case: 'homePhone_2' -> ['home', 'phone', '2']."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", spaced).lower().translate(PLAIN))
    return re.findall(r"[^\W\d_]+|\d+", "".join(c for c in plain if not unicodedata.category(c).startswith("M")))


def _joined(names: list[str]) -> list[str]:
    return ["".join(words_of(name)) for name in names]


PLAIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
_TABLES = tomllib.loads(resources.files("mds_tools").joinpath("columns.toml").read_text(encoding="utf-8"))
SECOND = frozenset(_joined(_TABLES["noise"]["second"]))
NOISE = SECOND.union(_joined(_TABLES["noise"]["words"]))
APART = frozenset(_joined(_TABLES["noise"]["apart"]))
MEANING = {
    **dict.fromkeys(_joined(_TABLES["attributes"]["kept"]), "attribute"),
    **{name: f"government_ids.{kind}" for kind, names in _TABLES["government_ids"].items() for name in _joined(names)},
    **{name: meaning if meaning != "nothing" else None
       for meaning, names in _TABLES["meanings"].items() for name in _joined(names)},
}
"""What a column of that name is: a key of [meanings] in columns.toml, 'government_ids.TYPE' or 'attribute'; None for
what says nothing, although words in it do."""
EAST_ASIAN = r"[\u3400-\u9fff\uac00-\ud7a3]{2,5}"
NUMBERED = re.compile(f"({'|'.join(_joined(_TABLES['noise']['numbers']))})$")
DATE = r"\d{1,4}\D{1,2}\d{1,2}\D{1,2}\d{1,4}\D?|(1[4-9]|20)\d\d[01]\d[0-3]\d|[0-3]\d[01]\d(1[4-9]|20)\d\d"


def meaning_of(column: str, noise: frozenset[str] = NOISE) -> str | None:
    """What a column is by its name, as MEANING has it, or None; `noise`: the words that may stand around it."""
    words = words_of(column)
    if (name := "".join(words)) in MEANING:
        return MEANING[name]
    while words and (words[-1].isdigit() or words[-1] == "c"):     # phone2, fname_c1
        words = words[:-1]
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            around = words[:start] + words[start + length:]
            if (name := "".join(words[start:start + length])) in MEANING and noise.issuperset(around):
                return MEANING[name]
    return None


def _meanings(columns: list[str]) -> dict[str, str]:
    """The meaning of each column that has one by its name. Where none is called a name, the words before the first that
    ends like one say whose it is, in the other columns as well: candidate_first_name, candidate_phone."""
    meanings = {c: m for c in columns if (m := meaning_of(c))}
    if set(NAMES).isdisjoint(meanings.values()):
        for column in columns:
            words = words_of(column)
            for start in range(1, len(words)):
                before = frozenset(words[:start])
                if (before.isdisjoint(APART) and column not in meanings
                        and meaning_of("_".join(words[start:])) in NAMES):
                    rest = [c for c in columns if c not in meanings]
                    return meanings | {c: m for c in rest if (m := meaning_of(c, NOISE | before))}
    return meanings


@dataclass
class Proposal:
    """A mapping file as it would be written: its keys, and what was made of the columns."""

    document: dict[str, Any] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def mapping(self) -> Mapping:
        """The same as a mapping. Raises MappingError where nothing of the file is an attribute."""
        return Mapping.of(self.document, "the proposed mapping")

    def toml(self, name: str) -> str:
        """The file, with what to look at in comments."""
        lines = [f"# Proposed for {name} from its columns: look it through, then mds load {name} --mapping THIS"]
        lines += [f"# {note}" for note in self.notes]
        for key in ("source_record_id", "source_system", "source_updated_at"):
            if key in self.document:
                lines.append(f"{key} = {_toml(self.document[key])}")
        lines += ["", "[payload]"]
        lines += [f"{_key(attribute)} = {_toml(spec)}" for attribute, spec in self.document["payload"].items()]
        for source, settings in self.document.get("sources", {}).items():
            lines += ["", f"[sources.{_key(source)}]", *(f"{k} = {_toml(v)}" for k, v in settings.items())]
        if self.left_out:
            lines += ["", "# Left out: " + ", ".join(self.left_out)]
        return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(k)} = {_toml(v)}' for k, v in value.items())}}}"
    return json.dumps(value, ensure_ascii=False)       # text and booleans are written alike


def propose(columns: list[str], rows: list[list[Any]], stem: str) -> Proposal:
    """A mapping for a file with these columns, whose first records are `rows`; `stem`: its source system, when no
    column names one. Raises MappingError where no column is known."""
    values: dict[str, list[str]] = {
        name: [str(row[place]).strip() for row in rows if row[place] is not None and str(row[place]).strip()]
        for place, name in enumerate(columns)}
    found: dict[str, list[str]] = defaultdict(list)
    for column, meaning in _meanings(columns).items():
        found[meaning].append(column)
    proposal, taken = Proposal(), set()

    def take(meaning: str) -> list[str]:
        taken.update(found.get(meaning, ()))
        return found.pop(meaning, [])

    _identity(proposal, columns, values, found, len(rows), stem)
    taken |= {c for c in (proposal.document.get("source_record_id"), proposal.document.get("source_updated_at")) if c}
    taken |= {proposal.document["source_system"].get("column")} - {None}
    for meaning in ("record_id", "source", "updated_at", "created_at"):
        found.pop(meaning, None)
    known = taken.union(*found.values())
    for meaning, column in _by_values({c: values[c] for c in columns if c not in known}, found):
        proposal.notes.append(f"{column} is taken for a {meaning.replace('_', ' ')} by its values.")
        found[meaning].append(column)

    payload: dict[str, Any] = {}
    _names(payload, take, found)
    _birth(payload, take, values)
    for attribute in ("gender", "place_of_birth", "occupation", "employer"):
        if names := take(attribute):
            payload[attribute] = _first(names)
    for attribute, kind, form in (("emails", "email", r"[^@\s]+@[^@\s]+"), ("phones", "phone", r"\+?(\W*\d){7,15}\W*")):
        if names := take(kind):
            payload[attribute] = [_in_cells(c, values[c], form) for c in names]

    country = take("country")
    if country:
        payload["country_code"] = _first(country)
    for column in found.get("address", [])[:]:
        if whole := _objects([row[columns.index(column)] for row in rows]):
            payload[whole] = column
            taken.add(column)
            found["address"].remove(column)
    kept = _address(payload, take)
    if country and any(a.startswith("address.") for a in payload):
        payload["address.country_code"] = _first(country)

    kinds, numbers = take("id_type"), take("id_value")
    if kinds and numbers:
        payload["government_ids"] = [{"type": kinds[0], "value": numbers[0]} | (
            {"country_code": country[0]} if country else {})]
    for meaning in [m for m in found if m.startswith("government_ids.")]:
        _identifier(payload, meaning, take(meaning)[0], columns, taken)
    repeated = [c for c in columns if c not in taken and NUMBERED.search("".join(words_of(c)))
                and APART.isdisjoint(words_of(c))       # a number that some records share
                and len(values[c]) / 4 < len(set(values[c])) < len(values[c])]
    taken.update(repeated)
    for column in kept + take("attribute") + repeated:
        payload[f"attributes.{'_'.join(words_of(column))}"] = column

    if not payload:
        raise MappingError(f"none of the columns has a name that is known: {', '.join(columns)}")
    proposal.document["payload"] = payload
    proposal.left_out = [c for c in columns if c not in taken]
    _settings(proposal, payload, values)
    return proposal


def _in_cells(column: str, values: list[str], form: str) -> Any:
    """The column, split where one in a hundred of its cells holds several of that form."""
    def several(mark: str) -> int:
        cells = (list(filter(None, map(str.strip, v.split(mark)))) for v in values if mark in v)
        return sum(len(cell) > 1 and all(re.fullmatch(form, part) for part in cell) for cell in cells)

    most = max(";|/,", key=several)
    return {"column": column, "split": most} if several(most) > len(values) / 100 else column


def _one(names: list[str]) -> Any:
    """Numbered columns are parts of one name (apellido1, apellido2); others stand for each other."""
    bases = {tuple(w for w in words_of(n) if not w.isdigit() and w != "c") for n in names}
    called = [MEANING.get("".join(b)) or "" for b in bases]
    if len(names) > 1 and (len(bases) == 1 or all(meaning.endswith("family_name") for meaning in called)
                           and any("second" in (meaning_of(n) or "") for n in names)):
        return " ".join(f"{{{n}{'?' if i else ''}}}" for i, n in enumerate(names))
    return _first(names)


def _first(names: list[str]) -> Any:
    """The one column, or whichever of several has a value, the main one first."""
    return names[0] if len(names) == 1 else {"first": sorted(names, key=lambda n: not SECOND.isdisjoint(words_of(n)))}


def _identity(proposal: Proposal, columns: list[str], values: dict[str, list[str]], found: dict[str, list[str]],
              count: int, stem: str) -> None:
    """Who sent a record, its id there, and when: of the columns called so, those whose values can be that."""
    others = [c for c in columns if meaning_of(c) is None and NUMBERED.search("".join(words_of(c)))]
    ids = [c for c in found["record_id"] + others if len(values[c]) == count and len(set(values[c])) == count]
    if ids:
        proposal.document["source_record_id"] = ids[0]
    elif whole := [c for c in columns if all(c not in names for names in found.values())
                   and count and len(set(values[c])) == count]:
        proposal.document["source_record_id"] = whole[0]
        proposal.notes.append(f"{whole[0]} is taken for what identifies a record: each has another.")
    else:
        proposal.notes.append("No column is there that identifies a record: say source_record_id = \"COLUMN\".")
    few = max(20, count // 50)
    systems = [c for c in found["source"] if len(values[c]) == count and len(set(values[c])) <= few]
    proposal.document["source_system"] = {"column": systems[0]} if systems else {"value": stem}
    times = found["updated_at"] + found["created_at"]
    if times:
        proposal.document["source_updated_at"] = times[0]


def _by_values(values: dict[str, list[str]], found: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Of columns whose names say nothing, (meaning, column) of those whose values do, for what no other column is."""
    def share(column: str, form: str) -> float:
        return sum(bool(re.fullmatch(form, v)) for v in values[column]) / len(values[column])

    rest = [c for c in values if values[c] and APART.isdisjoint(words_of(c))]
    nameless = [c for c in rest if _says_nothing(c)]
    if "email" not in found:
        yield from (("email", c) for c in rest if share(c, r"\S+@\S+\.\S+") > 0.6)
    if not {"date_of_birth", "birth_year"} & found.keys():
        dates = [c for c in nameless if share(c, DATE) > 0.7 and _generation(values[c]) > 15]
        yield from (("date_of_birth", c) for c in dates[:1])
    if "phone" not in found:
        yield from (("phone", c) for c in nameless if share(c, r"\+?[\d ()./-]{7,22}") > 0.9
                    and share(c, r"[+0(].*") > 0.5 and share(c, DATE) < 0.1)
    if set(NAMES).isdisjoint(found):
        worded = [c for c in rest if share(c, r"[^\W\d_][^\d_@/\\:;]{0,60}") > 0.95
                  and len(set(values[c])) > len(values[c]) / 4]
        whole = [c for c in worded if share(c, r"\S+([ ,\u3000]+\S+){1,3}") > 0.6 or share(c, EAST_ASIAN) > 0.6]
        yield from (("full_name", c) for c in whole[:1])
        yield from (("name_part", c) for c in worded[:2] if not whole)


def _says_nothing(column: str) -> bool:
    """Whether the name of a column is in a script we know no words of, or a word for any column."""
    return all(not word.isascii() or len(word) == 1 or word.isdigit() or word in ("date", "datum", "col", "field")
               for word in words_of(column))


def _generation(dates: list[str]) -> int:
    """Over how many years four in five of the dates spread: a generation and more where they are birthdays."""
    years = sorted(int(y[0]) for d in dates if (y := re.findall(r"(?<!\d)(?:1[4-9]|20)\d\d(?=\D|\d{4}$|$)", d)))
    return years[len(years) * 9 // 10] - years[len(years) // 10] if years else 0


def _names(payload: dict[str, Any], take: Take, found: dict[str, list[str]]) -> None:
    """Names. A bare "name" is the whole one, or what the other name column leaves over."""
    if parts := take("name_part"):          # which is the family's is for normalising to find out
        found["full_name"].append(" ".join(f"{{{c}?}}" for c in parts))
    for column in take("name"):
        have = {"given_name", "family_name"} & found.keys()
        found["full_name" if len(have) != 1 else ({"given_name", "family_name"} - have).pop()].append(column)
    if not {"family_name", "first_family_name"} & found.keys() and "full_name" not in found:
        alone = [c for c in found.get("given_name", []) if words_of(c) in (["nombre"], ["nome"])]
        found["full_name"] += take("given_name") if alone else []
    for attribute, names in (
            ("full_name", take("full_name")),
            ("given_name", take("given_name")),
            ("middle_name", take("middle_name") + take("middle_initial")),
            ("family_name", take("first_family_name") + take("family_name") + take("second_family_name")),
            ("name_suffix", take("name_suffix")),
            ("previous_family_name", take("previous_family_name"))):
        if names:
            payload[attribute] = _one(names)


def _birth(payload: dict[str, Any], take: Take, values: dict[str, list[str]]) -> None:
    """The date of birth, whole or of its parts. Beside a year and a month a "birthday" of two digits is the day."""
    year, month, day, whole = take("birth_year"), take("birth_month"), take("birth_day"), take("date_of_birth")
    if year and month and not day:
        day = [c for c in whole if max(map(len, values[c]), default=0) <= 2][:1]
        whole = [c for c in whole if c not in day]
    if year and month and day:
        whole.append(f"{{{year[0]}}}-{{{month[0]}}}-{{{day[0]}}}")
    elif year:
        whole.append(year[0])
    if whole:
        payload["date_of_birth"] = _first(whole)


def _objects(cells: list[Any]) -> str | None:
    """What a column of addresses holds that are objects in the file, as JSON and Parquet may: "address", one in each
    record, or "addresses", a list of them; None where they are text."""
    cells = [c for c in cells if c is not None and c != []]
    if cells and all(isinstance(c, dict) for c in cells):
        return "address"
    if cells and all(isinstance(c, list) and all(isinstance(a, dict) for a in c) for c in cells):
        return "addresses"
    return None


def _address(payload: dict[str, Any], take: Take) -> list[str]:
    """The address in its parts; returns the columns of it that have no place there. An "address" beside a city is
    the street, and a county is the region where nothing else is."""
    whole, street, number = take("address"), take("street"), take("house_number")
    kind, direction = take("street_type"), take("street_direction")
    unit, city, region, postal_code = take("unit"), take("city"), take("region"), take("postal_code")
    county = take("county")
    if not region:
        region, county = county, []
    if not street and whole and city:
        street, whole = whole, []
    if street and (number or kind or direction):
        before = meaning_of(street[0]) == "street" and re.search("street|addr|line|rue", street[0].lower())
        parts = direction[:1] + street[:1] + kind[:1]
        parts = number[:1] + parts if before else parts + number[:1]
        street = [" ".join(f"{{{p}?}}" for p in parts)]
    if len({tuple(w for w in words_of(s) if not w.isdigit()) for s in street}) == 1:       # address_1, address_2
        unit += street[1:]
        street = street[:1]
    lines = [f"{{{c}?}}" for c in unit if words_of(c)[-1].isdigit()]
    if len(street) == 1 and lines and not (city or region or postal_code or whole):      # address_2 has the city
        payload["address.full"] = ", ".join([street[0] if "{" in street[0] else f"{{{street[0]}?}}", *lines])
        return county
    for part, names in (("full", whole), ("street", street), ("unit", unit), ("city", city),
                        ("region", region), ("postal_code", postal_code)):
        if names:
            payload[f"address.{part}"] = _first(names)
    return county


def _identifier(payload: dict[str, Any], meaning: str, column: str, columns: list[str], taken: set[str]) -> None:
    """A government id, with the column that says who issued it: passport_number has passport_country."""
    stem = {w for w in words_of(column) if w not in NOISE}
    named = {c: words_of(c) for c in columns if c != column}
    beside = {words[-1]: c for c, words in named.items()
              if words[-1:] in (["country"], ["state"]) and words[:-1] and set(words[:-1]) <= stem | {"id"}}
    payload[meaning] = f"{{{beside['state']}?}} {{{column}}}" if "state" in beside else column
    if "country" in beside:
        payload[f"{meaning}.country_code"] = beside["country"]
    taken.update(beside.values())


def _settings(proposal: Proposal, payload: dict[str, Any], values: dict[str, list[str]]) -> None:
    """What the first records tell of the source: in which order dates are written, and in which country it is."""
    settings: dict[str, Any] = {}
    spec = payload.get("date_of_birth", "")
    columns = spec["first"] if isinstance(spec, dict) else [spec]
    # 1978-05-04 is read alike in any order: what counts is 04/05/1978.
    short = [m for c in columns for v in values.get(c, []) if (m := re.match(r"(\d{1,2})\D+(\d{1,2})\b", v))]
    day_first, month_first = sum(int(m[1]) > 12 for m in short), sum(int(m[2]) > 12 for m in short)
    if day_first or month_first:
        settings["date_order"] = "DMY" if day_first > month_first else "MDY"
    if "country_code" not in payload and any(a.startswith(("phones", "address")) for a in payload):
        if country := _country(payload, values):
            settings["default_country"] = country
            proposal.notes.append(f"default_country is a guess from columns, states and postal codes: {country}.")
        else:
            proposal.notes.append("Which country is it in? default_country tells how to read telephones and addresses.")
    if settings:
        proposal.document["sources"] = {"*": settings}
    proposal.notes.append("Does a source hold each person once? Then say is_deduplicated = true below [sources.NAME].")


def _country(payload: dict[str, Any], values: dict[str, list[str]]) -> str | None:
    """The country that alone calls columns so, or that nine in ten states, or postal codes, are of; None where they do
    not tell."""
    def share(attribute: str, fits: Any) -> float:
        column = payload.get(attribute)
        seen = [v.lower() for v in values.get(column, [])] if isinstance(column, str) else []
        return sum(bool(fits(v)) for v in seen) / len(seen) if len(seen) >= 20 else 0
    called = {"".join(words_of(column)) for column in values}
    told = [c for c, names in _TABLES["countries"].items() if called.intersection(_joined(names))]
    if len(told) == 1:
        return told[0]
    for country, states in _TABLES["states"].items():
        if share("address.region", states.__contains__) > 0.9:
            return country
    for country, code in _TABLES["postal_codes"].items():
        if share("address.postal_code", re.compile(code).fullmatch) > 0.9:
            return country
    return None


def proposed_for(path: Path, format: str | None = None, delimiter: str | None = None) -> Proposal:
    """A mapping proposed for a file; its source system is named after it where no column names one. Raises MappingError
    where its columns say nothing, UnusableFile where it cannot be read."""
    source = records.read(path, format, delimiter)
    rows = [row for _, row in itertools.islice(source.records, LOOKED_AT) if not isinstance(row, records.Unreadable)]
    columns = source.columns
    if columns is None:
        columns = list(dict.fromkeys(itertools.chain.from_iterable(row.keys() for row in rows)))
        rows = [[row.get(c) for c in columns] for row in rows]
    return propose(columns, rows, path.name.split(".")[0])


def overlooked(kept: list[str]) -> list[str]:
    """Of the columns that a mapping passes on under their own names, those that are not matched on, though they are
    called as what is: first_name, surname."""
    unmatched = (None, "attribute", "record_id", "source", "updated_at", "created_at")
    return [c for c in kept if c.split(".")[0] not in ATTRIBUTES and meaning_of(c) not in unmatched]


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", type=click.Choice(["csv", "jsonl", "parquet"]), help="Default: by the ending of the name.")
@click.option("--delimiter", metavar="CHAR", help="Of a CSV file; default: what its header shows.")
def mapping(file: Path, format: str | None, delimiter: str | None) -> None:
    """Propose which column of a file is what: a mapping file for `mds load`, on standard output.

    From the names of the columns, in some thirty languages, and the first 20,000 records. Look it through: what it
    leaves out, and what only you can know, stands in its comments.

    Example:

    \b
        mds mapping people.csv > people.toml
        mds load people.csv --mapping people.toml --register
    """
    try:
        click.echo(proposed_for(file, format, delimiter).toml(file.name), nl=False)
    except (MappingError, records.UnusableFile) as e:
        raise click.ClickException(str(e)) from e
