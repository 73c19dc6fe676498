"""The question of `kompetanse gap`, asked of a list register in DuckDB: duckdb_gap.py REGISTER PLAN ANSWER [sums]."""

import duckdb

from asked import ANSWER, ONLY_SUMS, REGISTER, requirements

ROWS = "SELECT * FROM gap ORDER BY competence, municipality, unit"
SUMS = """
    SELECT count(*) AS requirements, count(*) FILTER (gap = 0) AS met, sum(required)::BIGINT AS required,
           sum(required - gap)::BIGINT AS covered, sum(gap)::BIGINT AS gap
    FROM gap
"""

duckdb.execute("SET threads = 2")
duckdb.execute("CREATE TABLE requirement (competence VARCHAR, required INTEGER)")
duckdb.executemany("INSERT INTO requirement VALUES (?, ?)", requirements())
duckdb.execute(
    """
    COPY (
        WITH register AS (
            SELECT * FROM read_csv(?, delim = ';', header = true, columns = {
                'municipality': 'VARCHAR', 'unit': 'VARCHAR', 'person': 'VARCHAR', 'birth': 'DATE',
                'position': 'VARCHAR', 'fraction': 'VARCHAR', 'competence': 'VARCHAR', 'status': 'VARCHAR',
                'level': 'TINYINT', 'acquired': 'DATE', 'valid_until': 'DATE'})
        ),
        units AS (
            SELECT municipality, unit, count(DISTINCT person) AS persons
            FROM register WHERE fraction <> '0' GROUP BY ALL
        ),
        holdings AS (
            SELECT municipality, unit, person, competence,
                   bool_or(status = 'Fullført' AND (acquired IS NULL OR acquired <= DATE '2026-11-21')
                           AND (valid_until IS NULL OR valid_until >= DATE '2026-11-21')) AS formal,
                   coalesce(max(level) >= 3, false) AS real
            FROM register WHERE fraction <> '0' GROUP BY ALL
        ),
        tallies AS (
            SELECT municipality, unit, competence, count(*) FILTER (formal) AS formal,
                   count(*) FILTER (real) AS real, count(*) FILTER (formal AND real) AS qualified
            FROM holdings GROUP BY ALL
        ),
        gap AS (
            SELECT competence, municipality, unit, persons, required,
                   coalesce(formal, 0) AS formal, coalesce(real, 0) AS real, coalesce(qualified, 0) AS qualified,
                   greatest(0, required - coalesce(qualified, 0)) AS gap
            FROM requirement CROSS JOIN units LEFT JOIN tallies USING (municipality, unit, competence)
        )
    """
    + (SUMS if ONLY_SUMS else ROWS)
    + f") TO '{ANSWER}' (HEADER, DELIMITER ';')",
    [REGISTER],
)
