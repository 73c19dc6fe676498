"""The question of `kompetanse gap`, asked of a workbook in polars: polars_workbook.py REGISTER PLAN ANSWER [sums]."""

from asked import REGISTER
from asked_of_polars import COLUMNS, pl, write_gap

rows = pl.read_excel(REGISTER)
rows.columns = list(COLUMNS)
rows = rows.lazy().filter(pl.col("fraction") != 0)
write_gap(rows.with_columns(pl.col("acquired", "valid_until").str.to_date()))
