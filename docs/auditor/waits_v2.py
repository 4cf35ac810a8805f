"""Waits of version 2 of the formulas: the visits and units of a day, from its events, by cifras.md section 2.

Instants are UTC milliseconds, spans milliseconds.
"""
from dataclasses import dataclass, field
from typing import List, Optional

MINUTE = 60_000
HOLD_MOST = 10 * MINUTE


class Settings:
    """What the opening of the day froze, and the defaults of what it leaves out (cifras.md 2.1)."""

    def __init__(self, opening):
        self.limits = opening.get("limitsMs") or {}
        self.minimums = opening.get("minAttentionSeconds") or {}
        self.usual = opening.get("usualSeconds") or {}
        self.lead = opening.get("leadMinutes", 120) * MINUTE
        self.opens_at, self.closes_at = opening.get("opensAt"), opening.get("closesAt")

    def minimum_of(self, service):
        return self.minimums.get(service, 60) * 1000

    def usual_of(self, service):
        return self.usual.get(service, 600) * 1000


@dataclass
class Attention:
    """From a start to what ended it (cifras.md 2.2); `end` is None while it goes on."""

    start: int
    minimum: int
    usual: int
    end: Optional[int] = None
    finished: bool = False
    hold: Optional["Hold"] = None
    by_staff: bool = False

    @property
    def effective(self):
        return self.finished or self.end - self.start >= self.minimum

    @property
    def brief(self):
        return self.finished and self.end - self.start < self.minimum

    @property
    def broken_off(self):
        """Staff broke it off, or said that the person did and the person did not confirm it."""
        return self.by_staff or (self.hold is not None and not self.hold.confirmed)

    def taken(self, start, end):
        """What it takes out of the strict wait of a span: of one that staff broke off, at most twice the usual."""
        length = overlap(self.start, self.end, start, end)
        return min(length, 2 * self.usual) if self.broken_off else length


@dataclass
class Hold:
    """A hold that the person asked for, or is said to have asked for (cifras.md 2.5)."""

    start: int
    end: Optional[int] = None
    confirmed: bool = False


@dataclass
class Unit:
    """One service that was asked for (cifras.md 2.3), its waits and what became of it."""

    visit: "Visit"
    name: str
    service: str
    limit: int
    official_from: int
    strict_from: int
    attentions: List[Attention] = field(default_factory=list)
    attended: bool = False
    brief: bool = False
    official: Optional[int] = None
    strict: int = 0
    strict_end: int = 0
    ended_at: Optional[int] = None
    sent_away: bool = False

    @property
    def fails(self):
        """Whether strict counts against it, by itself and without links."""
        return self.strict > self.limit or (self.sent_away and not self.attended)


@dataclass
class Visit:
    """One ticket (cifras.md 2.2 to 2.5)."""

    ticket: dict
    at: int
    line: str
    device: Optional[str]
    issued: int = 0
    earliest: int = 0
    latest: Optional[int] = None
    uncertain: bool = False
    first_call: Optional[int] = None
    turn: Optional[int] = None
    called_from: str = ""
    last_event: int = 0
    end: str = "open"
    ended_at: Optional[int] = None
    recorded_end: Optional[int] = None
    units: List[Unit] = field(default_factory=list)
    holds: List[Hold] = field(default_factory=list)
    confirmable: Optional[Hold] = None
    left_to_give: List[str] = field(default_factory=list)
    exclusions: List[dict] = field(default_factory=list)

    @property
    def excluded(self):
        """Cifras.md 2.8: a test or a duplicate never of somebody attended, a contingency with its act."""
        attended = any(unit.attended for unit in self.units)
        return any(said["act"] is not None if said["code"] == "contingency" else not attended for said in self.exclusions)


def overlap(a, b, c, d):
    return max(0, min(b, d) - max(a, c))


