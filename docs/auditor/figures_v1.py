"""Shares of version 1 of the formulas, by cifras.md section 1 (ADR 0001, domain.md D2)."""

ENDS = {"noShowRecorded", "visitLeft", "visitRemoved", "visitExpired"}


class Clock:
    """The one waiting clock of a visit: it stands still only during holds that the citizen asked for (cifras.md 1.2)."""

    def __init__(self, ticket, at):
        booked = ticket.get("bookedFor")
        self.limit = ticket["limitMs"]
        self.start = at if booked is None else max(at, booked)
        self.held_since, self.held = None, 0
        self.waited = self.first_call = None
        self.attended = self.ended = self.excluded = False

    def hold(self, at):
        self.held_since = at

    def resume(self, at):
        if self.held_since is not None:
            self.held += max(0, at - max(self.held_since, self.start))
            self.held_since = None

    def stop(self, at):
        self.resume(at)
        self.waited = self.so_far(at)

    def so_far(self, at):
        return max(0, at - self.start - self.held)


def shares(events, now=None):
    """Official, strict and those lost past the limit; `now` is for whoever still waits in a day that is open."""
    clocks = {}
    for event in events:
        kind, at, payload = event["type"], event["at"], event["payload"]
        if kind == "ticketIssued":
            clocks[payload["visitId"]] = Clock(payload, at)
            continue
        clock = clocks.get(payload.get("visitId"))
        if clock is None:
            continue
        if kind == "visitExcluded":
            clock.excluded = True
        elif clock.attended or clock.ended:
            continue
        elif kind == "attentionStarted":
            clock.attended = True
            clock.stop(at)
        elif kind in ENDS:
            clock.ended = True
            clock.stop(at)
            if kind == "noShowRecorded" and clock.first_call is not None:
                clock.waited = clock.first_call
        elif kind == "visitHeld" and payload["by"] == "citizen":
            clock.hold(at)
        elif kind in ("visitReturned", "visitCalled", "visitTransferred"):
            clock.resume(at)
            if kind == "visitCalled" and clock.first_call is None:
                clock.first_call = clock.so_far(at)
    if now is not None:
        for clock in clocks.values():
            if clock.waited is None:
                clock.stop(now)
    counted = [clock for clock in clocks.values() if not clock.excluded]
    attended = [clock for clock in counted if clock.attended]
    within = sum(clock.waited <= clock.limit for clock in attended)
    lost = sum(not clock.attended and clock.waited is not None and clock.waited > clock.limit for clock in counted)
    return {
        "official": {"num": within, "den": len(attended)},
        "strict": {"num": within, "den": len(attended) + lost},
        "lostPastLimit": lost,
    }
