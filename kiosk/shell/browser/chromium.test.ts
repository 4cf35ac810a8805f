import { describe, expect, it } from 'vitest';
import { kioskArguments, whyNot } from './chromium.ts';

const SCREEN = { DISPLAY: ':0' };

describe('whyNot', () => {
  it('lets the kiosk’s own user start it on a screen, of either kind, and elsewhere than on Linux', () => {
    expect(whyNot(SCREEN, 'linux', 1000, [])).toBeNull();
    expect(whyNot({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000, [])).toBeNull();
    expect(whyNot({}, 'win32', null, [])).toBeNull();
  });

  it('says in words why root may not, and that a screen is missing', () => {
    expect(whyNot(SCREEN, 'linux', 0, [])).toMatch(/root/);
    expect(whyNot({}, 'linux', 1000, [])).toMatch(/pantalla/);
    expect(whyNot({ DISPLAY: '' }, 'linux', 1000, [])).toMatch(/pantalla/);
  });

  it('believes who asks by name for what it would refuse', () => {
    expect(whyNot({}, 'linux', 0, ['--no-sandbox', '--headless=new'])).toBeNull();
  });
});

describe('kioskArguments', () => {
  it('offers no translation, speaks the country’s language, and gives the token to no list of processes', () => {
    const given = kioskArguments('/tmp/profile', '/tmp/profile/start.html', true);
    expect(given).toContain('--kiosk');
    expect(given).toContain('--lang=es-CL');
    expect(given.find((each) => each.startsWith('--disable-features='))).toContain('Translate');
    expect(given.at(-1)).toBe('file:///tmp/profile/start.html');
  });
});
