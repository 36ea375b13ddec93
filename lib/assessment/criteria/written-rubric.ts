import { awaits } from '@/lib/assessment/criterion';

export const writtenRubric = awaits('written-rubric', 'Review checklists are not looked for yet.');
