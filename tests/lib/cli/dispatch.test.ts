import { describe, expect, it } from 'vitest';
import { commands, runCommandLine } from '@/lib/cli/dispatch';
import { CairnError } from '@/lib/errors';
import { recordedStart } from '@/tests/lib/cli/session';

async function run(...args: string[]) {
  const start = recordedStart();
  return { code: await runCommandLine(args, start), printed: start.printed, told: start.told };
}

describe('lib/cli/dispatch.ts', () => {
  it('prints help and version to stdout', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, printed: expect.stringContaining('Usage: cairn'), told: '' });
    expect(await run('-h')).toMatchObject({ code: 0 });
    expect(await run('--version')).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/^cairn \d+\.\d+\.\d+\n$/),
    });
    expect(await run('assess', '--help')).toMatchObject({ code: 0, printed: expect.stringContaining('--fail-on ID') });
  });

  it('explains wrong use in one line on stderr, with exit code 2', async () => {
    expect(await run()).toEqual({
      code: 2,
      printed: '',
      told: `cairn: Name a command: ${commands.map(({ name }) => name).join(', ')}. "cairn --help" explains them.\n`,
    });
    expect((await run('asess', '.')).told).toBe(
      'cairn: "asess" is no command of cairn. Did you mean "cairn assess"?\n',
    );
    expect((await run('frobnicate')).told).toBe(
      'cairn: "frobnicate" is no command of cairn. "cairn --help" lists them.\n',
    );
  });

  it('prints the schema of a report and of a history', async () => {
    expect(JSON.parse((await run('schema', 'history')).printed).properties).toHaveProperty('points');
    const { code, printed } = await run('schema', 'report');
    expect(code).toBe(0);
    expect(JSON.parse(printed).properties.level.properties).toHaveProperty('indicated');
    expect(await run('schema')).toMatchObject({
      code: 2,
      printed: '',
      told: expect.stringContaining('cairn schema report'),
    });
  });

  it('says what is wrong in the environment in one line too', async () => {
    const start = recordedStart();
    const broken = {
      ...start,
      openSession: () => {
        throw new CairnError('invalid-input', 'Change these environment variables:\n- PORT must be a port number');
      },
    };
    expect(await runCommandLine(['--help'], broken)).toBe(2);
    expect(start.told).toBe('cairn: Change these environment variables: - PORT must be a port number\n');
  });

  it('shows where a mistake of Cairn itself happened, with an exit code of its own', async () => {
    const start = recordedStart();
    const broken = {
      ...start,
      openSession: () => {
        throw new TypeError('x is undefined');
      },
    };
    expect(await runCommandLine(['--help'], broken)).toBe(70);
    expect(start.told).toMatch(/^cairn: This is a mistake in Cairn.*\nTypeError: x is undefined\n\s+at /);
  });

  it('ends quietly when it was stopped', async () => {
    const start = recordedStart();
    start.abort();
    expect(await runCommandLine(['assess', '.'], start)).toBe(130);
    expect(start).toMatchObject({ printed: '', told: 'cairn: Stopped.\n' });
  });
});
