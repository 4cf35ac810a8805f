import type { SignLine } from '@turno25/display-board/signs/follow.ts';
import type { BoardFollower, BoardLine, StreamEars } from '@turno25/display-board/ui/reading/follow.ts';
import { type Branch, filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { boardStream } from '@turno25/queue-server/gateway/boardStream.ts';
import { boardCounters, boardView } from '@turno25/queue-server/read-models/boardView.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { Random } from '@turno25/shared/time/random.ts';
import type { Sources } from '@turno25/shared/time/sources.ts';
import type { Cancel } from '@turno25/shared/time/timers.ts';
import type { VirtualTime } from '@turno25/shared/time/virtualTime.ts';

const HEARTBEAT_MS = 3_000;
/** A message is this long on its way at most, each way. */
const SLOWEST_MS = 400;

/** A real branch that can be stopped and started, with the stream that its server sends and the view that it answers. */
export class RestartedBranch {
  readonly #folder: string;
  readonly #config: BranchConfig;
  readonly #sources: Sources;
  readonly #wires = new Set<Wire>();
  #branch: Branch | null = null;
  #stopBeating: Cancel = () => undefined;

  constructor(folder: string, config: BranchConfig, sources: Sources) {
    this.#folder = folder;
    this.#config = config;
    this.#sources = sources;
  }

  get branch(): Branch | null {
    return this.#branch;
  }

  start(): Branch {
    const branch = openBranch({
      files: filesIn(this.#folder),
      config: this.#config,
      ignoreHours: true,
      sources: this.#sources,
    });
    this.#branch = branch;
    const messages = boardStream(branch);
    branch.engine.onCommitted((events) => {
      for (const message of messages(events)) for (const wire of this.#wires) wire.carry((ears) => ears.call(message));
    });
    this.#stopBeating = this.#sources.timers.every(HEARTBEAT_MS, () => {
      const beat = {
        epoch: branch.epoch,
        head: branch.ledger.head().seq,
        now: new Date(branch.engine.now()).toISOString(),
      };
      for (const wire of this.#wires) wire.carry((ears) => ears.beat(beat));
    });
    return branch;
  }

  stop(): void {
    this.#stopBeating();
    for (const wire of this.#wires) wire.drop();
    this.#branch?.close();
    this.#branch = null;
  }

  plug(wire: Wire): void {
    this.#wires.add(wire);
  }
}

type At = { readonly epoch: string; readonly head: number; readonly now: number; readonly deviceId: string };

/** What a wire brought, for whoever judges afterwards. */
export type WireLog = {
  /** Calls that were taken from the stream. */
  readonly streamed: { readonly seq: number; readonly at: number }[];
  /** Answers that filled a gap, and up to which call of the branch they knew. */
  readonly filled: { readonly at: number; readonly answeredAt: number }[];
};

/** The network between the branch and one board: slow now and then, in order, and cut when somebody says so. */
export class Wire {
  readonly log: WireLog = { streamed: [], filled: [] };
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #server: RestartedBranch;
  #ears: StreamEars | null = null;
  #connected = false;
  #isCut = false;
  /** Counts connections: what was under way when one dropped never arrives. */
  #turn = 0;
  #arrival = 0;

  constructor(time: VirtualTime, random: Random, server: RestartedBranch) {
    this.#time = time;
    this.#random = random;
    this.#server = server;
    server.plug(this);
  }

  carry(tell: (ears: StreamEars) => void): void {
    if (!this.#connected) return;
    const turn = this.#turn;
    const now = this.#time.spans.monotonic();
    this.#arrival = Math.max(this.#arrival, now + this.#random() * SLOWEST_MS);
    this.#time.timers.after(this.#arrival - now, () => {
      if (turn === this.#turn && this.#ears !== null) tell(this.#ears);
    });
  }

  drop(): void {
    this.#turn += 1;
    if (!this.#connected) return;
    this.#connected = false;
    this.#reconnectSoon();
  }

  cut(millis: number): void {
    this.#isCut = true;
    this.drop();
    this.#time.timers.after(millis, () => {
      this.#isCut = false;
    });
  }

  /** The board's own end of it. */
  line(board: () => BoardFollower): BoardLine {
    return {
      listen: (ears) => {
        this.#ears = {
          ...ears,
          call: (message) => {
            ears.call(message);
            // Who has missed something takes nothing from the stream, and reads.
            const isTaken = board().now.announcements.lastSeq === message.seq;
            if (isTaken) this.log.streamed.push({ seq: message.seq, at: this.#time.spans.monotonic() });
          },
        };
        this.#reconnectSoon();
        return () => undefined;
      },
      read: (after, onGiveUp) =>
        this.#ask(
          onGiveUp,
          (branch, at) => boardView(branch.engine.state(), branch, at, after),
          (at) => {
            if (board().now.announcements.missing !== 'nothing')
              this.log.filled.push({ at: this.#time.spans.monotonic(), answeredAt: at.now });
          },
        ),
    };
  }

  /** The same wire's end at the process of the signs. */
  signLine(): SignLine {
    return {
      listen: (changed) => {
        this.#ears = { connected: changed, call: changed, beat: () => undefined, waits: changed };
        this.#reconnectSoon();
        return () => undefined;
      },
      read: (onGiveUp) =>
        this.#ask(
          onGiveUp,
          (branch) => boardCounters(branch.engine.state(), branch.engine.now()),
          () => undefined,
        ),
    };
  }

  #ask<T>(
    onGiveUp: (giveUp: () => void) => void,
    answer: (branch: Branch, at: At) => T,
    arrived: (at: At) => void,
  ): Promise<T | 'away'> {
    return new Promise((resolve) => {
      onGiveUp(() => resolve('away'));
      this.#later(() => {
        const branch = this.#server.branch;
        // Cut off, half of the questions fail at once and half are never answered.
        if (this.#isCut || branch === null) return void (this.#random() < 0.5 && resolve('away'));
        const { epoch, engine, ledger } = branch;
        const at = { epoch, head: ledger.head().seq, now: engine.now(), deviceId: 'board' };
        const view = answer(branch, at);
        const turn = this.#turn;
        return this.#later(() => {
          if (this.#isCut || turn !== this.#turn) return resolve('away');
          arrived(at);
          return resolve(view);
        });
      });
    });
  }

  #later(run: () => void): void {
    this.#time.timers.after(this.#random() * SLOWEST_MS, run);
  }

  /** As the library of the stream does: again and again, each time after one to five seconds. */
  #reconnectSoon(): void {
    this.#time.timers.after(1_000 + this.#random() * 4_000, () => {
      if (this.#connected) return;
      if (this.#isCut || this.#server.branch === null) return this.#reconnectSoon();
      this.#connected = true;
      return this.carry((ears) => ears.connected());
    });
  }
}
