import { readModel } from '@/lib/model/read-content';

/** The model of this project's content: criteria are judged with the thresholds that it ships. */
export const MODEL = readModel('content');
