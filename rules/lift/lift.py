#!/usr/bin/env python3
"""Lift of models over the base rate, on a period that no threshold was chosen on.

    rules/lift/lift.py HITS.csv ACTS.csv FROM TO DAYS

HITS.csv (model_id,key,day): hits that stand; ACTS.csv (kind,key,day,bad): acts, and whether an act is
what a model wants to foresee (a penalty that stands, an inspection with a critical violation or failed,
another complaint). How both are made stands in LIFT.md. A model is right about a key where a bad act follows
within DAYS after its first hit in [FROM, TO]; the base rate is that of all keys after their first act of the
kinds that trigger the model in the same period. Both look forward from a day on which nothing later was known.
"""
import bisect
import collections
import csv
import datetime
import sys

# Model: kinds of act that trigger it, kinds of act that it is to foresee.
MODELS = {
    "XY-07": ("PENALTY", "PENALTY"),
    "XY-08": ("PENALTY", "PENALTY"),
    "XY-09": ("PENALTY", "PENALTY"),
    "JD-22": ("PENALTY", "PENALTY"),
    "ST-05": ("REPORT_FILING", "PENALTY"),
    "ST-06": ("REPORT_FILING", "PENALTY"),
    "ST-07": ("WASTE_MANIFEST", "PENALTY"),
    "ST-08": ("WASTE_MANIFEST", "PENALTY"),
    "ST-09": ("WASTE_MANIFEST", "PENALTY"),
    "SC-06": ("INSPECTION", "INSPECTION"),
    "SC-07": ("INSPECTION", "INSPECTION"),
    "SC-08": ("INSPECTION", "INSPECTION"),
    "SC-09": ("INSPECTION", "INSPECTION"),
    "RX-05": ("COMPLAINT", "COMPLAINT"),
}


def first(days, begin, end):
    """First day of each key within a period."""
    found = {}
    for key, day in days:
        if begin <= day <= end and (key not in found or day < found[key]):
            found[key] = day
    return found


def share(days, bad, horizon):
    right = 0
    for key, day in days.items():
        later = bad.get(key, [])
        at = bisect.bisect_right(later, day)
        right += at < len(later) and later[at] <= day + horizon
    return right, len(days)


def main(hits_file, acts_file, begin, end, days):
    day = datetime.date.fromisoformat
    begin, end, horizon = day(begin), day(end), datetime.timedelta(int(days))
    hits = collections.defaultdict(list)
    for row in csv.DictReader(open(hits_file, encoding="utf-8", newline="")):
        hits[row["model_id"]].append((row["key"], day(row["day"])))
    acts, bad = collections.defaultdict(list), collections.defaultdict(lambda: collections.defaultdict(list))
    for row in csv.DictReader(open(acts_file, encoding="utf-8", newline="")):
        acts[row["kind"]].append((row["key"], day(row["day"])))
        if row["bad"] in ("1", "true"):
            bad[row["kind"]][row["key"]].append(day(row["day"]))
    for of_kind in bad.values():
        for of_key in of_kind.values():
            of_key.sort()
    print("| model | hits in all | keys hit in the period | of these right | base: keys | of these | lift |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for model, (trigger, outcome) in MODELS.items():
        right, told = share(first(hits[model], begin, end), bad[outcome], horizon)
        base_right, base = share(first(acts[trigger], begin, end), bad[outcome], horizon)
        if told == 0 or base_right == 0:
            if hits[model]:
                print(f"| {model} | {len(hits[model])} | {told} | – | {base} | – | – |")
            continue
        rate, base_rate = right / told, base_right / base
        print(
            f"| {model} | {len(hits[model])} | {told} | {right} ({rate:.1%}) "
            f"| {base} | {base_right} ({base_rate:.1%}) | {rate / base_rate:.2f} |"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
