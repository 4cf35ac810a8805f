/** The part of the package's Emscripten module that is used; it has no types of its own. */
declare module 'espeak-ng' {
  type Files = { readonly readFile: (path: string) => Uint8Array };
  type Program = { readonly FS: Files };
  // biome-ignore lint/style/noDefaultExport: it is what the package exports
  export default function espeakNg(options: {
    readonly arguments: readonly string[];
    /** One byte of the program's input at each call; null at its end. */
    readonly stdin: () => number | null;
    readonly instantiateWasm: (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance) => void,
    ) => WebAssembly.Exports;
    readonly printErr: (line: string) => void;
  }): Promise<Program>;
}

/** The part of Node's WebAssembly that is used; its types have none, and those of browsers are not loaded here. */
declare namespace WebAssembly {
  type Exports = Readonly<Record<string, unknown>>;
  type Imports = Readonly<Record<string, Exports>>;
  class Module {
    private constructor();
  }
  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: Exports;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
}
