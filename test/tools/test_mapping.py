"""Mappings: from columns to the payload of a record."""
from __future__ import annotations

import tomllib

import pytest

from mds_tools.mapping import Mapping, MappingError

BASE = 'source_record_id = "id"\nsource_system = {value = "crm"}\n[payload]\n'


def payload(text: str, row: dict, by_position: bool = True) -> dict:
    """The payload that a mapping makes of a row, of a file with a header or of a JSON line."""
    row = {"id": "1", **row}
    record, _ = Mapping.of(tomllib.loads(BASE + text)).bind(list(row) if by_position else None)
    return record(list(row.values()) if by_position else row)["payload"]


CASES = [
    ('given_name = "a"', {"a": "Ann"}, {"given_name": "Ann"}),
    ('given_name = "a"', {"a": ""}, {}),
    ('given_name = "a"', {"a": " \t"}, {}),
    ('given_name = "a"', {"a": " Ann "}, {"given_name": " Ann "}),
    ('given_name = {column = "a"}', {"a": "Ann"}, {"given_name": "Ann"}),
    ('given_name = {column = "{a}"}', {"{a}": "Ann"}, {"given_name": "Ann"}),
    ('given_name = "a"\ncountry_code = {value = "AU"}', {"a": "Ann"}, {"given_name": "Ann", "country_code": "AU"}),
    ('given_name = "a"\ncountry_code = {value = "AU"}', {"a": ""}, {}),
    ('"address.city" = "a"\n"address.country_code" = {value = "AU"}\ngiven_name = "b"', {"a": "", "b": "Ann"},
     {"given_name": "Ann"}),
    ('emails = ["a", "b"]', {"a": "x", "b": "y"}, {"emails": ["x", "y"]}),
    ('emails = ["a", "b"]', {"a": "", "b": "y"}, {"emails": ["y"]}),
    ('emails = ["a", "b"]', {"a": "", "b": ""}, {}),
    ('phones = {column = "a", split = ";"}', {"a": "1; 2;;"}, {"phones": ["1", "2"]}),
    ('phones = [{column = "a", split = ";"}, "b"]', {"a": "1;2", "b": "3"}, {"phones": ["1", "2", "3"]}),
    ('phones = {column = "a", split = ";"}', {"a": " ; "}, {}),
    ('given_name = {first = ["a", "b"]}', {"a": "", "b": "Ann"}, {"given_name": "Ann"}),
    ('given_name = {first = ["a", "{b}!"]}', {"a": "Ann", "b": "x"}, {"given_name": "Ann"}),
    ('given_name = {first = ["a", "b"]}', {"a": "", "b": ""}, {}),
    ('date_of_birth = "{y}-{m}-{d}"', {"y": "1990", "m": "2", "d": "1"}, {"date_of_birth": "1990-2-1"}),
    ('date_of_birth = "{y}-{m}-{d}"', {"y": "1990", "m": "", "d": "1"}, {}),
    ('"address.street" = "{n} {s}"', {"n": "7", "s": "Main"}, {"address": {"street": "7 Main"}}),
    ('"address.street" = "{n?} {s}"', {"n": "", "s": "Main"}, {"address": {"street": "Main"}}),
    ('"address.street" = "{n?} {s}"', {"n": "7", "s": ""}, {}),
    ('"address.street" = "No. {n?} {s?}"', {"n": "", "s": ""}, {}),
    ('"address.street" = "s"\n"address.city" = "c"', {"s": "", "c": "Ulm"}, {"address": {"city": "Ulm"}}),
    ('address.street = "s"\naddress.city = "c"', {"s": "Main", "c": "Ulm"},
     {"address": {"street": "Main", "city": "Ulm"}}),
    ('"addresses.0.full" = "a"\n"addresses.1.full" = "b"', {"a": "A", "b": "B"},
     {"addresses": [{"full": "A"}, {"full": "B"}]}),
    ('"addresses.0.full" = "a"\n"addresses.1.full" = "b"', {"a": "", "b": "B"}, {"addresses": [{"full": "B"}]}),
    ('"government_ids.ssn" = "a"', {"a": "123"}, {"government_ids": [{"type": "ssn", "value": "123"}]}),
    ('"government_ids.ssn" = "a"\n"government_ids.passport" = "b"', {"a": "", "b": "9"},
     {"government_ids": [{"type": "passport", "value": "9"}]}),
    ('"government_ids.passport" = "a"\n"government_ids.passport.country_code" = "b"', {"a": "9", "b": "DE"},
     {"government_ids": [{"type": "passport", "value": "9", "country_code": "DE"}]}),
    ('"government_ids.passport" = "a"\n"government_ids.passport.country_code" = "b"', {"a": "", "b": "DE"}, {}),
    ('government_ids = [{type = "t", value = "a", country_code = {value = "US"}}]', {"t": "SSN", "a": "1"},
     {"government_ids": [{"type": "SSN", "value": "1", "country_code": "US"}]}),
    ('government_ids = [{type = "t", value = "a", country_code = {value = "US"}}]', {"t": "SSN", "a": ""}, {}),
    ('"attributes.mrn" = "a"', {"a": "M1"}, {"attributes": {"mrn": "M1"}}),
]


