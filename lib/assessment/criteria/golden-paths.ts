import { awaits } from '@/lib/assessment/criterion';

export const goldenPaths = awaits('golden-paths', 'Templates for new services are not looked for yet.');
