import { counted } from '@/lib/assessment/wording';
import { admissionPolicies } from '@/lib/scan/admission-policies';
import { alteringPolicies } from '@/lib/scan/altering-policies';
import { isClusterObject } from '@/lib/scan/documents/resources';
import type { Measures } from '@/lib/scan/evidence';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { hardenedNamespaces, type PodPolicies, podPolicies } from '@/lib/scan/pod-security';
import { outcomeOf } from '@/lib/scan/tally';

/** Policies that a cluster checks before it takes an object, and whether they refuse (detection rules 7). */
export const admissionPolicy = defineIndicator({
  id: 'admission-policy',
  detect(inventory) {
    const all = admissionPolicies(inventory);
    const count = (mode: string): number => all.filter((policy) => policy.mode === mode).length;
    const [enforcing, audit, unresolved, inert] = [
      count('enforce'),
      count('audit'),
      count('unresolved'),
      count('inert'),
    ];
    const hardened = hardenedNamespaces(inventory);
    const ofPods = podPolicies(inventory);
    const altering = alteringPolicies(inventory);
    const measures = {
      policies: enforcing + audit + unresolved,
      enforcing,
      audit,
      enforcingProduction: all.filter(({ enforcesProduction }) => enforcesProduction).length,
      unresolved,
      templatesOnly: inert,
      hardenedNamespaces: hardened.length,
      podSecurityPolicies: ofPods.marks.length,
      altering: altering.length,
    };
    const order = ['enforce', 'audit', 'unresolved', 'inert'];
    const marks = all.toSorted((a, b) => order.indexOf(a.mode) - order.indexOf(b.mode)).map(({ mark }) => mark);
    if (measures.policies === 0) {
      const [places, reason] = withoutChecks(hardened, ofPods, altering, inert);
      return reason === null
        ? nothingFound(inventory, measures)
        : { outcome: 'partial', share: 0, measures, marks: [...places, ...marks], reason };
    }
    const of = enforcing + audit;
    const outcome = outcomeOf({ of, met: enforcing, unresolved });
    const open = unresolved > 0 ? ` ${unresolved} more take their action from a template or from elsewhere.` : '';
    const reason = `${enforcing} of ${of} admission policies refuse what breaks them; ${measures.enforcingProduction} in production.${open}`;
    const share = of === 0 ? {} : { share: enforcing / of };
    // Policies that only report are a part of the way, and so are a few that refuse among many that are not known.
    const judged = outcome === 'absent' || (enforcing > 0 && unresolved > of) ? 'partial' : outcome;
    // That some refuse is known whatever the others do.
    const rest = enforcing > 0 ? {} : { counted: { of, unresolved } };
    return { outcome: judged, ...share, measures, marks, reason, ...rest };
  },
});

/** What stands in for policies of one's own that check something, the nearest to them first: its places, and what to say. */
function withoutChecks(
  hardened: Mark[],
  ofPods: PodPolicies,
  altering: Mark[],
  inert: number,
): [places: Mark[], reason: string | null] {
  if (hardened.length > 0) {
    const namespaces = counted(hardened.length, 'namespace holds', 'namespaces hold');
    return [
      hardened,
      `${namespaces} pods to a level of pod security that is built in; no policy stands beside ${hardened.length === 1 ? 'it' : 'them'}.`,
    ];
  }
  if (ofPods.marks.length > 0) return [ofPods.marks, ofPodsAlone(ofPods)];
  if (altering.length > 0) {
    const policies = counted(altering.length, 'policy changes or makes', 'policies change or make');
    return [altering, `${policies} objects at admission; none refuses any.`];
  }
  if (inert === 0) return [[], null];
  const policies = counted(inert, 'policy is', 'policies are');
  return [[], `${policies} installed, and nothing puts ${inert === 1 ? 'it' : 'them'} to work.`];
}

function ofPodsAlone({ marks, reach }: PodPolicies): string {
  const isOne = marks.length === 1;
  const policies = counted(marks.length, 'pod security policy', 'pod security policies');
  const given = `A template gives the pods of each namespace ${isOne ? 'a pod security policy' : `one of ${policies}`}`;
  const whom = reach === 'all' ? `Pods of everybody keep to ${policies}` : given;
  return `${whom}; no other policy stands beside ${isOne ? 'it' : 'them'}.`;
}

function nothingFound(inventory: Inventory, measures: Measures): Detection {
  const isCluster = inventory.resources.some(({ counted, group, kind }) => counted && isClusterObject(group, kind));
  if (!isCluster) return { outcome: 'not-applicable', measures, reason: 'No Kubernetes object is declared here.' };
  const what = [
    'Kyverno policies',
    'Gatekeeper constraints',
    'ValidatingAdmissionPolicy with its binding',
    'Kubewarden',
    'levels of pod security that namespaces enforce',
    'pod security policies that everybody or each namespace keeps to',
  ];
  const searched = { files: inventory.filesRead, what };
  return { outcome: 'absent', measures, searched, reason: 'No admission policy was found.' };
}
