"""Shares of version 2 of the formulas, from the units of a day, by cifras.md sections 2.7 to 2.10."""
from waits_v2 import MINUTE, Day

WALK_WINDOW = 60 * MINUTE


def shares(events, now=None):
    """The sealed shares of version 2; `now` is the instant that the waits of a day still open are counted to."""
    day = Day(events, now)
    with_all = compliance(day, lambda visit: False)
    told = {**compliance(day, lambda visit: visit.excluded), "withoutExclusions": with_all}
    papers = [event for event in events if event["type"] in ("rollVisitEntered", "rollEntered")]
    spoiled = sum(len(event["payload"]["spoiled"]) for event in papers if event["type"] == "rollEntered")
    visits = [visit for visit in day.visits.values() if of_roll(visit)]
    if visits or spoiled:
        without = compliance(day, lambda visit: visit.excluded or of_roll(visit))
        attended = sum(any(unit.attended for unit in visit.units) for visit in visits)
        told["roll"] = {"visits": len(visits), "attended": attended, "spoiled": spoiled, "without": without}
    return told


def of_roll(visit):
    """A paper that two people entered afterwards (cifras.md 2.11)."""
    return visit.ticket.get("origin") == "roll"


def compliance(day, is_excluded):
    """Official and strict, with and without brief finishes, of the visits that are not excluded."""
    units = [unit for visit in day.visits.values() if not is_excluded(visit) for unit in visit.units]
    attended = [unit for unit in units if unit.attended]
    within = [unit for unit in attended if unit.official <= unit.limit]
    long_enough = lambda chosen: sum(1 for unit in chosen if not unit.brief)
    strict = standing(day, is_excluded)
    told = [one for one in strict if one.counts]
    more = paired(day, units)
    return {
        "official": fraction(len(within), len(attended)),
        "strict": fraction(sum(one.within for one in told), len(told) + more),
        "withoutBrief": {
            "official": fraction(long_enough(within), long_enough(attended)),
            "strict": fraction(
                sum(one.within and not one.brief for one in told),
                sum(not (one.within and one.brief) for one in told) + more,
            ),
        },
    }


def fraction(num, den):
    return {"num": num, "den": den}


class Standing:
    """How one unit stands in strict, with what it carries of earlier visits (cifras.md 2.9)."""

    def __init__(self, unit, carried=0, firsts=()):
        chain = [*firsts, unit]
        attended = [one for one in chain if one.attended]
        self.unit, self.total = unit, unit.strict + carried
        fails = self.total > unit.limit or (unit.sent_away and not unit.attended)
        self.counts = bool(attended) or fails
        self.within = self.counts and not fails
        self.brief = bool(attended) and all(one.brief for one in attended)
        self.fails = fails


def carriers(day):
    """The earlier visit that each one carries on (cifras.md 2.9)."""
    carrier, taken, earlier = {}, set(), {}
    for name, visit in day.visits.items():
        first = visit.ticket.get("continues")
        # Only an earlier ticket is carried on, and by one only: two that name each other hide nothing.
        if first is not None and first not in taken:
            taken.add(first)
            if first in earlier:
                carrier[id(visit)] = earlier[first]
        earlier[name] = visit
    return carrier


def standing(day, is_excluded):
    """Every unit that stands for itself or for a chain, and the firsts that failed by themselves."""
    carrier = carriers(day)
    stands_for = {}
    for visit in day.visits.values():
        stands_for[id(visit)] = chain_of(visit, carrier)
    gone = set()
    for visit in day.visits.values():
        if not is_excluded(visit):
            gone.update(id(first.units[-1]) for first in stands_for[id(visit)])
    out = []
    for visit in day.visits.values():
        if is_excluded(visit):
            continue
        for unit in visit.units:
            if id(unit) in gone:
                continue
            if unit is not visit.units[0]:
                out.append(Standing(unit))
                continue
            firsts = stands_for[id(visit)]
            carried, new = 0, visit
            for first in firsts:
                carried += first.units[-1].strict + gap(first, new)
                new = first
            counting = [first.units[-1] for first in firsts if not is_excluded(first)]
            stand = Standing(unit, carried, counting)
            out.append(stand)
            failed = [one for one in counting if one.fails]
            if stand.fails and not unit.fails:
                failed = failed[1:]
            out.extend(Standing(one) for one in failed)
    return out


def chain_of(visit, carrier):
    """The visits that one stands for, nearest first: as long as the one before is of one unit, it carries on."""
    chain = []
    while id(visit) in carrier:
        first = carrier[id(visit)]
        if any(first is one for one in chain):
            break
        chain.append(first)
        if len(first.units) > 1:
            break
        visit = first
    return chain


def gap(first, new):
    """After a removal, or a leaving that was not by the person's own token, the time between both tickets counts."""
    if first.end not in ("removed", "left"):
        return 0
    return max(0, new.earliest - first.ended_at)


def paired(day, units):
    """How many attended without a ticket can be somebody who went away unattended (cifras.md 2.10)."""
    ends = {}
    for unit in units:
        visit = unit.visit
        if visit.recorded_end is not None and unit is visit.units[-1] and not unit.attended and not unit.fails:
            ends.setdefault(unit.service, []).append(visit.recorded_end)
    pairs = 0
    for at, service in sorted(day.walk_directs):
        fitting = sorted(end for end in ends.get(service, []) if at - WALK_WINDOW <= end <= at)
        if fitting:
            ends[service].remove(fitting[0])
            pairs += 1
    return pairs
