"""From the columns of a file to the payload of a record: the mapping that `mds load` is given.

    source_record_id = "rec_id"
    source_system = {column = "source"}          # or {value = "crm"}
    source_updated_at = "created_at"
    [payload]
    given_name = "first_name"                    # a column
    emails = ["email", "email2"]                 # a list of what is there
    date_of_birth = "{by}-{bm}-{bd}"             # a template; null when a part is missing
    phones = [{column = "phones", split = ";"}]  # a cell that holds several
    country_code = {value = "AU"}                # a constant, where there is anything else
    middle_name = {first = ["middle_name", "initial"]}    # the first that is there
    "address.street" = "{street_number?} {street}"    # a part with ? may be missing
    "addresses.1.full" = "old_address"           # a place in a list
    "government_ids.ssn" = "ssn"                 # {type: "ssn", value: ...}
    "government_ids.passport.country_code" = "passport_country"
    "attributes.mrn" = "mrn"
    [sources.crm]                                # what `--register` registers the source with; "*": all others
    trust = 60

A blank cell is a missing one. Nothing else is changed: normalising is the database's work.
"""
from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

Row = Sequence[Any] | dict[str, Any]
Getter = Callable[[Row], Any]

# What the payload of the contract knows (design.md, section 5); everything else is kept and not matched on.
ATTRIBUTES = frozenset((
    "full_name", "given_name", "middle_name", "family_name", "name_suffix", "previous_family_name", "emails", "email",
    "phones", "phone", "country_code", "date_of_birth", "gender", "place_of_birth", "addresses", "address",
    "government_ids", "employer", "occupation", "external_ids", "preferences", "verified", "attributes"))
SOURCE_SETTINGS = frozenset(("trust", "is_deduplicated", "default_country", "date_order", "access_role"))
PART = re.compile(r"\{([^{}]*)\}")


class MappingError(ValueError):
    """The mapping is wrong in itself, or names a column that the file does not have. Wrong usage: nothing is loaded."""


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and (not value or value.isspace()))


def text_of(value: Any) -> str | None:
    """An id, a source name or a time as text: None for a missing, blank, boolean or composite value."""
    if _blank(value) or isinstance(value, bool | list | dict):
        return None
    return value if isinstance(value, str) else str(value)


class Columns:
    """How to get at the columns of one file: by position when they are known, else by key or dotted path."""

    def __init__(self, names: Sequence[str] | None):
        self._place = None if names is None else {name: i for i, name in enumerate(names)}
        self.used: set[str] = set()
        self.kept: list[str] = []          # passed on under their own names
        self.seen: set[str] = set()        # of those that differ by line: what was there at least once

    def getter(self, name: str) -> Getter:
        """What reads that column of a row. Raises MappingError for a column that is not in the file."""
        self.used.add(name)
        if self._place is None:
            return self._by_key(name)
        if name not in self._place:
            have = ", ".join(self._place)
            raise MappingError(f"there is no column {name!r} in the file; it has: {have}")
        place = self._place[name]

        def get(row: Row) -> Any:
            value = row[place]
            return None if _blank(value) else value
        return get

    def _by_key(self, name: str) -> Getter:
        path = name.split(".")
        seen = self.seen

        def get(row: Row) -> Any:
            if name in row:
                value = row[name]
            else:
                value = row
                for step in path:
                    if not isinstance(value, dict) or step not in value:
                        return None
                    value = value[step]
            seen.add(name)
            return None if _blank(value) else value
        return get

    def never_seen(self) -> list[str]:
        """Columns that were asked for and in no line: most likely a slip of the pen in the mapping."""
        return sorted(self.used - self.seen) if self._place is None else []


def _template(text: str, columns: Columns) -> Getter:
    """Text with {column} parts; None when a part is missing, unless it is written {column?}. Spaces that a missing
    part leaves behind are closed up."""
    pieces: list[str | tuple[Getter, bool]] = []
    end = 0
    for m in PART.finditer(text):
        pieces.append(text[end:m.start()])
        name = m[1].removesuffix("?")
        if not name:
            raise MappingError(f"the template {text!r} has a part without a column")
        pieces.append((columns.getter(name), m[1].endswith("?")))
        end = m.end()
    pieces.append(text[end:])

    def get(row: Row) -> str | None:
        out, found = [], False
        for piece in pieces:
            if isinstance(piece, str):
                out.append(piece)
                continue
            value = text_of(piece[0](row))
            if value is None and not piece[1]:
                return None
            found = found or value is not None
            out.append(value or "")
        return " ".join("".join(out).split()) if found else None
    return get


