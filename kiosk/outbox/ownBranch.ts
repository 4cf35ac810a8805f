import { AWAY, type Refusal, refused } from '@turno25/shared/contracts/ticketOffice.ts';
import { err, type Result } from '@turno25/shared/domain/result.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import type { Outbox } from './outbox.ts';
import type { ServerLink } from './serverLink.ts';

/** What a person at a kiosk that stands in the wrong branch is told: it gives nothing, of neither branch. */
const OTHER_BRANCH = 'otherBranch';

export type OwnBranchOptions = {
  readonly outbox: Outbox;
  readonly link: ServerLink;
  readonly clock: Clock;
  /** Digest of the credential that this kiosk shows: another one may be another branch's. */
  readonly door: string;
};

/**
 * The line to the server, open once the server has shown that its ledger is the outbox's own. A kiosk that was set up for
 * another branch while it owes something to its own sends nothing, and gives no number of the one to people of the other.
 */
export class OwnBranch {
  readonly #options: OwnBranchOptions;
  #met: 'not' | 'own' | 'other' = 'not';
  #meeting: Promise<void> | null = null;

  constructor(options: OwnBranchOptions) {
    this.#options = options;
  }

  /** The server that answers is another branch's, and something is owed to the outbox's own. */
  get isOther(): boolean {
    return this.#met === 'other';
  }

  /** The same verbs. What is asked of another branch's server is `away`, or refused where a person waits for a number. */
  link(): ServerLink {
    const { link } = this.#options;
    const whenOwn = <A extends unknown[], T>(call: (...given: A) => Promise<Result<T, Refusal>>, stops: boolean) => {
      return async (...given: A): Promise<Result<T, Refusal>> => {
        await this.#meet();
        if (this.#met === 'own') return call(...given);
        return err(stops && !this.#mayGoOnAlone() ? refused(OTHER_BRANCH) : AWAY);
      };
    };
    return {
      issue: whenOwn(link.issue, true),
      checkIn: whenOwn(link.checkIn, true),
      reprint: whenOwn(link.reprint, false),
      ticket: whenOwn(link.ticket, false),
      send: whenOwn(link.send, false),
      reserve: whenOwn(link.reserve, false),
      handBack: whenOwn(link.handBack, false),
      witness: async (_heads, now, parts) => {
        await this.#meet();
        const { belonging, heads } = this.#options.outbox;
        const own = belonging.get();
        if (this.#met !== 'own' || own === null) return err(AWAY);
        const answer = await link.witness(heads.of(own.ledgerId), now, parts);
        if (!answer.ok || this.#take(answer.value.ledgerId)) return answer;
        return err(AWAY);
      },
    };
  }

  /** Nobody has answered yet, and nothing says that this is another branch than the one whose numbers are held. */
  #mayGoOnAlone(): boolean {
    const own = this.#options.outbox.belonging.get();
    return this.#met === 'not' && (own === null || own.door === '' || own.door === this.#options.door);
  }

  /** Asks whose ledger it is, without showing anything of one's own; once for all who wait for it. */
  #meet(): Promise<void> {
    if (this.#met === 'own') return Promise.resolve();
    const { link, clock } = this.#options;
    this.#meeting ??= link
      .witness([], Math.floor(clock.now()))
      .then((answer) => void (answer.ok && this.#take(answer.value.ledgerId)))
      .finally(() => {
        this.#meeting = null;
      });
    return this.#meeting;
  }

  #take(ledgerId: string): boolean {
    const own = this.#options.outbox.belonging.meet({ ledgerId, door: this.#options.door });
    this.#met = own ? 'own' : 'other';
    return own;
  }
}
