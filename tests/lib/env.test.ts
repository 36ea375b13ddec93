import { describe, expect, it } from 'vitest';
import { readEnvironment } from '@/lib/env';
import { isCairnError } from '@/lib/errors';

describe('lib/env.ts', () => {
  it('has a default for all that can have one', () => {
    expect(readEnvironment({ PATH: '/bin', HOME: '/home/ada' }, '/srv/cairn')).toEqual({
      PATH: '/bin',
      HOME: '/home/ada',
      CAIRN_DATA: '/srv/cairn/data',
      PORT: 4173,
      CAIRN_ALLOW_FILE: false,
      CAIRN_ALLOW_HTTP: false,
      git: { PATH: '/bin', HOME: '/home/ada' },
    });
  });

  it('reads what is set, and takes nothing for not set', () => {
    const source = {
      PORT: '8080',
      CAIRN_DATA: '/var/cairn',
      CAIRN_ALLOW_FILE: '1',
      DATABASE_URL: '',
      CAIRN_SECRET: '',
    };
    const environment = readEnvironment(source, '/srv/cairn');
    expect(environment).toMatchObject({ PORT: 8080, CAIRN_DATA: '/var/cairn', CAIRN_ALLOW_FILE: true });
    expect(environment.DATABASE_URL).toBeUndefined();
    expect(readEnvironment({ CAIRN_DATA: 'here' }, '/srv/cairn').CAIRN_DATA).toBe('/srv/cairn/here');
  });

  it('lists all problems at once', () => {
    const source = { PORT: 'many', CAIRN_SECRET: 'short', DATABASE_URL: 'mysql://x', CAIRN_ALLOW_HTTP: 'maybe' };
    try {
      readEnvironment(source, '/srv/cairn');
      expect.unreachable();
    } catch (error) {
      expect(isCairnError(error, 'invalid-input')).toBe(true);
      for (const name of Object.keys(source)) {
        expect(String(error)).toContain(`- ${name} must`);
      }
      expect(String(error)).not.toContain('short');
    }
  });

  it('gives git what it needs to reach a host, and no secret', () => {
    const source = {
      PATH: '/bin',
      SSH_AUTH_SOCK: '/run/agent',
      HTTPS_PROXY: 'http://proxy',
      CAIRN_SECRET: 'x'.repeat(32),
      GIT_DIR: '/x',
    };
    expect(readEnvironment(source, '/srv/cairn').git).toEqual({
      PATH: '/bin',
      SSH_AUTH_SOCK: '/run/agent',
      HTTPS_PROXY: 'http://proxy',
    });
  });
});
