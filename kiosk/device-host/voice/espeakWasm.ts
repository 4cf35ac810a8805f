import { readFileSync } from 'node:fs';
import espeakNg from 'espeak-ng';

/**
 * espeak-ng as a program: reads text from its input, takes `-v VOICE -s WORDS_A_MINUTE`, writes a WAV to its output.
 * This file and the package that it loads are one program under the package's licence, GPL-3; nothing imports it.
 */
const [TEXT, SPEECH] = ['text.txt', 'speech.wav'];
const text = readFileSync(0);
const program = await espeakNg({
  arguments: [...process.argv.slice(2), '-f', TEXT, '-w', SPEECH],
  preRun: [({ FS }) => FS.writeFile(TEXT, text)],
  printErr: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(program.FS.readFile(SPEECH));
