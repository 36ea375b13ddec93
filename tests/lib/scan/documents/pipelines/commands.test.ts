import { describe, expect, it } from 'vitest';
import { commandsOf } from '@/lib/scan/documents/pipelines/commands';

const texts = (script: string): string[] => commandsOf(script).map(({ text }) => text);

describe('lib/scan/documents/pipelines/commands', () => {
  it('takes comments out, those behind a command too, and leaves # inside words and quotes', () => {
    expect(texts('# kubectl apply\nhelm lint . # check\necho "a # b" ${#list} x#y\n')).toEqual([
      'helm lint .',
      'echo "a # b" ${#list} x#y',
    ]);
  });

  it('joins lines and keeps the line of the first', () => {
    expect(commandsOf('true\nhelm upgrade app . \\\n  --set a=b \\\n  --wait\nlast')).toEqual([
      { text: 'true', line: 1 },
      { text: 'helm upgrade app .   --set a=b   --wait', line: 2 },
      { text: 'last', line: 5 },
    ]);
  });

  it('goes on after an operator at the end of a line', () => {
    expect(commandsOf('kustomize build . |\n  kubectl apply -f -\ndone')).toEqual([
      { text: 'kustomize build . | kubectl apply -f -', line: 1 },
      { text: 'done', line: 3 },
    ]);
  });

  it('skips here-documents, with the command that takes them kept', () => {
    const quoted = 'gh pr review --body "$(cat <<\'EOF\'\nSee "these" and\n`./a.sh`.\nEOF\n)"\nhelm lint';
    expect(texts(quoted).slice(1)).toEqual(['helm lint']);
    expect(texts(quoted)[0]).not.toContain('a.sh');
    expect(texts("cat <<'EOF' | kubectl apply -f -\nkubectl delete ns prod\nEOF\nhelm lint")).toEqual([
      "cat <<'EOF' | kubectl apply -f -",
      'helm lint',
    ]);
    expect(texts('cat <<-END\n\tterraform apply\n\tEND\ntrue')).toEqual(['cat <<-END', 'true']);
  });

  it('takes no shift or here-string for a here-document', () => {
    expect(texts('x=$((1<<2))\nkubectl get pods\ncat <<< word\nlast')).toEqual([
      'x=$((1<<2))',
      'kubectl get pods',
      'cat <<< word',
      'last',
    ]);
  });

  it('keeps a text in quotes over lines in one command', () => {
    expect(texts("bash -c '\nhelm lint\n'\ntrue")).toEqual(["bash -c '\nhelm lint\n'", 'true']);
  });

  it('loses one line, not the rest, to a quote that is never closed', () => {
    expect(texts("echo don't\nhelm lint\nkubeconform x")).toContain('helm lint');
  });

  it('gives up on a hundred thousand here-documents without an end, within the time of a test', () => {
    expect(commandsOf('cat <<EOF\n'.repeat(100_000)).length).toBe(100_000);
  });

  it('survives a line of ten million characters', () => {
    const [command] = commandsOf(`echo ${'x'.repeat(10_000_000)}`);
    expect(command?.text.length).toBeLessThanOrEqual(20_000);
  });
});
