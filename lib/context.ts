import { join } from 'node:path';
import { type Database, openDatabase } from '@/db/client';
import { type Environment, readEnvironment } from '@/lib/env';
import { createLog, type Log } from '@/lib/log';
import type { Benchmarks } from '@/lib/model/benchmarks';
import type { DeliveryGuide } from '@/lib/model/delivery-guide';
import type { Model } from '@/lib/model/model';
import { readBenchmarks, readDeliveryGuide, readModel } from '@/lib/model/read-content';

/** What the use cases work with, built once for a process. */
export interface Context {
  db: Database;
  model: Model;
  /** What surveys tell of others' delivery. */
  benchmarks: Benchmarks;
  /** What stands beside the figures of delivery. */
  deliveryGuide: DeliveryGuide;
  environment: Environment;
  /** Absolute path of the folder for the mirrors, the cache, and the database where it is a file. */
  dataFolder: string;
  /** Absolute path of the folder that holds `content` and `db/migrations`. */
  projectFolder: string;
  now(): Date;
  log: Log;
}

export interface ContextOptions {
  environment: Environment;
  projectFolder: string;
  /** In place of that of the environment. */
  dataFolder?: string;
}

/**
 * Builds a context: reads the model and the benchmarks, opens the database, brings its tables up to date.
 * @throws {CairnError} `unreadable` or `conflict` when the data folder or the database cannot be used.
 * @throws {ModelError} when the content is wrong.
 */
export async function createContext({ environment, projectFolder, dataFolder }: ContextOptions): Promise<Context> {
  const folder = dataFolder ?? environment.CAIRN_DATA;
  const content = join(projectFolder, 'content');
  const [model, benchmarks] = [readModel(content), readBenchmarks(content)];
  const location = environment.DATABASE_URL ?? join(folder, 'cairn.sqlite');
  const db = await openDatabase({ location, migrationsFolder: join(projectFolder, 'db/migrations') });
  const now = () => new Date();
  const deliveryGuide = readDeliveryGuide(content, model);
  const log = createLog(process.stderr, now);
  return { db, model, benchmarks, deliveryGuide, environment, dataFolder: folder, projectFolder, now, log };
}

declare global {
  var cairnContext: Promise<Context> | undefined;
}

/** The context of the web process, whose working directory is the project. One, however often the bundler repeats this module. */
export function getContext(): Promise<Context> {
  globalThis.cairnContext ??= openWebContext();
  return globalThis.cairnContext;
}

async function openWebContext(): Promise<Context> {
  const projectFolder = process.cwd();
  try {
    return await createContext({ environment: readEnvironment(process.env, projectFolder), projectFolder });
  } catch (error) {
    // A database that was not there is asked again by the next page.
    globalThis.cairnContext = undefined;
    throw error;
  }
}
