/** Something found wrong, by the sequence number where it shows. */
export type Finding = {
  readonly seq: number;
  readonly code:
    | 'missing'
    | 'columnType'
    | 'notCanonical'
    | 'chain'
    | 'hash'
    | 'clock'
    | 'cannotFollow'
    | 'invariant'
    | 'sealSignature'
    | 'sealKey'
    | 'sealHead'
    | 'sealCount'
    | 'sealNumber'
    | 'sealSettings'
    | 'sealFormulas'
    | 'sealLimits'
    | 'sealExclusion'
    | 'sealBooking'
    | 'national'
    | 'sealFigures'
    | 'sealRows'
    | 'sealDisputed'
    | 'textsLost'
    | 'paper'
    | 'commandMissing'
    | 'commandRange'
    | 'head'
    | 'count'
    | 'snapshot'
    | 'tables'
    | 'unreadable';
  readonly detail: string;
};

export function found(seq: number, code: Finding['code'], detail: string): Finding {
  return { seq, code, detail };
}
