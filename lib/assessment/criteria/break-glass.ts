import { awaits } from '@/lib/assessment/criterion';

export const breakGlass = awaits('break-glass', 'How emergencies are handled is for the team to say.');
