import { chance } from '@/lib/sample/chance';
import { type Change, type FileChanges, replace, told, write } from '@/lib/sample/change';
import { featureChanges } from '@/lib/sample/feature-work';
import { type Pace, proposedWork } from '@/lib/sample/pace';
import { people } from '@/lib/sample/people';
import { inTurn, playChanges, type SampleRepository } from '@/lib/sample/repository';
import { checkout, commands, workflow } from '@/lib/sample/workflows';

/** Networks and clusters as Terraform, planned in pull requests and applied when they are merged: a push that nobody repeats. */
const name = 'infrastructure';
const { ines, tomas } = people.platform;
const allowed = 'network/allowed.yaml';

const regions = { staging: 'eu-central-1', 'production-west': 'eu-west-1', 'production-north': 'eu-north-1' } as const;

export function infrastructureRepository(day: Date): SampleRepository {
  return playChanges(name, [...story(), ...requests()], day);
}

function story(): Change[] {
  return [
    told(288, [tomas, 'push'], 'Describe networks and clusters', write(roots(['staging', 'production-west'], '1.33'))),
    told(
      279,
      [tomas, 'squash'],
      'Plan in pull requests, apply on merge',
      write({ '.github/workflows/terraform.yml': pipeline() }),
    ),
    told(252, [ines, 'squash'], 'Add the region in the north', write(roots(['production-north'], '1.33'))),
    told(
      178,
      [ines, 'squash'],
      'Keep what may reach what in one list',
      write({ [allowed]: '# Read by every cluster; add your line and propose it.\n' }),
    ),
    ...upgrades('1.33', '1.34', 140),
    told(
      84,
      [tomas, 'squash'],
      'Grow the pool of the west',
      replace('environments/production-west/main.tf', 'nodes      = 6', 'nodes      = 8'),
    ),
    ...upgrades('1.34', '1.35', 38),
  ];
}

/** Who may reach what: its own team and the teams that need it propose lines. */
function requests(): Change[] {
  const next = chance(`${name} requests`);
  const others = [
    ...Object.values(people.stores),
    ...Object.values(people.checkout),
    ...Object.values(people.catalogue),
  ];
  const pace: Pace = { by: others, coding: [0.5, 6], pickup: [0.5, 30], review: [0.5, 40] };
  return featureChanges({
    subject: name,
    topics: ['the rule for the ledger', 'a queue for orders', 'the way out to the card network', 'a zone for pictures'],
    by: [...others, ines, tomas, ines, tomas, ines, tomas, ines, tomas],
    route: inTurn(['squash', 'squash', 'merge']),
    from: 176,
    until: 1,
    every: [1.6, 3.2],
    file: allowed,
    line: (topic, number) => `- rule: ${number} # ${topic}\n  ports: [${5000 + number}]\n`,
    work: () => proposedWork(pace, next, false),
  });
}

/** One cluster after the other, staging first. */
function upgrades(from: string, to: string, ago: number): Change[] {
  return Object.keys(regions).map((cluster, index) => ({
    ago: ago - index * 3,
    minutes: 560,
    author: index === 0 ? tomas : ines,
    route: 'squash' as const,
    title: `Upgrade ${cluster} to Kubernetes ${to}`,
    edit: replace(`environments/${cluster}/main.tf`, `kubernetes = "${from}"`, `kubernetes = "${to}"`),
  }));
}

function roots(clusters: readonly (keyof typeof regions)[], version: string): FileChanges {
  return {
    ...Object.fromEntries(clusters.map((cluster) => [`environments/${cluster}/main.tf`, root(cluster, version)])),
    'modules/cluster/main.tf': module,
    'README.md': readme,
  };
}

function root(cluster: keyof typeof regions, version: string): string {
  return `terraform {
  required_version = "~> 1.13"
  backend "s3" {
    bucket = "otterbrook-state"
    key    = "${cluster}"
    region = "eu-central-1"
  }
}

provider "aws" {
  region = "${regions[cluster]}"
}

module "cluster" {
  source     = "../../modules/cluster"
  name       = "${cluster}"
  kubernetes = "${version}"
  nodes      = ${cluster === 'staging' ? 3 : 6}
}
`;
}

const module = `variable "name" { type = string }
variable "kubernetes" { type = string }
variable "nodes" { type = number }

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = var.name }
}

resource "aws_eks_cluster" "this" {
  name    = var.name
  version = var.kubernetes

  vpc_config {
    subnet_ids = aws_subnet.this[*].id
  }
}

resource "aws_subnet" "this" {
  count      = 3
  vpc_id     = aws_vpc.this.id
  cidr_block = cidrsubnet(aws_vpc.this.cidr_block, 4, count.index)
}
`;

function pipeline(): string {
  const login =
    '- uses: aws-actions/configure-aws-credentials@v5\n  with:\n    role-to-assume: arn:aws:iam::000000000000:role/terraform\n    aws-region: eu-central-1\n- uses: hashicorp/setup-terraform@v3\n';
  const matrix =
    '    permissions:\n      id-token: write\n      contents: read\n    strategy:\n      matrix:\n        environment: [staging, production-west, production-north]\n';
  const init = commands('Prepare', 'terraform -chdir=environments/${{ matrix.environment }} init');
  return workflow('terraform', 'pull_request:\npush:\n  branches: [main]\n', [
    {
      name: 'plan',
      more: `    if: github.event_name == 'pull_request'\n${matrix}`,
      steps: [
        checkout,
        login,
        init,
        commands(
          'Plan',
          'terraform -chdir=environments/${{ matrix.environment }} validate',
          'terraform -chdir=environments/${{ matrix.environment }} plan',
        ),
      ],
    },
    {
      name: 'apply',
      more: `    if: github.event_name == 'push'\n${matrix}`,
      steps: [
        checkout,
        login,
        init,
        commands('Apply', 'terraform -chdir=environments/${{ matrix.environment }} apply -auto-approve'),
      ],
    },
  ]);
}

const readme = `# Networks and clusters

One root for each cluster under \`environments\`. A proposal shows its plan; merging it applies it.
`;
