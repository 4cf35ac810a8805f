import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const config = load(readFileSync(new URL('electron-builder.yml', root), 'utf8')) as any;
const schema = JSON.parse(readFileSync(new URL('node_modules/app-builder-lib/scheme.json', root), 'utf8'));

describe('electron-builder.yml', () => {
  it('is what electron-builder understands', () => {
    const validate = new Ajv({ strict: false, allErrors: true, allowUnionTypes: true }).compile(schema);
    validate(config);
    expect(validate.errors).toBeNull();
  });

  it('spells out every fuse that Electron knows, the dangerous ones off', () => {
    expect(Object.keys(config.electronFuses).sort()).toEqual(
      Object.keys(schema.definitions.FuseOptionsV1.properties).sort(),
    );
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      grantFileProtocolExtraPrivileges: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      enableCookieEncryption: true,
    });
  });

  it('packages what was built, and no sources', () => {
    expect(config.files).toContain('dist/**');
    // What the device host loads from a folder of its own; the stories run it from a place where there is nothing else.
    expect(config.asarUnpack).toEqual(['dist/shell/node_modules/**/*.node']);
    expect(config.files.some((pattern: string) => /^(kiosk|queue-server|shared|tests)/.test(pattern))).toBe(false);
  });
});