class Day:
    """A day read event by event, in the ledger's order, and then measured."""

    def __init__(self, events, now=None):
        self.settings = Settings(next(event["payload"] for event in events if event["type"] == "dayOpened"))
        self.visits, self.walk_directs = {}, []
        self.closed_at = self.last_call = None
        self.now = now
        events = as_it_was(events)
        for event in events:
            if event["type"] == "ticketIssued":
                self.issue(event)
        certain_instants(list(self.visits.values()), events, self.settings)
        for visit in self.visits.values():
            self.first_unit(visit)
        for event in events:
            self.follow(event)
        for visit in self.visits.values():
            self.finish(visit)

    # --- issue (cifras.md 2.3, 2.4) ---

    def issue(self, event):
        ticket = event["payload"]
        services = ticket.get("services") or [ticket["serviceId"]]
        visit = Visit(ticket, event["at"], services[0], ticket.get("deviceId"))
        visit.left_to_give = list(services[1:])
        self.visits[ticket["visitId"]] = visit

    def first_unit(self, visit):
        booked, booking = visit.ticket.get("bookedFor"), visit.ticket.get("booking")
        in_time = False
        if booked is not None and booking is not None:
            made = [booking["recordedAt"], booking.get("madeAt")]
            in_time = any(instant is not None and instant <= booked - self.settings.lead for instant in made)
        wait_from = [max(instant, booked) if in_time else instant for instant in (visit.issued, visit.earliest)]
        self.unit(visit, visit.line, *wait_from)

    def unit(self, visit, service, official_from, strict_from):
        count = len(visit.units) + 1
        name = visit.ticket["visitId"] + (f".{count}" if count > 1 else "")
        limit = self.settings.limits.get(service, visit.ticket["limitMs"])
        visit.units.append(Unit(visit, name, service, limit, official_from, strict_from))
        visit.line = service

    # --- the way of a visit (cifras.md 2.2) ---

    def follow(self, event):
        kind, payload, at = event["type"], event["payload"], event["at"]
        if kind == "dayClosed":
            self.closed_at = at
        elif kind == "attendedWithoutTicket":
            self.walk_directs.append((at, payload["serviceId"]))
        if kind in ("visitCalled", "visitRecalled"):
            self.last_call = max(at, self.last_call or at)
        visit = self.visits.get(payload.get("visitId"))
        step = getattr(self, "on_" + kind, None)
        if visit is None or step is None:
            return
        step(visit, at, payload)
        if kind not in ("visitExpired", "visitExcluded"):
            # Its issue counts at the instant that was found for it (2.4).
            visit.last_event = max(visit.last_event, visit.issued if kind == "ticketIssued" else at)

    def on_ticketIssued(self, visit, at, payload):
        """Its instant is the one that was found for it (2.4)."""

    def on_visitCalled(self, visit, at, payload):
        self.end_hold(visit, at)
        visit.confirmable = None
        visit.turn, visit.called_from = at, visit.line

    def on_visitRecalled(self, visit, at, payload):
        """A recall opens no turn."""

    def on_attentionStarted(self, visit, at, payload):
        self.end_hold(visit, at)
        line = visit.called_from or visit.line
        visit.units[-1].attentions.append(Attention(at, self.settings.minimum_of(line), self.settings.usual_of(line)))

    def on_startUndone(self, visit, at, payload):
        attention = running(visit)
        if attention is None:
            return
        if at - attention.start < attention.minimum:
            visit.units[-1].attentions.pop()
        else:
            attention.end, attention.by_staff = at, True

    def on_attentionFinished(self, visit, at, payload):
        attention = running(visit)
        if attention is not None:
            attention.end, attention.finished = at, True
        given = payload.get("servicesGiven") or []
        visit.left_to_give = [service for service in visit.left_to_give if service not in given]
        if not visit.left_to_give:
            self.over(visit, "finished", at)
            return
        before, brief = visit.units[-1], only_brief(visit.units[-1])
        before.ended_at = at
        starts = (before.official_from, before.strict_from) if brief else (at, at)
        self.unit(visit, visit.left_to_give.pop(0), *starts)
        visit.turn = None

    def on_visitHeld(self, visit, at, payload):
        attention = running(visit)
        self.end_hold(visit, at)
        hold = Hold(at) if payload["by"] == "citizen" else None
        if attention is not None:
            attention.end, attention.hold, attention.by_staff = at, hold, hold is None
        if hold is not None:
            visit.holds.append(hold)
        visit.confirmable = hold

    def on_holdConfirmed(self, visit, at, payload):
        if visit.confirmable is not None:
            visit.confirmable.confirmed = True

    def on_pauseTaken(self, visit, at, payload):
        self.end_hold(visit, at)
        hold = Hold(at)
        hold.confirmed = True
        visit.holds.append(hold)

    def on_visitReturned(self, visit, at, payload):
        self.end_hold(visit, at)

    def on_visitTransferred(self, visit, at, payload):
        self.break_off(visit, at)
        visit.line = payload["serviceId"]

    def on_counterReleased(self, visit, at, payload):
        self.break_off(visit, at)

    def on_noShowRecorded(self, visit, at, payload):
        self.over(visit, "noShow", at)

    def on_visitLeft(self, visit, at, payload):
        self.over(visit, "leftByOwnToken" if payload.get("by") == "ownToken" else "left", at)

    def on_visitRemoved(self, visit, at, payload):
        self.over(visit, "removed", at)

    def on_closedAtDoor(self, visit, at, payload):
        self.over(visit, "closedAtDoor", at)

    def on_visitExpired(self, visit, at, payload):
        visit.end, visit.ended_at = "expired", at
        visit.recorded_end = at

    def on_visitExcluded(self, visit, at, payload):
        visit.exclusions.append(payload)

    def end_hold(self, visit, at):
        if visit.holds and visit.holds[-1].end is None:
            visit.holds[-1].end = at

    def break_off(self, visit, at):
        attention = running(visit)
        self.end_hold(visit, at)
        if attention is not None:
            attention.end, attention.by_staff = at, True

    def over(self, visit, how, at):
        attention = running(visit)
        self.end_hold(visit, at)
        if attention is not None:
            attention.end = at
        visit.end, visit.ended_at = how, at
        visit.recorded_end = at

    # --- ends and waits (cifras.md 2.5, 2.6) ---

    def finish(self, visit):
        last = visit.units[-1]
        closes_at = self.settings.closes_at
        if visit.end == "open" and self.closed_at is not None:
            visit.end = "expired"
        if visit.end == "expired":
            closing = self.closed_at if self.closed_at is not None else visit.ended_at
            ended = closing
            if closes_at is not None:
                ended = min(closing, max(closes_at, self.last_call or closes_at, visit.last_event))
            visit.ended_at = last.ended_at = ended
            last.sent_away = closes_at is not None and closing < closes_at
            last_moment = closing
        elif visit.end == "open":
            last_moment = last.ended_at = self.now
        else:
            last_moment = visit.ended_at
            last.ended_at = visit.turn if visit.end == "noShow" and visit.turn is not None else visit.ended_at
            last.sent_away = visit.end == "closedAtDoor" and closes_at is not None and visit.ended_at < closes_at
        if running(visit) is not None:
            running(visit).end = last_moment
        self.end_hold(visit, last_moment)
        for unit in visit.units:
            measure(unit)


