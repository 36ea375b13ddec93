import { awaits } from '@/lib/assessment/criterion';

export const noExternalApproval = awaits('no-external-approval', 'Who has to approve a change is for the team to say.');
