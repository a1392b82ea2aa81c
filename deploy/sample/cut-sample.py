#!/usr/bin/env python3
"""Cuts the bundled sample out of a full tw_env folder: 2,000 penalised facilities, chosen by the
hash of their id, with every row of theirs in every file. The same input gives the same bytes.

    deploy/sample/cut-sample.py <folder of the full files> deploy/sample/tw_env
"""
import csv
import gzip
import hashlib
import io
import pathlib
import sys

FACILITIES = 2000


def rows(path):
    return csv.reader(gzip.open(path, "rt", encoding="utf-8", newline=""))


def main(source, target):
    penalties = rows(next(source.glob("penalties*.csv.gz")))
    key = next(penalties).index("facility_id")
    penalised = {row[key] for row in penalties}
    by_hash = sorted(penalised, key=lambda it: hashlib.sha256(it.encode()).digest())
    chosen = set(by_hash[:FACILITIES])
    for path in sorted(source.glob("*.csv.gz")):
        table = rows(path)
        header = next(table)
        if "facility_id" not in header:
            continue
        key = header.index("facility_id")
        text = io.StringIO(newline="")
        out = csv.writer(text, lineterminator="\n")
        out.writerow(header)
        out.writerows(row for row in table if row[key] in chosen)
        with open(target / path.name, "wb") as raw:
            with gzip.GzipFile("", "wb", 9, raw, mtime=0) as zipped:
                zipped.write(text.getvalue().encode())


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
