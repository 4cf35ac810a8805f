#!/usr/bin/env python3
"""Figures of a day that money hangs on, computed from its events by cifras.md.

    python3 figures.py --events DAYS.ndjson

reads one day a line, `{"events": [{"type", "at", "payload"}, …], "now": null}`, and prints its shares, one JSON a line. `at` and `now` are
UTC milliseconds; `now` is for a day that is still open.
"""
import argparse
import json
import sys

import figures_v1
import figures_v2


def shares_of(opening, events, now=None):
    """The shares by the formulas that the day opened with; None where that version is unknown."""
    version = opening.get("formulas", 1)
    if version == 1:
        return figures_v1.shares(events, now)
    return figures_v2.shares(events, now) if version == 2 else None


def sealed_shares(seal):
    """The same shares as a seal states them, by the names of its version."""
    standard, names = seal["figures"]["standard"], ("official", "strict")
    told = {name: standard[name] for name in names}
    if seal["formulas"] == 1:
        return {**told, "lostPastLimit": standard["lostPastLimit"]}
    waits = seal["figures"]["waits"]
    more = {"roll": waits["roll"]} if "roll" in waits else {}
    return {**told, **more, "withoutBrief": waits["withoutBrief"], "withoutExclusions": {
        name: waits["withoutExclusions"][name] for name in (*names, "withoutBrief")}}


def figure_trouble(seal, opening, events):
    """What the sealed figures say that the events do not give; None when they agree."""
    issued = sum(1 for event in events if event["type"] in ("ticketIssued", "rollVisitEntered"))
    told = seal["figures"]["tickets"]["issued"]
    if issued != told:
        return f"{issued} tickets where the seal says {told}"
    found = shares_of(opening, events)
    if found is None:
        return f"version {opening.get('formulas')} of the formulas is unknown to this verifier"
    sealed = sealed_shares(seal)
    if sealed.keys() != found.keys():
        return f"the seal tells of {sorted(sealed)}, the events of {sorted(found)}"
    for name, value in found.items():
        if sealed[name] != value:
            return f"{name} is {json.dumps(value)} where the seal says {json.dumps(sealed[name])}"
    return None


def main():
    asked = argparse.ArgumentParser(description="Shares of days, from their events.")
    asked.add_argument("--events", required=True)
    with open(asked.parse_args().events, encoding="utf-8") as days:
        for line in days:
            day = json.loads(line)
            opening = next(event["payload"] for event in day["events"] if event["type"] == "dayOpened")
            print(json.dumps(shares_of(opening, day["events"], day.get("now"))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
