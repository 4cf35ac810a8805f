import type { AttachmentContent, attachOirsBody } from '@turno25/shared/contracts/oirs.ts';
import type { EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import { ATTACHMENTS, attachmentKind } from '@turno25/shared/domain/oirs/attachments.ts';
import { err, must, ok } from '@turno25/shared/domain/result.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { VerbParts } from './parts.ts';
import { encryptText } from './personalData.ts';

/** A file for an open case: what it is, is read in it; its bytes are sealed beside the ledger, its name in it. */
export function attachOirs(
  parts: VerbParts,
  folio: string,
  { name, data }: z.output<typeof attachOirsBody>,
): Verb<'attachOirs'> {
  let sealed: Buffer | null = null;
  return {
    command: ({ newId, now }) => {
      const bytes = Buffer.from(data, 'base64');
      if (bytes.length === 0 || bytes.length > ATTACHMENTS.bytes)
        return err({ code: 'oirs.attachmentSize', detail: {} });
      const kind = attachmentKind(bytes);
      if (kind === null) return err({ code: 'oirs.attachmentKind', detail: {} });
      const about = { subject: folio, now };
      const content = parts.vault.encryptBytes(bytes, 'oirs', { ...about, keyId: parts.newId() });
      sealed = content.data;
      return ok({
        type: 'attachOirs',
        folio,
        attachmentId: newId,
        kind,
        bytes: bytes.length,
        name: encryptText(parts, name, 'oirs', about),
        content: { keyId: content.keyId, iv: content.iv, digest: hexOf(nodeCrypto.sha256(content.data)) },
      });
    },
    effects: ({ newId }) => [parts.attachments.adding(newId, must(sealed, 'it was sealed'))],
    answer: ({ facts }) => ({ id: facts.newId }),
  };
}

/** Somebody looks at a file of a case. One that is not what was kept is not shown: the ledger has its digest. */
export function readAttachment(
  { vault, attachments, ledger }: VerbParts & { readonly ledger: Pick<Ledger, 'caseEvents'> },
  folio: string,
  id: string,
): Verb<'readAttachment'> {
  return {
    everyTime: true,
    command: () => ok({ type: 'readAttachment', folio, attachmentId: id }),
    answer: (): EventPayloads['oirsAttached'] => {
      const events = ledger
        .caseEvents(folio)
        .flatMap((event) => (event.type === 'oirsAttached' ? [event.payload] : []));
      return must(
        events.find(({ attachmentId }) => attachmentId === id),
        'it is one of the case',
      );
    },
    present: ({ kind, name, content }: EventPayloads['oirsAttached']): AttachmentContent => {
      const data = attachments.data(id);
      const isTheOne = data !== null && hexOf(nodeCrypto.sha256(data)) === content.digest;
      const bytes = isTheOne ? vault.decryptBytes({ keyId: content.keyId, iv: content.iv, data }) : null;
      return {
        kind,
        name: name === null ? null : vault.decrypt(name),
        data: bytes === null ? null : bytes.toString('base64'),
      };
    },
  };
}
