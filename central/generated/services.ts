/** Products of a generated branch: public names, invented shares. */
export const GENERATED_SERVICES: readonly {
  readonly id: string;
  readonly institutionId: string;
  readonly institution: string;
  readonly name: string;
}[] = [
  {
    id: 'pgu',
    institutionId: 'ips',
    institution: 'Instituto de Previsión Social',
    name: 'Pensión Garantizada Universal',
  },
  { id: 'bonos', institutionId: 'ips', institution: 'Instituto de Previsión Social', name: 'Bonos y aguinaldos' },
  { id: 'asignacion', institutionId: 'ips', institution: 'Instituto de Previsión Social', name: 'Asignación familiar' },
  {
    id: 'rsh',
    institutionId: 'mds',
    institution: 'Ministerio de Desarrollo Social',
    name: 'Registro Social de Hogares',
  },
  { id: 'claveunica', institutionId: 'srcei', institution: 'Registro Civil e Identificación', name: 'ClaveÚnica' },
  { id: 'certificados', institutionId: 'srcei', institution: 'Registro Civil e Identificación', name: 'Certificados' },
  { id: 'fonasa', institutionId: 'fonasa', institution: 'FONASA', name: 'Afiliación y certificados' },
  { id: 'subsidios', institutionId: 'minvu', institution: 'Ministerio de Vivienda', name: 'Subsidios habitacionales' },
];
