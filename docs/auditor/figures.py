"""Figures of a day, from its events."""


def figure_trouble(seal, opening, events):
    """What the sealed figures say that the events do not give; None when they agree."""
    issued = sum(1 for event in events if event["type"] == "ticketIssued")
    told = seal["figures"]["tickets"]["issued"]
    return None if issued == told else f"{issued} tickets where the seal says {told}"
