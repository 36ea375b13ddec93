import { defineIndicator } from '@/lib/scan/indicator';

/** Kustomize bases and overlays (detection rules MAN-2, MAN-3). */
export const kustomizeLayout = defineIndicator({
  id: 'kustomize-layout',
  detect(inventory) {
    const counted = inventory.kustomizations.filter((kustomization) => kustomization.counted);
    const folders = new Map(counted.map((kustomization) => [kustomization.folder, kustomization]));
    const bases = counted.filter(({ takenBy, isComponent }) => !isComponent && new Set(takenBy).size >= 2);
    const overlays = counted.filter(
      ({ takenBy, takes }) =>
        takenBy.length === 0 && takes.some((folder) => new Set(folders.get(folder)?.takenBy).size >= 2),
    );
    const measures = {
      kustomizations: counted.length,
      bases: bases.length,
      overlays: overlays.length,
      components: counted.filter(({ isComponent }) => isComponent).length,
    };
    if (counted.length === 0) {
      const searched = {
        files: inventory.files.length,
        what: ['files named kustomization.yaml, kustomization.yml, Kustomization'],
      };
      return { outcome: 'absent', measures, searched, reason: 'No kustomization was found.' };
    }
    const marks = [
      ...bases.map(({ path, objectId, takenBy }) => ({
        path,
        objectId,
        line: 1,
        note: `base of ${new Set(takenBy).size} others`,
      })),
      ...overlays.map(({ path, objectId }) => ({ path, objectId, line: 1, note: 'overlay over a shared base' })),
      ...counted
        .filter((each) => !bases.includes(each) && !overlays.includes(each))
        .map(({ path, objectId }) => ({ path, objectId, line: 1, note: 'kustomization' })),
    ];
    const shared = bases.length > 0 ? `, ${bases.length} of them bases that several others take` : '';
    return { outcome: 'present', measures, marks, reason: `${counted.length} kustomizations were found${shared}.` };
  },
});
