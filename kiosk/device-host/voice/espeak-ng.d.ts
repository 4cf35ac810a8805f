/** The part of the package's Emscripten module that is used; it has no types of its own. */
declare module 'espeak-ng' {
  type Files = {
    readonly writeFile: (path: string, content: Uint8Array) => void;
    readonly readFile: (path: string) => Uint8Array;
  };
  type Program = { readonly FS: Files };
  // biome-ignore lint/style/noDefaultExport: it is what the package exports
  export default function espeakNg(options: {
    readonly arguments: readonly string[];
    readonly preRun: readonly ((program: Program) => void)[];
    readonly printErr: (line: string) => void;
  }): Promise<Program>;
}