def expression(spec: Any, columns: Columns) -> Getter:
    """Compile the right-hand side of a mapping entry: column, template, {column=}, {value=}, {first=}, list, or a table
    of these. Raises MappingError when it is none of them."""
    if isinstance(spec, str):
        if not spec:
            raise MappingError("an empty column name")
        return _template(spec, columns) if PART.search(spec) else columns.getter(spec)
    if isinstance(spec, list):
        parts = [expression(s, columns) for s in spec]

        def get_list(row: Row) -> list | None:
            out = []
            for part in parts:
                value = part(row)
                out.extend(value if isinstance(value, list) else [value] if value is not None else [])
            return out or None
        return get_list
    if _is_constant(spec):
        constant = spec["value"]
        return lambda row: constant
    if isinstance(spec, dict) and "column" in spec:
        if wrong := spec.keys() - {"column", "split"}:
            raise MappingError(f"{{column = …}} takes split beside it, not {', '.join(sorted(wrong))}")
        if not isinstance(spec["column"], str):
            raise MappingError("{column = …} wants the name of a column")
        get = columns.getter(spec["column"])
        if "split" not in spec:
            return get
        split = spec["split"]

        def get_split(row: Row) -> Any:
            value = get(row)
            if not isinstance(value, str):
                return value
            return [v for part in value.split(split) if (v := part.strip())] or None
        return get_split
    if isinstance(spec, dict) and spec.keys() == {"first"} and isinstance(spec["first"], list):
        choices = [expression(s, columns) for s in spec["first"]]
        return lambda row: next((value for get in choices if (value := get(row)) is not None), None)
    if isinstance(spec, dict) and spec:
        entries = {key: expression(s, columns) for key, s in spec.items()}
        if all(_is_constant(s) for s in spec.values()):
            raise MappingError(f"a table of constants only: {spec!r}")
        changing = [key for key, s in spec.items() if not _is_constant(s)]

        def get_table(row: Row) -> dict | None:
            out = {key: value for key, get in entries.items() if (value := get(row)) is not None}
            return out if any(key in out for key in changing) else None
        return get_table
    raise MappingError("neither a column, a template, {column = …}, {value = …}, {first = …}, a list nor a table: "
                       f"{spec!r}")


def _is_constant(spec: Any) -> bool:
    return isinstance(spec, dict) and spec.keys() == {"value"} and not isinstance(spec["value"], dict | list)


def _path(attribute: str) -> tuple[str | int, ...]:
    """'addresses.1.street' -> ('addresses', 1, 'street'); government_ids.TYPE -> the value of that type."""
    steps = attribute.split(".")
    if not all(steps):
        raise MappingError(f"{attribute!r} is not an attribute path")
    if steps[0] == "government_ids" and len(steps) == 2 and not steps[1].isdigit():
        steps.append("value")
    return tuple(int(s) if s.isdigit() and i else s for i, s in enumerate(steps))


def _place(payload: dict, path: tuple[str | int, ...], value: Any) -> None:
    """Put a value at its path. Lists are built as {place: item} and closed up by _close."""
    node = payload
    for step in path[:-1]:
        node = node.setdefault(step, {})
        if not isinstance(node, dict):
            return
    node[path[-1]] = value


def _has(payload: dict, path: tuple[str | int, ...]) -> bool:
    """Whether there is anything below that path."""
    node: Any = payload
    for step in path:
        node = node.get(step) if isinstance(node, dict) else None
    return bool(node)


