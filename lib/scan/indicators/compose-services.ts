import { defineIndicator } from '@/lib/scan/indicator';
import { leadingMarks } from '@/lib/scan/leading-marks';

/** Services that Compose or Docker Swarm runs, declared in files (model 4.2). */
export const composeServices = defineIndicator({
  id: 'compose-services',
  detect({ composeFiles, filesRead }) {
    const counted = composeFiles.filter((file) => file.counted && file.services.length > 0);
    const deployed = counted.filter((file) => file.deployed);
    const services = deployed.reduce((sum, file) => sum + file.services.length, 0);
    const measures = { files: deployed.length, services, forDevelopment: counted.length - deployed.length };
    if (deployed.length > 0) {
      const marks = leadingMarks(deployed, ({ path, objectId, services: { length } }) => {
        const note = `Compose file with ${length} ${length === 1 ? 'service' : 'services'}`;
        return { path, objectId, line: 1, key: ['services'], note };
      });
      return { outcome: 'present', measures, marks, reason: `${services} services are declared for Compose.` };
    }
    const reason =
      counted.length > 0
        ? 'The Compose files here start what a program needs on a desk or in tests; none says what is deployed.'
        : 'No Compose file with services was found.';
    const what = ['compose.yaml', 'docker-compose.yml', 'docker-stack.yml'];
    return { outcome: 'absent', measures, searched: { files: filesRead, what }, reason };
  },
});
