import { readCdEvent } from '@/lib/connectors/cd-events';
import { readDevlakeBody } from '@/lib/connectors/devlake';
import type { ForeignReader } from '@/lib/delivery/read-events';

/** The formats that an event file may hold beside Cairn's own, line by line (dora.md 4). */
export const foreignFormats: readonly ForeignReader[] = [readCdEvent, readDevlakeBody];
