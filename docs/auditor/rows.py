#!/usr/bin/env python3
"""The rows of a day that its seal names, from its events, by cifras.md section 3.

    python3 rows.py --events DAYS.ndjson

reads one closed day a line, `{"events": [{"type", "at", "payload"}, …]}`, and prints its rows, one JSON a line.
"""
import argparse
import json
import sys

import figures_v2
from waits_v2 import as_it_was, Day, HOLD_MOST, overlap

ENDS = {"noShowRecorded": "noShow", "visitLeft": "left", "visitRemoved": "removed", "visitExpired": "expired", "attentionFinished": "finished"}


def rows_of(opening, events):
    """The rows of a closed day by the formulas that it opened with; None where that version is unknown."""
    version = opening.get("formulas", 1)
    if version == 1:
        return rows_of_version_1(events)
    return rows_of_version_2(events) if version == 2 else None


# --- the calls of a visit, by one clock (cifras.md 3.2) ---


class Calls:
    """The waits of one visit by calls and starts; an attention ends a wait, and a transfer or a return after it opens another."""

    def __init__(self, event):
        self.ticket, self.issued_at = event["payload"], event["at"]
        booked = self.ticket.get("bookedFor")
        self.start = self.issued_at if booked is None else max(self.issued_at, booked)
        self.waits = [Wait(self.start)]
        self.holds, self.end, self.ended_at, self.outcome, self.exclusion = [], "open", None, None, None

    @property
    def waiting(self):
        return self.waits[-1] if self.waits[-1].start is None else None

    @property
    def attended(self):
        return self.waits[0].start is not None

    def follow(self, event):
        kind, at, payload = event["type"], event["at"], event["payload"]
        if kind == "visitCalled":
            self.close_hold(at)
            self.waiting.called(at)
        elif kind == "visitRecalled":
            self.waiting.last_call = at
        elif kind == "attentionStarted":
            self.waiting.start = at
        elif kind == "visitHeld":
            self.holds.append([payload["by"], at, None, self.waiting is None])
        elif kind in ("visitReturned", "visitTransferred"):
            self.close_hold(at)
            if self.waiting is None:
                self.waits.append(Wait(at))
        elif kind == "visitExcluded":
            self.exclusion = self.exclusion or payload["code"]
        elif kind in ENDS:
            self.close_hold(at)
            self.end, self.ended_at = ENDS[kind], at
            if kind == "attentionFinished":
                self.outcome = payload.get("outcome")

    def close_hold(self, at):
        if self.holds and self.holds[-1][2] is None:
            self.holds[-1][2] = at

    def between(self, start, end):
        held = sum(max(0, min(end if to is None else to, end) - max(since, start)) for by, since, to, _ in self.holds if by == "citizen")
        return max(0, end - start - held)

    def to(self, instant):
        return None if instant is None else self.between(self.start, instant)

    def end_of(self, wait, closed):
        if wait.start is not None:
            return wait.start
        if self.end == "noShow":
            return self.ended_at if wait.first_call is None else wait.first_call
        if self.end == "expired":
            return min(self.ended_at, closed)
        return closed if self.end == "open" else self.ended_at

    def total(self, closed):
        waits = sum(self.between(wait.since, self.end_of(wait, closed)) for wait in self.waits)
        return waits + sum(max(0, (closed if to is None else to) - since) for by, since, to, attending in self.holds if by == "staff" and attending)

    def told(self, closed):
        first = self.waits[0]
        return {
            "firstCallMs": self.to(first.first_call),
            "lastCallMs": self.to(first.last_call) if self.attended else None,
            "totalMs": self.total(closed),
        }


class Wait:
    def __init__(self, since):
        self.since, self.first_call, self.last_call, self.start = since, None, None, None

    def called(self, at):
        self.first_call = at if self.first_call is None else self.first_call
        self.last_call = at


def calls_of(events):
    """The calls of each visit, in the ledger's order."""
    found = {}
    for event in events:
        visit = event["payload"].get("visitId")
        if event["type"] == "ticketIssued":
            found[visit] = Calls(event)
        elif visit in found:
            found[visit].follow(event)
    return found


def closing_of(events):
    return next(event["at"] for event in events if event["type"] == "dayClosed")


# --- version 1 (cifras.md 3.3) ---


def rows_of_version_1(events):
    closed = closing_of(events)
    return [row_of_version_1(visit, closed) for visit in sorted(calls_of(events).values(), key=lambda one: one.ticket["ordinal"])]


def row_of_version_1(visit, closed):
    ticket, first = visit.ticket, visit.waits[0]
    return {
        **{name: ticket[name] for name in ("visitId", "ordinal", "serviceId", "class", "channel", "limitMs")},
        "issuedAt": visit.issued_at,
        "waitsFrom": visit.start,
        "officialMs": visit.to(first.start),
        **visit.told(closed),
        "elapsedMs": None if visit.attended else visit.to(visit.end_of(first, closed)),
        "end": visit.end,
        "outcome": visit.outcome,
        "exclusion": visit.exclusion,
        "counts": visit.exclusion is None,
    }


# --- version 2 (cifras.md 3.4) ---


def rows_of_version_2(events):
    day, closed = Day(events), closing_of(events)
    calls = calls_of(plain(as_it_was(events), day))
    told = {id(one.unit): one for one in figures_v2.standing(day, lambda visit: visit.excluded) if one.counts}
    carried = carried_by(day)
    visits = sorted(day.visits.values(), key=lambda visit: visit.ticket["ordinal"])
    return [row_of_version_2(unit, told.get(id(unit)), carried, calls, closed) for visit in visits for unit in visit.units]


