import { counted } from '@/lib/assessment/wording';
import { admissionPolicies } from '@/lib/scan/admission-policies';
import { isClusterObject } from '@/lib/scan/documents/resources';
import { defineIndicator } from '@/lib/scan/indicator';
import { generalPodPolicies, hardenedNamespaces } from '@/lib/scan/pod-security';
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
    const general = generalPodPolicies(inventory);
    const measures = {
      policies: enforcing + audit + unresolved,
      enforcing,
      audit,
      enforcingProduction: all.filter(({ enforcesProduction }) => enforcesProduction).length,
      unresolved,
      templatesOnly: inert,
      hardenedNamespaces: hardened.length,
      podSecurityPolicies: general.length,
    };
    const order = ['enforce', 'audit', 'unresolved', 'inert'];
    const marks = all.toSorted((a, b) => order.indexOf(a.mode) - order.indexOf(b.mode)).map(({ mark }) => mark);
    if (measures.policies === 0 && hardened.length > 0) {
      const reason = `${hardened.length} namespaces hold pods to a level of pod security that is built in; no policy stands beside them.`;
      return { outcome: 'partial', share: 0, measures, marks: [...hardened, ...marks], reason };
    }
    if (measures.policies === 0 && general.length > 0) {
      const reason = `Pods of everybody keep to ${counted(general.length, 'pod security policy', 'pod security policies')}; no other policy stands beside ${general.length === 1 ? 'it' : 'them'}.`;
      return { outcome: 'partial', share: 0, measures, marks: [...general, ...marks], reason };
    }
    if (all.length === 0) {
      const isCluster = inventory.resources.some(({ counted, group, kind }) => counted && isClusterObject(group, kind));
      if (!isCluster) return { outcome: 'not-applicable', measures, reason: 'No Kubernetes object is declared here.' };
      const what = [
        'Kyverno policies',
        'Gatekeeper constraints',
        'ValidatingAdmissionPolicy with its binding',
        'Kubewarden',
        'levels of pod security that namespaces enforce',
        'pod security policies that everybody keeps to',
      ];
      const searched = { files: inventory.filesRead, what };
      return { outcome: 'absent', measures, searched, reason: 'No admission policy was found.' };
    }
    if (measures.policies === 0) {
      const policies = counted(inert, 'policy is', 'policies are');
      const reason = `${policies} installed, and nothing puts ${inert === 1 ? 'it' : 'them'} to work.`;
      return { outcome: 'partial', share: 0, measures, marks, reason };
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
