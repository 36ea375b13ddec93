import { describe, expect, it } from 'vitest';
import { segmentsOf } from '@/lib/scan/documents/pipelines/segments';

const first = (command: string): string[] => segmentsOf(command).map(({ candidates }) => candidates[0] ?? '');

describe('lib/scan/documents/pipelines/segments', () => {
  it('splits at operators and says which stand around', () => {
    const segments = segmentsOf('a x && b || c; d | e');
    expect(segments.map(({ words, before, after }) => [words.join(' '), before, after])).toEqual([
      ['a x', '', '&&'],
      ['b', '&&', '||'],
      ['c', '||', ';'],
      ['d', ';', '|'],
      ['e', '|', ''],
    ]);
  });

  it('does not split inside quotes, expressions and redirections', () => {
    expect(segmentsOf('echo "a && b" 2>&1')).toHaveLength(1);
    expect(segmentsOf("deploy ${{ github.ref == 'x' && 'a' || 'b' }}")[0]?.words).toEqual([
      'deploy',
      "${{ github.ref == 'x' && 'a' || 'b' }}",
    ]);
  });

  it('looks behind assignments, sudo, keywords and runners', () => {
    expect(first('FOO=bar sudo -E kubectl apply')).toEqual(['kubectl apply']);
    expect(first('if ! kubeconform x; then')).toContain('kubeconform x');
    expect(first('poetry run ansible-lint')).toEqual(['ansible-lint']);
  });

  it('finds the program behind a path, an image tag or a Makefile variable', () => {
    expect(first('./bin/kubeconform -strict')).toEqual(['kubeconform -strict']);
    expect(first('$(KUBECTL) apply -f x')).toEqual(['kubectl apply -f x']);
    expect(first('${HELM_BIN} lint')).toEqual(['helm lint']);
  });

  it('offers what a container, xargs or find runs', () => {
    expect(segmentsOf('docker run --rm -v $PWD:/x ghcr.io/yannh/kubeconform:v0.6 -strict /x')[0]?.candidates).toContain(
      'kubeconform -strict /x',
    );
    expect(segmentsOf('find . -name "*.yaml" | xargs -n1 kubeval')[1]?.candidates).toContain('kubeval');
    expect(segmentsOf('aws-vault exec prod -- terraform apply')[0]?.candidates).toContain('terraform apply');
  });

  it('reads what a shell or ssh is given, and says that ssh is remote', () => {
    const [inner] = segmentsOf("bash -c 'kubectl apply -f x'");
    expect(inner?.words).toEqual(['kubectl', 'apply', '-f', 'x']);
    const [remote] = segmentsOf("ssh -i key deploy@host 'cd /srv && docker compose up -d'").slice(-1);
    expect(remote).toMatchObject({ words: ['docker', 'compose', 'up', '-d'], remote: true });
  });

  it('reads commands in substitutions', () => {
    expect(first('OUT=$(helm template . | kubeconform)')).toEqual(
      expect.arrayContaining(['helm template .', 'kubeconform']),
    );
  });

  it('only prints what echo is given', () => {
    expect(first('echo "run kubectl apply -f x"').some((text) => text.startsWith('kubectl'))).toBe(false);
  });

  it('ends on nested and unclosed brackets', () => {
    expect(segmentsOf('$('.repeat(5_000)).length).toBeLessThan(400);
    expect(segmentsOf('a;'.repeat(10_000)).length).toBeLessThanOrEqual(300);
  });
});
