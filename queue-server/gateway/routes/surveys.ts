import { surveyAnswer, surveyBody, surveyInvitation } from '@turno25/shared/contracts/surveys.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { branchName, configOf, serviceLabel } from '../../read-models/visitView.ts';
import { answerSurvey } from '../../verbs/surveys.ts';
import { requirePermission } from '../auth.ts';
import { runCommand } from '../runCommand.ts';

/** Guessing a code of fifty bits is hopeless; trying often is refused all the same. */
const TRIES = { max: 60, timeWindow: '1 minute' } as const;

/** The exit survey: by the visit's one-time code, or anonymous from a named kiosk. */
export function surveyRoutes(app: Api, branch: Branch): void {
  app.get(
    '/surveys/invitation/:code',
    {
      config: { permission: 'anyone', rateLimit: TRIES },
      schema: {
        tags: ['surveys'],
        summary: 'Whether a code is good, and for which number',
        params: z.object({ code: z.string().min(4).max(40) }),
        response: answers(surveyInvitation),
      },
    },
    (request) => {
      const visitId = visitOf(branch, request.params.code);
      const past = must(branch.reports.pastVisit(visitId), 'a code names a visit');
      if (past.surveyed) throw new ProblemError('survey.alreadyAnswered');
      if (!past.attended) throw new ProblemError('survey.notAttended');
      const label = must(branch.reports.visitLabel(visitId), 'a code names a visit');
      const config = configOf(branch.engine.state());
      return {
        number: formatTicketNumber(label),
        serviceName: serviceLabel(config, label.serviceId).service,
        branchName: branchName(config),
      };
    },
  );

  app.post(
    '/surveys',
    {
      config: { permission: 'anyone', rateLimit: TRIES },
      schema: {
        tags: ['surveys'],
        summary: 'Answer the survey',
        headers: commandHeaders,
        body: surveyBody,
        response: answers(surveyAnswer, 201),
      },
    },
    (request, reply) => {
      const { code } = request.body;
      const visitId = code === undefined ? null : visitOf(branch, code);
      const caller =
        visitId === null
          ? requirePermission(branch, request, 'surveys.anonymous')
          : { actor: { kind: 'citizen', id: `visit:${visitId}`, role: 'citizen' } as const, deviceId: null };
      return runCommand(branch, request, reply, caller, answerSurvey(branch, visitId, request.body), 201);
    },
  );
}

function visitOf(branch: Branch, code: string): string {
  const visitId = branch.reports.visitIdBySurveyHash(branch.tokens.surveyHash(code));
  if (visitId === null) throw new ProblemError('token.unknown');
  return visitId;
}
