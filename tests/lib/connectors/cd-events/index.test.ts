import { describe, expect, it } from 'vitest';
import { readCdEvent } from '@/lib/connectors/cd-events';
import { createEventReader } from '@/lib/delivery/read-events';

const timestamp = '2026-10-05T10:00:00.123456Z';

function cdEvent(type: string, content: object, subject: object = {}) {
  return {
    context: { version: '0.4.1', id: 'e-1', source: '/ci/deployer', type: `dev.cdevents.${type}.0.3.0`, timestamp },
    subject: { id: 'service/shop', type: 'service', content, ...subject },
  };
}

const running = { environment: { id: 'cluster-7', name: 'production' }, artifactId: 'pkg:oci/shop@sha256%3Aab12' };

/** What a file of one such event holds. */
function read(value: object) {
  const reader = createEventReader([readCdEvent]);
  const text = new TextEncoder().encode(JSON.stringify(value));
  return [...reader.push(text), ...reader.end()].map((line) => ('event' in line ? line.event : line));
}

const deployment = {
  type: 'deployment',
  id: 'e-1',
  source: '/ci/deployer',
  service: 'shop',
  environment: 'production',
  revision: 'sha256:ab12',
  finishedAt: '2026-10-05T10:00:00.123Z',
  result: 'succeeded',
};

describe('lib/connectors/cd-events/index.ts', () => {
  it('takes a service that is deployed or upgraded as a deployment, and says of a rollback that it is one', () => {
    expect(read(cdEvent('service.deployed', running))).toEqual([deployment]);
    expect(read(cdEvent('service.upgraded', running))).toEqual([deployment]);
    expect(read(cdEvent('service.rolledback', running))).toEqual([{ ...deployment, kind: 'rollback' }]);
  });

  it('takes a published service where it names what runs', () => {
    expect(read(cdEvent('service.published', running))).toEqual([deployment]);
    expect(read(cdEvent('service.published', { environment: { id: 'prod' } }))).toEqual([
      { line: 1, tellsNothing: true },
    ]);
  });

  it('takes the id of an environment without a name, and drafts and CloudEvents too', () => {
    const event = cdEvent('service.deployed', { ...running, environment: { id: 'prod' } });
    const draft = { ...event, context: { ...event.context, type: 'dev.cdevents.service.deployed.0.3.0-draft' } };
    const cloudEvent = { specversion: '1.0', id: 'c-1', type: draft.context.type, source: '/x', data: draft };
    expect(read(cloudEvent)).toEqual([{ ...deployment, environment: 'prod' }]);
  });

  it('reads the commit of an artifact where its name tells it', () => {
    const commit = '015e3d3b480e417aede5a1293bd61de9b0fd051d';
    const revision = (artifactId: string) => {
      const [event] = read(cdEvent('service.deployed', { ...running, artifactId }));
      return event !== undefined && 'revision' in event
        ? [event.revision, 'repository' in event ? event.repository : undefined]
        : event;
    };
    const vcs = encodeURIComponent(`git+https://git.example/acme/shop@${commit}`);
    expect(revision(`pkg:oci/shop@sha256%3Aab12?vcs_url=${vcs}`)).toEqual([commit, 'https://git.example/acme/shop']);
    expect(revision(`pkg:github/acme/shop@${commit}`)).toEqual([commit, 'https://github.com/acme/shop']);
    expect(revision(`pkg:oci/shop@sha256%3Aab12?tag=${commit}`)).toEqual([commit, undefined]);
    expect(revision('pkg:oci/shop@sha256%3Aab12?tag=v1.2')).toEqual(['sha256:ab12', undefined]);
    expect(revision('shop-1.2.3.tgz')).toEqual(['shop-1.2.3.tgz', undefined]);
    expect(revision('pkg:oci/shop@%')).toEqual(['%', undefined]);
  });

  it('takes incidents and their ends, each by its subject', () => {
    const subject = { id: 'INC-7', source: '/monitoring' };
    const content = { environment: { id: 'prod' }, service: { id: 'shop' } };
    const incident = {
      type: 'incident',
      id: 'INC-7',
      source: '/monitoring',
      openedAt: '2026-10-05T10:00:00.123Z',
      service: 'shop',
      labels: [],
    };
    expect(read(cdEvent('incident.detected', content, subject))).toEqual([incident]);
    expect(read(cdEvent('incident.reported', content, subject))).toEqual([incident]);
    expect(read(cdEvent('incident.resolved', content, subject))).toEqual([
      { type: 'resolution', incident: 'INC-7', source: '/monitoring', resolvedAt: '2026-10-05T10:00:00.123Z' },
    ]);
    const staging = { ...content, environment: { id: 'staging' } };
    expect(read(cdEvent('incident.detected', staging, subject))).toEqual([{ line: 1, tellsNothing: true }]);
  });

  it('takes other events without a word, and refuses those that lack what they must have', () => {
    expect(read(cdEvent('pipelinerun.finished', {}))).toEqual([{ line: 1, tellsNothing: true }]);
    expect(read(cdEvent('service.removed', { environment: { id: 'prod' } }))).toEqual([
      { line: 1, tellsNothing: true },
    ]);
    expect(read(cdEvent('service.deployed', { environment: { id: 'prod' } }))).toEqual([
      { line: 1, refused: 'subject.content.artifactId is missing' },
    ]);
    const event = cdEvent('service.deployed', running);
    expect(read({ ...event, context: { ...event.context, timestamp: 'yesterday' } })).toEqual([
      { line: 1, refused: 'finishedAt must be a time with its zone, such as 2026-11-02T10:00:00Z' },
    ]);
    expect(readCdEvent({ type: 'deployment' })).toBeNull();
    expect(readCdEvent({ context: null })).toBeNull();
  });
});
