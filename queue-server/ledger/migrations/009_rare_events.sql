-- Found at every start, in a ledger of years: the few events about the ledger itself.
CREATE INDEX event_key_rotated ON event (seq) WHERE type = 'keyRotated';
CREATE INDEX event_ledger_restored ON event (seq) WHERE type = 'ledgerRestored';
