"""The gap of a list register in polars, however the register was read."""

import os

os.environ["POLARS_MAX_THREADS"] = "2"
import polars as pl

from asked import ANSWER, DAY, ONLY_SUMS, SUMS, requirements

COLUMNS = {
    "municipality": pl.String, "unit": pl.String, "person": pl.String, "birth": pl.Date, "position": pl.String,
    "fraction": pl.String, "competence": pl.String, "status": pl.String, "level": pl.Int8, "acquired": pl.Date,
    "valid_until": pl.Date,
}


def write_gap(rows):
    """Writes the gap of rows that have the columns above, those of positions without any fraction left out."""
    asked = pl.LazyFrame(
        requirements(), schema={"competence": pl.String, "required": pl.Int64}, orient="row"
    )
    unit = ["municipality", "unit"]
    units = rows.group_by(unit).agg(persons=pl.col("person").n_unique())
    formal = (
        (pl.col("status") == "Fullført")
        & (pl.col("acquired").is_null() | (pl.col("acquired") <= DAY))
        & (pl.col("valid_until").is_null() | (pl.col("valid_until") >= DAY))
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
        asked.join(units, how="cross")
        .join(tallies, on=[*unit, "competence"], how="left")
        .with_columns(pl.col("formal", "real", "qualified").fill_null(0).cast(pl.Int64))
        .with_columns(gap=(pl.col("required") - pl.col("qualified")).clip(lower_bound=0))
    )
    if ONLY_SUMS:
        answer = gap.select(
            requirements=pl.len(),
            met=(pl.col("gap") == 0).sum(),
            required=pl.col("required").sum(),
            covered=(pl.col("required") - pl.col("gap")).sum(),
            gap=pl.col("gap").sum(),
        ).select(SUMS)
    else:
        columns = ["competence", *unit, "persons", "required", "formal", "real", "qualified", "gap"]
        answer = gap.select(columns).sort("competence", *unit)
    answer.collect(engine="streaming").write_csv(ANSWER, separator=";")
