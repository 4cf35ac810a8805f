import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { get } from '@turno25/shared/ui/api.ts';
import { storedToken } from '@turno25/shared/ui/device.ts';
import { useEffect, useState } from 'react';

/** The branch that this machine belongs to; null while its server does not say. */
export function useBranchName(): string | null {
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    void get<Catalog>('/catalog', { token: storedToken('kiosk') }).then((answer) => {
      if (here && answer.ok) setName(answer.value.branch.name);
    });
    return () => {
      here = false;
    };
  }, []);
  return name;
}
