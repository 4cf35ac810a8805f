import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Marked, type Tokens } from 'marked';
import { STYLE } from './style.ts';

/** The manuals for whoever uses the branch, beside the program that they are of. */
const MANUALS = new URL('../../docs/manual/', import.meta.url);
const LIST = 'README';

/**
 * The manuals as pages, by name without `.md`; the list of them under `''`. They are files of this program, so that what is in
 * them is ours; they are read once. Throws when they are not there.
 */
export function manualPages(): ReadonlyMap<string, string> {
  const names = readdirSync(MANUALS)
    .filter((file) => file.endsWith('.md'))
    .map((file) => basename(file, '.md'));
  const known = new Set(names);
  return new Map(
    names.map((name) => [name === LIST ? '' : name, page(readFileSync(new URL(`${name}.md`, MANUALS), 'utf8'), known)]),
  );
}

function page(text: string, known: ReadonlySet<string>): string {
  const marked = new Marked({ gfm: true });
  const headings: { readonly id: string; readonly words: string }[] = [];
  let title = '';
  marked.use({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading): string {
        const words = this.parser.parseInline(tokens);
        if (depth === 1) {
          title = words;
          return `<h1>${words}</h1>`;
        }
        const id = `s${headings.length + 1}`;
        if (depth === 2) headings.push({ id, words });
        return `<h${depth} id="${id}">${words}</h${depth}>`;
      },
      // Only the manuals are here: what they name of the rest of the documents stands as words.
      link({ href, tokens }: Tokens.Link): string {
        const words = this.parser.parseInline(tokens);
        if (/^https?:/.test(href)) return `<a href="${href}">${words}</a>`;
        const [file = '', anchor] = href.split('#');
        const name = basename(file, '.md');
        if (file.includes('/') || !known.has(name)) return words;
        return `<a href="/help/${name === LIST ? '' : name}${anchor === undefined ? '' : `#${anchor}`}">${words}</a>`;
      },
      image: ({ href, text: alt }: Tokens.Image): string =>
        `<img src="/help/images/${basename(href)}" alt="${alt}" loading="lazy">`,
      table(token: Tokens.Table): string {
        const cells = (row: readonly Tokens.TableCell[], tag: string) =>
          row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('');
        const rows = token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
        const head = cells(token.header, 'th scope="col"').replaceAll('</th scope="col">', '</th>');
        return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
      },
    },
  });
  const body = String(marked.parse(text));
  const contents = headings.map(({ id, words }) => `<li><a href="#${id}">${words}</a></li>`).join('');
  const nav = headings.length < 2 ? '' : `<ul>${contents}</ul>`;
  return (
    `<!doctype html><html lang="es-CL"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<title>${title.replaceAll(/<[^>]*>/g, '')} · Turno25</title><style>${STYLE}</style></head><body>` +
    `<nav aria-label="${say('help.contents')}"><a href="/help">${say('help.all')}</a>${nav}</nav><main>${body}</main></body></html>`
  );
}
