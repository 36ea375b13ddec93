import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { refusePositionals } from '@/lib/cli/arguments';
import type { Command } from '@/lib/cli/command';
import { openContext } from '@/lib/cli/open-context';
import { createAssessRunner } from '@/lib/jobs/assess-job';
import { createAssessTeamRunner } from '@/lib/jobs/assess-team-job';
import { createDispatcher } from '@/lib/jobs/dispatcher';
import { createHistoryRunner } from '@/lib/jobs/history-job';
import { createImportEventsRunner } from '@/lib/jobs/import-events-job';
import { createRejudgeRunner } from '@/lib/jobs/rejudge-job';
import { RestingProcesses } from '@/lib/jobs/resting-processes';
import { createSampleRunner, createSampleTeamRunner } from '@/lib/jobs/sample-job';
import { runWorker } from '@/lib/jobs/worker';
import { removeStrayEventFiles } from '@/lib/services/remove-stray-event-files';
import { offerSampleOrganization } from '@/lib/services/start-sample-organization';

const MOST_SLOTS = 4;

/** `cairn worker`: does the queued work of the configured database until it is stopped. */
export const workerCommand: Command = {
  name: 'worker',
  usage: '[options]',
  summary: 'Do the work that the web application queues, until stopped with Ctrl-C.',
  options: [],
  notes: ['It logs to stderr, one JSON object a line. Several workers may run; a job is done by one of them.'],
  async run(given, session) {
    refusePositionals('worker', given);
    const context = await openContext(given, session);
    const { db, now, log } = context;
    // Bundled beside the command line.
    const resting = new RestingProcesses();
    const contained = { context, processEntry: new URL('./assessment-process.mjs', import.meta.url), resting };
    log.info('Worker started', { dataFolder: context.dataFolder });
    const assessTeam = createAssessTeamRunner(contained);
    try {
      await removeStrayEventFiles(context);
      await offerSampleOrganization(context);
      await runWorker({
        dispatcher: createDispatcher({ db, owner: randomUUID(), now }),
        runners: {
          assess: createAssessRunner(contained),
          'assess-team': assessTeam,
          history: createHistoryRunner(contained),
          'import-events': createImportEventsRunner(context),
          rejudge: createRejudgeRunner(context),
          sample: createSampleRunner(context),
          'sample-team': createSampleTeamRunner(context, assessTeam),
        },
        slots: Math.max(1, Math.min(MOST_SLOTS, availableParallelism() - 1)),
        signal: session.signal,
        log,
      });
    } finally {
      resting.end();
      await db.close();
    }
    log.info('Worker stopped');
    return 0;
  },
};
