import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { HostTicketBody, PaperTerms, ServiceWords } from '@turno25/shared/contracts/deviceHost.ts';
import type { PapersToPrint } from '@turno25/shared/contracts/door.ts';
import { AWAY, givenTicket, refusal, refused, type TicketRequest } from '@turno25/shared/contracts/ticketOffice.ts';
import { err, ok } from '@turno25/shared/domain/result.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { DeviceHost, HostReply } from '../../common/host/deviceHost.ts';
import { pageAddress } from '../../common/machine/pageAddress.ts';
import type { Answer, TicketOffice } from './ticketOffice.ts';

/** The service beside the page, which prints, and which gives a number of its own when the server is away. */
export function hostOffice(host: Pick<DeviceHost, 'post'>, catalog: Catalog): TicketOffice {
  const termsIn = (language: Language | string): PaperTerms => paperTerms(catalog, language);
  return {
    async issue(request, signal) {
      const words = serviceWords(catalog, request);
      if (words === null) return err(refused('service.unknown'));
      const body: HostTicketBody = { ...request, ...words, ...termsIn(request.language) };
      return answerOf(await host.post('/tickets', body, signal));
    },
    checkIn: async (request, language, signal) =>
      answerOf(await host.post('/check-ins', { ...request, ...termsIn(language) }, signal)),
    copy: async ({ visitId, identity }, language, signal) =>
      answerOf(await host.post(`/tickets/${visitId}/copy`, { ...termsIn(language), identity }, signal)),
  };
}

/** The paper of a ticket that staff took for somebody and handed to this machine: its first. */
export async function printHanded(
  host: Pick<DeviceHost, 'post'>,
  catalog: Catalog,
  { visitId, language }: PapersToPrint['papers'][number],
): Promise<void> {
  await host.post(`/tickets/${visitId}/copy`, { ...paperTerms(catalog, language), first: true });
}

function paperTerms({ branch: { zone, publicAddress, practice, paperSeal } }: Catalog, language: string): PaperTerms {
  return { language, zone, publicAddress, pageAddress: pageAddress(), practice, seal: paperSeal };
}

/** Whatever is not clearly one of the two is no answer, as from a service of another version. */
function answerOf(reply: HostReply | null): Answer {
  if (reply?.status === 201) {
    const given = givenTicket.safeParse(reply.body);
    if (given.success) return ok(given.data);
  }
  if (reply?.status === 409) {
    const said = refusal.safeParse(reply.body);
    if (said.success) return err(said.data);
  }
  return err(AWAY);
}

/** What a ticket's paper says of its service, as the catalogue has it; null for one that it does not have. */
function serviceWords(
  { branch, services, institutions }: Catalog,
  { serviceId, also = [] }: TicketRequest,
): ServiceWords | null {
  const service = services.find(({ id }) => id === serviceId);
  if (service === undefined) return null;
  const institution = institutions.find(({ id }) => id === service.institutionId);
  return {
    series: service.series,
    institution: institution?.shortName ?? branch.name,
    branch: branch.name,
    service: service.name,
    alsoServices: also.map((id) => services.find((one) => one.id === id)?.name ?? id),
  };
}
