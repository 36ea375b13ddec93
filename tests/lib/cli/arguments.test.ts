import { describe, expect, it } from 'vitest';
import { readArguments, refusePositionals } from '@/lib/cli/arguments';

const command = {
  name: 'weigh',
  options: [
    { name: 'unit', value: 'UNIT', text: '' },
    { name: 'stone', value: 'ID', repeated: true, text: '' },
    { name: 'wet', text: '' },
  ],
};
const read = (...args: string[]) => readArguments(command, args);

describe('lib/cli/arguments.ts', () => {
  it('reads options before, between and after what they apply to', () => {
    const given = read('--unit', 'kg', 'a', '--wet', 'b', '--stone=1', '--stone', '2');
    expect(given.positionals).toEqual(['a', 'b']);
    expect(given.value('unit')).toBe('kg');
    expect(given.values('stone')).toEqual(['1', '2']);
    expect(given.has('wet')).toBe(true);
  });

  it('tells what was not given from what was', () => {
    const given = read('a');
    expect(given.value('unit')).toBeNull();
    expect(given.values('stone')).toEqual([]);
    expect(given.has('wet')).toBe(false);
  });

  it('lets the last of two values count where one is taken', () => {
    expect(read('--unit', 'kg', '--unit', 'g').value('unit')).toBe('g');
  });

  it('takes what stands after -- as it is', () => {
    expect(read('--', '--unit').positionals).toEqual(['--unit']);
  });

  it('knows --help and -h', () => {
    expect(read('--help').has('help')).toBe(true);
    expect(read('-h').has('help')).toBe(true);
  });

  it('names an option that does not exist, and the nearest that does', () => {
    expect(() => read('--unti', 'kg')).toThrow('--unti is no option of "cairn weigh". Did you mean --unit?');
    expect(() => read('--colour')).toThrow('--colour is no option of "cairn weigh". "cairn weigh --help" lists');
    expect(() => read('-x')).toThrow('-x is no option');
    expect(() => read('-wet')).toThrow('is no option');
  });

  it('misses a value that is not there, or is the next option', () => {
    for (const args of [['--unit'], ['--unit', '--wet'], ['--unit='], ['--unit', '']]) {
      expect(() => read(...args)).toThrow('--unit needs a value: --unit UNIT.');
    }
  });

  it('takes a value that begins with a dash and is no option', () => {
    expect(read('--unit', '-1').value('unit')).toBe('-1');
    expect(read('--unit=--odd').value('unit')).toBe('--odd');
  });

  it('gives no value to a switch', () => {
    expect(() => read('--wet=yes')).toThrow('--wet takes no value.');
    expect(() => read('--no-wet')).toThrow('--no-wet is no option');
  });

  it('refuses what stands beside the options of a command that takes nothing else', () => {
    expect(() => refusePositionals('weigh', read('a'))).toThrow('"cairn weigh" takes options only; "a" is none.');
    expect(() => refusePositionals('weigh', read('--wet'))).not.toThrow();
  });
});
