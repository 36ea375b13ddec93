import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Credentials } from '@/lib/git/credentials';

describe('lib/git/credentials.ts', () => {
  it('shows its password neither as JSON nor when inspected', () => {
    const credentials = new Credentials('ada', 'secret');
    expect(`${JSON.stringify(credentials)} ${inspect(credentials, { showHidden: true })} ${credentials}`).not.toContain(
      'secret',
    );
    expect(credentials.toEnvironment()).toEqual({ CAIRN_GIT_USERNAME: 'ada', CAIRN_GIT_PASSWORD: 'secret' });
  });

  it.each(['a\nhost=evil', 'a\r', 'a\0'])('refuses %j, which could pretend to be another field', (value) => {
    expect(() => new Credentials(value, 'x')).toThrow('line break');
    expect(() => new Credentials('x', value)).toThrow('line break');
  });
});
