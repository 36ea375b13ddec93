import { awaits } from '@/lib/assessment/criterion';

export const failuresLinked = awaits('failures-linked', 'No incidents or rollbacks are connected.');
