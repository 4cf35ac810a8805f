import { registerHooks } from 'node:module';

/** `node --import hook.ts main.mjs` runs the shell's own bundle with Chromium behind the name `electron`. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true };
  },
});
