#!/usr/bin/env python3
"""Counts of cases of the OIRS, from the rows of a ledger, by cifras.md section 4. Python's standard library, nothing else.

    python3 cases.py (--db branch.db | --rows rows.ndjson) --from DATE --to DATE --as-of DATE

Verify the ledger first (verify.py): this program counts what the rows say, and asks nobody who wrote them.
"""
import argparse
import json
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from verify import rows_of_database, rows_of_file

STANDS = ("answered", "referred", "withdrawn", "open")
TIMINGS = ("inTime", "late", "noTerm")


def cases_of(rows, since, until, as_of):
    """One dictionary a case that was registered in the period, as it stood at the end of `as_of`."""
    zone, filed, closed = None, {}, {}
    for row in rows:
        kind = row["type"]
        if kind == "configPublished":
            zone = ZoneInfo(json.loads(row["payload"])["config"]["branch"]["zone"])
        if kind not in ("oirsFiled", "oirsClosed"):
            continue
        on = datetime.fromtimestamp(row["occurredAt"] / 1000, zone).date().isoformat()
        if on > as_of:
            continue
        payload = json.loads(row["payload"])
        if kind == "oirsClosed":
            closed.setdefault(payload["folio"], (on, payload["outcome"], row["actor"]))
        elif since <= on <= until:
            filed[payload["folio"]] = (on, payload, row)
    for folio, (on, payload, row) in filed.items():
        ended, outcome, by = closed.get(folio, (None, "open", None))
        due, device = payload["dueDate"], row["device"]
        term = payload.get("term")
        yield {
            "registeredOn": on,
            "kind": payload["kind"],
            "institutionId": payload["institutionId"],
            "channel": payload.get("channel", "desk" if device is None else "kiosk"),
            "term": "none" if due is None else "unknown" if term is None else str(term),
            "stand": outcome,
            "timing": "noTerm" if due is None else "late" if (ended or as_of) > due else "inTime",
            "ownHand": device is None and row["actor"] == by,
            "registeredLater": payload.get("receivedOn", on) < on,
        }


def counts(cases):
    by = {stand: dict.fromkeys(TIMINGS, 0) for stand in STANDS}
    for case in cases:
        by[case["stand"]][case["timing"]] += 1
    late = sum(by[stand]["late"] for stand in STANDS)
    in_time = by["answered"]["inTime"]
    return {
        "received": len(cases),
        "by": by,
        "inTime": [in_time, in_time + late],
        "answered": [sum(by["answered"].values()), len(cases)],
        "ownHand": sum(case["ownHand"] for case in cases),
        "registeredLater": sum(case["registeredLater"] for case in cases),
    }


def grouped(cases, field):
    return {key: counts([case for case in cases if case[field] == key]) for key in sorted({case[field] for case in cases})}


def main():
    asked = argparse.ArgumentParser(description="Counts of cases, from the rows of a ledger.")
    source = asked.add_mutually_exclusive_group(required=True)
    source.add_argument("--db")
    source.add_argument("--rows")
    asked.add_argument("--from", dest="since", required=True)
    asked.add_argument("--to", dest="until", required=True)
    asked.add_argument("--as-of", required=True)
    args = asked.parse_args()
    rows = rows_of_database(args.db) if args.db else rows_of_file(args.rows)
    cases = list(cases_of(rows, args.since, args.until, args.as_of))
    fields = {"byKind": "kind", "byInstitution": "institutionId", "byChannel": "channel", "byTerm": "term", "byDay": "registeredOn"}
    print(json.dumps({"total": counts(cases), **{name: grouped(cases, field) for name, field in fields.items()}}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
