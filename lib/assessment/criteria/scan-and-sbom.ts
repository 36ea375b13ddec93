import { awaits } from '@/lib/assessment/criterion';

export const scanAndSbom = awaits('scan-and-sbom', 'Scans of images and bills of materials are not looked for yet.');
