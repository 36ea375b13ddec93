// npm run bench [-- ROW] [--json]: measures the rows of the budget. A row is one file, tests/bench/<row>.ts, that exports
// `measure(): Promise<{ value, unit, budget, against, details }>`.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { ensureInstalled, pinnedNodePath } from './install.mjs';
import { projectFolder, run, runScript, Stop } from './project.mjs';

const folder = 'tests/bench';
const measureRow = `
  const { measure } = await import(process.argv[1]);
  process.stdout.write('\\n' + JSON.stringify(await measure()));
`;

await runScript(async () => {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
  await ensureInstalled();
  const rows = chooseRows(positionals);
  await bundle(Object.fromEntries(rows.map((row) => [row, `${folder}/${row}.ts`])), 'dist/bench');
  for (const row of rows) {
    const measured = { row, ...(await measure(row)) };
    process.stdout.write(values.json ? `${JSON.stringify(measured)}\n` : describe(measured));
  }
});

function chooseRows(wanted) {
  const names = existsSync(join(projectFolder, folder)) ? readdirSync(join(projectFolder, folder)) : [];
  const rows = names.filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -3));
  const unknown = wanted.filter((row) => !rows.includes(row));
  if (unknown.length > 0)
    throw new Stop(`There is no row ${unknown.join(', ')}. Rows: ${rows.sort().join(', ') || 'none'}`);
  return wanted.length > 0 ? wanted : rows.sort();
}

/** Each row has a process of its own, so that none inherits another's memory or warm code. */
async function measure(row) {
  const file = join(projectFolder, 'dist', 'bench', `${row}.mjs`);
  const { code, output } = await run(pinnedNodePath(), ['--input-type=module', '--eval', measureRow, file]);
  if (code !== 0) throw new Stop(`The row ${row} could not be measured:\n${output.trim()}`);
  return JSON.parse(output.slice(output.lastIndexOf('\n') + 1));
}

function describe({ row, value, unit, budget, against }) {
  const judgement = value > budget ? 'OVER' : 'within';
  return `${row.padEnd(14)} ${value} ${unit} ${judgement} ${budget}${against ? `, against ${against}` : ''}\n`;
}
