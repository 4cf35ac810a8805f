/** A region of Chile by its CUT code. */
export type Region = { readonly id: string; readonly name: string; readonly short: string };

/** The sixteen regions from north to south, as the country lies. Source: CUT of SUBDERE, 2018 (with Ñuble). */
export const REGIONS: readonly Region[] = [
  { id: '15', name: 'Arica y Parinacota', short: 'Arica' },
  { id: '01', name: 'Tarapacá', short: 'Tarapacá' },
  { id: '02', name: 'Antofagasta', short: 'Antofagasta' },
  { id: '03', name: 'Atacama', short: 'Atacama' },
  { id: '04', name: 'Coquimbo', short: 'Coquimbo' },
  { id: '05', name: 'Valparaíso', short: 'Valparaíso' },
  { id: '13', name: 'Metropolitana de Santiago', short: 'Metropolitana' },
  { id: '06', name: 'Libertador General Bernardo O’Higgins', short: 'O’Higgins' },
  { id: '07', name: 'Maule', short: 'Maule' },
  { id: '16', name: 'Ñuble', short: 'Ñuble' },
  { id: '08', name: 'Biobío', short: 'Biobío' },
  { id: '09', name: 'La Araucanía', short: 'Araucanía' },
  { id: '14', name: 'Los Ríos', short: 'Los Ríos' },
  { id: '10', name: 'Los Lagos', short: 'Los Lagos' },
  { id: '11', name: 'Aysén del General Carlos Ibáñez del Campo', short: 'Aysén' },
  { id: '12', name: 'Magallanes y de la Antártica Chilena', short: 'Magallanes' },
];

/** The region of a comuna: a CUT begins with it. */
export function regionOf(comuna: string): string {
  return comuna.slice(0, 2);
}
