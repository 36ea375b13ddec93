import { awaits } from '@/lib/assessment/criterion';

export const portalOrApi = awaits('portal-or-api', 'Catalogs and their templates are not looked for yet.');