def as_it_was(events):
    """With what was entered of papers, and without the ends that were taken back (cifras.md 2.11, 2.12)."""
    told, ends = [], {}
    for event in with_papers(events):
        visit = event["payload"].get("visitId")
        if event["type"] == "endUndone":
            told[ends.pop((event["payload"]["undoes"], visit))] = None
            continue
        if event["type"] in ("attentionFinished", "noShowRecorded"):
            ends[event["type"], visit] = len(told)
        told.append(event)
    return [event for event in told if event is not None]


def with_papers(events):
    """What two people entered about a paper of a roll, told as the system would have told it (cifras.md 2.11)."""
    told = []
    for event in events:
        if event["type"] != "rollVisitEntered":
            told.append(event)
            continue
        paper = event["payload"]
        say = lambda kind, at, **more: told.append({**event, "type": kind, "at": at, "payload": {"visitId": paper["visitId"], **more}})
        ticket = {name: paper[name] for name in ("serviceId", "limitMs", "class", "channel", "ordinal")}
        say("ticketIssued", paper["takenAt"], **ticket, bookedFor=None, origin="roll")
        if paper["calledAt"] is not None:
            say("visitCalled", paper["calledAt"])
        if paper["startedAt"] is not None:
            say("attentionStarted", paper["startedAt"])
        if paper["outcome"] == "left":
            say("visitLeft", paper["endedAt"], by="other")
        elif paper["outcome"] == "noShow":
            say("noShowRecorded", paper["endedAt"])
        else:
            say("attentionFinished", paper["endedAt"], servicesGiven=[paper["serviceId"]])
    return told


