#!/usr/bin/env python3
"""Lift of the models that ask about the enterprise, by their definitions, from the files alone.

    rules/lift/lift.py tw_env|chicago FOLDER

No engine is asked: what a model counts is counted here once more, so the table also checks the idea of
each. Thresholds were chosen on what is older than the period judged. Of every object the first hit in the period
is asked whether a bad act follows within the horizon; the base rate is that of all objects after their first
act of the kind that triggers the model in the same period. Nothing later than a hit is looked at to make it.
"""
import collections
import csv
import datetime
import gzip
import pathlib
import statistics
import sys

YEAR = datetime.timedelta(365)


def day(text):
    return datetime.date.fromisoformat(text)


def rows(folder, pattern):
    file = next(pathlib.Path(folder).glob(pattern))
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


class Table:
    def __init__(self, begin, end, horizon, bad):
        self.begin, self.end, self.horizon, self.bad = begin, end, horizon, bad
        print("| model | hits in all | objects hit in the period | bad act follows | base: objects | bad act follows | lift |")
        print("| --- | --- | --- | --- | --- | --- | --- |")

    def first(self, days):
        found = {}
        for key, at in days:
            if self.begin <= at <= self.end and (key not in found or at < found[key]):
                found[key] = at
        return found

    def right(self, days):
        return sum(any(at < later <= at + self.horizon for later in self.bad.get(key, ())) for key, at in days.items())

    def line(self, model, hits, base):
        told, all_of_them = self.first(hits), self.first(base)
        right, base_right = self.right(told), self.right(all_of_them)
        rate = right / len(told) if told else float("nan")
        base_rate = base_right / len(all_of_them)
        print(
            f"| {model} | {len(hits)} | {len(told)} | {right} ({rate:.1%}) | {len(all_of_them)} "
            f"| {base_right} ({base_rate:.1%}) | {rate / base_rate:.2f} |",
            flush=True,
        )


def tw_env(folder):
    penalties, seen = collections.defaultdict(list), set()
    for row in rows(folder, "penalties*.csv.gz"):
        key = row["violator_control_id"] or row["registered_id"] or row["facility_id"]
        listing = (row["bureau_code"], row["document_no"], row["law"], key)
        if listing in seen or any(word in row["rescind"] for word in ("撤銷", "廢止", "鍵入錯誤")):
            continue
        seen.add(listing)
        law = row["law"].split("，")[0]
        penalties[key].append(
            (day(row["penalty_date"]), law.split("第")[0], law, row["violation_date"], row["improve_deadline"], row["recheck_result"], row["bureau"])
        )
    for of_one in penalties.values():
        of_one.sort()
    bad = {key: [it[0] for it in of_one] for key, of_one in penalties.items()}
    table = Table(day("2014-01-01"), day("2014-06-30"), datetime.timedelta(180), bad)
    base = [(key, it[0]) for key, of_one in penalties.items() for it in of_one]

    def before(key, it):
        return [other for other in penalties[key] if it[0] - YEAR < other[0] <= it[0]]

    for count in (2, 3):
        hits = [(key, it[0]) for key, of_one in penalties.items() for it in of_one if len({o[1] for o in before(key, it)}) >= count]
        table.line(f"XY-07 {count} departments", hits, base)
    for count in (3, 5):
        hits = [(key, it[0]) for key, of_one in penalties.items() for it in of_one if len({o[3] for o in before(key, it) if o[2] == it[2]}) >= count]
        table.line(f"XY-08 {count} times", hits, base)
    hits = [
        (key, it[0])
        for key, of_one in penalties.items()
        for it in of_one
        if any(o[4] and o[2] == it[2] and o[0] < it[0] and day(o[4]) < it[0] <= day(o[4]) + YEAR and it[3] >= o[4] for o in of_one)
    ]
    table.line("XY-09", hits, base)
    due = [(key, it, max(day(it[4]) + datetime.timedelta(34), it[0])) for key, of_one in penalties.items() for it in of_one if it[4] >= it[3] and it[4]]
    base = [(key, at) for key, _, at in due]
    for count in (2, 3):
        table.line(f"JD-22 {count} times", [(key, at) for key, it, at in due if not it[5] and unchecked(penalties[key], it, at) >= count], base)
    filings(folder, table)
    waste(folder, table)


def unchecked(of_one, it, at):
    """Days for correction of one agency within a year that passed without a re-check, those of one violation once."""
    return len(
        {
            o[3]
            for o in of_one
            if o[4] and o[3] <= o[4] <= it[4] and not o[5] and (o[1], o[6]) == (it[1], it[6]) and at - YEAR < o[0] <= at
        }
    )


def filings(folder, table):
    series, periods = collections.defaultdict(dict), collections.defaultdict(set)
    for row in rows(folder, "water_reports*.csv.gz"):
        try:
            value = float(row["value"])
        except ValueError:
            continue
        at = day(row["period_end"])
        series[(row["facility_id"], row["outlet"], row["item"], row["unit"])].setdefault(at, []).append(value)
        periods[row["facility_id"]].add(at)
    base = [(key, at) for key, days in periods.items() for at in days]
    jumps, drops = [], []
    for (key, *_), of_one in series.items():
        days = sorted(of_one)
        for number, at in enumerate(days):
            earlier = [value for other in days[:number] for value in of_one[other] if value > 0]
            if len({other for other in days[:number] if max(of_one[other]) > 0}) >= 3:
                usual = statistics.median(earlier)
                if max(of_one[at]) >= 5 * usual:
                    jumps.append((key, at))
                if min(of_one[at]) <= usual / 5:
                    drops.append((key, at))
    table.line("ST-05 (water)", jumps, base)
    table.line("ST-06 (water)", drops, base)


