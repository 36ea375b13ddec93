import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inPrintColours, PRINT_COLOURS } from '@/lib/pdf/print-colours';

const css = readFileSync('app/globals.css', 'utf8');

/** The light colour of a variable of the pages, as hexadecimal sRGB; the steps of CSS Color 4. */
function lightColour(name: string): string {
  const [, lightness, chroma, hue] =
    css.match(new RegExp(`--${name}: light-dark\\(oklch\\(([\\d.]+)% ([\\d.]+) ([\\d.]+)\\)`)) ?? [];
  const [l, c, h] = [Number(lightness) / 100, Number(chroma), (Number(hue) * Math.PI) / 180];
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  return `#${linear.map(channel).join('')}`;
}

function channel(linear: number): string {
  const clamped = Math.min(1, Math.max(0, linear));
  const value = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055;
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0');
}

describe('lib/pdf/print-colours.ts', () => {
  it.each(Object.entries(PRINT_COLOURS))('prints %s as the light theme shows it', (name, colour) => {
    expect(colour).toBe(lightColour(name));
  });

  it('is what the templates print with', () => {
    const template = readFileSync('content/report/paper.typ', 'utf8');
    for (const name of ['ink', 'ink-soft', 'ink-faint', 'line', 'sunken', 'stone', 'stone-tint', 'bad', 'bad-soft']) {
      expect(template).toContain(`rgb("${lightColour(name)}")`);
    }
  });

  it('resolves the variables of a picture, and refuses one that it does not know', () => {
    expect(inPrintColours('<path fill="var(--stone)"/>')).toBe(`<path fill="${PRINT_COLOURS.stone}"/>`);
    expect(() => inPrintColours('<path fill="var(--good)"/>')).toThrow('good');
  });
});
