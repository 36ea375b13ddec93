import { describe, expect, it } from 'vitest';
import { commandsOfAction } from '@/lib/scan/documents/pipelines/action-commands';

describe('lib/scan/documents/pipelines/action-commands.ts', () => {
  it.each([
    ['gruntwork-io/terragrunt-action', { tg_command: 'run-all plan' }, 'terragrunt run-all plan'],
    ['hashicorp/terraform-cdk-action', { mode: 'plan-only' }, 'cdktf diff'],
    ['hashicorp/terraform-cdk-action', { mode: 'auto-approve-apply' }, 'cdktf deploy'],
    ['youyo/aws-cdk-github-actions', { cdk_subcommand: 'deploy' }, 'cdk deploy'],
    ['op5dev/tf-via-pr', { command: 'apply', tool: 'tofu' }, 'tofu apply'],
    ['koenrh/dnscontrol-action', { args: 'preview' }, 'dnscontrol preview'],
    ['solvaholic/octodns-sync', { config_path: 'a.yaml', doit: '--doit' }, 'octodns-sync --config-file a.yaml --doit'],
    ['azure/bicep-deploy', { type: 'deployment', operation: 'whatIf' }, 'az deployment group what-if'],
    ['azure/bicep-deploy', { Operation: 'create' }, 'az deployment group create'],
  ])('tells what %s runs with %j', (name, inputs: Record<string, string>, command) => {
    expect(commandsOfAction(name, inputs)).toEqual([command]);
  });

  it('tells nothing of actions that only put a tool in place, or that run something of their own', () => {
    expect(commandsOfAction('gruntwork-io/terragrunt-action', { tg_version: '0.60.0' })).toEqual([]);
    expect(commandsOfAction('actions/checkout', { command: 'apply' })).toEqual([]);
  });
});
