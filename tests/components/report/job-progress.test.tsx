import { describe, expect, it } from 'vitest';
import { type JobEntry, JobProgress } from '@/components/report/job-progress';
import { render } from '@/tests/components/markup';

const job = (changes: Partial<JobEntry>) =>
  render(
    <JobProgress
      job={{
        kind: 'assess',
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
    expect(text).toContain('This assessment could not be finished');
    expect(text).toContain('Start another one');
  });

  it('says why a queued job is tried again', () => {
    const { text } = job({ state: 'queued', error: 'The host did not answer.' });
    expect(text).toContain('It will be tried again The host did not answer.');
  });

  it('says of a cancelled job that nothing is lost', () => {
    expect(job({ state: 'cancelled' }).text).toContain('What was known before is untouched.');
  });

  it.each([
    ['assess-team', 'The team could not be assessed', '/organizations'],
    ['history', 'The past could not be replayed', '/#assessments'],
    ['rejudge', 'The assessments could not be judged again', '/model/settings'],
    ['sample', 'The sample organization could not be made', '/'],
    ['sample-team', 'The team of the sample could not be assessed', '/organizations/sample'],
    ['of-the-future', 'This work could not be finished', '/'],
  ])('calls a job %s what it is, and leads to where it is started anew', (kind, title, href) => {
    const failed = job({ kind, state: 'failed' });
    expect(failed.text).toContain(title);
    expect(failed.text.toLowerCase()).not.toContain('this assessment');
    expect(failed.tags('a')[0]).toContain(`href="${href}"`);
    expect(job({ kind, state: 'cancelled' }).text).not.toContain('This assessment');
  });

  it('leads to what a job made that is no assessment', () => {
    expect(job({ kind: 'sample', state: 'done' }).tags('a')[0]).toContain('href="/organizations/sample"');
  });

  it('leads to the result', () => {
    expect(job({ state: 'done', assessmentId: 'a1' }).tags('a')[0]).toContain('href="/assessments/a1"');
  });
});
