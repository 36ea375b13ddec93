import { describe, expect, it } from 'vitest';
import { readJenkinsfile } from '@/lib/scan/documents/pipelines/jenkins';

const declarative = `
pipeline {
  agent any
  triggers { cron('H 4 * * *') }
  stages {
    stage('Lint') {
      when { changeRequest() }
      steps { sh 'helm lint charts/app' }
    }
    stage('Deploy') {
      when { branch 'main' }
      steps {
        // sh 'kubectl delete ns prod'
        sh """
          set -e
          kubectl apply -f k8s/
        """
        sh(label: 'again', script: 'helm upgrade app .')
      }
    }
    stage('Release') {
      input { message "Go?" }
      steps { withKubeConfig([credentialsId: 'prod']) { sh 'kubectl get pods' } }
    }
  }
}
`;

describe('lib/scan/documents/pipelines/jenkins', () => {
  const { jobs } = readJenkinsfile(declarative);
  const stage = (name: string) => jobs.find((job) => job.name === name);

  it('makes a job of each stage, started as its `when` and `input` say', () => {
    expect(jobs.map(({ name, triggers, branches }) => [name, triggers, branches])).toEqual([
      ['Lint', ['pull-request'], []],
      ['Deploy', ['push'], ['main']],
      ['Release', ['manual'], []],
    ]);
  });

  it('finds commands in all kinds of texts, with their lines, and none in comments', () => {
    expect(stage('Deploy')?.steps.map(({ text, line }) => [text, line])).toEqual([
      ['set -e', 15],
      ['kubectl apply -f k8s/', 16],
      ['helm upgrade app .', 18],
    ]);
  });

  it('keeps steps of plugins that hold credentials', () => {
    expect(stage('Release')?.steps.map(({ text }) => text)).toContain('withKubeConfig');
  });

  it('says that the start is set elsewhere where the file is silent', () => {
    const [job] = readJenkinsfile("node { stage('All') { sh 'make' } }").jobs;
    expect(job?.triggers).toEqual(['other']);
  });

  it('ends on brackets that never close, within the time of a test', () => {
    expect(readJenkinsfile('sh('.repeat(300_000)).problem).toMatch(/first/);
  });

  it('survives text that is no Groovy', () => {
    expect(readJenkinsfile('{{{ "open').jobs).toEqual([]);
    expect(readJenkinsfile(`sh '${'x'.repeat(600_000)}'`).problem).toMatch(/first/);
  });

  it('says that it read the first steps alone of a file with thousands of them', () => {
    const fact = readJenkinsfile(`stage('a') { sh '''${'./run.sh\n'.repeat(4_000)}''' }`);
    expect(fact.problem).toBe('Only the first 3000 steps were read.');
    expect(fact.jobs.flatMap(({ steps }) => steps)).toHaveLength(3_000);
  });
});
