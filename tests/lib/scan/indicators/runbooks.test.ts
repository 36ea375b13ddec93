import { describe, expect, it } from 'vitest';
import { runbooks } from '@/lib/scan/indicators/runbooks';
import { detectIn } from '../../../factories/scanned-files';

const rule = (annotation: string) => `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: {name: shop}
spec:
  groups:
    - rules:
        - alert: Down
          annotations:
            ${annotation}
`;
const own = 'runbook_url: https://wiki.example.org/down';

function detect(files: Record<string, string>) {
  return detectIn(runbooks, files);
}

describe('lib/scan/indicators/runbooks.ts', () => {
  it.each([
    'runbooks/database.md',
    'docs/runbooks/restore/database.adoc',
    'docs/ops-runbooks/database.md',
    'docs/database-runbook.rst',
    'docs/playbooks/outage.md',
    'docs/incident-response/first-steps.md',
    'docs/incidents/first-steps.md',
    'docs/troubleshooting.md',
    'disaster-recovery.md',
    'docs/on-call/handover.md',
    'runbooks/source/rotate-keys.html.md.erb',
  ])('is present with %s', (path) => {
    expect(detect({ [path]: '# What to do\n' })).toMatchObject({
      outcome: 'present',
      measures: { runbooks: 1 },
      marks: [{ path, line: 1 }],
    });
  });

  it.each([
    'playbooks/site.yml',
    'extras/mcp-runbooks/README.md',
    'examples/runbooks/database.md',
    'docs/incidents/post-mortems/2024-05-02.md',
    'docs/incidents/2024-05-02-no-disk-left.md',
    'docs/incidents/2024/incident-20240502.md',
    'docs/incidents/index.md',
    'docs/runbook-template.md',
    '.github/ISSUE_TEMPLATE/incident.md',
    'docs/deploying.md',
  ])('is absent with %s', (path) => {
    expect(detect({ [path]: '# Notes\n' })).toMatchObject({ outcome: 'absent', searched: { what: expect.any(Array) } });
  });

  const restore = '# Shop\n\n## Restoring a backup\n\n```sh\nvelero restore create --from-backup shop\n```\n';

  it.each(['README.md', 'velero/README.md', 'docs/index.md', 'docs/storage/backups.md', 'docs/ops/shop.md'])(
    'is partial where %s tells operational steps',
    (path) => {
      expect(detect({ [path]: restore })).toMatchObject({
        outcome: 'partial',
        measures: { runbooks: 0, alertsWithRunbook: 0, sections: 1 },
        marks: [{ path, line: 3, note: '"Restoring a backup" tells the steps of an operational task' }],
        reason: 'Operational steps are written down, not as runbooks: 1 section of guides.',
      });
    },
  );

  it.each([
    'examples/README.md',
    'tests/backups.md',
    'vendor/velero/README.md',
    'docs/architecture.md',
    'charts/shop/README.md',
  ])('takes no operational steps from %s', (path) => {
    expect(detect({ [path]: restore, 'charts/shop/Chart.yaml': 'name: shop\nversion: 1.0.0\n' }).outcome).toBe(
      'absent',
    );
  });

  it('is absent where a guide only explains', () => {
    expect(
      detect({ 'README.md': '# Shop\n\n## Restoring a backup\n\nThe database is restored from snapshots.\n' }).outcome,
    ).toBe('absent');
  });

  it('stays present with a runbook, whatever other guides tell', () => {
    expect(detect({ 'runbooks/database.md': '# What to do\n', 'README.md': restore })).toMatchObject({
      outcome: 'present',
      measures: { runbooks: 1, sections: 1 },
      marks: [{ path: 'runbooks/database.md' }],
    });
  });

  it('counts a runbook that tells steps once, as a runbook', () => {
    expect(detect({ 'docs/disaster-recovery/index.md': restore })).toMatchObject({
      outcome: 'present',
      measures: { runbooks: 1, sections: 0 },
    });
  });

  it('points at links of alerts before guides where few alerts link to one', () => {
    const files = {
      'a.yaml': rule(own),
      'b.yaml': rule('summary: b'),
      'c.yaml': rule('summary: c'),
      'README.md': restore,
    };
    expect(detect(files)).toMatchObject({
      outcome: 'partial',
      share: 1 / 3,
      marks: [{ path: 'a.yaml' }, { path: 'README.md' }],
      reason:
        '1 of 3 files of alert rules link to a runbook. Operational steps are written down, not as runbooks: 1 section of guides.',
    });
  });

  it('points at the alert that links to a runbook', () => {
    expect(detect({ 'alerts.yaml': rule(own) })).toMatchObject({
      outcome: 'present',
      share: 1,
      measures: { alertsWithRunbook: 1 },
      marks: [{ path: 'alerts.yaml', line: 9 }],
    });
  });

  it('points at a link inside braces', () => {
    const rules = rule(own).replace(/annotations:\n\s+(.*)/, 'annotations: {summary: Down, $1}');
    expect(detect({ 'alerts.yaml': rules })).toMatchObject({ outcome: 'present', marks: [{ line: 8 }] });
  });

  it('is partial where few alerts link to one', () => {
    const files = { 'a.yaml': rule(own), 'b.yaml': rule('summary: b'), 'c.yaml': rule('summary: c') };
    expect(detect(files)).toMatchObject({ outcome: 'partial', share: 1 / 3 });
  });

  it.each([
    [
      'the pages of the tool that brought the rule along',
      'runbook_url: https://runbooks.prometheus-operator.dev/runbooks/down',
    ],
    ['the pages of a mixin', 'runbook_url: https://git.example.org/acme/cert-manager-mixin/runbook.md'],
    ['nothing', 'runbook_url: ""'],
    ['nowhere, in a comment', '# runbook_url: https://wiki.example.org/down'],
    ['nowhere, in braces of a comment', '# {summary: a, runbook_url: https://wiki.example.org/down}'],
  ])('leaves out links to %s', (_name, annotation) => {
    expect(detect({ 'alerts.yaml': rule(annotation) }).outcome).toBe('absent');
  });

  it('leaves out rules that the values of a chart leave out', () => {
    const files = {
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'shop/values.yaml': 'alerts: {enabled: false}\n',
      'shop/templates/alerts.yaml': `{{- if .Values.alerts.enabled }}\n${rule(own)}{{- end }}\n`,
    };
    expect(detect(files).outcome).toBe('absent');
  });
});
