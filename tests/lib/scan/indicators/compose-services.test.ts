import { describe, expect, it } from 'vitest';
import { composeServices } from '@/lib/scan/indicators/compose-services';
import { detectIn } from '@/tests/factories/scanned-files';

const text = 'services:\n  db: {image: "postgres:16.4"}\n  cache: {image: redis}\n';
const seen = (files: Record<string, string>) => detectIn(composeServices, files);

describe('lib/scan/indicators/compose-services.ts', () => {
  it('counts the services of deployed files', () => {
    expect(
      seen({ 'media/compose.yaml': text, 'web/docker-compose.yml': text, 'compose.dev.yaml': text }),
    ).toMatchObject({
      outcome: 'present',
      measures: { files: 2, services: 4, forDevelopment: 1 },
      marks: [{ path: 'media/compose.yaml', key: ['services'], note: 'Compose file with 2 services' }, {}],
    });
  });

  it('is absent where the files are for a desk, and says so', () => {
    expect(seen({ 'compose.dev.yaml': text })).toMatchObject({
      outcome: 'absent',
      measures: { services: 0, forDevelopment: 1 },
      searched: { what: expect.any(Array) },
      reason: expect.stringContaining('on a desk'),
    });
  });

  it('is absent without any, and leaves out examples', () => {
    expect(seen({ 'a.txt': '' }).outcome).toBe('absent');
    expect(seen({ 'examples/compose.yaml': text }).outcome).toBe('absent');
  });
});
