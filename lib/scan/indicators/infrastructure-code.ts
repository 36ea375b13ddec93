import { counted } from '@/lib/assessment/wording';
import { codeOf } from '@/lib/scan/declared-state';
import { defineIndicator } from '@/lib/scan/indicator';

/** Accounts, networks, clusters and servers described as code (detection rules IAC-1 to IAC-8). */
export const infrastructureCode = defineIndicator({
  id: 'infrastructure-code',
  detect(inventory) {
    const found = codeOf(inventory);
    const roots = found.filter(({ role }) => role === 'root');
    const tools = [...new Set(found.map(({ tool }) => tool))].sort();
    const measures = { tools, roots: roots.length, modules: found.length - roots.length };
    const marks = [...roots, ...found.filter(({ role }) => role === 'module')].map(
      ({ path, objectId, line, note }) => ({ path, objectId, line, note }),
    );
    if (found.length === 0) {
      const what = [
        'Terraform',
        'OpenTofu',
        'Pulumi',
        'Crossplane',
        'CloudFormation',
        'Bicep',
        'Ansible',
        'and others',
      ];
      const searched = { files: inventory.filesRead, what };
      return { outcome: 'absent', measures, searched, reason: 'No infrastructure code was found in what counts.' };
    }
    if (roots.length === 0) {
      const reason = `${counted(found.length, 'module')} of infrastructure code (${tools.join(', ')}) in Git, and nothing here that makes use of them: no state, stack or object.`;
      return { outcome: 'partial', measures, marks, reason };
    }
    const reason = `${counted(roots.length, 'root')} and ${counted(measures.modules, 'module')} of infrastructure code (${tools.join(', ')}) were found.`;
    return { outcome: 'present', measures, marks, reason };
  },
});
