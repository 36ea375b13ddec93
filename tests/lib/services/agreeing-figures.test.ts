import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { DeliveryFigures } from '@/components/report/delivery/delivery-figures';
import { reportTexts } from '@/components/report/report-texts';
import { figureWords } from '@/lib/delivery/figure-words';
import { renderDeliveryTable } from '@/lib/export/delivery-table';
import { deliveryPart } from '@/lib/export/paper/delivery-rows';
import { createSampleOrganization } from '@/lib/services/create-sample-organization';
import { getDelivery } from '@/lib/services/get-delivery';
import { measureEventFile } from '@/lib/services/measure-delivery';
import { measuredFigures } from '@/lib/services/measured-figures';
import { render } from '@/tests/components/markup';
import { aContext } from '@/tests/factories/context';

const DAY = 86_400_000;

describe('the figures of delivery', () => {
  it('are the same on the page, on paper and of the command, in the sample organization', async () => {
    const context = await aContext();
    const now = context.now();
    await createSampleOrganization(context, { day: now });
    const since = new Date(now.getTime() - 90 * DAY);
    const asked = { service: null, tier: 'production', since, until: now, now } as const;
    const path = join(context.dataFolder, 'sample', 'delivery-events.jsonl');
    expect(readFileSync(path, 'utf8').length).toBeGreaterThan(100_000);
    const command = await measureEventFile({
      ...asked,
      path,
      named: 'the file',
      includeBots: false,
      compare: true,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    const page = await getDelivery(context, { ...asked, organization: 'sample', team: null });
    expect(page.report.metrics).toEqual(command.report.metrics);
    expect(page.comparison?.before.metrics).toEqual(command.comparison?.before.metrics);
    const paper = deliveryPart(
      await measuredFigures(context, { organization: 'sample', team: null, now: now.toISOString() }),
    );
    const { text } = render(
      createElement(DeliveryFigures, {
        metrics: page.report.metrics,
        before: page.comparison?.before.metrics ?? page.report.metrics,
        days: 90,
        services: page.comparison?.services ?? [],
        practices: null,
        guide: context.deliveryGuide,
        benchmarks: context.benchmarks,
        texts: reportTexts(context.model),
        links: {
          events: (metric) => `/${metric}`,
          eventsOf: (metric) => `/${metric}`,
          deployment: (id) => `/${id}`,
          service: (name) => `/${name}`,
          tiers: (year) => `/${year}`,
          criterionPage: (id) => `/${id}`,
        },
      }),
    );
    const table = renderDeliveryTable(command, { width: 120 });
    for (const { name, value } of figureWords(command.report.metrics)) {
      expect(value, name).not.toBeNull();
      expect(paper.delivery.find((row) => row.name === name)?.figure, name).toBe(value);
      expect(text, name).toContain(`${name} ${value}`);
      expect(table, name).toContain(value);
    }
  }, 60_000);
});
