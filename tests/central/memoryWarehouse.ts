import type { BranchDay, Dimensions, Warehouse } from '@turno25/central/warehouse/port.ts';
import type { FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';

/** What a warehouse was given, for tests of what comes before it. */
export class MemoryWarehouse implements Warehouse {
  readonly days = new Map<string, BranchDay>();
  readonly cases = new Map<string, readonly FactRow[]>();
  readonly dimensions: Dimensions[] = [];
  /** Thrown by the next loads, so often. */
  failing = 0;

  migrate = async (): Promise<void> => undefined;
  close = async (): Promise<void> => undefined;
  rows = async (): Promise<[]> => [];
  checksums = async (): Promise<Record<string, string>> => ({});

  putDimensions = async (dimensions: Dimensions): Promise<void> => {
    this.dimensions.push(dimensions);
  };

  loadedSeals = async (branchId: string): Promise<ReadonlyMap<string, number | null>> =>
    new Map([...this.days.values()].filter((day) => day.branchId === branchId).map((day) => [day.date, day.sealSeq]));

  load = async (days: readonly BranchDay[]): Promise<void> => {
    if (this.failing > 0) {
      this.failing -= 1;
      throw new Error('the warehouse is away');
    }
    for (const day of days) this.days.set(`${day.branchId} ${day.date}`, day);
  };

  forgetDays = async (branchId: string, dates: readonly string[]): Promise<void> => {
    for (const date of dates) this.days.delete(`${branchId} ${date}`);
  };

  replaceCases = async (branchId: string, rows: readonly FactRow[]): Promise<void> => {
    this.cases.set(branchId, rows);
  };
}
