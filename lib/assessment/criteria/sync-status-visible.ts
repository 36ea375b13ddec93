import { awaits } from '@/lib/assessment/criterion';

export const syncStatusVisible = awaits('sync-status-visible', "The agent's notifications are not looked for yet.");