@pytest.mark.parametrize("by_position", [True, False], ids=["header", "json"])
@pytest.mark.parametrize(("text", "row", "expected"), CASES)
def test_grammar(text, row, expected, by_position):
    assert payload(text, row, by_position) == expected


@pytest.mark.parametrize(("column", "row", "expected"), [
    ("name.first", {"name": {"first": "Ann"}}, {"given_name": "Ann"}),
    ("name.first", {"name.first": "Ann"}, {"given_name": "Ann"}),
    ("name.first", {"name": "Ann"}, {}),
    ("name.first", {}, {}),
    ("n", {"n": 447700900123}, {"given_name": 447700900123}),
    ("n", {"n": False}, {"given_name": False}),
    ("n", {"n": None}, {}),
])
def test_json_lines_are_reached_into_and_keep_their_types(column, row, expected):
    assert payload(f'given_name = "{column}"', row, by_position=False) == expected


@pytest.mark.parametrize("text", [
    'given_name = 7', 'given_name = ""', 'given_name = "nosuch"', 'given_name = "{nosuch}"', 'given_name = "{}"',
    'given_name = {column = "a", spilt = ";"}', 'given_name = {column = 1}', 'address = "a"\n"address.city" = "a"',
    '"address..city" = "a"', 'government_ids = [{type = {value = "x"}, value = {value = "y"}}]', 'emails = [[1]]'])
def test_a_wrong_mapping_is_refused(text):
    with pytest.raises(MappingError):
        Mapping.of(tomllib.loads(BASE + text)).bind(["id", "a"])


@pytest.mark.parametrize("text", ["sauce_system = 'x'", "payload = 1", "[payload]", "[sources.crm]\ntrsut = 1"])
def test_a_document_that_is_no_mapping_is_refused(text):
    with pytest.raises(MappingError):
        Mapping.of(tomllib.loads(text))


def test_a_file_that_is_no_toml_is_refused(tmp_path):
    (tmp_path / "m.toml").write_bytes(b"a = \xff")
    with pytest.raises(MappingError, match=r"m\.toml"):
        Mapping.read(tmp_path / "m.toml")


def record(mapping: Mapping, row: dict, by_position: bool = True) -> dict:
    bound, _ = mapping.bind(list(row) if by_position else None)
    return bound(list(row.values()) if by_position else row)


CRM = {"value": "crm"}


def test_without_a_mapping_columns_keep_their_names():
    row = {"no": "1", "given_name": "Ann", "address.city": "Ulm", "shoe_size": "38", "empty": ""}
    made = record(Mapping().with_options(record_id="no", system=CRM), row)
    assert made == {"source_system": "crm", "source_record_id": "1",
                    "payload": {"given_name": "Ann", "address": {"city": "Ulm"}, "shoe_size": "38"}}


@pytest.mark.parametrize("by_position", [True, False])
def test_map_adds_to_the_names_that_fit_already(by_position):
    row = {"no": "1", "given_name": "Ann", "mail": "a@example.net"}
    made = record(Mapping().with_options(record_id="no", system=CRM, extra=["email=mail"]), row, by_position)
    assert made["payload"] == {"given_name": "Ann", "email": "a@example.net"}


def test_map_overrides_a_mapping_file():
    mapping = Mapping.of({"source_record_id": "no", "payload": {"email": "old", "given_name": "g"}})
    mapping = mapping.with_options(system=CRM, extra=["email=new"])
    made = record(mapping, {"no": "1", "g": "Ann", "old": "o", "new": "n"})
    assert made["payload"] == {"email": "n", "given_name": "Ann"}


def test_a_ready_record_is_taken_as_it_is():
    row = {"source_record_id": 7, "source_system": "crm", "source_updated_at": "2026-01-01", "payload": {"emails": []}}
    assert record(Mapping(), row, by_position=False) == {**row, "source_record_id": "7"}


def test_the_contracts_columns_are_found_by_name():
    row = {"source_system": "crm", "source_record_id": "1", "source_updated_at": "2026-01-01", "email": "a@example.net"}
    assert record(Mapping(), row) == {"source_system": "crm", "source_record_id": "1",
                                      "source_updated_at": "2026-01-01", "payload": {"email": "a@example.net"}}


@pytest.mark.parametrize("value", [None, "", "  ", True, {"a": 1}, ["a"]])
def test_what_is_no_id_is_none(value):
    made = record(Mapping().with_options(system=CRM), {"source_record_id": value, "email": "a"}, by_position=False)
    assert made["source_record_id"] is None


def test_rows_are_mapped_apart_from_each_other():
    bound, _ = Mapping.of(tomllib.loads(BASE + '"address.city" = "c"\n"address.country_code" = {value = "DE"}')).bind(
        ["id", "c"])
    first, second = bound(["1", "Ulm"]), bound(["2", ""])
    assert first["payload"] == {"address": {"city": "Ulm", "country_code": "DE"}}
    assert second["payload"] == {}
