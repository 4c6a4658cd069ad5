"""Splink 5 on DuckDB over a CSV of gen/people.py: blocks, scores with fixed m and u, clusters, writes Parquet.

    python splink_people.py RECORDS.csv CLUSTERS.parquet

Run by `mds bench batch --splink`, in an environment of its own. The last line of its output is JSON: seconds from
reading the CSV to the file of clusters, CPU seconds, records and clusters.
"""

import json
import logging
import resource
import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.disable(logging.WARNING)

NORMALISED = """
    select rec_id as unique_id, lower(strip_accents(coalesce(first_name, split_part(full_name, ' ', 1)))) as given,
           lower(strip_accents(coalesce(last_name, split_part(full_name, ' ', -1)))) as family,
           nullif(lower(trim(email)), '') as email,
           right(nullif(regexp_replace(phone, '[^0-9]', '', 'g'), ''), 8) as phone,
           try_cast(date_of_birth as varchar) as dob, upper(replace(postcode, ' ', '')) as postcode, lower(city) as city
      from read_csv(?, header = true, all_varchar = true)
"""


def level(exact: float, alike: float, other: float) -> list[float]:
    return [exact, alike, other]


def main(path: str, out: str) -> None:
    started = time.perf_counter()
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    connection.execute(f"create table people as {NORMALISED}", [path])
    comparisons = [
        cl.JaroWinklerAtThresholds("given", 0.9).configure(
            m_probabilities=level(0.72, 0.14, 0.14), u_probabilities=level(0.008, 0.01, 0.982)
        ),
        cl.JaroWinklerAtThresholds("family", 0.9).configure(
            m_probabilities=level(0.78, 0.13, 0.09), u_probabilities=level(0.002, 0.004, 0.994)
        ),
        cl.LevenshteinAtThresholds("dob", 1).configure(
            m_probabilities=level(0.86, 0.06, 0.08), u_probabilities=level(0.00005, 0.0012, 0.99875)
        ),
        cl.LevenshteinAtThresholds("email", 2).configure(
            m_probabilities=level(0.55, 0.1, 0.35), u_probabilities=level(4e-7, 2e-5, 0.9999796)
        ),
        cl.ExactMatch("phone").configure(m_probabilities=[0.64, 0.36], u_probabilities=[6e-6, 0.999994]),
        cl.ExactMatch("postcode").configure(m_probabilities=[0.7, 0.3], u_probabilities=[8e-4, 0.9992]),
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=2.0**-14,
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[
            block_on("email"),
            block_on("phone"),
            block_on("given", "family", "city"),
            block_on("dob", "family"),
            block_on("dob", "given"),
            block_on("postcode", "family"),
            block_on("postcode", "given"),
        ],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )
    api = DuckDBAPI(connection)
    people = api.register("people") if hasattr(api, "register") else "people"
    linker = Linker(people, settings) if hasattr(api, "register") else Linker(people, settings, api)
    pairs = linker.inference.predict(threshold_match_weight=5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_weight=5)
    clusters.as_duckdbpyrelation().write_parquet(out)
    count, users = connection.execute(
        "select count(*), count(distinct cluster_id) from read_parquet(?)", [out]
    ).fetchone()
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - started,
                "cpu_seconds": used.ru_utime + used.ru_stime,
                "peak_mib": used.ru_maxrss / 1024,
                "records": count,
                "clusters": users,
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
