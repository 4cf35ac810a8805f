#!/usr/bin/env python3
"""Second verifier of a Turno25 ledger, written from formato.md and cifras.md alone. Python's standard library, nothing else.

    python3 verify.py (--db branch.db | --rows rows.ndjson) [--key PUBLIC.pem] [--centre-key PUBLIC.pem] [--expect-head HASH]
                      [--paper DIGITS [--paper-at INSTANT]] [--json]

Ends with 0 when all is good, 1 when something was changed (and says where), 2 when it was asked wrongly, 3 when it could not be read.
"""
import argparse
import base64
import hashlib
import json
import re
import sqlite3
import sys
from datetime import datetime, timezone

from ed25519 import signed_by
from figures import figure_trouble
from rows import rows_of

SPKI = bytes.fromhex("302a300506032b6570032100")


class Bad(Exception):
    """The first thing that is not as the documents say."""

    def __init__(self, seq, what):
        super().__init__(what)
        self.seq, self.what = seq, what


# --- canonical form (RFC 8785) -------------------------------------------------------------------------------------

ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def text_of(value):
    return '"' + "".join(ESCAPES.get(c, c if c >= " " else f"\\u{ord(c):04x}") for c in value) + '"'


def number_of(value):
    """A number as ECMAScript writes it."""
    if isinstance(value, int):
        if abs(value) < 10**21:
            return str(value)
        value = float(value)
    if value == 0:
        return "0"
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError("not a JSON number")
    sign, digits = ("-", repr(-value)) if value < 0 else ("", repr(value))
    mantissa, _, power = digits.partition("e")
    whole, _, part = mantissa.partition(".")
    part = "" if part == "0" else part
    point = len(whole) + int(power or 0)
    digits = (whole + part).lstrip("0")
    point -= len(whole + part) - len((whole + part).lstrip("0"))
    digits = digits.rstrip("0") or "0"
    n = len(digits)
    if n <= point <= 21:
        return sign + digits + "0" * (point - n)
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    power = f"{'+' if point > 0 else '-'}{abs(point - 1)}"
    return sign + digits[0] + ("." + digits[1:] if n > 1 else "") + "e" + power


