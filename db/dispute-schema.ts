import { index, instant, table, text } from '@/db/columns';
import { organizations, teams } from '@/db/schema';

/** What people say against results: exemptions and corrections. Never changed but for being withdrawn: who said what stays. */
export const disputes = table(
  'disputes',
  {
    id: text('id').primaryKey(),
    /** Null where it speaks of a repository that was assessed outside of an organization. */
    organizationId: text('organization_id').references(() => organizations.id, { onDelete: 'cascade' }),
    /** The team that it speaks for; null for every team of the organization, or everybody who has the repository. */
    teamId: text('team_id').references(() => teams.id, { onDelete: 'cascade' }),
    /** What git is given for the repository that it speaks of, without credentials; null for all that is known together. */
    address: text('address'),
    kind: text('kind', { enum: ['exemption', 'correction'] }).notNull(),
    subjectKind: text('subject_kind', { enum: ['criterion', 'indicator'] }).notNull(),
    subjectId: text('subject_id').notNull(),
    /** What a correction says. */
    outcome: text('outcome', { enum: ['present', 'partial', 'absent'] }),
    reason: text('reason').notNull(),
    author: text('author').notNull(),
    /** The last day that it counts: `2027-06-30`. */
    expires: text('expires').notNull(),
    createdAt: instant('created_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: text('withdrawn_by'),
  },
  (columns) => [
    index('disputes_organization').on(columns.organizationId, columns.createdAt),
    index('disputes_address').on(columns.address, columns.createdAt),
  ],
);
