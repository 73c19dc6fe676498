"""The question of `kompetanse gap`, asked of a workbook by openpyxl: openpyxl_workbook.py REGISTER PLAN ANSWER [sums]."""

import csv
from collections import Counter, defaultdict

from openpyxl import load_workbook

from asked import ANSWER, DAY, ONLY_SUMS, REGISTER, SUMS, requirements

DAY = DAY.isoformat()

persons = defaultdict(set)
holdings = {}
book = load_workbook(REGISTER, read_only=True)
rows = book.worksheets[0].iter_rows(min_row=2, values_only=True)
for municipality, name, person, _, _, fraction, competence, status, level, acquired, valid_until in rows:
    if fraction == 0:
        continue
    unit = (municipality, name)
    persons[unit].add(person)
    formal = (
        status == "Fullført"
        and (acquired is None or acquired <= DAY)
        and (valid_until is None or valid_until >= DAY)
    )
    real = level is not None and level >= 3
    held = holdings.get((unit, person, competence), (False, False))
    holdings[unit, person, competence] = (held[0] or formal, held[1] or real)
book.close()

formal, real, qualified = Counter(), Counter(), Counter()
for (unit, _, competence), held in holdings.items():
    formal[unit, competence] += held[0]
    real[unit, competence] += held[1]
    qualified[unit, competence] += held[0] and held[1]

header = ["competence", "municipality", "unit", "persons", "required", "formal", "real", "qualified", "gap"]
answer = []
for competence, required in sorted(requirements()):
    for unit in sorted(persons):
        at = (unit, competence)
        figures = (formal[at], real[at], qualified[at], max(0, required - qualified[at]))
        answer.append([competence, *unit, len(persons[unit]), required, *figures])
if ONLY_SUMS:
    header, required, gap = SUMS, sum(row[4] for row in answer), sum(row[8] for row in answer)
    answer = [[len(answer), sum(row[8] == 0 for row in answer), required, required - gap, gap]]

with open(ANSWER, "w", newline="", encoding="utf-8") as file:
    out = csv.writer(file, delimiter=";", lineterminator="\n")
    out.writerow(header)
    out.writerows(answer)