def running(visit):
    attentions = visit.units[-1].attentions
    return attentions[-1] if attentions and attentions[-1].end is None else None


def only_brief(unit):
    effective = [attention for attention in unit.attentions if attention.effective]
    return bool(effective) and all(attention.brief for attention in effective)


def measure(unit):
    """Both waits of a unit (cifras.md 2.5, 2.6)."""
    holds = unit.visit.holds
    effective = [attention for attention in unit.attentions if attention.effective]
    unit.attended, unit.brief = bool(effective), only_brief(unit)
    if effective:
        start, end = unit.official_from, effective[0].start
        confirmed = sum(min(HOLD_MOST, overlap(h.start, h.end, start, end)) for h in holds if h.confirmed)
        others = sum(overlap(h.start, h.end, start, end) for h in holds if not h.confirmed)
        unit.official = max(0, end - start - confirmed - min(HOLD_MOST, others))
    start, end = unit.strict_from, unit.ended_at
    if effective:
        last = effective[-1]
        nothing_after = last is unit.attentions[-1] and (last.finished or not (last.broken_off or last.hold))
        end = last.start if nothing_after else max(end, last.end)
    taken = sum(attention.taken(start, end) for attention in effective)
    for hold in holds:
        if hold.confirmed:
            length = overlap(hold.start, hold.end, start, end)
            before = not effective or hold.start < effective[0].start
            taken += min(HOLD_MOST, length) if before else length
    unit.strict, unit.strict_end = max(0, end - start - taken), end


def certain_instants(visits, events, settings):
    """When each ticket was issued, and the earliest that it can have been (cifras.md 2.4)."""
    for event in events:
        if event["type"] == "visitCalled":
            visit = visits and next((v for v in visits if v.ticket["visitId"] == event["payload"]["visitId"]), None)
            if visit and visit.first_call is None:
                visit.first_call = event["at"]
    for visit in visits:
        said = visit.ticket.get("uncertain")
        counted = said and said.get("monotonicMs")
        visit.issued = visit.earliest = said["recordedAt"] - counted if counted is not None and said else visit.at
        visit.uncertain = bool(said) and counted is None
    for place, visit in enumerate(visits):
        if not visit.uncertain:
            continue
        same = lambda others: [v for v in others if v.device == visit.device and not v.uncertain]
        before, after = same(visits[:place]), same(visits[place + 1 :])
        said = visit.ticket["uncertain"]
        floor = [instant for instant in (said.get("blockGrantedAt"), settings.opens_at) if instant is not None]
        low = before[-1].issued if before else max(floor) if floor else visit.at
        high = min([said["recordedAt"]] + [v.issued for v in after[:1]] + ([visit.first_call] if visit.first_call is not None else []))
        low = min(low, high)
        visit.latest = high
        visit.earliest, visit.issued = low, min(max(visit.at, low), high)
