import { normalizeRepositoryUrl } from '@/lib/git/repository-url';
import { remember } from '@/lib/scan/documents/remember';

/** The key of a repository, by which the ways to write its address are one. Files name few repositories in many lines. */
export const repositoryKeyOf = remember(normalizeRepositoryUrl, 10_000);