def _close(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if node and all(isinstance(key, int) for key in node):
        return [_close(node[key]) for key in sorted(node)]
    return {key: _close(value) for key, value in node.items()}


def _identifiers(value: Any) -> list | None:
    """Government ids as [{type, country_code, value}, …]: written by type they get it, one without value is none."""
    if isinstance(value, dict):
        value = [{"type": key, **item} if isinstance(item, dict) else {"type": key, "value": item}
                 for key, item in value.items()]
    kept = [item for item in value if not isinstance(item, dict) or "value" in item]
    return kept or None


@dataclass(frozen=True)
class Mapping:
    """Where the parts of a record come from. `payload` None: every column under its own name."""

    source_record_id: Any = None
    source_system: Any = None
    source_updated_at: Any = None
    payload: dict[str, Any] | None = None
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Mapping:
        """A mapping file. Raises MappingError when it is not TOML or says something that is not understood."""
        try:
            with path.open("rb") as f:
                document = tomllib.load(f)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
            raise MappingError(f"{path.name}: {e}") from e
        return cls.of(document, path.name)

    @classmethod
    def of(cls, document: dict[str, Any], name: str = "the mapping") -> Mapping:
        """The mapping of a parsed document, checked."""
        known = {"source_record_id", "source_system", "source_updated_at", "payload", "sources"}
        if wrong := document.keys() - known:
            raise MappingError(f"{name}: {', '.join(sorted(wrong))} not understood, only {', '.join(sorted(known))}")
        payload = document.get("payload")
        if payload is not None:
            if not isinstance(payload, dict) or not payload:
                raise MappingError(f"{name}: [payload] wants attribute = column")
            payload = dict(_flatten(payload))
            roots = {attribute.split(".")[0] for attribute in payload if "." in attribute}
            if both := roots & payload.keys():
                raise MappingError(f"{name}: {', '.join(sorted(both))} is given whole and in parts")
        sources = document.get("sources", {})
        for source, settings in sources.items():
            if not isinstance(settings, dict) or (wrong := settings.keys() - SOURCE_SETTINGS):
                raise MappingError(f"{name}: [sources.{source}] takes {', '.join(sorted(SOURCE_SETTINGS))}")
        return cls(document.get("source_record_id"), document.get("source_system"), document.get("source_updated_at"),
                   payload, sources)

    def with_options(self, *, record_id: str | None = None, system: Any = None, extra: Iterable[str] = ()) -> Mapping:
        """The same with what the command line says: --id, the source system or its column, --map ATTRIBUTE=COLUMN."""
        payload = self.payload
        for pair in extra:
            attribute, equals, column = pair.partition("=")
            if not (attribute and equals and column):
                raise MappingError(f"--map {pair}: ATTRIBUTE=COLUMN is expected")
            payload = {**(payload if payload is not None else {"*": "*"}), attribute: column}
        return replace(self, payload=payload, source_record_id=record_id or self.source_record_id,
                       source_system=system or self.source_system)

    def settings_of(self, source: str) -> dict[str, Any] | None:
        """What [sources.NAME] says of a source system, else [sources."*"]."""
        return self.sources.get(source, self.sources.get("*"))

    def as_json(self) -> dict[str, Any]:
        """What identifies the mapping, for the options a load is resumed by."""
        return {"source_record_id": self.source_record_id, "source_system": self.source_system,
                "source_updated_at": self.source_updated_at, "payload": self.payload}

    def bind(self, names: Sequence[str] | None) -> tuple[Callable[[Row], dict[str, Any]], Columns]:
        """What turns a row of a file with these columns (None: they differ by line) into
        {source_system, source_record_id, source_updated_at, payload}. Raises MappingError for an unknown column."""
        columns = Columns(names)
        identifier = self.source_record_id or "source_record_id"
        system = self.source_system or "source_system"
        updated = self.source_updated_at
        if updated is None and (names is None or "source_updated_at" in names):
            updated = "source_updated_at"
        if names is not None and self.source_record_id is None and identifier not in names:
            raise MappingError(f"which column identifies a record? say --id; the file has: {', '.join(names)}")
        if names is not None and self.source_system is None and system not in names:
            raise MappingError("which source system are the records of? say --source-system or --source-column")
        get_id, get_system = expression(identifier, columns), expression(system, columns)
        get_updated = expression(updated, columns) if updated is not None else lambda row: None
        if names is None:           # asked for by us, not by the mapping: may well be missing from every line
            columns.used -= {"source_record_id", "source_system", "source_updated_at"} - {
                s for s in (self.source_record_id, self.source_system, self.source_updated_at) if isinstance(s, str)}

        spec = dict(self.payload) if self.payload is not None else {"*": "*"}
        everything = spec.pop("*", None) is not None
        taken = {s for s in (identifier, system, updated, *spec.values()) if isinstance(s, str)}
        taken |= {s["column"] for s in (system, *spec.values()) if isinstance(s, dict) and "column" in s}
        if everything and names is not None:
            columns.kept = [n for n in names if n and n not in taken and n.split(".")[0] not in spec]
            spec = {**{name: {"column": name} for name in columns.kept}, **spec}
        entries = [(_path(attribute), expression(s, columns)) for attribute, s in spec.items() if not _is_constant(s)]
        constants = [(_path(attribute), s["value"]) for attribute, s in spec.items() if _is_constant(s)]
        nested = any(len(path) > 1 for path, _ in (*entries, *constants))
        identified = any(path[0] == "government_ids" for path, _ in entries)
        free_form = everything and names is None
        ready = free_form and self.payload is None

        def record(row: Row) -> dict[str, Any]:
            payload: dict[Any, Any] = {}
            if ready and isinstance(row.get("payload"), dict):
                payload = row["payload"]
            elif free_form:
                payload = {key: value for key, value in row.items() if key not in taken and not _blank(value)}
            for path, get in entries:
                value = get(row)
                if value is not None:
                    if len(path) == 1:
                        payload[path[0]] = value
                    else:
                        _place(payload, path, value)
            for path, value in constants:           # they say something only beside what the record says
                if _has(payload, path[:-1]):
                    _place(payload, path, value)
            if nested:
                payload = _close(payload)
            if identified and isinstance(ids := payload.pop("government_ids", None), dict | list) \
                    and (ids := _identifiers(ids)):
                payload["government_ids"] = ids
            out = {"source_system": text_of(get_system(row)), "source_record_id": text_of(get_id(row)),
                   "payload": payload}
            if (at := text_of(get_updated(row))) is not None:
                out["source_updated_at"] = at
            return out
        return record, columns


def _flatten(payload: dict[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    """[payload.address] street = … is the same as "address.street" = …"""
    for key, spec in payload.items():
        attribute = f"{prefix}{key}"
        leaf = not isinstance(spec, dict) or "column" in spec or spec.keys() in ({"value"}, {"first"})
        if leaf:
            yield attribute, spec
        else:
            yield from _flatten(spec, f"{attribute}.")
