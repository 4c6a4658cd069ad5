"""mds search, find, get and why: thin, and readable."""
from __future__ import annotations

import json

import pytest

from mds_tools import explain


@pytest.fixture
def people(mds, file):
    """Ann in two systems, and Bob."""
    ann = {"given_name": "Ann", "family_name": "Leedham", "emails": ["ann.leedham@firm.example"],
           "date_of_birth": "1990-02-01", "phones": ["020 7946 0018"]}
    for system, lines in {
            "crm": [{"source_record_id": "1", "payload": {**ann, "address": {"full": "7 Mill Lane, Leeds"}}},
                    {"source_record_id": "2", "payload": {"full_name": "Bob Rayner", "emails": ["bob@firm.example"]}}],
            "billing": [{"source_record_id": "x:9", "payload": {**ann, "given_name": "Anne"}}]}.items():
        mds("load", file(f"{system}.jsonl", "\n".join(map(json.dumps, lines))), "--source-system", system)


def user_of(db, system: str, record: str) -> str:
    return db.execute("select mds.find_user(%s, %s)::text", (system, record)).fetchone()[0]


def test_what_was_taken_back_is_no_record_any_more(mds, db, people):
    db.execute("select mds.retract('crm', '2', 'moved away')")
    for command in ("find", "crm:2"), ("get", "crm:2"), ("why", "crm:1", "crm:2"), ("how", "crm:2"):
        assert "there is no record crm:2, or it was taken back" in mds(*command, exit_code=1).output


def test_a_merged_id_is_followed_and_said_so(mds, db, people):
    ann, bob = (user_of(db, "crm", record) for record in "12")
    mds("merge", "crm:1", "crm:2", "--yes", "--reason", "x")
    for command in "get", "how":
        head, _, rest = mds(command, bob).output.partition("\n")
        assert ann in head and rest.startswith(f"  (asked for {bob}, which was merged into it)"), command
    assert "merged into it" not in mds("how", ann).output


def test_who_joined_a_record_is_said_in_words(mds, db, people):
    assert "joined by the evidence, " in mds("get", "crm:1").output
    mds("merge", "crm:1", "crm:2", "--yes", "--reason", "same person")
    said = mds("get", "crm:1").output
    assert "joined by a person" in said and "manual" not in said and "by a person," not in said
    told = mds("how", "crm:1").output
    assert "manual" not in told and "(same person)" in told
    absorbed = next(line for line in told.splitlines() if "absorbed" in line)
    assert f"by {db.execute('select session_user').fetchone()[0]}" in absorbed


def test_one_is_one(mds, db, people):
    assert "\n  1 record:\n" in mds("get", "crm:2").output
    said = mds("merge", "crm:1", "crm:2", "--preview").output
    assert ": 1 record joins 2" in said


def test_two_records_are_two(mds, people):
    for command in "why", "why-not":
        assert "crm:1 is one record: name two" in mds(command, "crm:1", "crm:1", exit_code=2).output


@pytest.mark.parametrize("words", [["nonsense=x"], ["adress.city=Leeds"], ["full_name=Ann", "full_name.last=Lee"],
                                   ["emails.work=a@b.example", "x@b.example"]])
def test_what_cannot_be_searched_for_is_wrong_usage(mds, people, words):
    assert words[0].partition("=")[0].partition(".")[0] in mds("search", *words, exit_code=2).output


def test_who_may_not_know_why_a_value_is_pinned_is_not_told(mds, db, people):
    db.execute("select mds.pin_value(mds.find_user('crm', '1'), '$.employer', '\"Oak\"', 'her mother called')")
    answer = mds.json("why", "crm:1", "employer")
    answer["pin"]["reason"] = None
    assert f"pinned by {answer['pin']['pinned_by']}\n" in explain.reasons(answer)


def test_find_names_the_user_of_a_record(mds, db, people):
    assert mds("find", "crm:1").stdout.strip() == user_of(db, "crm", "1")
    assert mds("find", "billing:x:9").stdout.strip() == user_of(db, "crm", "1"), "an id may hold a colon"
    assert "no record" in mds("find", "crm:nosuch", exit_code=1).output
    assert "SYSTEM:ID" in mds("find", "crm", exit_code=2).output


