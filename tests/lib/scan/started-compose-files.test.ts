import { describe, expect, it } from 'vitest';
import { startedComposeFiles } from '@/lib/scan/started-compose-files';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const onHost = (script: string) =>
  `on: {push: {branches: [main]}}\njobs:\n  deploy:\n    steps:\n      - uses: appleboy/ssh-action@v1\n        with: {host: a, script: ${JSON.stringify(script)}}\n`;
const started = (text: string) => [...startedComposeFiles(pipelinesOf({ '.github/workflows/a.yml': text }))];

describe('lib/scan/started-compose-files.ts', () => {
  it('finds the files that a deploy names', () => {
    expect(
      started(onHost('cd /srv\ngit pull\ndocker compose -f docker-compose.yml -f ./docker-compose.prod.yml up -d')),
    ).toEqual(['docker-compose.yml', 'docker-compose.prod.yml']);
    expect(started(workflow('push', 'ssh web docker stack deploy -c stack.yml shop'))).toEqual(['stack.yml']);
  });

  it('takes the standard names where a deploy names none', () => {
    expect(started(onHost('docker-compose pull && docker-compose up -d'))).toContain('docker-compose.yml');
  });

  it('takes what a test starts for none', () => {
    expect(started(workflow('pull_request', 'docker compose -f docker-compose.yml up -d'))).toEqual([]);
    expect(started(workflow('push', 'docker compose up -d db'))).toEqual([]);
  });
});
