"""What the scripts beside this one share: what is asked, of which day, and how an answer of sums is written.

Each is called with a register, a plan and a file for the answer, and with `sums` where only sums are asked for.
"""

import sys
import tomllib
from datetime import date

DAY = date(2026, 11, 21)

REGISTER, PLAN, ANSWER = sys.argv[1:4]
ONLY_SUMS = sys.argv[4:] == ["sums"]

SUMS = ["requirements", "met", "required", "covered", "gap"]


def requirements():
    """Returns the name of each competence that the plan asks for, and how many of each unit are to have it."""
    with open(PLAN, "rb") as file:
        plan = tomllib.load(file)
    names = {competence["id"]: competence["navn"] for competence in plan["kompetanse"]}
    return [(names[one["kompetanse"]], one["antall"]) for one in plan["krav"]]
