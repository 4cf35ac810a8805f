import type { EncryptedText } from '../../identity/encryptedText.ts';
import type { BusinessDate, InstitutionId, StaffId } from '../../ids.ts';
import type { AttachmentKind } from '../../oirs/attachments.ts';
import type { OirsChannel, OirsKind, OirsOutcome } from '../../oirs/kinds.ts';
import type { MailTrouble } from '../../oirs/mail.ts';

/** A sealed text that nobody can open any more. */
export type LostText = {
  readonly seq: number;
  readonly keyId: string;
  /** SHA-256 of the canonical bytes of the text as it is sealed, hexadecimal. */
  readonly digest: string;
};

/** What people wrote to the institution, and the keys of what they wrote. */
export type CaseEvents = {
  readonly oirsFiled: {
    readonly folio: string;
    readonly year: number;
    readonly number: number;
    readonly kind: OirsKind;
    readonly institutionId: string;
    readonly text: EncryptedText;
    readonly replyChannel: 'email' | 'post' | 'none';
    readonly replyTo: EncryptedText | null;
    readonly identity: EncryptedText | null;
    /** Last day to answer, in business days of the calendar; null where none is set. */
    readonly dueDate: BusinessDate | null;
    /** How it came. Absent in cases of before: at a kiosk where a device filed it, else at a counter. */
    readonly channel?: OirsChannel;
    /**
     * When it came, where whoever registered it says that it was on another day: the term counts from here, and the day on
     * which it was registered stands beside. Their word alone.
     */
    readonly receivedOn?: BusinessDate;
    /** Business days in which its kind was to be answered when it was registered; null where no answer is due. */
    readonly term?: number | null;
  };
  /** Somebody who answers cases has this one from here on; who gave it to them is the event's actor. */
  readonly oirsAssigned: { readonly folio: string; readonly to: StaffId };
  /** The case is over: from here on its term of retention runs. */
  readonly oirsClosed: {
    readonly folio: string;
    readonly outcome: OirsOutcome;
    /** What its person was answered. */
    readonly reply?: EncryptedText;
    /** The institution that it was passed on to. */
    readonly referredTo?: InstitutionId;
    /** The reply leaves by mail: it waits to be sent from here on. */
    readonly mail?: true;
  };
  /** The reply of a closed case is to leave by mail, after all or again. */
  readonly oirsMailAsked: { readonly folio: string };
  /** The branch's mail server took the reply; whether it arrives, it alone knows. */
  readonly oirsMailed: { readonly folio: string };
  /** The reply did not leave; `final`: it is not tried again by itself. */
  readonly oirsNotMailed: { readonly folio: string; readonly trouble: MailTrouble; readonly final: boolean };
  /**
   * A file of a case: its bytes lie sealed beside the ledger, which has what they are proved by. `digest`: SHA-256 of the
   * sealed bytes, hexadecimal.
   */
  readonly oirsAttached: {
    readonly folio: string;
    readonly attachmentId: string;
    readonly kind: AttachmentKind;
    readonly bytes: number;
    readonly name: EncryptedText | null;
    readonly content: { readonly keyId: string; readonly iv: string; readonly digest: string };
  };
  /** Somebody looked at a file of a case: each time is told. */
  readonly oirsAttachmentRead: { readonly folio: string; readonly attachmentId: string; readonly by: StaffId };
  /**
   * Name, document or address of a case were put right, as its person asked (`rightsRequested`): these hold from here on, those
   * that did not change repeated. What was said before stays sealed where it was, until the case's keys are destroyed.
   */
  readonly oirsRectified: {
    readonly folio: string;
    readonly requestId: string;
    readonly replyTo: EncryptedText | null;
    readonly identity: EncryptedText | null;
    readonly by: StaffId;
  };
  /** The secret of an account at a mail server was set; it is in no event. */
  readonly mailSecretSet: { readonly account: string };
  /** Somebody of the branch read what a person wrote: each time is told. */
  readonly oirsRead: { readonly folio: string; readonly by: StaffId };
  readonly personalDataErased: { readonly purpose: string; readonly keys: number; readonly until: BusinessDate };
  /**
   * An administrator goes on without the keys of sealed texts that the vault does not have and never destroyed: each text by
   * the event that holds it. Nothing is destroyed by it, and it is no retention (`personalDataErased`). Signed as seals are.
   */
  readonly textsLost: {
    readonly ledgerId: string;
    readonly texts: readonly LostText[];
    /** The vault's own secrets were gone too: printed codes and answers to repeated commands of before are void. */
    readonly secrets: boolean;
    readonly by: StaffId;
    readonly why: string;
    readonly keyId: string;
    readonly signature: string;
  };
};
