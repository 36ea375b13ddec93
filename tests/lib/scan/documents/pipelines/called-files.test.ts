import { describe, expect, it } from 'vitest';
import { CalledFiles } from '@/lib/scan/documents/pipelines/called-files';
import { localCallsOf } from '@/lib/scan/documents/pipelines/local-calls';
import { stepFact } from '@/lib/scan/documents/pipelines/pipeline-fact';

const files = new CalledFiles(new Map([['run.sh', { text: 'helm lint .\n./next.sh\n', objectId: 'a' }]]), () => null);
const contentsOf = (text: string) =>
  localCallsOf(stepFact({ text, kind: 'command', line: 1, triggers: [] })).flatMap((call) =>
    files.contentsOf('', call),
  );

describe('lib/scan/documents/pipelines/called-files', () => {
  it('gives the steps of a called file with the calls in them', () => {
    const [content] = contentsOf('./run.sh');
    expect(content?.path).toBe('run.sh');
    expect(content?.steps.map(({ fact, calls }) => [fact.text, calls.map((call) => call.text)])).toEqual([
      ['helm lint .', []],
      ['./next.sh', ['./next.sh']],
    ]);
    expect(contentsOf('./next.sh')).toEqual([]);
  });

  it('reads a file once, whatever is handed to it', () => {
    expect(contentsOf('./run.sh prod')[0]).toBe(contentsOf('./run.sh dev')[0]);
  });
});
