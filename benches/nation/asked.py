"""What the scripts beside this one share: the plan's requirements, and the day that the question is asked of."""

import tomllib
from datetime import date

DAY = date(2026, 11, 21)


def requirements(path):
    """Returns the name of each competence that the plan asks for, and how many of each unit are to have it."""
    with open(path, "rb") as file:
        plan = tomllib.load(file)
    names = {competence["id"]: competence["navn"] for competence in plan["kompetanse"]}
    return [(names[one["kompetanse"]], one["antall"]) for one in plan["krav"]]
