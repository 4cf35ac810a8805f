import type { BusinessDate } from '../../ids.ts';
import type { NationalDocument } from '../../national/document.ts';

/** What the centre sends to every branch: that it was taken, and that it came into force. */
export type NationalEvents = {
  /** The branch holds this document of the centre: by its own call, or by a file that somebody brought. */
  readonly nationalTaken: { readonly document: NationalDocument };
  /** Its date came: it is in force, and a publication follows where it changes anything. Those before it are over. `on`: the branch's own date. */
  readonly nationalApplied: { readonly version: number; readonly on: BusinessDate };
};
