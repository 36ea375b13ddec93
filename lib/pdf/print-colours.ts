/** Colours of charts on paper: those of the light theme (`app/globals.css`), as an SVG outside of a page can name them. */
export const PRINT_COLOURS: Readonly<Record<string, string>> = {
  surface: '#ffffff',
  line: '#dfdcd6',
  'line-strong': '#7a8189',
  accent: '#03577a',
  stone: '#2f4251',
  'stone-tint': '#c3d0d8',
  bad: '#9e2e21',
};

/** Puts colours in the place of the variables that the pages' style sheet resolves. Throws for a colour without a print colour. */
export function inPrintColours(svg: string): string {
  return svg.replace(/var\(--([a-z-]+)\)/g, (_, name: string) => {
    const colour = PRINT_COLOURS[name];
    if (colour === undefined) throw new Error(`The colour ${name} has no print colour.`);
    return colour;
  });
}