def test_get_shows_each_value_with_its_record(mds, db, people):
    said = mds("get", "crm:1").output
    assert user_of(db, "crm", "1") in said
    assert "ann.leedham@firm.example" in said and "1990-02-01" in said
    assert "from crm:1" in said or "from billing:x:9" in said
    assert "2 records" in said
    assert mds.json("get", user_of(db, "crm", "1"))["golden"] == mds.json("get", "billing:x:9")["golden"]


def test_get_of_nobody(mds, people):
    assert "MDNUS" in mds("get", "00000000-0000-0000-0000-000000000000", exit_code=1).output
    for command in (("get", "nonsense"), ("how", "12"), ("why", "crm", "email"), ("merge", "x", "crm:1", "--yes")):
        assert "SYSTEM:ID" in mds(*command, exit_code=2).output


@pytest.mark.parametrize("words", [["ann leedham", "ann.leedham@firm.example"],
                                   ["family_name=Leedham", "given_name=Ann", "date_of_birth=1990-02-01"],
                                   ["Ann", "Leedham", "+442079460018"]])
def test_search_finds_a_person_by_what_is_known(mds, db, people, words):
    [first, *_] = mds.json("search", *words)
    assert first["canonical_user_id"] == user_of(db, "crm", "1")
    assert user_of(db, "crm", "1") in mds("search", *words).output


def test_search_for_nobody(mds, people):
    assert mds("search", "nobody.knows@firm.example").output.strip() == "Nobody found."
    assert mds.json("search", "nobody.knows@firm.example") == []


@pytest.mark.parametrize(("words", "expected"), [
    (["ann", "lee"], {"full_name": "ann lee"}),
    (["Ann Lee", "a@b.example", "020 7946 0018"],
     {"full_name": "Ann Lee", "emails": ["a@b.example"], "phones": ["020 7946 0018"]}),
    (["family_name=Lee", "address.city=Leeds"], {"family_name": "Lee", "address": {"city": "Leeds"}}),
    (["attributes.mrn=1=2"], {"attributes": {"mrn": "1=2"}}),
    (["Ann 2"], {"full_name": "Ann 2"}),
])
def test_words_become_attributes(words, expected):
    assert explain.attributes_of(tuple(words)) == expected


def test_why_is_a_waterfall(mds, db, people):
    said = mds("why", "crm:1", "billing:x:9").output
    assert "are one user" in said and "leedham" in said
    rows = mds.json("why", "crm:1", "billing:x:9")
    weights = [r["weight"] for r in rows if r["weight"] is not None]
    last = [r["cumulative_weight"] for r in rows if r["cumulative_weight"] is not None][-1]
    assert sum(weights) == pytest.approx(last)
    assert "are two users" in mds("why", "crm:1", "crm:2").output
    assert "no record" in mds("why", "crm:1", "crm:nosuch", exit_code=1).output


def test_who_does_not_say_what_is_compared_is_not_called_none(mds, db, file):
    """A lone name is also compared with the other's family name."""
    people = [{"source_record_id": "1", "payload": {"full_name": "Rihanna", "email": "ri@song.example"}},
              {"source_record_id": "2", "payload": {"given_name": "Robyn", "family_name": "Rihanna",
                                                    "email": "ri@song.example"}}]
    mds("load", file("people.jsonl", "\n".join(map(json.dumps, people))), "--source-system", "crm")
    said = mds("why", "crm:1", "crm:2").output
    assert "(nothing)  ~  rihanna" in said and "None" not in said


def test_why_not(mds, db, people):
    said = mds("why-not", "crm:1", "crm:2").output
    assert "no blocking key" in said and "found by   nothing" in said and "not by email: their keys differ" in said
    assert "would join them" in said
    assert mds.json("why-not", "crm:1", "crm:2")["reason"] == "not_compared"
    said = mds("why-not", "crm:1", "billing:x:9").output
    assert "They are one user." in said and "enough to join" in said and "found by   email" in said
    assert "What alone would part them, were there no other records of the user:" in said
    assert "no record" in mds("why-not", "crm:1", "crm:nosuch", exit_code=1).output


