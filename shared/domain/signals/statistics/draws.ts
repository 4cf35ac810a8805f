/** Draws in [0, 1) of a seed, the same on every machine (mulberry32): a computation, with no chance in it. */
export function seededDraws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Above this the normal curve is as good, and Knuth's product would lose itself. */
const FEW = 30;

/** A Poisson draw of a mean: by Knuth's product of uniforms, or by the normal curve where it is large. */
export function drawPoisson(mean: number, random: () => number): number {
  if (mean <= 0) return 0;
  if (mean > FEW) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > floor; product *= random()) count += 1;
  return count;
}
