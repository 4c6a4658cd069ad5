"""Loads, registers, reports and starts things for MDS. Matching, merging and lineage live in the database."""
