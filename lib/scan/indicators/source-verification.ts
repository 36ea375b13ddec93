import { imageVerifiers } from '@/lib/scan/image-verification';
import { type Detection, defineIndicator } from '@/lib/scan/indicator';
import { declaresClusterObjects } from '@/lib/scan/object-indicator';
import { verifiableSources } from '@/lib/scan/verified-sources';

const what = [
  'verification of sources by Flux (spec.verify) and by projects of Argo CD (sourceIntegrity, signatureKeys)',
  'image verification at admission: Kyverno, Sigstore policy controller, Kubewarden, Ratify, Connaisseur, Binary Authorization, OpenShift',
];

/** What runs, and what says what runs, is checked for its signature or origin before it is used (detection rules SUP-VERIFY). */
export const sourceVerification = defineIndicator({
  id: 'source-verification',
  detect(inventory) {
    const verifiers = imageVerifiers(inventory);
    const sources = verifiableSources(inventory);
    const verified = sources.filter((source) => source.verified === true);
    const of = sources.filter((source) => source.verified !== null).length;
    const enforcing = verifiers.filter(({ mode }) => mode === 'enforce');
    const measures = {
      images: enforcing.length,
      imagesInProduction: enforcing.filter(({ inProduction }) => inProduction).length,
      imagesReporting: verifiers.filter(({ mode }) => mode === 'audit').length,
      imagesUnresolved: verifiers.filter(({ mode }) => mode === 'unresolved').length,
      sources: of,
      verifiedSources: verified.length,
      unresolvedSources: sources.length - of,
      names: [...new Set([...enforcing.map(({ name }) => name), ...verified.map(({ agent }) => agent)])].sort(),
    };
    const rest = verifiers.filter(({ mode }) => mode !== 'enforce');
    const marks = [...enforcing, ...verified, ...rest].flatMap(({ mark }) => mark ?? []);
    if (enforcing.length > 0 || (verified.length > 0 && verified.length === of)) {
      const reason = `${measures.names.join(', ')} verify before use: ${enforcing.length} policies of images, ${verified.length} of ${of} sources.`;
      return { outcome: 'present', measures, marks, reason };
    }
    if (verified.length > 0) {
      const reason = `${verified.length} of ${of} sources are verified before use, and no policy of images refuses.`;
      return { outcome: 'partial', share: verified.length / of, measures, marks, reason };
    }
    if (measures.imagesReporting > 0) {
      const reason = 'Images are verified, and what fails is only reported.';
      return { outcome: 'partial', measures, marks, reason };
    }
    if (measures.imagesUnresolved + measures.unresolvedSources > 0) {
      return { outcome: 'unknown', measures, marks, reason: 'Templates decide whether anything is verified.' };
    }
    const none: Detection = declaresClusterObjects(inventory)
      ? {
          outcome: 'absent',
          searched: { files: inventory.filesRead, what },
          reason: 'Neither images nor sources are verified before use.',
        }
      : { outcome: 'not-applicable', reason: 'No Kubernetes object is declared here.' };
    return { ...none, measures };
  },
});
