"""mds review, merge, unmerge, split, move: a steward at a terminal."""
from __future__ import annotations

import io

import psycopg
import pytest
from psycopg.types.json import Jsonb

from mds_tools import explain

ANN = {"full_name": "Ann Oakley", "employer": "Oak"}
SSN = [{"type": "ssn", "country_code": "US", "value": value} for value in ("536-90-4399", "536-90-4391")]
LOGINS = {"test_steward_one": "mds_steward", "test_all_rounder": "mds_steward, mds_approver",
          "test_masked": "mds_auditor"}


@pytest.fixture
def person(db, mds):
    """person("crm", "1", full_name=…): ingests a record, returns the id of its user."""
    def ingest(system: str, record_id: str, **payload) -> str:
        return db.execute("select canonical_user_id::text from mds.ingest(%s, %s, %s)",
                          (system, record_id, Jsonb(payload))).fetchone()[0]
    return ingest


@pytest.fixture
def as_login(mds, db):
    """as_login("test_steward_one", "review", input=…): a command as somebody."""
    known = {name for name, in db.execute("select rolname from pg_roles where rolname like 'test%'")}
    for login in LOGINS.keys() - known:
        db.execute(f"create role {login} login in role {LOGINS[login]}")

    def run(login: str, *arguments, **options):
        dsn = psycopg.conninfo.make_conninfo(mds.env["DATABASE_URL"], user=login)
        return mds("--dsn", dsn, *arguments, **options)
    return run


def user_of(db, record_id: str) -> str:
    return db.execute("select canonical_user_id::text from mds.source_identities where source_record_id = %s",
                      (record_id,)).fetchone()[0]


def mailbox(person, n: int, **payload) -> None:
    """Two people who share a role mailbox: a case."""
    person("crm", f"{n}a", full_name=f"Ida {chr(65 + n)}xyz", email=f"info@office{n}.example", **payload)
    person("crm", f"{n}b", full_name=f"Olaf {chr(65 + n)}uvw", email=f"info@office{n}.example")


def test_merge_shows_what_comes_of_it_and_asks(mds, db, person):
    ann, other = person("crm", "1", **ANN), person("billing", "2", phone="+44 20 7946 0991")
    said = mds("merge", "crm:1", other, "--preview").output
    assert ": 1 record joins 1" in said and "phone_e164: (nothing) becomes +442079460991" in said
    assert mds("merge", "crm:1", "billing:2", input="n\n", exit_code=1) and user_of(db, "2") == other
    said = mds("merge", "crm:1", "billing:2", input="y\nshe called\n").output
    assert "mds unmerge" in said and user_of(db, "2") == ann
    assert db.execute("select reason from mds.merges").fetchall() == [("she called",)]


def test_unmerge_undoes_it(mds, db, person):
    person("crm", "1", **ANN)
    other = person("billing", "2", phone="+44 20 7946 0991")
    merge = mds.json("merge", "crm:1", "billing:2", "--yes", "--reason", "x")
    assert "Done" in mds("unmerge", merge["merge_id"], "--reason", "her sister").output
    assert user_of(db, "2") == other
    assert "MDUND" in mds("unmerge", merge["merge_id"], "--reason", "x", exit_code=1).output
    assert "MDNMG" in mds("unmerge", 999, "--reason", "x", exit_code=1).output


def test_split_and_move(mds, db, person):
    ann = person("crm", "1", full_name="Ann Oakley", email="ann@example.org")
    assert person("billing", "2", full_name="Ann Oakley", email="ann@example.org") == ann
    split = mds.json("split", "crm:1", "billing:2", "--reason", "daughter")
    assert user_of(db, "2") == split["absorbed_id"] != ann
    assert "MDSPL" in mds("split", "crm:1", "billing:2", "--reason", "x", exit_code=1).output
    bob = person("crm", "3", full_name="Bob Rayner")
    person("crm", "4", full_name="Bob Rayner", external_ids={"crm": "3"})
    assert "Done" in mds("move", "crm:4", ann, "--reason", "x").output
    assert (user_of(db, "4"), user_of(db, "3")) == (ann, bob)
    assert "no record" in mds("split", "crm:1", "crm:99", "--reason", "x", exit_code=1).output


def test_review_shows_a_case_side_by_side_and_takes_a_verdict(as_login, db, person):
    for n in range(3):
        mailbox(person, n)
    assert "3  shared_email" in as_login("test_steward_one", "review", "--stats").output
    said = as_login("test_steward_one", "review", input="m\none clerk\nd\ntwo clerks\nl\nask\n").output
    assert "both claim one e-mail address" in said
    assert "Ida Axyz" in said and "Olaf Auvw" in said and "≠" in said and "crm:0a" in said
    assert "Merged: entry" in said and "Two people." in said and "Comes back tomorrow." in said
    assert "Nothing waits for you." in said.splitlines()[-1]
    assert user_of(db, "0a") == user_of(db, "0b") and user_of(db, "1a") != user_of(db, "1b")
    assert db.execute("select verdict, state, reason, requested_by from mds.review_decisions order by id").fetchall() \
        == [(*verdict, "test_steward_one") for verdict in (("merge", "applied", "one clerk"),
                                                           ("distinct", "dismissed", "two clerks"),
                                                           ("defer", "deferred", "ask"))]


