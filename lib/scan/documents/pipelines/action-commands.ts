/** Actions that run a tool with what an input says: they are commands in other clothes. */
interface CommandAction {
  pattern: RegExp;
  /** The command, with the inputs' values looked up by their names in lower case. Null: it only puts the tool in place. */
  command: (input: (name: string) => string) => string | null;
}

const modes: Readonly<Record<string, string>> = {
  'plan-only': 'diff',
  'auto-approve-apply': 'deploy',
  'plan-and-apply': 'deploy',
  'synth-only': 'synth',
};

const commandActions: readonly CommandAction[] = [
  { pattern: /^gruntwork-io\/terragrunt-action$/, command: (input) => toolWith('terragrunt', input('tg_command')) },
  {
    pattern: /^hashicorp\/terraform-cdk-action$/,
    command: (input) => toolWith('cdktf', modes[input('mode')] ?? ''),
  },
  {
    pattern: /(^|\/)aws-cdk-github-actions$|(^|\/)cdk-action$/,
    command: (input) => toolWith('cdk', input('cdk_subcommand') || input('subcommand')),
  },
  { pattern: /(^|\/)tf-via-pr$/, command: (input) => toolWith(input('tool') || 'terraform', input('command')) },
  {
    pattern: /^azure\/bicep-deploy$/,
    command: (input) => {
      const operation = input('operation').toLowerCase();
      return toolWith('az deployment group', operation === 'whatif' ? 'what-if' : operation);
    },
  },
  { pattern: /(^|\/)dnscontrol-action$/, command: (input) => toolWith('dnscontrol', input('args')) },
  {
    pattern: /(^|\/)octodns-sync$/,
    command: (input) => `octodns-sync --config-file ${input('config_path') || 'config.yaml'} ${input('doit')}`.trim(),
  },
  {
    pattern: /^hashicorp\/terraform-github-actions$/,
    command: (input) => toolWith('terraform', input('tf_actions_subcommand')),
  },
];

function toolWith(tool: string, subcommand: string): string | null {
  return subcommand === '' ? null : `${tool} ${subcommand}`;
}

/** The command that an action runs, where its inputs spell one out; empty for every other action. */
export function commandsOfAction(name: string, inputs: Readonly<Record<string, string>>): string[] {
  const action = commandActions.find(({ pattern }) => pattern.test(name));
  if (!action) return [];
  const lower = new Map(Object.entries(inputs).map(([key, value]) => [key.toLowerCase(), value.trim()]));
  const command = action.command((key) => lower.get(key) ?? '');
  return command === null ? [] : [command];
}
