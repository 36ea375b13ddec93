import { describe, expect, it } from 'vitest';
import { backups } from '@/lib/scan/indicators/backups';
import { aHelmRelease, detectIn } from '../../../factories/scanned-files';

function object(apiVersion: string, kind: string, spec: string, name = 'nightly'): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
}

function detect(text: string, more: Record<string, string> = {}) {
  return detectIn(backups, { 'app/object.yaml': text, ...more });
}

const job = '{schedule: "0 3 * * *", jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: a/b:1}]}}}}}';

describe('lib/scan/indicators/backups.ts', () => {
  it.each([
    ['Velero', object('velero.io/v1', 'Schedule', '{schedule: "@daily", template: {}}')],
    ['K8up', object('k8up.io/v1', 'Schedule', '{backup: {schedule: "@daily"}}')],
    ['VolSync', object('volsync.backube/v1alpha1', 'ReplicationSource', '{trigger: {schedule: "0 1 * * *"}}')],
    ['CloudNativePG', object('postgresql.cnpg.io/v1', 'ScheduledBackup', '{schedule: "0 0 0 * * *"}')],
    ['Kasten', object('config.kio.kasten.io/v1alpha1', 'Policy', '{frequency: "@daily"}')],
    ['Longhorn', object('longhorn.io/v1beta2', 'RecurringJob', '{task: backup, cron: "0 1 * * *"}')],
    ['Stash', object('stash.appscode.com/v1beta1', 'BackupConfiguration', '{schedule: "0 1 * * *"}')],
    ['Stash', object('stash.appscode.com/v1alpha1', 'Restic', '{schedule: "@daily"}')],
    ['Rancher', object('resources.cattle.io/v1', 'Backup', '{schedule: "@daily"}')],
    ['MariaDB', object('k8s.mariadb.com/v1alpha1', 'Backup', '{schedule: {cron: "@daily"}}')],
    ['Percona', object('psmdb.percona.com/v1', 'PerconaServerMongoDB', '{backup: {tasks: [{schedule: "@daily"}]}}')],
    [
      'Crunchy Postgres',
      object(
        'postgres-operator.crunchydata.com/v1beta1',
        'PostgresCluster',
        '{backups: {pgbackrest: {repos: [{schedules: {full: "@daily"}}]}}}',
      ),
    ],
    ['Zalando Postgres', object('acid.zalan.do/v1', 'postgresql', '{enableLogicalBackup: true}')],
    ['backup operator', object('example.org/v1', 'SnapshotSchedule', '{schedule: {cron: "@daily"}}')],
    ['scheduled job', object('batch/v1', 'CronJob', job, 'shop-db-backup')],
    ['scheduled job', object('batch/v1', 'CronJob', job, 'etcd-snapshot')],
  ])('is present with %s', (name, text) => {
    expect(detect(text)).toMatchObject({ outcome: 'present', measures: { names: [name], objects: 1 } });
  });

  it.each([
    [
      'a paused schedule of Velero',
      object('velero.io/v1', 'Schedule', '{schedule: "@daily", template: {}, paused: true}'),
    ],
    [
      'a suspended schedule of a database',
      object('postgresql.cnpg.io/v1', 'ScheduledBackup', '{schedule: "@daily", suspend: true}'),
    ],
    [
      'a volume that is copied by hand',
      object('volsync.backube/v1alpha1', 'ReplicationSource', '{trigger: {manual: now}}'),
    ],
    [
      'a job that only takes snapshots',
      object('longhorn.io/v1beta2', 'RecurringJob', '{task: snapshot, cron: "@daily"}'),
    ],
    ['a schedule that only checks', object('k8up.io/v1', 'Schedule', '{check: {schedule: "@daily"}}')],
    [
      'a place for backups without a schedule',
      object('postgresql.cnpg.io/v1', 'Cluster', '{backup: {barmanObjectStore: {}}}'),
    ],
    ['a single backup', object('k8s.mariadb.com/v1alpha1', 'Backup', '{storage: {}}')],
    ['a database without tasks', object('psmdb.percona.com/v1', 'PerconaServerMongoDB', '{backup: {tasks: []}}')],
    ['a suspended job', object('batch/v1', 'CronJob', `{suspend: true, ${job.slice(1)}`, 'backup')],
    ['the release of Velero alone', aHelmRelease('velero', '  values: {replicas: 1}\n')],
  ])('is partial with %s', (_name, text) => {
    expect(detect(text)).toMatchObject({ outcome: 'partial', share: 0, measures: { objects: 0, idle: 1 } });
  });

  it.each([
    ['a schedule of Chaos Mesh', object('chaos-mesh.org/v1alpha1', 'Schedule', '{schedule: "@daily"}')],
    ['a job that restores', object('batch/v1', 'CronJob', job, 'restore-backup')],
    ['a job that cleans up', object('batch/v1', 'CronJob', job, 'backup-cleanup')],
    ['a job that throws old copies away', object('batch/v1', 'CronJob', job, 'purge-backups')],
    ['a job of another name', object('batch/v1', 'CronJob', job, 'feedback-updater')],
    [
      'a definition of the kind',
      object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', '{}', 'schedules.velero.io'),
    ],
  ])('is absent with %s', (_name, text) => {
    expect(detect(text)).toMatchObject({
      outcome: 'absent',
      searched: { what: [/Velero/, /CronJob/, /Terraform/].map((part) => expect.stringMatching(part)) },
    });
  });

  it('leaves out patches and examples', () => {
    const schedule = object('velero.io/v1', 'Schedule', '{schedule: "@daily", template: {}}');
    const kustomization = 'resources: [app.yaml]\npatches: [{path: schedule.yaml}]\n';
    const files = {
      'a/app.yaml': object('v1', 'Service', '{}'),
      'a/kustomization.yaml': kustomization,
      'a/schedule.yaml': schedule,
    };
    expect(detectIn(backups, { ...files, 'examples/schedule.yaml': schedule }).outcome).toBe('absent');
  });

  it('is unknown where a template decides whether it is paused', () => {
    const text = object(
      'velero.io/v1',
      'Schedule',
      '{schedule: "@daily", template: {}, paused: "{{ .Values.paused }}"}',
    );
    const chart = 'apiVersion: v2\nname: a\nversion: 1.0.0\n';
    const found = detectIn(backups, { 'a/Chart.yaml': chart, 'a/templates/schedule.yaml': text });
    expect(found.outcome).toBe('unknown');
  });

  it('reads the schedules in the values of Velero', () => {
    const on = aHelmRelease('velero', '  values: {schedules: {daily: {schedule: "0 3 * * *"}}}\n');
    expect(detect(on)).toMatchObject({
      outcome: 'present',
      measures: { names: ['Velero'] },
      marks: [{ key: ['spec', 'values', 'schedules', 'daily'] }],
    });
    const off = aHelmRelease('velero', '  values: {schedules: {daily: {disabled: true, schedule: "0 3 * * *"}}}\n');
    expect(detect(off).outcome).toBe('partial');
  });

  it('is unknown where Velero takes its values from elsewhere', () => {
    const release = aHelmRelease('velero', '  valuesFrom: [{kind: ConfigMap, name: velero}]\n');
    expect(detect(release)).toMatchObject({ outcome: 'unknown', marks: [{ key: ['spec', 'valuesFrom'] }] });
  });

  it('knows a release that is a job by its name', () => {
    const values = '  values: {controllers: {main: {type: cronjob}}}\n';
    expect(detect(aHelmRelease('etcd-backup', values)).outcome).toBe('present');
    expect(detect(aHelmRelease('etcd-backup', '  values: {replicas: 1}\n')).outcome).toBe('absent');
  });

  it('counts plans in Terraform, and no revision that is called so', () => {
    const plan = { 'infra/main.tf': 'resource "aws_backup_plan" "daily" {\n  name = "daily"\n}\n' };
    expect(detectIn(backups, plan)).toMatchObject({ outcome: 'present', measures: { names: ['cloud backup'] } });
    const bucket = { 'infra/main.tf': 'module "bucket" {\n  source = "github.com/acme/bucket?ref=backup"\n}\n' };
    expect(detectIn(backups, bucket).outcome).toBe('absent');
  });

  it('does not apply where nothing is declared', () => {
    expect(detectIn(backups, { 'README.md': '# Notes\n' }).outcome).toBe('not-applicable');
  });

  it.each(['k8up', 'volsync', 'shop-etcd-backup-operator'])(
    'is partial where %s is installed and told nothing',
    (name) => {
      const tool = { 'tool.yaml': aHelmRelease(name) };
      expect(detectIn(backups, tool)).toMatchObject({
        outcome: 'partial',
        measures: { objects: 0, idle: 1 },
        marks: [{ path: 'tool.yaml', note: `HelmRelease ${name} installs ${name}` }],
      });
      const told = { ...tool, 'a.yaml': object('k8up.io/v1', 'Schedule', '{backup: {schedule: "@daily"}}') };
      expect(detectIn(backups, told)).toMatchObject({ outcome: 'present', measures: { idle: 0 } });
    },
  );
});
