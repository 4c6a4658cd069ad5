"""Measure MDS beside the best comparable tool, on the same rows, in the same run."""

import click


@click.group(help=__doc__)
def bench():
    pass
