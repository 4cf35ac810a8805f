import type { BusinessDate } from '../ids.ts';
import { addDays, dateOf, weekdayOf } from './businessDates.ts';
import type { Weekday } from './week.ts';

export type Holiday = { readonly date: BusinessDate; readonly name: string };

/** Years whose Indigenous Peoples' Day is known, and so the only ones that can be listed. */
export const FIRST_HOLIDAY_YEAR = 2021;
export const LAST_HOLIDAY_YEAR = 2040;

/**
 * Years of 2021–2040 whose June solstice falls on the 20th in Chile's winter time (UTC−4); it is the 21st in the others.
 * Ley 21.357 fixes the holiday on the day of the solstice. In 2021, its first year, the solstice was at 23:32 of the
 * 20th in Chile and the law itself named the 21st.
 */
const SOLSTICE_ON_20 = new Set([2024, 2025, 2028, 2029, 2032, 2033, 2036, 2037, 2040]);

const ARICA_Y_PARINACOTA = '15';
const CHILLAN = '16101';
const CHILLAN_VIEJO = '16103';

/**
 * Public holidays of a year in Chile, by date: the national ones, and those of the comuna's region or of the comuna
 * itself when its CUT code is given. Elections and special laws add days that no rule foresees, so a branch's calendar
 * starts from this list and stays editable. Throws a RangeError outside 2021–2040.
 */
export function chileanHolidays(year: number, comuna: string | null = null): readonly Holiday[] {
  if (!Number.isInteger(year) || year < FIRST_HOLIDAY_YEAR || year > LAST_HOLIDAY_YEAR) {
    throw new RangeError(`holidays are known from ${FIRST_HOLIDAY_YEAR} to ${LAST_HOLIDAY_YEAR}, not for ${year}`);
  }
  const easter = easterSunday(year);
  const holidays: Holiday[] = [
    { date: dateOf(year, 1, 1), name: 'Año Nuevo' },
    ...onlyOn(['mon'], dateOf(year, 1, 2), 'Feriado adicional de Año Nuevo'),
    { date: addDays(easter, -2), name: 'Viernes Santo' },
    { date: addDays(easter, -1), name: 'Sábado Santo' },
    { date: dateOf(year, 5, 1), name: 'Día Nacional del Trabajo' },
    { date: dateOf(year, 5, 21), name: 'Día de las Glorias Navales' },
    { date: dateOf(year, 6, SOLSTICE_ON_20.has(year) ? 20 : 21), name: 'Día Nacional de los Pueblos Indígenas' },
    { date: movedToMonday(dateOf(year, 6, 29)), name: 'San Pedro y San Pablo' },
    { date: dateOf(year, 7, 16), name: 'Día de la Virgen del Carmen' },
    { date: dateOf(year, 8, 15), name: 'Asunción de la Virgen' },
    ...onlyOn(['mon', 'fri'], dateOf(year, 9, 17), 'Feriado adicional de Fiestas Patrias'),
    { date: dateOf(year, 9, 18), name: 'Independencia Nacional' },
    { date: dateOf(year, 9, 19), name: 'Día de las Glorias del Ejército' },
    ...onlyOn(['fri'], dateOf(year, 9, 20), 'Feriado adicional de Fiestas Patrias'),
    { date: movedToMonday(dateOf(year, 10, 12)), name: 'Encuentro de Dos Mundos' },
    { date: reformationDay(year), name: 'Día de las Iglesias Evangélicas y Protestantes' },
    { date: dateOf(year, 11, 1), name: 'Día de Todos los Santos' },
    { date: dateOf(year, 12, 8), name: 'Inmaculada Concepción' },
    { date: dateOf(year, 12, 25), name: 'Navidad' },
    ...localHolidays(year, comuna),
  ];
  return holidays.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Holidays of one region or of two comunas only. */
function localHolidays(year: number, comuna: string | null): readonly Holiday[] {
  if (comuna === null) return [];
  if (comuna.startsWith(ARICA_Y_PARINACOTA)) {
    return [{ date: dateOf(year, 6, 7), name: 'Asalto y Toma del Morro de Arica' }];
  }
  if (comuna === CHILLAN || comuna === CHILLAN_VIEJO) {
    return [{ date: dateOf(year, 8, 20), name: 'Nacimiento del Prócer de la Independencia' }];
  }
  return [];
}

/** Days that join a holiday to a weekend, and are none in other years. */
function onlyOn(weekdays: readonly Weekday[], date: BusinessDate, name: string): readonly Holiday[] {
  return weekdays.includes(weekdayOf(date)) ? [{ date, name }] : [];
}

/** Ley 19.668: from Tuesday, Wednesday or Thursday to the Monday before; from Friday to the Monday after. */
function movedToMonday(date: BusinessDate): BusinessDate {
  const shift: Readonly<Record<Weekday, number>> = { mon: 0, tue: -1, wed: -2, thu: -3, fri: 3, sat: 0, sun: 0 };
  return addDays(date, shift[weekdayOf(date)]);
}

/** Ley 20.299: 31 October, from Tuesday to the Friday before and from Wednesday to the Friday after. */
function reformationDay(year: number): BusinessDate {
  const date = dateOf(year, 10, 31);
  const shift: Readonly<Record<Weekday, number>> = { mon: 0, tue: -4, wed: 2, thu: 0, fri: 0, sat: 0, sun: 0 };
  return addDays(date, shift[weekdayOf(date)]);
}

/** Gregorian Easter Sunday (the anonymous computus that Meeus prints, in whole numbers). */
export function easterSunday(year: number): BusinessDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const skippedLeaps = century - Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + skippedLeaps - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * lateMoon + 114;
  return dateOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}
