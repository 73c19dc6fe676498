"""The question of `kompetanse gap`, asked of a list register in polars: polars_gap.py REGISTER PLAN ANSWER."""

import os
import sys
import tomllib
from datetime import date

os.environ["POLARS_MAX_THREADS"] = "2"
import polars as pl

register, plan, answer = sys.argv[1:]

with open(plan, "rb") as file:
    plan = tomllib.load(file)
names = {competence["id"]: competence["navn"] for competence in plan["kompetanse"]}
requirements = pl.LazyFrame(
    [(names[one["kompetanse"]], one["antall"]) for one in plan["krav"]],
    schema={"competence": pl.String, "required": pl.Int64},
    orient="row",
)

columns = {
    "municipality": pl.String, "unit": pl.String, "person": pl.String, "birth": pl.Date, "position": pl.String,
    "fraction": pl.String, "competence": pl.String, "status": pl.String, "level": pl.Int8, "acquired": pl.Date,
    "valid_until": pl.Date,
}
day = date(2026, 11, 21)
unit = ["municipality", "unit"]
rows = pl.scan_csv(register, separator=";", has_header=False, skip_rows=1, schema=columns).filter(pl.col("fraction") != "0")
units = rows.group_by(unit).agg(persons=pl.col("person").n_unique())
formal = (
    (pl.col("status") == "Fullført")
    & (pl.col("acquired").is_null() | (pl.col("acquired") <= day))
    & (pl.col("valid_until").is_null() | (pl.col("valid_until") >= day))
)
holdings = rows.group_by([*unit, "person", "competence"]).agg(
    formal=formal.any(), real=(pl.col("level").max() >= 3).fill_null(False)
)
tallies = holdings.group_by([*unit, "competence"]).agg(
    formal=pl.col("formal").sum(),
    real=pl.col("real").sum(),
    qualified=(pl.col("formal") & pl.col("real")).sum(),
)
gap = (
    requirements.join(units, how="cross")
    .join(tallies, on=[*unit, "competence"], how="left")
    .with_columns(pl.col("formal", "real", "qualified").fill_null(0).cast(pl.Int64))
    .with_columns(gap=(pl.col("required") - pl.col("qualified")).clip(lower_bound=0))
    .select("competence", *unit, "persons", "required", "formal", "real", "qualified", "gap")
    .sort("competence", *unit)
)
gap.collect(engine="streaming").write_csv(answer, separator=";")
