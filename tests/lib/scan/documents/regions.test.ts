import { describe, expect, it } from 'vitest';
import { isCloudRegion, regionIn } from '@/lib/scan/documents/regions';

describe('lib/scan/documents/regions.ts', () => {
  it.each([
    ['eu-west-1', 'eu-west-1'],
    ['prod-eu-west-1-a', 'eu-west-1'],
    ['us-gov-east-1', 'us-gov-east-1'],
    ['gke_project_europe-west1_main', 'europe-west1'],
    ['aks-westeurope-01', 'westeurope'],
    ['EastUS2', 'eastus2'],
    ['southcentralus', 'southcentralus'],
    ['germanywestcentral', 'germanywestcentral'],
    ['prod-eu2', 'eu'],
    ['apac_store', 'apac'],
    ['about-them', null],
    ['europa', null],
    ['eu-west', 'eu'],
    ['museum', null],
    ['store-7', null],
  ])('tells the region of %s', (name, region) => {
    expect(regionIn(name)).toBe(region);
  });

  it('tells a region from a name that holds one', () => {
    expect(isCloudRegion('us-east-1')).toBe(true);
    expect(isCloudRegion('us-east-1a')).toBe(false);
    expect(isCloudRegion('prod-us-east-1')).toBe(false);
    expect(isCloudRegion('eu')).toBe(false);
  });
});
