import { spokenLanguage } from '@turno25/shared/contracts/speech.ts';
import type { Api } from '@turno25/shared/http/api.ts';
import { sendProblem } from '@turno25/shared/http/problems.ts';
import { z } from 'zod';
import type { Branch } from '../../branch.ts';
import { boardCall } from '../../read-models/boardView.ts';
import type { AnnouncementVoice } from '../../voice/announcementVoice.ts';

/**
 * The sound of a call. It is asked for by the call's own number: nobody has the server say what was not called, or spend its
 * time on words of their own. Of the open day only.
 */
export function voiceRoutes(app: Api, branch: Branch, voice: AnnouncementVoice): void {
  app.get(
    '/board/calls/:seq/voice',
    {
      config: { permission: 'board.read' },
      schema: {
        tags: ['views'],
        summary: 'A call as it is said in a language, a WAV of one channel',
        params: z.object({ seq: z.coerce.number().int().positive() }),
        querystring: z.strictObject({ language: spokenLanguage.default('es-CL') }),
      },
    },
    async (request, reply) => {
      const state = branch.engine.state();
      const call = branch.reports.callAt(request.params.seq);
      if (call === null || call.date !== state.day?.date) return sendProblem(reply, 'request.notFound');
      const spoken = await voice.say(request.query.language, boardCall(state, branch.reports, call));
      if (!spoken.ok) return sendProblem(reply, 'voice.unavailable');
      return reply.type('audio/wav').header('cache-control', 'no-store').send(Buffer.from(spoken.value));
    },
  );
}
