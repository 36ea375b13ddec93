import { describe, expect, it } from 'vitest';
import { nearestWords } from '@/lib/cli/nearest';

const words = ['agent-pulls', 'automatic-sync', 'drift-alerts', 'drift-corrected', 'plaintext-secrets'];

describe('lib/cli/nearest.ts', () => {
  it('finds what was meant behind a slip of the fingers', () => {
    expect(nearestWords('agent-pull', words)).toEqual(['agent-pulls']);
    expect(nearestWords('Automatic-Snyc', words)).toEqual(['automatic-sync']);
  });

  it('finds what contains the word', () => {
    expect(nearestWords('drift', words)).toEqual(['drift-alerts', 'drift-corrected']);
    expect(nearestWords('secrets', words)).toEqual(['plaintext-secrets']);
  });

  it('guesses nothing where nothing is near', () => {
    expect(nearestWords('x', words)).toEqual([]);
    expect(nearestWords('kubernetes', words)).toEqual([]);
    expect(nearestWords('', words)).toEqual([]);
  });

  it('gives the nearest first and no more than asked for', () => {
    expect(nearestWords('ab', ['abc', 'ab', 'b'], 2)).toEqual(['ab', 'abc']);
  });
});
