import { chartAgents, countedAgents } from '@/lib/scan/agent-selection';
import { releasesOf } from '@/lib/scan/chart-releases';
import { runsSomething } from '@/lib/scan/declared-state';
import { nameOf } from '@/lib/scan/documents/folder';
import { listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';
import { all, isSet, unlessTrue } from '@/lib/scan/object-fields';
import { defineObjectIndicator, type ObjectRule, type OtherSign } from '@/lib/scan/object-indicator';
import { valuesForCharts } from '@/lib/scan/release-values';
import { standingObjects } from '@/lib/scan/standing-objects';
import { terraformSigns } from '@/lib/scan/terraform-signs';

/** Names of jobs that save data away; one that restores or only cleans up old copies saves none. */
const jobName =
  /(^|[-_.])(back-?ups?|etcd-?snapshots?|snapshots?|pg-?dump|db-?dump|dump|restic|borg|borgmatic|rclone)([-_.]|$)/i;
const noBackup = /restore|clean-?up|prune|purge|verify|check|monitor|exporter|delete/i;

const saves = 'saves data away';

/** Backups that run by themselves (detection rules DR-1). `Schedule` and `Backup` are kinds of many groups. */
const rules: readonly ObjectRule[] = [
  { name: 'Velero', group: /^velero\.io$/, kinds: /^Schedule$/, does: saves, works: unlessTrue('spec', 'paused') },
  { name: 'K8up', group: /^(k8up\.io|backup\.appuio\.ch)$/, kinds: /^Schedule$/, does: saves, works: hasBackup },
  {
    name: 'VolSync',
    group: /^volsync\.backube$/,
    kinds: /^ReplicationSource$/,
    does: saves,
    works: all(unlessTrue('spec', 'paused'), isSet('spec', 'trigger', 'schedule')),
  },
  {
    name: 'CloudNativePG',
    group: /^postgresql\.cnpg\.io$/,
    kinds: /^ScheduledBackup$/,
    does: saves,
    works: unlessTrue('spec', 'suspend'),
  },
  {
    name: 'CloudNativePG',
    group: /^postgresql\.cnpg\.io$/,
    kinds: /^Cluster$/,
    matches: ({ body }) => objectAt(body ?? undefined, 'spec', 'backup') !== undefined,
    does: 'says where backups go',
    idles: 'says where backups go, and not when',
    works: () => false,
  },
  {
    name: 'Kasten',
    group: /^config\.kio\.kasten\.io$/,
    kinds: /^Policy$/,
    does: saves,
    works: isSet('spec', 'frequency'),
  },
  {
    name: 'Longhorn',
    group: /^longhorn\.io$/,
    kinds: /^RecurringJob$/,
    does: saves,
    works: ({ body }) => /^backup/.test(textAt(body ?? undefined, 'spec', 'task') ?? ''),
  },
  {
    name: 'SnapScheduler',
    group: /^snapscheduler\.backube$/,
    kinds: /^SnapshotSchedule$/,
    does: saves,
    works: unlessTrue('spec', 'disabled'),
  },
  { name: 'Gemini', group: /^gemini\.fairwinds\.com$/, kinds: /^SnapshotGroup$/, does: saves },
  {
    name: 'Stash',
    group: /^(stash\.appscode|core\.kubestash)\.com$/,
    kinds: /^(Backup(Configuration|Blueprint|Batch)|Restic)$/,
    does: saves,
    works: unlessTrue('spec', 'paused'),
  },
  {
    name: 'Rancher',
    group: /^resources\.cattle\.io$/,
    kinds: /^Backup$/,
    does: saves,
    works: isSet('spec', 'schedule'),
  },
  {
    name: 'MariaDB',
    group: /^k8s\.mariadb\.com$/,
    kinds: /^(Physical)?Backup$/,
    does: saves,
    works: all(isSet('spec', 'schedule'), unlessTrue('spec', 'schedule', 'suspend')),
  },
  {
    name: 'Percona',
    group: /\.percona\.com$/,
    kinds: /^Percona\w+$/,
    matches: ({ body }) => objectAt(body ?? undefined, 'spec', 'backup') !== undefined,
    does: saves,
    works: perconaSchedules,
  },
  {
    name: 'Crunchy Postgres',
    group: /^postgres-operator\.crunchydata\.com$/,
    kinds: /^PostgresCluster$/,
    matches: ({ body }) => objectAt(body ?? undefined, 'spec', 'backups') !== undefined,
    does: saves,
    works: ({ body }) => mentions(body, 'schedules'),
  },
  {
    name: 'Zalando Postgres',
    group: /^acid\.zalan\.do$/,
    kinds: /^postgresql$/,
    matches: isSet('spec', 'enableLogicalBackup'),
    does: saves,
  },
  {
    name: 'scheduled job',
    group: /^batch$/,
    kinds: /^CronJob$/,
    matches: ({ name }) => jobName.test(name ?? '') && !noBackup.test(name ?? ''),
    does: saves,
    works: unlessTrue('spec', 'suspend'),
  },
];

function hasBackup({ body }: Resource): boolean {
  return objectAt(body ?? undefined, 'spec', 'backup') !== undefined;
}

function perconaSchedules({ body }: Resource): boolean {
  return mentions(body, 'schedule') || mentions(body, 'tasks');
}

/** Whether a key of this name with something in it stands anywhere below the backups of a database. */
function mentions(body: Resource['body'], name: string): boolean {
  const at = ['backup', 'backups'].map((key) => valueAt(body ?? undefined, 'spec', key));
  const pending = at.filter((value) => value !== undefined);
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key === name && inner !== null && JSON.stringify(inner).length > 2) return true;
      pending.push(inner);
    }
  }
  return false;
}

