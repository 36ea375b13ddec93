import { awaits } from '@/lib/assessment/criterion';

export const standardLayout = awaits('standard-layout', 'Layouts of the deploy repositories are not compared yet.');
