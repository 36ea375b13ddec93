import { counted } from '@/lib/assessment/wording';
import { defineIndicator } from '@/lib/scan/indicator';
import { leadingMarks } from '@/lib/scan/leading-marks';

/** Services that Compose or Docker Swarm runs, declared in files (model 4.2). */
export const composeServices = defineIndicator({
  id: 'compose-services',
  detect({ composeFiles, filesRead }) {
    const files = composeFiles.filter((file) => file.counted && file.services.length > 0);
    const deployed = files.filter((file) => file.deployed);
    const services = deployed.reduce((sum, file) => sum + file.services.length, 0);
    const measures = { files: deployed.length, services, forDevelopment: files.length - deployed.length };
    if (deployed.length > 0) {
      const marks = leadingMarks(deployed, ({ path, objectId, services: { length } }) => {
        const note = `Compose file with ${counted(length, 'service')}`;
        return { path, objectId, line: 1, key: ['services'], note };
      });
      const reason = `${counted(services, 'service is', 'services are')} declared for Compose.`;
      return { outcome: 'present', measures, marks, reason };
    }
    const reason =
      files.length > 0
        ? 'The Compose files here start what a program needs on a desk or in tests; none says what is deployed.'
        : 'No Compose file with services was found.';
    const what = ['compose.yaml', 'docker-compose.yml', 'docker-stack.yml'];
    return { outcome: 'absent', measures, searched: { files: filesRead, what }, reason };
  },
});
