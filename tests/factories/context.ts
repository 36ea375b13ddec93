import { join } from 'node:path';
import type { Context } from '@/lib/context';
import { readEnvironment } from '@/lib/env';
import { readBenchmarks, readDeliveryGuide, readModel } from '@/lib/model/read-content';
import { aDatabase, aFolder } from '@/tests/factories/database';

/** A context on an empty data folder that is gone after the test, with a clock that the test moves. */
export async function aContext(
  variables: Record<string, string> = {},
): Promise<Context & { pass(milliseconds: number): void }> {
  const dataFolder = aFolder();
  const projectFolder = process.cwd();
  let time = Date.parse('2026-11-01T12:00:00Z');
  const content = join(projectFolder, 'content');
  const model = readModel(content);
  return {
    db: await aDatabase(dataFolder),
    model,
    benchmarks: readBenchmarks(content),
    deliveryGuide: readDeliveryGuide(content, model),
    environment: readEnvironment({ PATH: process.env.PATH, CAIRN_DATA: dataFolder, ...variables }, projectFolder),
    dataFolder,
    projectFolder,
    now: () => new Date(time),
    log: { info: () => undefined, error: () => undefined },
    pass: (milliseconds) => {
      time += milliseconds;
    },
  };
}
