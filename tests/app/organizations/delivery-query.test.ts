import { describe, expect, it } from 'vitest';
import { queryText, readDeliveryQuery, windowOf } from '@/app/organizations/[organization]/delivery/delivery-query';

const now = new Date('2026-11-20T15:00:00Z');

describe('app/organizations/[organization]/delivery/delivery-query.ts', () => {
  it('asks for ninety days of production unless told otherwise, and takes empty answers of a form as not given', () => {
    const usual = readDeliveryQuery({}).query;
    expect(usual).toMatchObject({ days: 90, tier: 'production', service: null, until: null });
    expect(readDeliveryQuery({ service: '', until: ' ', days: '90', tier: 'production' }).query).toEqual(usual);
  });

  it('says what cannot be read, and takes the rest', () => {
    const { query, problems } = readDeliveryQuery({ days: 'many', tier: 'moon', service: 'cart' });
    expect(query).toMatchObject({ days: 90, tier: 'production', service: 'cart' });
    expect(problems).toEqual([
      'The length of the window must be a number of days from 7 to 730.',
      'The tier must be one of production, staging, testing, development.',
    ]);
  });

  it('writes an address that reads back as it was, without what is usual', () => {
    const { query } = readDeliveryQuery({ days: '30', service: 'a b&c', until: '2026-11-01', team: ['one', 'two'] });
    expect(queryText(query)).toBe('?days=30&until=2026-11-01&service=a+b%26c&team=one');
    expect(readDeliveryQuery(Object.fromEntries(new URLSearchParams(queryText(query)))).query).toEqual(query);
    expect(queryText(readDeliveryQuery({}).query)).toBe('');
  });

  it('ends a window with its last day, and never after now', () => {
    expect(windowOf({ days: 30, until: '2026-11-01' }, now)).toEqual({
      since: new Date('2026-10-03T00:00:00Z'),
      until: new Date('2026-11-02T00:00:00Z'),
    });
    expect(windowOf({ days: 30, until: '2027-01-01' }, now).until).toEqual(now);
  });
});
