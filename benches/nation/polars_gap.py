"""The question of `kompetanse gap`, asked of a list register in polars: polars_gap.py REGISTER PLAN ANSWER."""

import sys

from asked_of_polars import COLUMNS, pl, write_gap

register, plan, answer = sys.argv[1:]

rows = pl.scan_csv(register, separator=";", has_header=False, skip_rows=1, schema=COLUMNS)
write_gap(rows.filter(pl.col("fraction") != "0"), plan, answer)
