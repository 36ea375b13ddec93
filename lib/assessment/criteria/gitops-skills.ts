import { awaits } from '@/lib/assessment/criterion';

export const gitopsSkills = awaits('gitops-skills', 'What people know is for the team to say.');
