"""Verifies planning workbooks: verify.py PROGRAM FOLDER.

1. Every formula stores its value, and no formula has a number other than 0, 1, 12, 365, 2080.
2. Recalculated by LibreOffice, no cell moves by more than 1e-9 (relative to 1 or to its size).
3. Inputs are changed one after the other; LibreOffice's plan is then that of `plan_of` below, which
   works the plan out by another way (fixed-point iteration), and moves by the analytic amounts.
"""

import pathlib
import re
import subprocess
import sys
import time

import openpyxl

TOLERANCE = 1e-9
PROGRAM, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
PROFILE = FOLDER / "profile"
NUMBER = re.compile(r"(?<![A-Za-z0-9_.$:])\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![A-Za-z0-9_.!:(])")
ALLOWED = {"0", "1", "12", "365", "2080"}
# What the first edition of ECMA-376 lists among the functions of SpreadsheetML.
FUNCTIONS = {
    "ABS", "AND", "COLUMNS", "COUNT", "IF", "INDEX", "ISNUMBER", "MATCH", "MAX", "MIN", "NOT", "OR",
    "ROWS", "SUM", "SUMPRODUCT",
}

# LibreOffice calculates every formula anew when it opens a file.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def recalculated(path):
    """The workbook as LibreOffice saves it after calculating everything."""
    user = PROFILE / "user"
    if not user.exists():
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(SETTINGS)
    out = FOLDER / "recalculated"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{PROFILE}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)],
        check=True, capture_output=True)
    return openpyxl.load_workbook(out / path.name, data_only=True)


def check_formulas(path):
    formulas = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    count, unstored, numbers, functions = 0, [], [], set()
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                if values[sheet.title][cell.coordinate].value is None:
                    unstored.append(f"{sheet.title}!{cell.coordinate}")
                text = re.sub(r'"[^"]*"', '""', cell.value)
                found = set(NUMBER.findall(text)) - ALLOWED
                if found:
                    numbers.append((sheet.title, cell.coordinate, cell.value, found))
                functions |= set(re.findall(r"([A-Z][A-Z0-9.]*)\(", text))
    assert not unstored, f"formulas without a stored value: {unstored[:5]}"
    assert not numbers, f"numbers in formulas: {numbers[:3]}"
    assert functions <= FUNCTIONS, functions - FUNCTIONS
    return count, functions


def largest_move(path):
    """The largest difference between stored and recalculated values, relative where above 1."""
    stored = openpyxl.load_workbook(path, data_only=True)
    again = recalculated(path)
    formulas = openpyxl.load_workbook(path)
    largest, where, cells = 0.0, "", 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                one = stored[sheet.title][cell.coordinate].value
                two = again[sheet.title][cell.coordinate].value
                cells += 1
                place = f"{sheet.title}!{cell.coordinate}"
                if isinstance(one, (int, float)) and isinstance(two, (int, float)):
                    move = abs(one - two) / max(1, abs(one))
                    if move > largest:
                        largest, where = move, place
                else:
                    assert one == two, f"{place}: {one!r} became {two!r}"
    return largest, where, cells


def named(book):
    """The values of all cells with a name of their own."""
    values = {}
    for name, defined in book.defined_names.items():
        if ":" in defined.attr_text:
            continue
        sheet, cell = defined.attr_text.rsplit("!", 1)
        values[name] = book[sheet.strip("'")][cell.replace("$", "")].value
    return values


def blocks(book):
    """The plan of each occupation: lines by label, the start first and the total last."""
    found, current, heading = {}, None, None
    for row in book["Plan"].iter_rows(values_only=True):
        if row[0] == "Line":
            current, heading = {}, row
            found[title] = current
        elif current is not None and row[0] and row[1]:
            current[row[0]] = [row[i] for i, item in enumerate(heading) if i >= 2 and item]
        elif row[0] and row[1] is None:
            title = row[0] if current is None or "(" in row[0] else title
    return found


def projections(book):
    """The projected years of each occupation: factor, median, lower, upper, from the base year."""
    found, rows = {}, None
    for row in book["Projection"].iter_rows(values_only=True):
        if row[0] and isinstance(row[0], str) and row[0] not in ("Year", "Row"):
            title = row[0]
        if row[0] == "Year":
            rows = found.setdefault(title, [])
        elif rows is not None and isinstance(row[0], (int, float)) and row[2] is not None:
            rows.append(dict(year=row[0], model=row[2:5]))
    return found


