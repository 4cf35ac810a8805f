import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { troubleSentence } from '@turno25/shared/ui/api.ts';
import { useCallback } from 'react';
import { useSession } from '../signedIn/sessionContext.ts';
import { asked, Refused } from './asked.ts';

export type Asked<T> = {
  /** The last answer; what it said stays while it is asked again. */
  readonly answer: T | null;
  readonly trouble: string | null;
  /** True until there is an answer, or none. */
  readonly busy: boolean;
  readonly refresh: () => void;
};

type Options = {
  /** Asks again as often as this, for what changes by itself. */
  readonly everyMillis?: number;
  /** Asks again as long as there is no answer. */
  readonly retryMillis?: number;
  /** What makes the same path another question; the answer to the last one stays until then. */
  readonly since?: string | null;
};

/** A resource of the server while it is on screen; a new path drops the old question. Null asks nothing. */
export function useAsked<T>(path: string | null, { everyMillis, retryMillis, since }: Options = {}): Asked<T> {
  const { notice } = useSession();
  const query = useQuery<unknown, Refused>({
    queryKey: since === undefined ? [path] : [path, since],
    enabled: path !== null,
    queryFn: ({ signal }) => asked(path ?? '', signal, notice),
    ...(since === undefined ? {} : { placeholderData: keepPreviousData }),
    ...(everyMillis === undefined ? {} : { refetchInterval: everyMillis, refetchIntervalInBackground: true }),
    ...(retryMillis === undefined ? {} : { retry: true, retryDelay: retryMillis }),
  });
  const { refetch } = query;
  const refresh = useCallback(() => void refetch(), [refetch]);
  return {
    answer: (query.data as T | undefined) ?? null,
    trouble: query.error instanceof Refused ? troubleSentence(query.error.trouble) : null,
    busy: path !== null && query.isPending,
    refresh,
  };
}
