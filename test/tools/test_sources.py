"""mds sources: register and list the systems that report people."""
from __future__ import annotations


def test_add_registers_and_list_shows_the_most_trusted_first(mds):
    mds("sources", "add", "shop", "--trust", "72.5", "--deduplicated", "--country", "GB", "--date-order", "YMD")
    rows = mds.json("sources", "list")
    assert rows[0] == {"name": "shop", "trust": 72.5, "is_deduplicated": True, "access_role": "mds_service",
                       "default_country": "GB", "date_order": "YMD"}
    assert [row["name"] for row in rows] == ["shop", "billing", "crm"]
    assert mds("sources", "list").output.splitlines()[1].split() == ["shop", "72.5", "yes", "GB", "YMD", "mds_service"]


def test_adding_again_changes_only_what_is_said(mds):
    mds("sources", "add", "shop", "--trust", "70", "--deduplicated")
    mds("sources", "add", "shop", "--country", "FR")
    [shop] = [row for row in mds.json("sources", "list") if row["name"] == "shop"]
    assert (shop["trust"], shop["is_deduplicated"], shop["default_country"]) == (70, True, "FR")
    mds("sources", "add", "shop", "--not-deduplicated")
    assert [row["is_deduplicated"] for row in mds.json("sources", "list") if row["name"] == "shop"] == [False]


def test_what_cannot_be_registered_is_refused(mds):
    assert "MDSRC" in mds("sources", "add", "a:b", exit_code=1).output
    assert "MDSRC" in mds("sources", "add", "shop", "--country", "gb", exit_code=1).output
    mds("sources", "add", "shop", "--trust", "101", exit_code=2)
    assert "nosuch" in mds("sources", "add", "shop", "--access-role", "nosuch", exit_code=1).output
    assert [row["name"] for row in mds.json("sources", "list")] == ["billing", "crm"]


def test_an_empty_list_says_how_to_begin(cli):
    assert "mds sources add" in cli("sources", "list").output
