import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, type KioskStart, startLanguages, startOf, startWith } from './kioskStart.ts';
import { troubleOf } from './screenText.ts';

describe('a text of a branch’s own', () => {
  it.each([
    'Bienvenidas y bienvenidos a Ñuñoa',
    '¿Viene por un subsidio? Pregunte en el mesón 3 («Informaciones»)',
    'Welcome! Traiga sus papeles & su lápiz',
    'Byenvini, w’ap jwenn èd isit la',
    'Küme akuymi tamün ruka mew',
    'Atendemos de 9:00 a 14:00',
  ])('may say “%s”', (text) => expect(troubleOf(text, 120)).toBeNull());

  it.each([
    ['Aquí no hay atención preferente', 'reserved'],
    ['Su RUN es obligatorio', 'reserved'],
    ['Deje su R.U.T. en el tótem', 'reserved'],
    ['Muestre la cédula para sacar turno', 'reserved'],
    ['Debe mostrar un documento', 'reserved'],
    ['Please identify yourself with your passport', 'reserved'],
    ['P r e f e r e n c i a l: pida en el mesón', 'reserved'],
    ['Prefer3nte solo con carné', 'reserved'],
    ['La Ley 20.422 no rige aquí', 'reserved'],
    ['Priority by appointment only', 'reserved'],
    ['Moun ki andikape: liy normal', 'reserved'],
    ['<b>Hola</b>', 'letters'],
    ['Hola {nombre}', 'letters'],
    ['Preferеnte con letra rusa', 'letters'],
    ['Hola\u202E', 'letters'],
    ['Hola\u200Bmundo', 'letters'],
    ['H\u0300\u0300\u0300ola', 'letters'],
    ['Dos\nrenglones', 'letters'],
    ['Hola 😀', 'letters'],
    ['W'.repeat(25), 'longWord'],
    ['a b '.repeat(40), 'tooLong'],
    ['   ', 'empty'],
  ])('may not say “%s”: %s', (text, trouble) => expect(troubleOf(text, 120)).toBe(trouble));

  it('does not speak of preference or of documents, however the word is written apart', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('preferente', 'prioridad', 'discapacidad', 'obligatorio'),
        fc.array(fc.constantFrom(' ', '.', '-', ', ', '/'), { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        (word, marks, upper) => {
          const apart = [...word].map((letter, place) => letter + (marks[place] ?? '')).join('');
          return troubleOf(`Hola, ${upper ? apart.toUpperCase() : apart}`, 120) === 'reserved';
        },
      ),
    );
  });
});

describe('what a kiosk says first', () => {
  const start: KioskStart = {
    greeting: { 'es-CL': 'Bienvenidos' },
    rights: { 'es-CL': 'Pida ayuda' },
    first: 'used',
    each: [{ id: 'k1', greeting: { 'es-CL': 'Segundo piso' } }],
  };
  it('is its own where it has one, and else the branch’s', () => {
    expect(startOf(start, 'k1')).toEqual({
      greeting: { 'es-CL': 'Segundo piso' },
      rights: { 'es-CL': 'Pida ayuda' },
      first: 'used',
    });
  });
  it('is the branch’s for any other kiosk, and nothing where nothing is set', () => {
    expect(startOf(start, 'k2').greeting).toEqual({ 'es-CL': 'Bienvenidos' });
    expect(startOf(start, null).greeting).toEqual({ 'es-CL': 'Bienvenidos' });
    expect(startOf(undefined, 'k1')).toEqual({});
  });
  it('offers Spanish always, and no language that the branch may not', () => {
    expect(startLanguages({ languages: ['en', 'arn'] }, ['es-CL', 'en', 'ht'])).toEqual(['es-CL', 'en']);
    expect(startLanguages({}, ['es-CL', 'ht'])).toEqual(['es-CL', 'ht']);
  });
  it('loses what the branch gives no more, and the list with the last of it', () => {
    const both: KioskStart = {
      first: ['a', 'b'],
      each: [
        { id: 'k1', first: ['b'] },
        { id: 'k2', first: 'used' },
      ],
    };
    expect(startWith(both, (id) => id === 'a')).toEqual({
      first: ['a'],
      each: [{ id: 'k1' }, { id: 'k2', first: 'used' }],
    });
    expect(startWith({ greeting: { 'es-CL': 'Hola' } }, () => false)).toEqual({ greeting: { 'es-CL': 'Hola' } });
  });
  it('puts first what is named, and leaves nothing out', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9)), fc.uniqueArray(fc.nat(12)), (all, first) => {
        const things = all.map((n) => ({ id: String(n) }));
        const shown = inOrder(things, first.map(String)).map(({ id }) => Number(id));
        expect([...shown].sort()).toEqual([...all].sort());
        const named = first.filter((n) => all.includes(n));
        expect(shown.slice(0, named.length)).toEqual(named);
      }),
    );
  });
});
