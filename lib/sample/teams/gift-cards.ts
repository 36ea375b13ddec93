import { type Change, type FileChanges, told, write } from '@/lib/sample/change';
import { featureChanges } from '@/lib/sample/feature-work';
import { registry, workload } from '@/lib/sample/manifests';
import { people } from '@/lib/sample/people';
import { inTurn, playChanges, type SampleRepository } from '@/lib/sample/repository';
import { checkout, commands, workflow } from '@/lib/sample/workflows';

/** No team has it any more: it runs on, and its last change is half a year old. */
const name = 'gift-cards';
const { yusuf } = people.formerly;

export function giftCardsRepository(day: Date): SampleRepository {
  const work = featureChanges({
    subject: name,
    topics: ['the balance page', 'codes', 'printing', 'the call to payments'],
    by: [yusuf],
    route: inTurn(['squash', 'push']),
    from: 274,
    until: 131,
    every: [4, 11],
    file: 'CHANGELOG.md',
    line: (topic, number) => `- ${topic} (${number})\n`,
  });
  return playChanges(name, [...story(), ...work], day);
}

function story(): Change[] {
  return [told(281, [yusuf, 'push'], 'Gift cards', write(files()))];
}

function files(): FileChanges {
  const deploy = commands('Deploy', 'kubectl apply -f deploy/production/');
  return {
    'README.md': '# Gift cards\n\nA push to main deploys. Questions: Yusuf.\n',
    'CHANGELOG.md': '# What changed\n',
    'deploy/production/gift-cards.yaml': workload({ name, image: `${registry}/gift-cards/gift-cards:1.8.2` }),
    '.github/workflows/deploy.yml': workflow('deploy', 'push:\n  branches: [main]\n', [
      { name: 'production', more: '    environment: production\n', steps: [checkout, deploy] },
    ]),
  };
}
