import { counted } from '@/lib/assessment/wording';
import { defineIndicator } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { contentsOf, type ServiceTemplate, serviceTemplates } from '@/lib/scan/service-templates';

/** Teams make what they need from templates (detection rules IDP-TEMPLATE, IDP-ABSTRACTION). */
export const selfServiceTemplates = defineIndicator({
  id: 'self-service-templates',
  detect(inventory) {
    const templates = serviceTemplates(inventory);
    const working = templates.filter(({ works }) => works);
    const measures = {
      templates: working.length,
      unused: templates.length - working.length,
      made: templates.reduce((sum, { made }) => sum + (made ?? 0), 0),
      ways: [...new Set(working.map(({ way }) => way))].sort(),
      contents: [...new Set(working.flatMap((template) => broughtBy(inventory, template)))].sort(),
    };
    if (templates.length === 0) {
      const what = [
        'templates of Backstage, Cookiecutter, Copier and Yeoman',
        'definitions of Crossplane, kro, Kratix and KubeVela',
        'folders to be copied, and charts that many services are made from',
      ];
      return {
        outcome: 'absent',
        measures,
        searched: { files: inventory.filesRead, what },
        reason: 'No template that others make something from was found.',
      };
    }
    const marks = [...working, ...templates.filter(({ works }) => !works)].map((template) =>
      markOf(inventory, template),
    );
    if (working.length === 0) {
      return {
        outcome: 'partial',
        share: 0,
        measures,
        marks,
        reason: 'Templates are declared, and nothing here was made from them.',
      };
    }
    const made = measures.made > 0 ? ` Made from ${working.length === 1 ? 'it' : 'them'} here: ${measures.made}.` : '';
    return {
      outcome: 'present',
      measures,
      marks,
      reason: `${counted(working.length, 'template')} (${measures.ways.join(', ')}).${made}`,
    };
  },
});

function broughtBy(inventory: Inventory, { folder }: ServiceTemplate): string[] {
  return folder === null ? [] : contentsOf(inventory, folder);
}

function markOf(inventory: Inventory, template: ServiceTemplate) {
  const brought = broughtBy(inventory, template);
  const { mark } = template;
  return brought.length === 0 ? mark : { ...mark, note: `${mark.note}; it brings ${brought.join(', ')}` };
}