def test_every_reason_has_words(db):
    assert {reason for reason, in db.execute("select reason from mds.review_policies")} == explain.REASONS.keys()


def test_who_leaves_in_the_middle_holds_nothing(as_login, db, person):
    mailbox(person, 0)
    as_login("test_steward_one", "review", input="m\n", exit_code=1)         # and then the terminal closes
    assert db.execute("select count(*) from mds.potential_duplicates where leased_by is not null").fetchone() == (0,)
    assert db.execute("select count(*) from mds.merges").fetchone() == (0,)


def test_what_somebody_else_decides_meanwhile_stops_nobody(as_login, db, person):
    class Typing(io.RawIOBase):
        """A steward who is slow: before the reason is typed, the lease ends and a colleague decides."""

        def __init__(self):
            self.lines = iter([b"m\n", self.decide, b"d\n", b"two clerks\n"])

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            line = next(self.lines, b"")
            said = line if isinstance(line, bytes) else line()
            buffer[:len(said)] = said
            return len(said)

        def decide(self) -> bytes:
            case, = db.execute("""update mds.potential_duplicates set lease_ends_at = now() - interval '1 second'
                                   where leased_by is not null returning id""").fetchone()
            db.execute("select mds.decide_review(%s, 'distinct', 'brothers')", (case,))
            return b"one person\n"

    mailbox(person, 0)
    mailbox(person, 1)
    said = as_login("test_steward_one", "review", input=io.BufferedReader(Typing())).output
    assert "MDDEC" in said and "Nothing was done." in said and "Two people." in said
    assert db.execute("select array_agg(reason order by id) from mds.review_decisions").fetchone() \
        == (["brothers", "two clerks"],)


def clerks(person, *names: str, **payload) -> list[str]:
    """People who share a role mailbox: the first has the address, so each other is a pair with that one; a case."""
    return [person("crm", name, full_name=f"{name} Clerk{name.lower()}", email="info@office.example", **payload)
            for name in names]


def test_review_shows_a_whole_case_and_decides_it_at_once(as_login, db, person):
    users = clerks(person, "Ida", "Olaf", "Uma")
    said = as_login("test_steward_one", "review", input="x\nm4\na9\na\none clerk after all\n").output
    assert "3 users hang together, in 2 pairs. The first: [1] and [2]; then:" in said
    heads = next(line for line in said.splitlines() if "[1]" in line and "[3]" in line)
    assert f"[1] {users[0][:8]} oldest" in heads and f"[2] {users[1][:8]}" in heads
    names = next(line for line in said.splitlines() if "full_name" in line)
    assert names.split()[0] == "≠" and all(name in names for name in ("Ida", "Olaf", "Uma"))
    assert all(f"{wrong} is none of them." in said for wrong in ("x", "m4", "a9"))
    assert said.count("Merged: entry") == 2 and "Nothing waits for you." in said.splitlines()[-1]
    assert {user_of(db, name) for name in ("Ida", "Olaf", "Uma")} == {users[0]}
    assert db.execute("select distinct verdict, state, reason, act_id > 0 from mds.review_decisions").fetchall() \
        == [("merge", "applied", "one clerk after all", True)]


def test_review_keeps_a_whole_case_apart_and_lets_choose_who_stays(as_login, db, person):
    users = clerks(person, "Ida", "Olaf", "Uma")
    said = as_login("test_steward_one", "review", input="n\nthree clerks\n").output
    assert said.count("Two people.") == 1
    assert len({user_of(db, name) for name in ("Ida", "Olaf", "Uma")}) == 3
    assert db.execute("select state, count(*) from mds.review_decisions group by 1").fetchall() == [("dismissed", 2)]
    others = [person("crm", n, full_name=f"{n} Quirk", email="sales@office.example") for n in ("Ada", "Bob")]
    assert "Merged" in as_login("test_steward_one", "review", input="m2\nhis card\n").output
    assert {user_of(db, name) for name in ("Ada", "Bob")} == {others[1]} and users[0] == user_of(db, "Ida")


def test_review_skips_a_case_and_comes_to_the_next(as_login, db, person):
    for n in range(3):
        mailbox(person, n)
    said = as_login("test_steward_one", "review", input="s\nd\ntwo clerks\ns\n").output
    assert said.count("Case ") == 3 and "Nothing else waits: 2 skipped." in said.splitlines()[-1]
    assert db.execute("select count(*), count(leased_by) from mds.open_duplicates").fetchone() == (2, 0)
    assert db.execute("select count(*) from mds.review_decisions").fetchone() == (1,), "a skipped case has no verdict"
    assert as_login("test_all_rounder", "review", input="q\n").output.startswith("Case "), "and is anybody's"