def plan_of(title, values, projection, factors, leavers, retirements):
    """The lines of a plan, worked out year by year without the workbook's closed forms."""
    key = re.search(r"\((\d\d-\d{4})\)", title).group(1).replace("-", "_")
    get = lambda name: values[f"{name}_{key}"]
    m, share = values["Mid_year"], get("FTE_share")
    rate = get("Retirement_rate") if get("Retirement_by") == "Rate" else get("Aged_60") / get(
        "Years_to_retire")
    leave, retire = get("Turnover") * leavers, rate * retirements
    column = {"Median": 0, "Lower 80%": 1, "Upper 80%": 2}[values["Projection_line"]]
    base = projection[0]["model"][0]
    need_start = (get("Staff") + get("Vacancies")) * share

    def track(column):
        if get("Growth_by") == "Projection":
            return [p["model"][column] * f / base for p, f in zip(projection[1:], factors)]
        step = (1 + get("Volume_growth")) / (1 + get("Productivity"))
        return [step ** (p["year"] - projection[0]["year"]) * f
                for p, f in zip(projection[1:], factors)]

    persons = lambda fte: (fte - get("Agency_FTE")) / share
    lines = {}

    def put(label, value):
        lines.setdefault(label, []).append(value)

    staff, before_fte, before_hires = get("Staff"), need_start, 0
    opening = {name: get("Staff") for name in ("mid", "low", "high")}
    tracks = {"mid": track(column), "low": track(1), "high": track(2)}
    for year in range(len(factors)):
        need = {name: persons(need_start * tracks[name][year]) for name in tracks}
        need_fte = need_start * tracks["mid"][year]
        hires = get("Planned_hires")
        gone = 0.0
        for _ in range(200):  # Those who leave are rates of the average that they lower.
            average = staff + m * (hires - gone)
            gone = (leave + retire) * average
        ramp = get("Ramp_months") / 12
        lost = 1 - get("Ramp_productivity")
        closing = staff + hires - gone
        after = hires * (m - min(ramp, m) * lost) * share
        carried = before_hires * max(ramp - m, 0) * lost * share
        available = (average - m * hires) * share + after - carried + get("Agency_FTE")
        put("Index of need, start = 1", tracks["mid"][year])
        put("Need at year’s end", need_fte)
        put("Need at year’s end, agency staff taken off", need["mid"])
        put("Opening staff", staff)
        put("− Leavers", leave * average)
        put("− Retirements", retire * average)
        put("= Closing staff", closing)
        put("Average staff (mid-year rule)", average)
        put("Hires of the year after ramp-up", after)
        put("Ramp-up carried over from last year", carried)
        put("Staff available over the year", available)
        put("Gap at year’s end (need − closing staff)", need["mid"] - closing)
        gap = (1 - m) * before_fte + m * need_fte - available
        put("Gap over the year", gap)
        put("Hours for overtime or agencies to cover", max(gap, 0) * values["Hours_per_FTE"])
        needed = {}
        for name in need:
            mean = (1 - m) * opening[name] + m * need[name]
            needed[name] = need[name] - opening[name] + (leave + retire) * mean
            opening[name] = need[name]
        put("Hires needed", needed["mid"])
        put("Hires needed, lower 80%", needed["low"])
        put("Hires needed, upper 80%", needed["high"])
        put("Positions open on an average day", max(needed["mid"], 0) * get("Fill_months") / 12)
        staff, before_fte, before_hires = closing, need_fte, hires
    return lines


def factors_of(book, values, title):
    """The row of the chosen scenario and occupation on the sheet Scenarios."""
    inside = False
    for row in book["Scenarios"].iter_rows(values_only=True):
        if row[1] == "Occupation":
            inside, years = True, [i for i, v in enumerate(row) if i >= 4 and isinstance(v, (int, float))]
        elif inside and row[0] == values["Scenario"] and row[1] == title:
            return [row[i] for i in years], row[2], row[3]
    raise AssertionError(f"no factors of {values['Scenario']} and {title}")


def check_plan(book):
    """The largest relative difference between the plan of a workbook and that of `plan_of`."""
    values, largest, compared = named(book), 0.0, 0
    assert values["All_checks"] in (True, 1), "a check is not TRUE"
    for title, projection in projections(book).items():
        factors, leavers, retirements = factors_of(book, values, title)
        mine = plan_of(title, values, projection, factors, leavers, retirements)
        theirs = blocks(book)[title]
        for label, line in mine.items():
            years = theirs[label][1:1 + len(line)] if len(theirs[label]) > len(line) else theirs[label]
            for one, two in zip(line, years):
                largest = max(largest, abs(one - two) / max(1, abs(one)))
                compared += 1
    return largest, compared


