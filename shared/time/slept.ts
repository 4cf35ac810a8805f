import { uptime } from 'node:os';

/**
 * Milliseconds that this machine has slept, counted from an unknown moment: the time since it booted goes on while it
 * sleeps, the monotonic one does not.
 */
export const sleptMs = (): number => uptime() * 1000 - performance.now();
