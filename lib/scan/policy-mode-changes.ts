import { listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import { parseDocument } from '@/lib/scan/documents/yaml';
import type { Inventory } from '@/lib/scan/inventory';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';
import { modeOfAction, type PolicyMode } from '@/lib/scan/policy-modes';

/** A patch that changes whether a Kyverno policy refuses. */
export interface ModeChange {
  kind: RegExp;
  name: string | null;
  mode: PolicyMode;
  path: string;
}

/** Patches that change what policies do, as objects of their own and inside kustomizations. */
export function modeChanges(inventory: Inventory): ModeChange[] {
  const own = objectsOfGroup(inventory, 'kyverno.io');
  const patches = own.flatMap(({ completeness, kind, name, path, body }): ModeChange[] => {
    const action = valueAt(body ?? undefined, 'spec', 'validationFailureAction');
    const isPatch = completeness !== 'complete' && action !== undefined;
    return isPatch ? [{ kind: new RegExp(`^${kind}$`), name, mode: modeOfAction(action), path }] : [];
  });
  return [...patches, ...inventory.kustomizations.filter(({ counted }) => counted).flatMap(inlineChanges)];
}

/** `patches` of a kustomization that set the action of the policies they select. */
function inlineChanges({ body, path }: Kustomization): ModeChange[] {
  return [...listAt(body, 'patches'), ...listAt(body, 'patchesJson6902')].flatMap((patch): ModeChange[] => {
    const text = textAt(patch, 'patch');
    if (text === undefined || !text.includes('validationFailureAction')) return [];
    const parsed = parseDocument(text);
    const content = parsed.ok ? parsed.value : null;
    const operations = Array.isArray(content) ? content : [];
    const operation = operations.find((entry) => textAt(entry, 'path') === '/spec/validationFailureAction');
    const action = valueAt(operation, 'value') ?? valueAt(content ?? undefined, 'spec', 'validationFailureAction');
    const kind = textAt(patch, 'target', 'kind') ?? textAt(content ?? undefined, 'kind') ?? '';
    if (action === undefined || !/^(Cluster)?Policy$/.test(kind)) return [];
    const name = textAt(patch, 'target', 'name') ?? textAt(content ?? undefined, 'metadata', 'name') ?? null;
    return [{ kind: new RegExp(`^${kind}$`), name, mode: modeOfAction(action), path }];
  });
}
