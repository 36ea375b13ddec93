import { awaits } from '@/lib/assessment/criterion';

export const platformMeasured = awaits('platform-measured', 'How the platform is measured is for its team to say.');
