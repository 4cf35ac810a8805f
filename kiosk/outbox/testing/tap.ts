/** A tap as the page sends it, but for its key; invented names. */
export const TAP = {
  series: 'A',
  serviceId: 'birth',
  class: 'general',
  language: 'es-CL',
  institution: 'ChileAtiende',
  branch: 'Sucursal Ñuñoa',
  service: 'Certificado de nacimiento',
  zone: 'America/Santiago',
} as const;