def row_of_version_2(unit, strict, carried, calls, closed):
    visit = unit.visit
    ticket, first = visit.ticket, unit is visit.units[0]
    effective = [attention for attention in unit.attentions if attention.effective]
    official = unit.attended and not visit.excluded
    ends = {"leftByOwnToken": "left"}
    of_visit = calls[ticket["visitId"]].told(closed) if first else {"firstCallMs": None, "lastCallMs": None, "totalMs": None}
    return {
        "unitId": unit.name,
        **{name: ticket[name] for name in ("visitId", "ordinal", "class", "channel")},
        "serviceId": unit.service,
        "limitMs": unit.limit,
        "waitsFrom": unit.official_from,
        "uncertain": [visit.earliest, visit.latest] if first and visit.uncertain else None,
        "outcome": ends.get(visit.end, visit.end) if unit is visit.units[-1] else "finished",
        "attended": unit.attended,
        "brief": unit.brief,
        "officialMs": unit.official,
        "strictMs": unit.strict + (carried.get(id(visit), 0) if first else 0),
        "heldMs": held_before(visit.holds, unit.official_from, effective[0].start) if effective else 0,
        "laterMs": later(unit, effective),
        "in": shares(official, strict is not None),
        "within": shares(official and unit.official <= unit.limit, strict is not None and strict.within),
        "continues": ticket.get("continues") if first else None,
        "excluded": excluded_by(visit),
        **({"origin": ticket["origin"]} if ticket.get("origin") else {}),
        "sinceArrivalMs": max(0, effective[0].start - (visit.issued if first else unit.official_from)) if effective else None,
        **of_visit,
    }


def shares(official, strict):
    return (["official"] if official else []) + (["strict"] if strict else [])


def held_before(holds, start, end):
    confirmed = sum(min(HOLD_MOST, overlap(hold.start, hold.end, start, end)) for hold in holds if hold.confirmed)
    return confirmed + min(HOLD_MOST, sum(overlap(hold.start, hold.end, start, end) for hold in holds if not hold.confirmed))


def later(unit, effective):
    """From the end of each effective attention to the next one, or to the end of the strict wait, where that is later."""
    spans = []
    for place, attention in enumerate(effective):
        until = effective[place + 1].start if place + 1 < len(effective) else unit.strict_end
        if until >= attention.end:
            spans.append(until - attention.end)
    return spans


def carried_by(day):
    """What the first unit of each visit carries of those before it (cifras.md 2.9)."""
    carrier = figures_v2.carriers(day)
    carried = {}
    for visit in day.visits.values():
        new, sum_of = visit, 0
        for first in figures_v2.chain_of(visit, carrier):
            sum_of += first.units[-1].strict + figures_v2.gap(first, new)
            new = first
        carried[id(visit)] = sum_of
    return carried


def excluded_by(visit):
    attended = any(unit.attended for unit in visit.units)
    holds = lambda said: bool(said["act"]) if said["code"] == "contingency" else not attended
    return next((said["code"] for said in visit.exclusions if holds(said)), None)


def plain(events, day):
    """The day as version 1 reads it: without starts that never were attentions (cifras.md 3.4)."""
    starts = {name: {one.start for unit in visit.units for one in unit.attentions if one.effective} for name, visit in day.visits.items()}
    finishes = {}
    events = list(events)
    undone = undone_starts(events)
    for event in events:
        kind, payload = event["type"], event["payload"]
        visit = payload.get("visitId") if isinstance(payload, dict) else None
        if kind == "startUndone" or id(event) in undone:
            continue
        if kind == "attentionFinished" and visit in day.visits:
            finishes[visit] = place = finishes.get(visit, 0) + 1
            if place < len(day.visits[visit].units):
                yield {**event, "type": "visitTransferred"}
                continue
        if kind == "attentionStarted" and event["at"] not in starts.get(visit, ()):
            continue
        if kind == "counterReleased":
            if visit is not None:
                yield {**event, "type": "visitHeld", "payload": {"visitId": visit, "by": "staff"}}
                yield {**event, "type": "visitReturned", "payload": {"visitId": visit}}
            continue
        if kind == "pauseTaken":
            yield {**event, "type": "visitHeld", "payload": {"visitId": visit, "by": "citizen"}}
            continue
        yield {**event, "type": "visitLeft"} if kind == "closedAtDoor" else event


def undone_starts(events):
    """Of several starts in one millisecond, those that were taken back (cifras.md 3.4)."""
    undone, last = set(), {}
    for event in events:
        visit = event["payload"].get("visitId") if isinstance(event["payload"], dict) else None
        if visit is None:
            continue
        if event["type"] == "attentionStarted":
            last[visit] = event
        if event["type"] == "startUndone" and visit in last:
            undone.add(id(last[visit]))
    return undone


def main():
    asked = argparse.ArgumentParser(description="Rows of closed days, from their events.")
    asked.add_argument("--events", required=True)
    with open(asked.parse_args().events, encoding="utf-8") as days:
        for line in days:
            events = json.loads(line)["events"]
            opening = next(event["payload"] for event in events if event["type"] == "dayOpened")
            print(json.dumps(rows_of(opening, events)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
