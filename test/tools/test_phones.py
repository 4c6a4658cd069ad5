"""mds phones: regular expressions over digits become ranges of numbers."""

import random
import re
import subprocess

import click.testing
import pytest

from mds_tools import phones
from mds_tools.phones import intersect, merge, multirange, number_ranges, prefixes, subtract


def numbers(ranges):
    return {number for first, last in ranges for number in range(first, last + 1)}


@pytest.mark.parametrize("pattern", [
    "12", "1|12|123", r"\d{3}", r"\d\d?", "[1-357-9]\\d{2}|0[08]", "0?(?:1[2-4]|9)?5",
    "(?:0|90)(?:(1[245])(\\d{2,3}))?", "2(?:0(?:[1-3]|5\\d)|[4-6])|(?:7|8[05])\\d", "[02468]{2,4}",
    "(?:1(?:2|3))?(?:4|5){0,2}", "", "([24]\\d{2})$|1", "8~10"])
def test_ranges_are_what_the_expression_matches(pattern):
    for length, ranges in number_ranges(pattern, range(5)).items():
        assert numbers(ranges) == {number for number in range(10**length)
                                   if re.fullmatch(pattern, f"{number:0{length}}" if length else "")}
        assert ranges == merge(ranges), "sorted, disjoint and not adjacent"


@pytest.mark.parametrize("pattern", [r"\w", "1+", "(?=1)1", r"(1)\1"])
def test_an_expression_that_is_not_understood_is_refused(pattern):
    with pytest.raises(click.ClickException):
        number_ranges(pattern, range(3))


def test_ranges_behave_like_sets():
    chance = random.Random(1)
    for _ in range(500):
        a, b = (merge((first, first + chance.randrange(5)) for first in chance.sample(range(60), chance.randrange(8)))
                for _ in "ab")
        assert numbers(subtract(a, b)) == numbers(a) - numbers(b)
        assert numbers(intersect(a, b)) == numbers(a) & numbers(b)
        assert numbers(merge(a + b)) == numbers(a) | numbers(b)


@pytest.mark.parametrize("ranges, length, written", [
    ([(2010000000, 2099999999)], 10, "201-209"), ([(0, 99)], 2, "0-9"), ([(60, 69)], 3, "06"), ([(5, 5)], 3, "005"),
    ([(10, 25)], 2, "10-25"), ([(1000, 1999), (3000, 4999)], 4, "1 3-4")])
def test_ranges_are_written_as_prefixes(ranges, length, written):
    assert " ".join(prefixes(ranges, length)) == written
    ends = [(text.split("-")[0], text.split("-")[-1]) for text in written.split()]
    assert [(int(low.ljust(length, "0")), int(high.ljust(length, "9"))) for low, high in ends] == ranges


def test_leading_zeros_count_in_a_multirange():
    assert multirange({2: [(0, 9)], 3: [(7, 7)]}) == "{[100,110),[1007,1008)}"


def test_expressions_are_written_in_the_common_dialect():
    assert phones.expression(r"[5\d]\d{2}|1") == "[50-9][0-9]{2}|1"
    assert phones.transform(r"9\1") == r"9\2"
    with pytest.raises(click.ClickException):
        phones.expression(r"1\s")


def test_writing_twice_is_the_same_as_once(tmp_path):
    run = click.testing.CliRunner().invoke
    change = tmp_path / "phone_metadata.sql"
    missing = run(phones.phones, ["--output", str(change), "--check"])
    assert missing.exit_code == 1 and not change.exists()
    assert "written" in run(phones.phones, ["--output", str(change)]).output
    assert "unchanged" in run(phones.phones, ["--output", str(change)]).output
    assert run(phones.phones, ["--output", str(change), "--check"]).exit_code == 0
    change.write_text(change.read_text().replace("2010", "2011", 1))
    edited = run(phones.phones, ["--output", str(change), "--check"])
    assert edited.exit_code == 1 and "rework" in edited.output


def test_the_change_runs_over_an_older_version_of_itself(clone, db, pytestconfig):
    everything = "select md5(string_agg(r::text, ',' order by r::text)) from normalise.phone_ranges as r"
    before = db.execute(everything).fetchone()
    db.execute("delete from normalise.phone_ranges where calling_code < 50")
    db.execute("update normalise.phone_ranges set is_valid = not is_valid where calling_code = 90")
    db.commit()
    assert db.execute(everything).fetchone() != before
    db.commit()
    subprocess.run(["psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-f", pytestconfig.rootpath / phones.CHANGE],
                   env=clone.env(role="mds_owner"), check=True, stderr=subprocess.DEVNULL)
    assert db.execute(everything).fetchone() == before