def waste(folder, table):
    months = collections.defaultdict(dict)
    for row in rows(folder, "waste_monthly*.csv.gz"):
        year, month = map(int, row["month"].split("-"))
        last = datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)
        of_one = months[row["facility_id"]]
        of_one[last] = of_one.get(last, 0) + float(row["tonnes_hazardous"])
    base = [(key, at) for key, of_one in months.items() for at in of_one]
    emitting = emissions(folder)
    jumps, drops, stops = [], [], []
    for key, of_one in months.items():
        days = sorted(of_one)
        for number, at in enumerate(days):
            earlier = [of_one[other] for other in days[max(0, number - 12) : number] if other > at - YEAR]
            if len(earlier) >= 6:
                usual = statistics.median(earlier)
                if usual >= 0.1 and of_one[at] >= 5 * usual:
                    jumps.append((key, at))
                if usual >= 0.1 and of_one[at] <= usual / 10:
                    drops.append((key, at))
            following = days[number + 1] if number + 1 < len(days) else datetime.date.max
            over = month_end(at, 10)
            if following > over and sum(other > at - YEAR for other in days[: number + 1]) >= 6:
                if any(begin > at and end <= over for begin, end in emitting.get(key, ())):
                    stops.append((key, over + datetime.timedelta(4)))
    table.line("ST-07", jumps, base)
    table.line("ST-08", drops, base)
    table.line("ST-09", stops, base)


def month_end(at, months):
    """The last day of so many months later."""
    month = at.year * 12 + at.month + months
    return datetime.date(month // 12, month % 12 + 1, 1) - datetime.timedelta(1)


def emissions(folder):
    """Periods of each object of which something emitted was reported."""
    periods = collections.defaultdict(set)
    for file, columns in {"air": ("item1", "item2", "item3", "item4"), "water": ("value", "water_volume"), "toxic": ("value",)}.items():
        for row in rows(folder, f"{file}_reports*.csv.gz"):
            if any(positive(row[column]) for column in columns):
                periods[row["facility_id"]].add((day(row["period_start"]), day(row["period_end"])))
    return periods


def positive(text):
    try:
        return float(text) > 0
    except ValueError:
        return False


def chicago(folder):
    inspections, ledger, places = (collections.defaultdict(list) for _ in range(3))
    for row in rows(folder, "food_inspections*.csv.gz"):
        if row["License"] != "0":
            failed = row["Results"] == "Fail"
            problem = failed or row["Results"].startswith("Pass") and int(row["criticalCount"]) + int(row["seriousCount"]) > 0
            inspections[row["License"]].append((day(row["Inspection_Date"]), problem, failed, int(row["criticalCount"]) > 0))
    for row in rows(folder, "inspection_ledger*.csv.gz"):
        if row["License"] != "0":
            ledger[row["License"]].append((day(row["Inspection_Date"]), row["Inspection_Purpose"]))
    for row in rows(folder, "sanitation_complaints*.csv.gz"):
        if "Dup" not in row["Status"]:
            places[row["Address_Key"]].append(day(row["Creation_Date"]))
    for of_one in [*inspections.values(), *ledger.values(), *places.values()]:
        of_one.sort()
    judged = [(key, number) for key, of_one in inspections.items() for number, it in enumerate(of_one) if it[0] >= day("2013-09-01")]
    print("| model | inspections of the last year under a hit | critical | of all inspections | critical | lift | failed: lift |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for model, warns in {
        "SC-06": lambda key, at, earlier: run(earlier) >= 2,
        "SC-06 three running": lambda key, at, earlier: run(earlier) >= 3,
        "SC-07": lambda key, at, earlier: visits(ledger[key], at, ("omplain", "oison")) >= 2,
        "SC-08": lambda key, at, earlier: visits(ledger[key], at, ("Re-",)) >= 2,
        "SC-09": lambda key, at, earlier: sum(it[2] and it[0] > at - 2 * YEAR for it in earlier) >= 2,
    }.items():
        under = [inspections[key][n] for key, n in judged if warns(key, inspections[key][n][0], inspections[key][:n])]
        every = [inspections[key][n] for key, n in judged]
        critical, base = share(under, 3), share(every, 3)
        print(f"| {model} | {len(under)} | {critical:.1%} | {len(every)} | {base:.1%} | {critical / base:.2f} | {share(under, 2) / share(every, 2):.2f} |")
    print()
    table = Table(day("2013-09-01"), day("2014-05-31"), datetime.timedelta(90), places)
    base = [(key, at) for key, of_one in places.items() for at in of_one]
    for count in (3, 5):
        window = datetime.timedelta(90)
        hits = [(key, at) for key, of_one in places.items() for at in of_one if len({o for o in of_one if at - window < o <= at}) >= count]
        table.line(f"RX-05 {count} days", hits, base)


def run(earlier):
    count = 0
    for it in reversed(earlier):
        if not it[1]:
            break
        count += 1
    return count


def visits(of_one, at, words):
    return len({it[0] for it in of_one if at - YEAR < it[0] < at and any(word in it[1] for word in words) and (words == ("Re-",) or "Re-" not in it[1])})


def share(some, column):
    return sum(it[column] for it in some) / len(some) if some else float("nan")


if __name__ == "__main__":
    {"tw_env": tw_env, "chicago": chicago}[sys.argv[1]](sys.argv[2])