def changed(path, changes, name):
    """The workbook after some inputs were changed and LibreOffice calculated it."""
    book = openpyxl.load_workbook(path)
    for key, value in changes.items():
        sheet, cell = book.defined_names[key].attr_text.rsplit("!", 1)
        book[sheet.strip("'")][cell.replace("$", "")].value = value
    target = FOLDER / f"{name}.xlsx"
    book.save(target)
    return recalculated(target)


def close(one, two, what):
    assert abs(one - two) <= TOLERANCE * max(1, abs(two)), f"{what}: {one} instead of {two}"


def check_changes(path):
    before = openpyxl.load_workbook(path, data_only=True)
    values = named(before)
    title = next(t for t in blocks(before) if "29-2035" in t)
    plan = blocks(before)[title]
    largest = 0.0
    trials = {
        "vacancies": {"Vacancies_29_2035": values["Vacancies_29_2035"] + 10},
        "hours": {"Hours_per_FTE": 2000},
        "fill": {"Fill_months_29_2035": 6},
        "hires": {"Planned_hires_29_2035": values["Planned_hires_29_2035"] + 20},
        "line": {"Projection_line": "Upper 80%"},
        "scenario": {"Scenario": "High retirement"},
        "recession": {"Scenario": "Recession", "Projection_line": "Lower 80%"},
        "own": {"Scenario": "Own assumptions", "Own_growth_shift": 0.01, "Own_productivity": 0.004,
                "Own_leaver_factor": 1.2, "Own_retirement_factor": 0.9},
        "volume": {"Growth_by_29_2035": "Own volume", "Volume_growth_29_2035": 0.03,
                   "Productivity_29_2035": 0.005},
        "age": {"Retirement_by_29_2035": "Age", "Aged_60_29_2035": 0.15,
                "Years_to_retire_29_2035": 6},
        "ramp": {"Ramp_months_29_2035": 9, "Ramp_productivity_29_2035": 0.4,
                 "Planned_hires_29_2035": 500, "FTE_share_29_2035": 0.9, "Agency_FTE_29_2035": 12,
                 "Mid_year": 0.4},
    }
    results = {}
    for name, changes in trials.items():
        book = changed(path, changes, name)
        move, compared = check_plan(book)
        assert move <= TOLERANCE, f"{name}: {move}"
        largest = max(largest, move)
        results[name] = blocks(book)[title]
        assert results[name] != plan, f"{name} changed nothing"
    # The analytic amounts, for the first year and on.
    # Each line holds the start, the years and the total.
    s = plan["Turnover under the scenario"][1] + plan["Retirement rate under the scenario"][1]
    index = plan["Index of need, start = 1"][:-1]
    share, m = values["FTE_share_29_2035"], values["Mid_year"]
    close(results["vacancies"]["Hires needed"][1] - plan["Hires needed"][1],
          10 * index[1] * (1 + s * m), "ten vacancies more")
    for year in range(1, len(index)):
        hours = plan["Hours for overtime or agencies to cover"][year]
        close(results["hours"]["Hours for overtime or agencies to cover"][year], hours * 2000 / 2080,
              "hours")
        needed = plan["Hires needed"][year]
        close(results["fill"]["Positions open on an average day"][year], max(needed, 0) * 6 / 12,
              "time to fill")
    keep = (1 - s * (1 - m)) / (1 + s * m)  # What of a person at the start is left at the end.
    gain = 20 / (1 + m * s)  # What of twenty hires is left at the end of their year.
    total = 0.0
    for year in range(len(index) - 1):
        total = total * keep + gain
        close(results["hires"]["= Closing staff"][year + 1] - plan["= Closing staff"][year + 1],
              total, "twenty hires more a year")
    assert share == 1
    return len(trials), largest


def main():
    path = FOLDER / "plan.xlsx"
    start = time.time()
    subprocess.run([PROGRAM, "plan", "-o", str(path)], check=True, capture_output=True)
    print(f"seven occupations written in {time.time() - start:.2f} s (wall)")
    count, functions = check_formulas(path)
    print(f"{count} formulas store their values; functions: {', '.join(sorted(functions))}")
    move, where, cells = largest_move(path)
    print(f"recalculated by LibreOffice: {cells} cells, largest move {move:.2e} at {where}")
    assert move <= TOLERANCE
    difference, compared = check_plan(openpyxl.load_workbook(path, data_only=True))
    print(f"{compared} figures of the plan as worked out here, largest difference {difference:.2e}")
    assert difference <= TOLERANCE
    trials, largest = check_changes(path)
    print(f"{trials} changes of inputs move the plan as worked out here, "
          f"largest difference {largest:.2e}; analytic amounts hold")


main()
