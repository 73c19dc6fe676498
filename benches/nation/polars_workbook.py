"""The question of `kompetanse gap`, asked of a workbook in polars: polars_workbook.py REGISTER PLAN ANSWER."""

import sys

from asked_of_polars import COLUMNS, pl, write_gap

register, plan, answer = sys.argv[1:]

rows = pl.read_excel(register)
rows.columns = list(COLUMNS)
rows = rows.lazy().filter(pl.col("fraction") != 0).with_columns(pl.col("acquired", "valid_until").str.to_date())
write_gap(rows, plan, answer)
