import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from '@turno25/shared/i18n/languages.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { everyPiece } from '@turno25/shared/i18n/spoken/pieces.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { AnnouncementVoice } from '../voice/announcementVoice.ts';
import { checkFolder, type Fault } from '../voice/checking.ts';
import { CLIPS, ClipFolder } from '../voice/clips.ts';
import { lazySpeaker } from '../voice/lazySpeaker.ts';

const { values, positionals } = parseArgs({
  options: {
    data: { type: 'string', default: 'data/branch' },
    language: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const [verb, ...rest] = positionals;
const folder = join(resolve(values.data), CLIPS);
const asked = LANGUAGES.filter((language) => values.language === undefined || values.language === language);

if (values.help || asked.length === 0) usage(values.help ? 0 : 2);
else if (verb === 'list') for (const language of asked) list(language);
else if (verb === 'check') for (const language of asked) check(language);
else if (verb === 'say' && rest.length === 3) await sayInto(rest[0] ?? '', rest[1] ?? '', rest[2] ?? '');
else usage(2);

function usage(code: number): void {
  console.log(say('recording.usage'));
  process.exitCode = code;
}

/** What to read aloud, and the name under which each is kept. */
function list(language: Language): void {
  console.log(say('recording.list', { language: LANGUAGE_NAMES[language], folder: join(folder, language) }));
  for (const { id, text } of everyPiece(language)) console.log(`${id}.wav\t${text}`);
}

function check(language: Language): void {
  const { wanted, missing, unknown, faults, level } = checkFolder(join(folder, language), language);
  const recorded = wanted - missing.length;
  // A language that nobody recorded is the synthesiser's: that is no fault, unless it was asked for by name.
  if (recorded === 0 && values.language === undefined) {
    console.log(say('recording.none', { language: LANGUAGE_NAMES[language] }));
    return;
  }
  console.log(
    say('recording.checked', {
      language: LANGUAGE_NAMES[language],
      recorded,
      wanted,
      level: level === null ? '—' : Math.round(level),
    }),
  );
  for (const { piece, fault } of faults) console.log(`  ${piece.id}.wav (${piece.text}): ${faultWords(fault)}`);
  for (const { id, text } of missing) console.log(`  ${id}.wav (${text}): ${say('recording.fault.missing')}`);
  for (const name of unknown) console.log(`  ${name}: ${say('recording.fault.unknown')}`);
  if (faults.length > 0) process.exitCode = 1;
}

function faultWords(fault: Fault): string {
  const { kind, ...numbers } = fault;
  const rounded = Object.entries(numbers).map(([name, value]) => [name, Math.round(Number(value) * 10) / 10] as const);
  return say(`recording.fault.${kind}`, Object.fromEntries(rounded));
}

/** An announcement into a file, to be listened to. */
async function sayInto(number: string, counterLabel: string, file: string): Promise<void> {
  const language = values.language !== undefined && isLanguage(values.language) ? values.language : 'es-CL';
  const { speaker, stop } = lazySpeaker(systemTimers);
  const voice = new AnnouncementVoice({ clips: new ClipFolder(folder), speaker });
  const spoken = await voice.say(language, { number, counterLabel });
  await stop();
  if (spoken.ok) {
    writeFileSync(file, spoken.value);
    console.log(say('recording.said', { file }));
    return;
  }
  console.error(say('problem.voice.unavailable'));
  process.exitCode = 1;
}
