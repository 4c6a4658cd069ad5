"""normalise.phone and Google's libphonenumber (the phonenumbers package) give the same answers.

`mds bench phones --count 1000000` asks the same of more numbers; failures here list the texts that differ.
"""

import random
import unicodedata
from importlib.metadata import version
from itertools import chain, islice

import phonenumbers
import pytest
from phonenumbers import re_util

from mds_tools import phone_agreement, phones

re_util.enable_pattern_cache()          # the library's own switch: three times as fast over all regions


@pytest.fixture
def connection(template):
    with template.connect() as connection:
        connection.read_only = True
        yield connection


def agree(connection, cases):
    found = list(islice(phone_agreement.differences(connection, cases), 20))
    assert not found, "raw, region, library, database:\n" + "\n".join(map(repr, found))


def test_metadata_is_that_of_the_installed_package(connection):
    comment, = connection.execute("select obj_description('normalise.phone_ranges'::regclass)").fetchone()
    assert comment.endswith(f"\nphonenumbers {version('phonenumbers')}"), "rework normalise/phone_metadata"


def test_change_is_what_the_command_writes(pytestconfig):
    written = (pytestconfig.rootpath / phones.CHANGE).read_text()
    if f"\nUnicode {unicodedata.unidata_version}'" not in written:
        pytest.skip("written by a Python with another version of Unicode")
    assert written == phones.render()


def test_examples_in_every_written_form(connection):
    """The example numbers of all regions and types in 70 forms: a third of the 95,000, another at every run."""
    start = random.randrange(3)
    agree(connection, islice(phone_agreement.examples(), start, None, 3))


def test_fuzzed(connection):
    seed = random.randrange(10**9)
    print(f"mds bench phones --seed {seed}")
    agree(connection, chain(phone_agreement.fuzz(15_000, seed), phone_agreement.fuzz(5_000, 1)))


def test_edges_of_every_range(connection):
    """First, last and middle number of every range and of the gap behind it are what the library says of the number."""
    rows = connection.execute(
        """select calling_code, number_length, first_number, last_number, region, is_valid,
                  coalesce(lead(first_number) over (partition by calling_code, number_length order by first_number),
                           10::bigint ^ number_length)::bigint
             from normalise.phone_ranges""")
    held = {}
    for code, length, first, last, region, is_valid, beyond in rows:
        for number in (first - 1, last + 1, (last + beyond) // 2):
            held.setdefault((code, length, number), (None, False))
        for number in (first, last, (first + last) // 2):
            held[code, length, number] = region, is_valid
    wrong = []
    for (code, length, number), (region, is_valid) in held.items():
        if not 0 <= number < 10**length:
            continue
        theirs = answer(code, f"{number:0{length}}")
        regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code]
        if len(regions) == 1 and regions[0] != phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY:
            region = regions[0]
        if theirs != (region, is_valid):
            wrong.append((code, f"{number:0{length}}", theirs, (region, is_valid)))
    assert len(held) > 30_000
    assert not wrong, wrong[:20]


def answer(code, digits):
    """Region and validity of a national number by the library."""
    zeros = len(digits[:-1]) - len(digits[:-1].lstrip("0"))
    number = phonenumbers.PhoneNumber(code, int(digits), italian_leading_zero=zeros > 0 or None,
                                      number_of_leading_zeros=zeros if zeros > 1 else None)
    assert phonenumbers.national_significant_number(number) == digits
    region = phonenumbers.region_code_for_number(number)
    return (None if region == phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY else region,
            phonenumbers.is_valid_number(number))


def test_valid_numbers_read_back_as_themselves(connection):
    """f(f(x)) = f(x) of valid numbers; the library itself cuts a prefix off invalid ones again."""
    once = phone_agreement.database(connection, list(phone_agreement.fuzz(10_000, 2)))
    valid = [found for found in once if found[1]]
    again = phone_agreement.database(connection, [(e164, None) for e164, *_ in valid])
    assert len(valid) > 1000
    assert again == [(e164, is_valid, region, None) for e164, is_valid, region, _ in valid]


def test_every_character(connection):
    """Each character that Unicode 3.2 assigned, before, in and after a number, and as a label of an extension."""
    texts = ("_+442079460958", "020 7946_0958", "020 7946 0958 _", "020 7946 0958 _12", "0800 _BCDEF")
    agree(connection, ((text.replace("_", character), "GB")
                       for character in random.sample(phone_agreement.CHARACTERS, 3000) for text in texts))


SETTINGS = {
    "parallel": {"parallel_setup_cost": 0, "parallel_tuple_cost": 0, "min_parallel_table_scan_size": 0,
                 "max_parallel_workers_per_gather": 2},
    "strings": {"standard_conforming_strings": "off", "search_path": "pg_temp", "transform_null_equals": "on"},
    "plans": {"enable_indexscan": "off", "enable_bitmapscan": "off", "plan_cache_mode": "force_custom_plan"},
}


def test_parallel_workers_and_settings_do_not_matter(clone, db):
    cases = list(phone_agreement.fuzz(1000, 3))
    db.execute("create table public.written (n integer, raw text, region char(2))")
    with db.cursor().copy("copy public.written from stdin") as copy:
        for n, (raw, region) in enumerate(cases):
            copy.write_row((n, raw, region))
    db.commit()
    expected = phone_agreement.database(db, cases)
    ask = """select n, (number).e164, (number).is_valid, (number).region, (number).extension
               from (select n, normalise.phone(raw, region) as number from public.written offset 0) as numbers"""
    for name, settings in SETTINGS.items():
        options = " ".join(f"-c {setting}={value}" for setting, value in settings.items())
        with clone.connect(autocommit=True, options=options) as other:
            plan = "\n".join(line for line, in other.execute("explain " + ask))
            assert ("Workers Planned: 2" in plan) == (name == "parallel")
            assert [row[1:] for row in sorted(other.execute(ask))] == expected, name
