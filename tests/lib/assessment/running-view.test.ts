import { describe, expect, it } from 'vitest';
import { agentPulls } from '@/lib/assessment/criteria/agent-pulls';
import { automatedDeploys } from '@/lib/assessment/criteria/automated-deploys';
import { automaticSync } from '@/lib/assessment/criteria/automatic-sync';
import { declarativeRuntime } from '@/lib/assessment/criteria/declarative-runtime';
import { driftCorrected } from '@/lib/assessment/criteria/drift-corrected';
import { preProductionParity } from '@/lib/assessment/criteria/pre-production-parity';
import { productionCoverage } from '@/lib/assessment/criteria/production-coverage';
import { productionIncluded } from '@/lib/assessment/criteria/production-included';
import { factWindow, runtimeFacts } from '@/tests/factories/connected-facts';
import { pushedByPipeline, repositoryFacts, spoil, withoutAgent } from '@/tests/factories/repository-facts';
import { judgeConnected } from '@/tests/lib/assessment/judge-facts';

// The perfect repository declares ten complete objects of production.
const declared = repositoryFacts();
const unseen = withoutAgent(repositoryFacts());
const manualInGit = spoil(declared, 'argocd-automated-sync', { productionMet: 0 });

const running = (total: number, automaticSync: number, selfCorrecting = automaticSync) => [
  runtimeFacts({ applications: { total, automaticSync, selfCorrecting } }),
];
const workloads = (total: number, reconciled: number) => [runtimeFacts({ workloads: { total, reconciled } })];

describe('lib/assessment/running-view.ts', () => {
  it('lets Git speak where nothing is seen running', () => {
    const judgement = judgeConnected(automaticSync, [], [declared]);
    expect([judgement.outcome, judgement.parts]).toEqual(['met', undefined]);
  });

  it('lets what runs speak where Git shows nothing', () => {
    expect(judgeConnected(agentPulls, [], [unseen]).outcome).toBe('unknown');
    for (const criterion of [agentPulls, productionIncluded, automaticSync, driftCorrected]) {
      expect(judgeConnected(criterion, running(4, 4), [unseen]).outcome).toBe('met');
    }
    expect(judgeConnected(productionCoverage, workloads(10, 9), [unseen]).outcome).toBe('met');
  });

  it('believes what runs where it sees all that Git declares', () => {
    expect(judgeConnected(automaticSync, [], [manualInGit]).outcome).toBe('not-met');
    expect(judgeConnected(automaticSync, running(10, 9), [manualInGit])).toMatchObject({
      outcome: 'met',
      parts: [
        { name: 'As it runs', outcome: 'met' },
        { name: 'As Git declares it', outcome: 'not-met' },
      ],
    });
  });

  it('keeps to the worse of the two where what runs was seen in part', () => {
    expect(judgeConnected(automaticSync, running(9, 9), [manualInGit])).toMatchObject({
      outcome: 'not-met',
      reason: expect.stringContaining('seen in part only'),
    });
  });

  it('keeps to what runs where it says less than Git, and shows where the two part', () => {
    expect(judgeConnected(automaticSync, running(10, 5), [declared])).toMatchObject({
      outcome: 'partly-met',
      share: 0.5,
      reason: expect.stringContaining('Git declares more than what runs.'),
      parts: [
        { name: 'As it runs', outcome: 'partly-met' },
        { name: 'As Git declares it', outcome: 'met' },
      ],
    });
    expect(judgeConnected(agentPulls, running(0, 0), [declared]).outcome).toBe('not-met');
  });

  it('takes an agent that runs for pulling, whatever pipelines push beside it', () => {
    const pushed = pushedByPipeline(repositoryFacts());
    expect(judgeConnected(agentPulls, [], [pushed]).outcome).toBe('not-met');
    expect(judgeConnected(agentPulls, running(3, 3), [pushed]).outcome).toBe('met');
  });

  it('asks for more than half of the applications to revert drift, and no less', () => {
    expect(judgeConnected(driftCorrected, running(10, 10, 5), [unseen]).outcome).toBe('partly-met');
    expect(judgeConnected(driftCorrected, running(10, 10, 6), [unseen]).outcome).toBe('met');
  });

  it('is open where one of two agents does not tell', () => {
    const facts = [...running(10, 10), runtimeFacts({ system: 'flux', applications: { total: 5 } })];
    expect(judgeConnected(automaticSync, facts, [unseen]).outcome).toBe('unknown');
  });

  it('counts workloads that no object declares, and exceptions without a reason', () => {
    expect(judgeConnected(productionCoverage, workloads(40, 35), [declared])).toMatchObject({
      outcome: 'partly-met',
      parts: [{ name: 'As it runs' }, { name: 'As Git declares it' }, { name: 'Exceptions with a reason' }],
    });
    const bare = spoil(declared, 'drift-detection', { broadIgnores: 1 });
    expect(judgeConnected(productionCoverage, workloads(40, 40), [declared]).outcome).toBe('met');
    expect(judgeConnected(productionCoverage, workloads(40, 40), [bare]).outcome).toBe('partly-met');
  });

  it('judges deployments by what started them, whatever Git declares', () => {
    const started = (startedByAutomation: number) => [
      runtimeFacts({ deployments: { ...factWindow, total: 10, startedByAutomation } }),
    ];
    expect(judgeConnected(automatedDeploys, started(8), [unseen]).outcome).toBe('met');
    expect(judgeConnected(automatedDeploys, started(7), [declared])).toMatchObject({
      outcome: 'partly-met',
      reason: expect.stringContaining('at least 80 % needed'),
    });
  });

  it('takes an environment before production that the same agent keeps for deployed alike', () => {
    const bare = repositoryFacts({ indicators: [] });
    const staging = runtimeFacts({ environment: 'staging', tier: 'staging', applications: { total: 2 } });
    const facts = [...running(4, 4), staging];
    expect(judgeConnected(preProductionParity, running(4, 4), [bare]).outcome).toBe('unknown');
    expect(judgeConnected(preProductionParity, facts, [bare])).toMatchObject({
      outcome: 'met',
      reason: 'staging: kept by the agent that keeps production.',
    });
    expect(judgeConnected(declarativeRuntime, [], [bare]).outcome).toBe('unknown');
    expect(judgeConnected(declarativeRuntime, facts, [bare]).outcome).toBe('met');
  });

  it('leaves lower environments out', () => {
    const staging = runtimeFacts({
      environment: 'staging',
      tier: 'staging',
      applications: { total: 9, automaticSync: 0 },
    });
    expect(judgeConnected(automaticSync, [staging], [declared]).outcome).toBe('met');
  });
});