/** Charts of tools that save data away once somebody tells them what and when. */
const tools =
  /^(velero|k8up|k10|volsync|stash|kubestash|rancher-backup|snapscheduler|gemini|([\w-]+-)?backup-operator)$/;

/** Data is saved away by a plan that runs by itself. */
export const backups = defineObjectIndicator({
  id: 'backups',
  rules,
  others: (inventory) => [
    ...operators(inventory),
    ...veleroSchedules(inventory),
    ...jobReleases(inventory),
    ...terraformSigns(inventory, clouds),
  ],
  prepared: (inventory) => releasesOf(inventory, tools).map(({ mark }) => mark),
  what: [
    'schedules of Velero, K8up, VolSync, Kasten, Longhorn and of database operators',
    'CronJobs named after backups',
    'backup plans of cloud accounts in Terraform',
  ],
  none: 'No backup that runs by itself was found.',
  found: 'Backups run by themselves',
  idle: 'Backups are prepared, and nothing here starts them.',
  applies: runsSomething,
  notApplicable: 'Nothing that could be saved away is declared here.',
});

/** Kinds of other operators, which their names tell whatever their group is. */
const operatorKind = /^(Scheduled\w*Backup|\w*(Backup|Snapshot)(Schedule|Plan|CronJob))$/;
const ownGroups = new RegExp(rules.map(({ group }) => group.source).join('|'));

function operators(inventory: Inventory): OtherSign[] {
  const found = standingObjects(
    inventory,
    (group) => group.includes('.') && !ownGroups.test(group),
    (kind) => operatorKind.test(kind),
  );
  return found.map((resource) => {
    const { kind, name, path, objectId, line } = resource;
    const works = all(isSet('spec', 'schedule'), unlessTrue('spec', 'suspend'))(resource);
    const note = `${kind} ${name ?? ''} ${works === false ? 'is there and does nothing' : saves}`;
    return { name: 'backup operator', works, mark: { path, objectId, line, note } };
  });
}

const clouds = [
  {
    name: 'cloud backup',
    types:
      /^(aws_backup_plan|aws_dlm_lifecycle_policy|google_gke_backup_backup_plan|google_backup_dr_backup_plan|azurerm_(data_protection_)?backup_policy_\w+|azurerm_data_protection_backup_instance_\w+|digitalocean_volume_snapshot|oci_core_volume_backup_policy|velero_\w+)$/,
    does: saves,
  },
  { name: 'cloud backup', modules: /(^|[/-])(aws-backup|backup-plan|backup)([/.]|$)/i, does: saves },
];

/** The chart of Velero takes its schedules as values. Those that a release takes from elsewhere are not read. */
function veleroSchedules(inventory: Inventory): OtherSign[] {
  const written = valuesForCharts(inventory, /^velero$/).flatMap(({ body, key, path, objectId, line }) =>
    Object.entries(objectAt(body, 'schedules') ?? {}).map(([name, schedule]): OtherSign => {
      const works = textAt(schedule, 'schedule') !== undefined && valueAt(schedule, 'disabled') !== true;
      const note = works ? `schedule ${name} saves data away` : `schedule ${name} is there and does nothing`;
      return { name: 'Velero', works, mark: { path, objectId, line, key: [...key, 'schedules', name], note } };
    }),
  );
  return written.length > 0 ? written : elsewhere(inventory);
}

function elsewhere(inventory: Inventory): OtherSign[] {
  return chartAgents(inventory)
    .filter(({ sources }) => sources.some(({ chart }) => nameOf(chart ?? '') === 'velero'))
    .filter(({ resource: { body } }) => listAt(body ?? undefined, 'spec', 'valuesFrom').length > 0)
    .map(({ name, resource: { path, objectId, line } }) => ({
      name: 'Velero',
      works: null,
      mark: {
        path,
        objectId,
        line,
        key: ['spec', 'valuesFrom'],
        note: `${name} takes its schedules from values that are not read here`,
      },
    }));
}

/** A release that runs a job by a clock, of a chart for any workload. */
function jobReleases(inventory: Inventory): OtherSign[] {
  return countedAgents(inventory)
    .filter(({ name, kind }) => kind === 'HelmRelease' && jobName.test(name) && !noBackup.test(name))
    .filter(({ resource: { body } }) =>
      JSON.stringify(valueAt(body ?? undefined, 'spec', 'values') ?? '').includes('"cronjob"'),
    )
    .map(({ name, resource: { path, objectId, line } }) => ({
      name: 'scheduled job',
      works: true,
      mark: { path, objectId, line, note: `HelmRelease ${name} ${saves}` },
    }));
}
