import { describe, expect, it } from 'vitest';
import { isUnresolved, UNRESOLVED, withoutExpressions } from '@/lib/scan/documents/unresolved';

describe('lib/scan/documents/unresolved.ts', () => {
  it.each([UNRESOLVED, `apps/${UNRESOLVED}`, '{{ .name }}', `./apps/\${CLUSTER}`, `\${ENV:=dev}`, '$(VAR_1)'])(
    'knows %s as filled by a template',
    (text) => {
      expect(isUnresolved(text)).toBe(true);
    },
  );

  it.each(['plain', '$HOME', 'costs $(5', 'a } b', '', null, undefined, true, 3])('takes %s as it stands', (value) => {
    expect(isUnresolved(value)).toBe(false);
  });

  it('leaves what a text says besides its expressions', () => {
    expect(withoutExpressions(`clusters/${UNRESOLVED}/prod`)).toBe('clusters//prod');
    expect(withoutExpressions(`a-{{name}}-b-\${VAR}-$(X)-c`)).toBe('a--b---c');
  });

  it('answers on a megabyte of openings that never close', () => {
    expect(isUnresolved('${'.repeat(500_000))).toBe(false);
    expect(withoutExpressions('{{'.repeat(100_000))).toHaveLength(200_000);
  });
});
