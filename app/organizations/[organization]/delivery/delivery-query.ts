import { z } from 'zod';
import { DeliveryMetric } from '@/lib/model/model';

/** What the address of a delivery page asks for. */
export interface DeliveryQuery {
  /** Length of the window. */
  days: number;
  /** Last day of the window (2026-11-20), in UTC; null: today. */
  until: string | null;
  tier: 'production' | 'staging' | 'testing' | 'development';
  service: string | null;
  /** Slug; only on pages that no team's address leads to. */
  team: string | null;
  /** Year of the report whose groups are compared. */
  tiers: number | null;
  /** Of a list of events: behind which metric, of which days, and which page of it. */
  metric: DeliveryMetric;
  from: string | null;
  to: string | null;
  page: number;
}

/** Lengths of windows that are offered. */
export const windowDays = [30, 90, 180, 365] as const;
export const tiers = ['production', 'staging', 'testing', 'development'] as const;

const Day = z.iso.date();

const fields = {
  days: z.coerce.number().int().min(7).max(730).default(90),
  until: Day.nullable().default(null),
  tier: z.enum(tiers).default('production'),
  service: z.string().max(500).nullable().default(null),
  team: z.string().max(200).nullable().default(null),
  tiers: z.coerce.number().int().min(2000).max(2100).nullable().default(null),
  metric: DeliveryMetric.default('deployment-frequency'),
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
};
const Query = z.object(fields);

/** What can be wrong in an address, in words. */
const mistakes: Readonly<Record<string, string>> = {
  days: 'The length of the window must be a number of days from 7 to 730.',
  until: 'The last day must be written as 2026-11-20.',
  tier: `The tier must be one of ${tiers.join(', ')}.`,
};

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** Reads an address. What cannot be read is taken as not given, and said. */
export function readDeliveryQuery(params: SearchParams): { query: DeliveryQuery; problems: string[] } {
  const given = Object.entries(params).flatMap(([name, value]): [string, string][] => {
    const text = Array.isArray(value) ? value[0] : value;
    return text === undefined || text.trim() === '' ? [] : [[name, text.trim()]];
  });
  const result = Query.safeParse(Object.fromEntries(given));
  if (result.success) return { query: result.data, problems: [] };
  const wrong = new Set(result.error.issues.map(({ path }) => String(path[0])));
  const rest = Object.fromEntries(given.filter(([name]) => !wrong.has(name)));
  const problems = [...wrong].map((name) => mistakes[name] ?? `"${name}" of the address cannot be read.`);
  return { query: Query.parse(rest), problems };
}

const DAY = 86_400_000;

/** The window of a query: `days` whole days that end with its last one, or that end now. */
export function windowOf(
  { days, until }: Pick<DeliveryQuery, 'days' | 'until'>,
  now: Date,
): { since: Date; until: Date } {
  const end = until === null ? now : new Date(Math.min(now.getTime(), Date.parse(until) + DAY));
  return { since: new Date(end.getTime() - days * DAY), until: end };
}

/** A query as the end of an address: what is as usual is left out. */
export function queryText(query: Partial<DeliveryQuery>): string {
  const usual = Query.parse({});
  const params = new URLSearchParams();
  for (const name of Query.keyof().options) {
    const value = query[name];
    if (value !== undefined && value !== null && value !== usual[name]) params.set(name, String(value));
  }
  return params.size === 0 ? '' : `?${params}`;
}
