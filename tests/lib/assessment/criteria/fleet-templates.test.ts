import { describe } from 'vitest';
import { fleetTemplates } from '@/lib/assessment/criteria/fleet-templates';
import { repositoryFacts, spoil, unreadable, without } from '@/tests/factories/repository-facts';
import { itJudges } from '@/tests/lib/assessment/judge-facts';

describe('lib/assessment/criteria/fleet-templates.ts', () => {
  itJudges(fleetTemplates, [
    [
      'is met by a generator over targets',
      repositoryFacts(),
      'met',
      /1 template is rendered for many targets \(clusters\)/,
    ],
    [
      'is partly met, and no more, by what targets share without a generator',
      spoil(repositoryFacts(), 'fleet-templates', {}, 'partial'),
      'partly-met',
    ],
    ['is not met without', without(repositoryFacts(), 'fleet-templates'), 'not-met'],
    ['is unknown where templates are filled in elsewhere', unreadable(repositoryFacts(), 'fleet-templates'), 'unknown'],
  ]);
});
