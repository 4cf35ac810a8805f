import { speechBody } from '@turno25/shared/contracts/speech.ts';
import type { Speaker } from '@turno25/shared/voice/types.ts';
import type { FastifyInstance } from 'fastify';

/**
 * `GET /speech`: whether this machine speaks, answered once it does: until then the page's other voice is the quicker.
 * `POST /speech`: words as a WAV; 503 where they cannot be said.
 */
export function speechRoutes(speaker: Speaker | null, loaded: Promise<boolean>): (app: FastifyInstance) => void {
  return (app) => {
    app.get('/speech', async () => ({ speaks: speaker !== null && (await loaded) }));
    app.post('/speech', async (request, reply) => {
      const { text, language } = speechBody.parse(request.body);
      const unheard = new AbortController();
      // A page that is told to be silent, or to say something else, lets its question go.
      reply.raw.once('close', () => unheard.abort());
      const spoken = await speaker?.speak(text, language, unheard.signal);
      if (spoken?.ok !== true) return reply.code(503).send({ code: `speech.${spoken?.error ?? 'unavailable'}` });
      return reply.type('audio/wav').send(Buffer.from(spoken.value));
    });
  };
}
