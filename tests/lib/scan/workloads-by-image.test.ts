import { describe, expect, it } from 'vitest';
import { workloadsRunning } from '@/lib/scan/workloads-by-image';
import { inventoryOf } from '@/tests/factories/scanned-files';

const workload = (name: string, ...images: string[]) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  template:
    spec:
      containers: [${images.map((image) => `{ name: c, image: ${image} }`).join(', ')}]
`;

describe('lib/scan/workloads-by-image.ts', () => {
  const inventory = inventoryOf({
    'a.yaml': workload('a', 'relay:1', 'relay:2'),
    'b.yaml': workload('b', 'shop:1'),
    'c.yaml': workload('c', 'relay:2'),
    'd.yaml': workload('d', 'relay:1'),
    'e.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: e }\n',
    'tests/f.yaml': workload('f', 'relay:1'),
  });

  it('gives each workload that runs an image once, in the order of the repository', () => {
    expect(workloadsRunning(inventory, /^relay:/).map(({ name }) => name)).toEqual(['a', 'c', 'd']);
  });

  it('gives nothing where no image fits', () => {
    expect(workloadsRunning(inventory, /^postgres/)).toEqual([]);
  });
});
