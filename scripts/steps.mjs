// Runs named steps one after the other and says how long each took; the first that fails ends it with its output.
import { run, Stop } from './project.mjs';

/** A step that runs a tool of node_modules. */
export function tool(name, program, args) {
  return { name, do: () => run(program, args) };
}

/** A step that does something and fails by throwing. */
export function task(name, work) {
  return {
    name,
    do: async () => {
      try {
        await work();
        return { code: 0, output: '' };
      } catch (error) {
        if (!(error instanceof Stop)) throw error;
        return { code: 1, output: error.message };
      }
    },
  };
}

/** Gives whether all steps passed. */
export async function runSteps(steps) {
  const start = Date.now();
  for (const step of steps) {
    process.stdout.write(`${step.name.padEnd(12)} `);
    const stepStart = Date.now();
    const { code, output } = await step.do();
    process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'} ${seconds(stepStart)}\n`);
    if (code !== 0) {
      process.stdout.write(`\n${output.trim()}\n\n${step.name} failed.\n`);
      return false;
    }
  }
  process.stdout.write(`All passed in ${seconds(start)}\n`);
  return true;
}

function seconds(start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
