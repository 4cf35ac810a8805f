#!/usr/bin/env python3
"""The visits of a month that its seals draw for an audit, by muestra in cifras.md. Python's standard library, nothing else.

    python3 sample.py (--db branch.db | --rows rows.ndjson) --month 2026-11 [--size 30]

Verify the ledger first (verify.py): this program draws from what the rows say, and asks nobody who wrote them.
"""
import argparse
import hashlib
import json
import sys

from verify import rows_of_database, rows_of_file

DOMAIN = "turno25.sample.v1"


def days_of(rows, month):
    """One tuple a sealed day: date, hash of the event that first sealed it, its tickets until then in the ledger's order."""
    tickets, sealed = {}, {}
    for row in rows:
        date = row["businessDate"]
        if date is None or not date.startswith(month + "-"):
            continue
        if row["type"] in ("ticketIssued", "rollVisitEntered") and date not in sealed:
            tickets.setdefault(date, []).append(json.loads(row["payload"])["visitId"])
        if row["type"] == "daySealed" and date not in sealed:
            sealed[date] = row["hash"] if isinstance(row["hash"], str) else bytes(row["hash"]).hex()
    return [(date, sealed[date], tickets.get(date, [])) for date in sorted(sealed)]


def seed_of(month, days):
    lines = [DOMAIN, month] + [f"{date} {seal}" for date, seal, _ in days]
    return hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()


def draw(month, days, size):
    every = [(visit, date) for date, _, visits in days for visit in visits]
    seed, places, counter = seed_of(month, days), [], 0
    while len(places) < min(size, len(every)):
        number = int.from_bytes(hashlib.sha256(f"{DOMAIN} {seed} {counter}".encode()).digest()[:8], "big")
        counter += 1
        if number >= (2**64 // len(every)) * len(every):
            continue
        place = number % len(every)
        if place not in places:
            places.append(place)
    return {"seed": seed, "tickets": len(every), "drawn": [[every[place][0], every[place][1], place] for place in places]}


def main():
    asked = argparse.ArgumentParser(description="The visits of a month that its seals draw for an audit.")
    source = asked.add_mutually_exclusive_group(required=True)
    source.add_argument("--db")
    source.add_argument("--rows")
    asked.add_argument("--month", required=True)
    asked.add_argument("--size", type=int, default=30)
    args = asked.parse_args()
    rows = rows_of_database(args.db) if args.db else rows_of_file(args.rows)
    print(json.dumps(draw(args.month, days_of(rows, args.month), args.size)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
