import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { FileFormat } from '../contracts/exports.ts';
import { say } from '../i18n/messages.ts';
import type { About } from './about.ts';
import { sourceWords, tableSchema } from './dictionary.ts';
import type { TableHead, TableRow } from './flat.ts';
import { fileOf } from './formats.ts';
import { fileName, MEDIA_TYPES } from './names.ts';
import { zipTime } from './zipTime.ts';

export type PackagedTable = { readonly key: string; readonly head: TableHead; readonly rows: Iterable<TableRow> };

/** Counts the bytes that it is given, and says their SHA-256 in hex. */
export type Digest = { readonly update: (bytes: Uint8Array) => void; readonly hex: () => string };

/** A file as it stands in a package. */
type Packed = { readonly name: string; readonly bytes: number; readonly sha256: string };

const PACKED_ALREADY: ReadonlySet<FileFormat> = new Set(['xlsx', 'parquet']);

/**
 * Tables in some formats as one archive, in pieces, with `datapackage.json` (Frictionless Data Package,
 * https://datapackage.org): of each file its size, its SHA-256, its version and what each of its columns is.
 */
export function* packageOf(
  tables: readonly PackagedTable[],
  formats: readonly FileFormat[],
  about: About,
  digest: () => Digest,
): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    ready.push(piece);
  });
  const resources: unknown[] = [];
  for (const { key, head, rows } of tables)
    for (const format of formats) {
      const name = fileName(key, about, format);
      const file = PACKED_ALREADY.has(format) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      file.mtime = zipTime(about.madeAt);
      zip.add(file);
      const hash = digest();
      let bytes = 0;
      for (const piece of fileOf(format, head, rows, about)) {
        hash.update(piece);
        bytes += piece.length;
        file.push(piece, false);
        yield* ready.splice(0);
      }
      file.push(new Uint8Array(0), true);
      resources.push(resourceOf(head, format, { name, bytes, sha256: hash.hex() }));
    }
  const described = new ZipPassThrough('datapackage.json');
  described.mtime = zipTime(about.madeAt);
  zip.add(described);
  described.push(new TextEncoder().encode(`${JSON.stringify(descriptorOf(about, resources), null, 2)}\n`), true);
  zip.end();
  yield* ready.splice(0);
}

/** What a package says of itself. */
function descriptorOf(about: About, resources: readonly unknown[]) {
  const { branchId, branchName, from, to, madeAt } = about;
  return {
    name: `turno25-${branchId}-${from}-${to}`,
    title: say('exports.packageTitle', { branch: branchName, from, to }),
    created: new Date(madeAt).toISOString(),
    sources: [{ title: sourceWords(about) }],
    resources,
  };
}

/** A file as a package names it; those that are no text tell their columns all the same. */
function resourceOf(head: TableHead, format: FileFormat, { name, bytes, sha256 }: Packed) {
  return {
    name: name.replaceAll('.', '-').toLowerCase(),
    path: name,
    title: head.title,
    format: format === 'excelCsv' ? 'csv' : format,
    mediatype: MEDIA_TYPES[format].split(';')[0],
    bytes,
    hash: `sha256:${sha256}`,
    version: String(head.schema),
    ...(format === 'csv' ? { type: 'table', encoding: 'utf-8', dialect: { lineTerminator: '\r\n' } } : {}),
    ...(format === 'excelCsv' ? { dialect: { delimiter: ';' } } : {}),
    schema: tableSchema(head),
  };
}