def test_a_whole_case_with_a_risk_takes_two(as_login, db, person):
    person("crm", "Ida", full_name="Ida Clerk", email="info@office.example", government_ids=SSN[:1])
    person("crm", "Olaf", full_name="Olaf Quirk", email="info@office.example")
    person("crm", "Uma", full_name="Uma Zest", email="info@office.example", government_ids=SSN[1:])
    said = as_login("test_steward_one", "review", input="a\none clerk\n").output
    assert "Now a second person decides." in said
    assert len({user_of(db, name) for name in ("Ida", "Olaf", "Uma")}) == 3
    said = as_login("test_all_rounder", "review", input="m\na\nseen both papers\n").output
    assert "m is none of them." in said
    assert "test_steward_one wants to merge [1], [2] and [3]; [1] stays: one clerk" in said
    assert "Nothing waits for you." in said.splitlines()[-1]
    assert len({user_of(db, name) for name in ("Ida", "Olaf", "Uma")}) == 1
    assert db.execute("select distinct state, requested_by, approved_by from mds.review_decisions").fetchall() \
        == [("applied", "test_steward_one", "test_all_rounder")]


def test_review_shows_the_waterfall(as_login, mds, db, person):
    person("crm", "1", full_name="Xena Zed", external_ids={"sap": "77"})
    db.execute("select mds.register_source('crm', p_is_deduplicated => true)")
    person("crm", "2", full_name="Xena Zedd", external_ids={"sap": "77"})
    said = as_login("test_steward_one", "review", input="q\n").output
    assert "a source that holds each person once has both" in said
    assert "prior" in said and "given_name" in said and "█" in said
    assert "crm:1 of [1] and crm:2 of [2]:" in said, "whose values are on which side"
    assert "zed  ~  zedd" in said


def test_review_shows_values_and_records_in_full(as_login, db, person):
    street = "The Old Schoolhouse, 117 Upper Nether Wallop Road"
    person("crm", "1", full_name="Ida Clerk", email="info@office.example", address=f"{street} West, Leeds")
    person("crm", "2", full_name="Olaf Quirk", email="info@office.example", address=f"{street} East, Leeds")
    for n in range(3, 9):
        person("crm", f"record-of-ida-{n}", external_ids={"crm": "1"})
    said = " ".join(as_login("test_steward_one", "review", input="q\n").output.split())
    assert "West" in said and "East" in said and "…" not in said
    assert all(f"crm:record-of-ida-{n}" in said for n in range(3, 9))


def test_what_came_of_it_is_said(mds, db, person):
    ann, bob = person("crm", "1", full_name="Ann Oakley"), person("crm", "2", full_name="Bob Rayner")
    said = mds("merge", "crm:1", "crm:2", "--yes", "--reason", "x").output
    assert f"Done: {bob} is {ann} now." in said and "(mds unmerge" in said
    assert "are one user already" in mds("merge", "crm:1", "crm:2", "--yes", "--reason", "x", exit_code=1).output
    assert "are one user already" in mds("merge", ann, bob, "--yes", "--reason", "x", exit_code=1).output
    split = mds("split", "crm:1", "crm:2", "--reason", "x").output
    assert f"Done: crm:2 is a user of its own now, {user_of(db, '2')}." in split
    assert f"Done: crm:2 is of {ann} now." in mds("move", "crm:2", "crm:1", "--reason", "x").output
    assert f"crm:2 is of {ann} already" in mds("move", "crm:2", "crm:1", "--reason", "x", exit_code=1).output
    entry = db.execute("select max(id) from mds.merges").fetchone()[0]
    assert f"Done: entry {entry} is undone." in mds("unmerge", entry, "--reason", "x").output
    assert "'abc' is not a valid integer.\n" in mds("unmerge", "abc", "--reason", "x", exit_code=2).output


def test_who_quits_gives_the_case_back(as_login, db, person):
    mailbox(person, 0)
    as_login("test_steward_one", "review", input="q\n")
    assert db.execute("select leased_by from mds.open_duplicates").fetchall() == [(None,)]
    assert '"duplicate_id"' in as_login("test_steward_one", "review", "--json").output
    assert db.execute("select leased_by from mds.open_duplicates").fetchall() == [("test_steward_one",)]
    assert "Nothing waits" in as_login("test_all_rounder", "review").output, "it is with somebody"


def test_a_high_risk_merge_takes_two(as_login, db, person):
    person("crm", "1", full_name="Gil Grove", government_ids=SSN[:1])
    person("billing", "2", full_name="Gill Grover", government_ids=SSN[1:])
    said = as_login("test_steward_one", "merge", "crm:1", "billing:2", "--yes", "--reason", "looks alike").output
    assert "High risk (government_id)" in said and "a second person decides" in said
    assert "Nothing waits" in as_login("test_steward_one", "review").output
    said = as_login("test_all_rounder", "review", input="a\nseen both papers\n").output
    assert "test_steward_one wants to merge [1] and [2]; [1] stays: looks alike" in said
    assert "The two hold different government ids" in said and "Merged: entry" in said
    assert user_of(db, "1") == user_of(db, "2")


def test_who_may_not_is_told_so(as_login, person):
    mailbox(person, 0)
    said = as_login("test_masked", "review", exit_code=1).output
    assert "permission denied" in said and "hint: This takes another role" in said
    assert "permission denied" in as_login("test_masked", "merge", "crm:0a", "crm:0b", "--yes", exit_code=1).output
