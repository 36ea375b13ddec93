import { describe, expect, it } from 'vitest';
import { type JobEntry, JobProgress } from '@/components/report/job-progress';
import { render } from '@/tests/components/markup';

const job = (changes: Partial<JobEntry>) =>
  render(
    <JobProgress
      job={{
        state: 'running',
        progress: { done: 214, total: 412, message: 'Reading documents' },
        error: null,
        assessmentId: null,
        createdAt: '2026-11-20T09:30:00Z',
        finishedAt: null,
        ...changes,
      }}
    />,
  );

describe('components/report/job-progress.tsx', () => {
  it('tells how far a running job is, in words and to screen readers', () => {
    const { html, text } = job({});
    expect(text).toContain('Reading documents 214 of 412');
    expect(html).toContain('role="progressbar" aria-label="Reading documents" aria-valuetext="214 of 412"');
    expect(html).toContain('aria-valuenow="52"');
  });

  it('claims no share where the total is not known', () => {
    const { html } = job({ progress: { done: 3, total: null, message: 'Cloning' } });
    expect(html).toContain('aria-valuetext="3 so far"');
    expect(html).not.toContain('aria-valuenow');
  });

  it('says why a job failed and what to do', () => {
    const { html, text } = job({
      state: 'failed',
      error: 'The host asks for a user name.',
      finishedAt: '2026-11-20T09:31:00Z',
    });
    expect(html).toContain('role="alert"');
    expect(text).toContain('The host asks for a user name.');
    expect(text).toContain('start again');
  });

  it('says why a queued job is tried again', () => {
    const { text } = job({ state: 'queued', error: 'The host did not answer.' });
    expect(text).toContain('It will be tried again The host did not answer.');
  });

  it('says that nothing was stored of a cancelled job', () => {
    expect(job({ state: 'cancelled' }).text).toContain('Nothing was stored.');
  });

  it('leads to the result', () => {
    expect(job({ state: 'done', assessmentId: 'a1' }).tags('a')[0]).toContain('href="/assessments/a1"');
  });
});
