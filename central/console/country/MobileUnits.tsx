import type { NationalView } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { BranchTable } from './BranchTable.tsx';

type Props = { readonly nation: NationalView; readonly onOpen: (branchId: string) => void };

/** Units that travel: they work another way, and are compared with nobody. */
export function MobileUnits({ nation, onOpen }: Props) {
  return (
    <>
      <p>{say('national.mobile.lead')}</p>
      <BranchTable
        caption={say('national.tab.mobile')}
        branches={nation.branches.filter(({ profile }) => profile === 'mobile')}
        withRegion
        onOpen={onOpen}
      />
    </>
  );
}
