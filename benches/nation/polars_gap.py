"""The question of `kompetanse gap`, asked of a list register in polars: polars_gap.py REGISTER PLAN ANSWER [sums]."""

from asked import REGISTER
from asked_of_polars import COLUMNS, pl, write_gap

rows = pl.scan_csv(REGISTER, separator=";", has_header=False, skip_rows=1, schema=COLUMNS)
write_gap(rows.filter(pl.col("fraction") != "0"))