def canonical(value):
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number_of(value)
    if isinstance(value, str):
        return text_of(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(text_of(name) + ":" + canonical(value[name]) for name in names) + "}"


# --- rows ----------------------------------------------------------------------------------------------------------

COLUMNS = ("seq", "recordedAt", "occurredAt", "clockOffsetMs", "businessDate", "type", "payload", "actor", "device", "commandKey", "prevHash", "hash")
INTEGERS, BYTES = {"seq", "recordedAt", "occurredAt"}, {"payload", "prevHash", "hash"}
MAYBE = {"clockOffsetMs": int, "businessDate": str, "device": str, "commandKey": str}


def rows_of_database(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        db.text_factory = str
        for row in db.execute(
            "SELECT seq, recorded_at, occurred_at, clock_offset_ms, business_date, type, payload, actor, device, command_key,"
            " prev_hash, hash FROM event ORDER BY seq"
        ):
            yield dict(zip(COLUMNS, row))


def rows_of_file(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                row = json.loads(line)
                row["payload"] = row["payload"].encode("utf-8")
                row["prevHash"], row["hash"] = bytes.fromhex(row["prevHash"]), bytes.fromhex(row["hash"])
                yield row


def check_types(row):
    for name in COLUMNS:
        value = row[name]
        wanted = int if name in INTEGERS else bytes if name in BYTES else MAYBE.get(name, str)
        if value is None and name in MAYBE:
            continue
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise Bad(row["seq"] if isinstance(row["seq"], int) else 0, f"{name} is stored as something else")


def frame(value):
    if value is None:
        return b"\0\0\0\0\0"
    kind, data = (1, str(value).encode()) if isinstance(value, int) else (3, value) if isinstance(value, bytes) else (2, value.encode("utf-8"))
    return bytes([kind]) + len(data).to_bytes(4, "big") + data


def row_hash(row):
    return hashlib.sha256(frame("turno25.event.v1") + b"".join(frame(row[name]) for name in COLUMNS[:-1])).digest()


# --- keys ----------------------------------------------------------------------------------------------------------


def read_key(pem):
    """Name and 32 bytes of a public key in PEM."""
    body = "".join(line for line in pem.strip().splitlines() if "-----" not in line)
    spki = base64.b64decode(body)
    if len(spki) != 44 or not spki.startswith(SPKI):
        raise ValueError("not an Ed25519 public key")
    return hashlib.sha256(spki).hexdigest()[:16], spki[len(SPKI) :]


def rotation_keys(rotation):
    """Both keys of a change that both of them signed; None for any other."""
    try:
        (old, old_bytes), (new, new_bytes) = read_key(rotation["from"]["publicKey"]), read_key(rotation["to"]["publicKey"])
    except ValueError:
        return None
    if old != rotation["from"]["keyId"] or new != rotation["to"]["keyId"]:
        return None
    said = {"format": "turno25.rotation.v1", "ledgerId": rotation["ledgerId"], "from": rotation["from"], "to": rotation["to"]}
    message = canonical(said).encode("utf-8")
    both = signed_by(old_bytes, message, rotation["fromSignature"]) and signed_by(new_bytes, message, rotation["toSignature"])
    return {old: old_bytes, new: new_bytes} if both else None


def keys_around(trusted, rotations):
    known = dict([trusted])
    pairs = [keys for keys in map(rotation_keys, rotations) if keys is not None]
    for _ in pairs:
        for keys in pairs:
            if known.keys() & keys.keys():
                known.update(keys)
    return known


# --- the walk ------------------------------------------------------------------------------------------------------


class Walk:
    def __init__(self, keys, centre=None):
        self.keys, self.centre_known = keys, centre
        self.seq, self.hash, self.at = 0, bytes(32), 0
        self.ledger_id = self.signer = self.centre = None
        self.national = 0
        self.days, self.amendments, self.disputed = {}, {}, []
        self.rolls, self.papers_end = {}, 0
        self.seals = 0
        self.texts, self.notes, self.set_aside, self.approved = {}, [], {}, {}

    def step(self, row):
        check_types(row)
        seq = row["seq"]
        if seq != self.seq + 1:
            raise Bad(self.seq + 1, f"event {self.seq + 1} is not there")
        if row["prevHash"] != self.hash:
            raise Bad(seq, "does not point to the event before it")
        try:
            text = row["payload"].decode("utf-8")
            payload = json.loads(text)
            if canonical(payload) != text:
                raise ValueError
        except (ValueError, RecursionError):
            raise Bad(seq, "its payload is not in canonical form") from None
        if row_hash(row) != row["hash"]:
            raise Bad(seq, "its columns do not give its hash")
        if row["recordedAt"] < self.at and row["type"] != "clockRestarted":
            raise Bad(seq, "was recorded before the event before it")
        if row["clockOffsetMs"] is None and row["occurredAt"] != row["recordedAt"]:
            raise Bad(seq, "happened at another instant than it was recorded, and no device brought it")
        if seq == 1:
            self.ledger_id = row["hash"].hex()
        event = {"seq": seq, "type": row["type"], "at": row["occurredAt"], "recordedAt": row["recordedAt"], "date": row["businessDate"]}
        event.update(payload=payload, actor=row["actor"], device=row["device"])
        self.follow(row, event)
        self.seq, self.hash, self.at = seq, row["hash"], row["recordedAt"]

    def follow(self, row, event):
        kind, payload = event["type"], event["payload"]
        trouble = centre_trouble(event, self.centre, self.centre_known)
        if trouble is not None:
            raise Bad(event["seq"], trouble)
        if kind == "nationalTaken":
            trouble = national_trouble(payload["document"], self.national)
            if trouble is not None:
                raise Bad(event["seq"], trouble)
            self.national = payload["document"]["version"]
        if kind == "configPublished":
            self.centre = payload["config"].get("centre", {}).get("publicKey")
        if kind == "daySealed":
            self.seal(row, payload)
        elif kind == "keyRotated":
            follows = self.signer in (None, payload["from"]["keyId"])
            if not follows or payload["ledgerId"] != self.ledger_id or rotation_keys(payload) is None:
                raise Bad(event["seq"], "the new key is not signed for by the one before it and by itself")
            self.signer = payload["to"]["keyId"]
        elif kind == "textsLost":
            self.loss(event["seq"], payload)
        elif kind == "witnessDisagreed":
            self.disputed.append(payload["id"])
        else:
            self.texts.update(dict.fromkeys(sealed_texts(event["seq"], payload)))
        trouble = self.paper_trouble(kind, payload, event["at"])
        if trouble is not None:
            raise Bad(event["seq"], trouble)
        self.note(event)
        if event["date"] is not None:
            self.days.setdefault(event["date"], []).append(event)

    def loss(self, seq, loss):
        if loss["ledgerId"] != self.ledger_id or self.signer not in (None, loss["keyId"]):
            raise Bad(seq, "the loss is not signed by the key of this ledger")
        if self.keys is not None:
            key = self.keys.get(loss["keyId"])
            unsigned = {name: value for name, value in loss.items() if name != "signature"}
            if key is None or not signed_by(key, canonical(unsigned).encode("utf-8"), loss["signature"]):
                raise Bad(seq, "the signature does not fit the loss")
        for text in loss["texts"]:
            if (text["seq"], text["keyId"], text["digest"]) not in self.texts:
                raise Bad(seq, f"event {text['seq']} holds no such text as is said to be lost")
        self.notes.append(f"event {seq}: {len(loss['texts'])} sealed texts were lost and never destroyed by retention; accepted by {loss['by']}: {loss['why']}")

    def note(self, event):
        """What is no fault and has to be said aloud all the same."""
        kind, payload = event["type"], event["payload"]
        if kind == "deliverySetAside":
            self.set_aside[payload["visitId"]] = payload["date"]
        elif kind == "deliveryApproved":
            self.set_aside.pop(payload["visitId"], None)
            whose = f"{payload['date']} by {payload['by']}"
            self.approved[whose] = self.approved.get(whose, 0) + 1
        elif kind == "deliveriesDismissed":
            for visit in payload["visitIds"]:
                self.set_aside.pop(visit, None)
            self.notes.append(f"event {event['seq']}: {len(payload['visitIds'])} tickets of {payload['date']} from a revoked kiosk were left out by {payload['by']} ({payload['code']})")

    def said(self):
        taken = [f"{count} tickets of a revoked kiosk were taken for {whose}" for whose, count in self.approved.items()]
        waiting = [f"{len(self.set_aside)} tickets of revoked kiosks wait for somebody's decision"] if self.set_aside else []
        return self.notes + taken + waiting

    def paper_trouble(self, kind, payload, at):
        """Papers of a roll: of one that was made before, in order, each once, by two people."""
        if kind == "rollIssued":
            if payload["from"] != self.papers_end + 1 or payload["to"] < payload["from"]:
                return f"roll {payload['rollId']} does not begin after the one before it"
            self.papers_end = payload["to"]
            self.rolls[payload["rollId"]] = [payload["from"], payload["to"], at]
        if kind not in ("rollVisitEntered", "rollEntered"):
            return None
        roll = self.rolls.get(payload["rollId"])
        if roll is None or payload["askedBy"] == payload["approvedBy"]:
            return "papers were entered of no roll, or by one person alone"
        following, last, before = roll
        if kind == "rollEntered":
            roll[0] = payload["numbers"]["to"] + 1
            return None if following <= roll[0] <= last + 1 else "papers were entered that the roll has not"
        if not following <= payload["number"] <= last or payload["takenAt"] < before:
            return f"paper {payload['number']} is not the next one of its roll"
        roll[0], roll[2] = payload["number"] + 1, payload["takenAt"]
        return None

    def seal(self, row, seal):
        seq, date = row["seq"], seal["date"]
        if seal["headSeq"] != seq - 1 or seal["headHash"] != row["prevHash"].hex():
            raise Bad(seq, "the seal does not stand on the event before it")
        if self.signer not in (None, seal["keyId"]):
            raise Bad(seq, f"signed by key {seal['keyId']} while key {self.signer} signs")
        if self.keys is not None:
            key = self.keys.get(seal["keyId"])
            if key is None:
                raise Bad(seq, f"signed by key {seal['keyId']}, not by the trusted one")
            unsigned = {name: value for name, value in seal.items() if name != "signature"}
            if not signed_by(key, canonical(unsigned).encode("utf-8"), seal["signature"]):
                raise Bad(seq, "the signature does not fit the seal")
        self.signer = seal["keyId"]
        if seal.get("disputed", []) != self.disputed:
            raise Bad(seq, "the seal does not name the heads that somebody remembers otherwise")
        due = self.amendments.get(date, 0)
        if seal["amendment"] != due:
            raise Bad(seq, f"seal {seal['amendment']} where {due} is due")
        self.amendments[date] = due + 1
        trouble = day_trouble(seal, self.days.get(date, []))
        if trouble is not None:
            raise Bad(seq, trouble)
        self.seals += 1


def sealed_texts(seq, value):
    """Place, key and digest of each sealed text in a payload."""
    if isinstance(value, list):
        for inner in value:
            yield from sealed_texts(seq, inner)
    elif isinstance(value, dict):
        if isinstance(value.get("keyId"), str) and "iv" in value:
            yield seq, value["keyId"], hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()
        else:
            for inner in value.values():
                yield from sealed_texts(seq, inner)


def day_trouble(seal, events):
    """What a seal says that the events of its day before it do not give; None when all is as it says."""
    owners, answered = {}, set()
    for event in events:
        payload = event["payload"]
        if event["type"] in ("ticketIssued", "numberReplaced", "rollVisitEntered"):
            number = (payload["series"], payload["number"])
            if owners.setdefault(number, payload["visitId"]) != payload["visitId"]:
                return f"number {number[0]}-{number[1]} was issued twice"
        elif event["type"] == "surveyAnswered" and payload["visitId"] is not None:
            if payload["visitId"] in answered:
                return f"visit {payload['visitId']} answered the survey twice"
            answered.add(payload["visitId"])
    if len(events) != seal["events"]:
        return f"{len(events)} events where the seal says {seal['events']}"
    opening = next((event["payload"] for event in events if event["type"] == "dayOpened"), None)
    if opening is None:
        return "the day was never opened"
    if opening["configHash"] != seal["settingsHash"]:
        return "the seal names other settings"
    if opening.get("formulas", 1) != seal["formulas"]:
        return "the seal names other formulas than the day opened with"
    return limit_trouble(opening, events) or exclusion_trouble(opening, events) or booking_trouble(events) or figure_trouble(seal, opening, events) or row_trouble(seal, opening, events)


def row_trouble(seal, opening, events):
    """Rows of the day that are not those which the seal names (cifras.md 3); older seals name none."""
    if "rows" not in seal:
        return None
    rows = rows_of(opening, events)
    digest = hashlib.sha256("".join(canonical(row) + "\n" for row in rows).encode("utf-8")).hexdigest()
    if (len(rows), digest) != (seal["rows"]["count"], seal["rows"]["digest"]):
        return "the events do not give the rows that the seal names"
    return None


STANDARD_MS = 25 * 60_000


def limit_trouble(opening, events):
    """A ticket whose limit is not the one that its day froze; None where none was frozen, or all are."""
    limits = opening.get("limitsMs")
    if limits is None:
        return None
    for event in events:
        if event["type"] in ("ticketIssued", "rollVisitEntered"):
            payload = event["payload"]
            if payload["limitMs"] != limits.get(payload["serviceId"], STANDARD_MS):
                return f"visit {payload['visitId']} has another limit than its day"
    return None


def exclusion_trouble(opening, events):
    """From version 2: today two people exclude, and a day that is over is for the centre's signed document alone."""
    if opening.get("formulas", 1) < 2:
        return None
    over = False
    for event in events:
        over = over or event["type"] == "dayClosed"
        if event["type"] != "visitExcluded":
            continue
        payload = event["payload"]
        visit = payload["visitId"]
        if not over:
            asked, approved = payload.get("askedBy"), payload.get("approvedBy")
            if asked is None or approved is None or asked == approved:
                return f"visit {visit} was excluded by one person alone"
            continue
        document = payload.get("document")
        if document is None:
            return f"visit {visit} was excluded after its day without a document of the centre"
        try:
            name, key = read_key(document["publicKey"])
        except ValueError:
            return f"the document by which visit {visit} was excluded bears a key that cannot be read"
        about = (document["date"], document["visitId"], document["code"], document["keyId"])
        unsigned = {field: value for field, value in document.items() if field != "signature"}
        if about != (event["date"], visit, payload["code"], name) or not signed_by(key, canonical(unsigned).encode("utf-8"), document["signature"]):
            return f"the document by which visit {visit} was excluded does not hold"
    return None


def booking_trouble(events):
    """A ticket whose booking is said to have been made before it was recorded, without the centre's signature of that."""
    for event in events:
        booking = event["payload"].get("booking") if event["type"] == "ticketIssued" else None
        if booking is None or booking.get("madeAt") is None:
            continue
        ticket, document = event["payload"], booking.get("document")
        trouble = f"the booking of visit {ticket['visitId']} is not signed by the centre"
        if document is None:
            return trouble
        try:
            name, key = read_key(document["publicKey"])
        except ValueError:
            return trouble
        about = (document["keyId"], document["serviceId"], document["madeAt"])
        hour = ticket["bookedFor"] is None or document["bookedFor"] == ticket["bookedFor"]
        unsigned = {field: value for field, value in document.items() if field != "signature"}
        good = signed_by(key, canonical(unsigned).encode("utf-8"), document["signature"])
        if about != (name, ticket["serviceId"], booking["madeAt"]) or not hour or not good:
            return trouble
    return None


def centre_trouble(event, centre, known):
    """A document of another than the centre whose key the settings of that moment name, or whose key one has from elsewhere."""
    payload = event["payload"]
    if event["type"] == "ticketIssued":
        payload = payload.get("booking") or {}
    elif event["type"] not in ("visitExcluded", "appointmentBooked", "nationalTaken"):
        return None
    document = payload.get("document")
    if document is None:
        return None
    if document["publicKey"] == centre and known in (None, document["publicKey"].strip()):
        return None
    return f"a {event['type']} bears a document of another than the centre"


def national_trouble(document, known):
    """A document of the centre that it did not sign so, or that is not newer than those that were taken before it."""
    try:
        name, key = read_key(document["publicKey"])
    except ValueError:
        return "the national document bears a key that cannot be read"
    unsigned = {field: value for field, value in document.items() if field != "signature"}
    if document["keyId"] != name or not signed_by(key, canonical(unsigned).encode("utf-8"), document["signature"]):
        return "the national document is not what the centre signed"
    return None if document["version"] > known else "a national document older than one that was taken"


def run(rows, keys, head, centre=None):
    walk = Walk(keys, centre)
    for row in rows:
        walk.step(row)
    if head is not None and walk.hash.hex() != head:
        raise Bad(walk.seq + 1, "the chain does not end where it is expected to")
    return walk


def paper_trouble(rows, digits, at):
    """What a paper's digits say that the ledger does not hold, and what there is to say where it does (formato.md 7)."""
    seq, beginning = digits
    cut = None
    for row in rows:
        if row["type"] == "ledgerRestored":
            cut = json.loads(row["payload"])["cutSeq"]
        if row["seq"] == seq:
            found = row
            break
    else:
        found = None
    if found is None or not found["hash"].hex().startswith(beginning):
        restored = f"; event {cut} is where a restore cut it: the paper may be of the part that was left out" if cut is not None and cut < seq else ""
        return f"the ledger does not contain event {seq} as the paper says{restored}", None
    if at is not None and found["recordedAt"] > at + MINUTE:
        return f"event {seq} was recorded at {iso(found['recordedAt'])}, after the paper", None
    return None, f"the ledger contains what the paper says: event {seq}, recorded at {iso(found['recordedAt'])}"


MINUTE = 60_000


def iso(instant):
    return datetime.fromtimestamp(instant / 1000, timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_paper(text):
    match = re.fullmatch(r"\s*(?:sello\s*)?(\d{1,15})\s*-\s*([0-9a-f]{8})\s*", text, re.IGNORECASE)
    if match is None:
        raise argparse.ArgumentTypeError("no digits of a paper, like 123456-7F3A90BC")
    return int(match[1]), match[2].lower()


def read_instant(text):
    instant = datetime.fromisoformat(text.replace("Z", "+00:00"))
    if instant.tzinfo is None:
        raise argparse.ArgumentTypeError("an instant needs its offset, like 2026-11-26T13:05-03:00")
    return round(instant.timestamp() * 1000)


def main():
    asked = argparse.ArgumentParser(description="Second verifier of a Turno25 ledger.")
    source = asked.add_mutually_exclusive_group(required=True)
    source.add_argument("--db")
    source.add_argument("--rows")
    asked.add_argument("--key")
    asked.add_argument("--centre-key")
    asked.add_argument("--expect-head")
    asked.add_argument("--paper", type=read_paper)
    asked.add_argument("--paper-at", type=read_instant)
    asked.add_argument("--json", action="store_true")
    args = asked.parse_args()
    rows = (lambda: rows_of_database(args.db)) if args.db else (lambda: rows_of_file(args.rows))
    try:
        keys = None
        if args.key is not None:
            with open(args.key, encoding="ascii") as pem:
                trusted = read_key(pem.read())
            keys = keys_around(trusted, list(rotations_in(rows())))
        centre = None
        if args.centre_key is not None:
            with open(args.centre_key, encoding="ascii") as pem:
                centre = pem.read().strip()
        report = judge(rows(), keys, args.expect_head, centre)
        if report["ok"] and args.paper is not None:
            trouble, note = paper_trouble(rows(), args.paper, args.paper_at)
            if trouble is None:
                report["notes"].append(note)
            else:
                report = {"ok": False, "seq": args.paper[0], "detail": trouble}
    except (OSError, sqlite3.OperationalError) as error:
        print(f"could not be read: {error}", file=sys.stderr)
        return 3
    except sqlite3.DatabaseError as error:
        report = {"ok": False, "seq": 0, "detail": str(error)}
    if args.json:
        print(json.dumps(report))
    elif report["ok"]:
        known = "" if keys is not None else " Nobody has vouched for the key: give the branch's own with --key."
        print(f"{report['events']} events, {report['seals']} seals, all good; head {report['head']}.{known}")
        for note in report["notes"]:
            print(note)
    else:
        print(f"BAD at event {report['seq']}: {report['detail']}")
    return 0 if report["ok"] else 1


def rotations_in(rows):
    for row in rows:
        if row["type"] == "keyRotated" and isinstance(row["payload"], bytes):
            try:
                yield json.loads(row["payload"])
            except ValueError:
                return


def judge(rows, keys, head, centre=None):
    try:
        walk = run(rows, keys, head, centre)
    except Bad as bad:
        return {"ok": False, "seq": bad.seq, "detail": bad.what}
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        return {"ok": False, "seq": None, "detail": f"an event is not of its type: {error!r}"}
    return {"ok": True, "seq": None, "events": walk.seq, "seals": walk.seals, "head": walk.hash.hex(), "notes": walk.said()}


if __name__ == "__main__":
    sys.exit(main())
