import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useSession } from '../signedIn/sessionContext.ts';

/**
 * What the parts of a console ask the server by. Answers live as long as what asked for them: a sheet that opens asks
 * anew. The branch's network has no internet, so that what the browser thinks of being online says nothing.
 */
export function AskingProvider({ children }: { readonly children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            networkMode: 'always',
            retry: false,
            refetchOnWindowFocus: false,
            refetchOnReconnect: false,
            gcTime: 0,
          },
        },
      }),
  );
  const { locked } = useSession();
  // What was refused meanwhile is asked anew.
  useEffect(() => (locked ? () => void client.invalidateQueries() : undefined), [client, locked]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