def test_who_is_not_compared_lacks_a_key(mds, db, file):
    def one(record: str, gov_id: str, **more: str) -> dict[str, object]:
        ids = [{"type": "national", "country_code": "GB", "value": gov_id}]
        return {"source_record_id": record, "payload": {**more, "government_ids": ids}}
    people = [one("1", "QQ482913C", phone="+442079460091"),
              one("2", "QQ482914C", phone="+442079460092", full_name="Gil Wych"),
              one("3", "AB123456C"), one("4", "AB123457C", full_name="Una Sallow")]
    mds("load", file("people.jsonl", "\n".join(map(json.dumps, people))), "--source-system", "crm")
    said = mds("why-not", "crm:1", "crm:2").output
    assert "a key that finds them would join them" in said and "What alone" not in said and "No single" not in said
    assert "What alone would join them, if a key finds them then:" in mds("why-not", "crm:3", "crm:4").output


def test_no_comparison_parts_whom_a_person_joined(mds, db, file):
    mds("load", file("people.jsonl", json.dumps({"source_record_id": "1", "payload": {"full_name": "Ann Lee"}})
                     + "\n" + json.dumps({"source_record_id": "2", "payload": {"email": "ann@lee.example"}})),
        "--source-system", "crm")
    mds("merge", "crm:1", "crm:2", "--yes", "--reason", "x")
    said = mds("why-not", "crm:1", "crm:2").output
    assert "No single comparison would part them." in said


@pytest.mark.parametrize(("value", "text"), [
    (None, ""), ("x", "x"), (["a", "b"], "a; b"),
    ({"display": "7 Mill Lane, Leeds", "city": "Leeds"}, "7 Mill Lane, Leeds"),
    ({"street": "7 Mill Lane", "city": "Leeds", "country_code": "GB"}, "7 Mill Lane, Leeds"),
    ({"type": "ssn", "value": "1", "country_code": "US"}, "ssn 1"), ({"news": True, "size": 3}, "news: True, size: 3")])
def test_values_are_shown_in_a_line(value, text):
    assert explain.shown(value) == text


def test_why_a_value_names_the_rule_and_every_claim(mds, db, people):
    said = mds("why", "crm:1", "full_name").output
    assert "rule max_trust, together with all of name" in said
    assert "> " in said and "crm:1" in said and "billing:x:9" in said
    answer = mds.json("why", user_of(db, "crm", "1"), "$.full_name")
    assert [claim["is_winner"] for claim in answer["claims"]] == [True, False]
    assert "no record says anything" in mds("why", "crm:2", "gender").output
    assert "--as-of is for a value" in mds("why", "crm:1", "crm:2", "--as-of", "2026-01-01", exit_code=2).output
    assert "MDNUS" in mds("why", "crm:1", "email", "--as-of", "2000-01-01", exit_code=1).output
    for command in ("why", "crm:1", "email"), ("get", "crm:1"):
        assert "'soon' is no time" in mds(*command, "--as-of", "soon", exit_code=2).output


def test_a_correction_is_seen_in_get_why_and_how(mds, db, people):
    ann = user_of(db, "crm", "1")
    before = db.execute("select clock_timestamp()::text").fetchone()[0]
    version = mds.json("get", ann)["version"]
    db.execute("select mds.update_profile(%s, %s, %s, %s)",
               [ann, json.dumps({"employer": "Oak Ltd"}), version, "she said so"])
    assert "Oak Ltd" in (said := mds("get", "crm:1").output) and "from a steward" in said
    assert "she said so" in mds("why", "crm:1", "employer").output
    assert "Oak Ltd" not in mds("get", "crm:1", "--as-of", before).output
    assert "no value" in mds("why", "crm:1", "employer", "--as-of", before).output
    told = mds("how", "billing:x:9").output
    assert "joined  crm:1" in told and "pinned  $.employer" in told and "(she said so)" in told
    assert [step["action"] for step in mds.json("how", ann)][0] == "created"
