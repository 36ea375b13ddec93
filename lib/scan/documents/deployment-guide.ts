import { sectionsOf } from '@/lib/scan/documents/document-sections';
import { type GuideSection, operationsIn } from '@/lib/scan/documents/operations-guide';

/** What a document says about the way of a change to production, and of operations; nothing in it depends on the document's path. */
export interface GuideFacts {
  /** The section that describes it: its heading and the heading's line. Null where none does. */
  section: GuideSection | null;
  /** Sections that tell the steps of an operational task; left out where none does. */
  operations?: GuideSection[];
  /** It speaks of deploying without describing it, or points to pages outside the repository that may. */
  hints: boolean;
  /** The definition of a pipeline in a repository that it points to: the address of that repository, and the line. */
  pipelineAt?: { repository: string; line: number };
}

/** A document that people wrote, in its place. */
export interface Guide extends GuideFacts {
  path: string;
  objectId: string;
  /** Days from its last change to the commit that was looked at; null where the history does not tell. */
  age: number | null;
}

const document = /\.(md|mdx|markdown|adoc|asciidoc|rst|txt)$/i;
const readme = /^([^/]+\/)?readme(\.[a-z]+)?$/i;
const named =
  /^((\.github|docs?|documentation|run-?books?|website)\/([^/]+\/){0,4})?([^/]*[-_. ])?(deploy|releas|promot|roll-?(back|out)|contributing|run-?book|workflow|gitops|delivery|operations?|operating|changes?|upgrad|sync)[^/]*$/i;

/** Whether a document is looked at: readmes at the top, guides for contributors, and what is named after deploying. */
export function isGuidePath(path: string): boolean {
  return readme.test(path) || (document.test(path) && named.test(path));
}

/** Whether a path is documentation of any kind: what is not looked at may still describe the way. */
export function isDocumentPath(path: string): boolean {
  return document.test(path) && /^(docs?|documentation|website)\//i.test(path);
}

const deploying =
  /\b(deploy(ing|s)?|deployments?(?=\W*$| (process|workflow|guide|steps|pipeline)\b)|releas(e|es|ing)|promot(e|es|ing|ion)|roll(ing)?[ -]?(back|out)\w*|ship(ping)?|(to|in) production|go(ing)? live|gitops(?=\W*$| (work)?flow| process)|continuous delivery|mak(e|ing) (a )?changes?|changes? (to|in|within)|how (it|this|does it) works?|(upgrad(e|ing)|sync(ing|hroni[sz]ing)?) (argo ?-?cd|((the|an?|your) )?(app(lication)?s?|services?|charts?)))\b/i;
/** A document on its own making, a trial on a machine of one's own, and a mistake are not the way to production. */
const aside =
  /\b(docs?|documentation|local(ly|host)?|tests?|testing|minikube|kind|errors?|fail(s|ed|ure)?|unable|release notes|licen[cs]e)\b/i;
/** A change is proposed, something applies it, and it arrives: what a description of the way speaks of. */
const steps = [
  /\b(pull[ -]requests?|merge[ -]requests?|PRs?|MRs?|merg(e|ed|es|ing)|commit(s|ted|ting)?|push(es|ed|ing)?|review(ed|s)?)\b/i,
  /\b(argo ?-?cd|flux(cd)?|sync(s|ed|hroni[sz]\w+)?|reconcil\w+|pipelines?|workflows?|github actions|jenkins|concourse|ci(\/cd)?|atlantis|helmfile|automatic(ally)?|terraform apply)\b/i,
  /\b(production|prod|live|staging|environments?|clusters?|roll(ed|s)? out|roll(ed)? back|deployed|released|applied)\b/i,
];
const touching = /deploy|releas|promot|roll.?(back|out)|production|gitops|pipeline/i;
const pagesElsewhere = /https?:\/\/\S{0,300}(wiki|confluence|notion|readthedocs|gitbook|handbook|docs?[./-]|\.io\/)/i;
/** A link to the file that defines a pipeline. What GitHub Actions run stands beside what it is for, and is linked for many reasons. */
const pipelineLink =
  /(https?:\/\/[^\s/)]{1,200}(?:\/[^\s/)]{1,100}){2,4}?)\/(?:-\/)?(?:blob|tree|src)\/[^\s)]{0,300}?(?:\bpipelines?\/[^\s)]{1,200}\.ya?ml|\bconcourse[^\s)]{0,100}\.ya?ml|\bJenkinsfile)\b/i;
const longest = 200_000;

/** Reads a document by its headings: Markdown, AsciiDoc and reStructuredText. */
export function readGuide(text: string): GuideFacts {
  const lines = text.slice(0, longest).split('\n');
  const sections = sectionsOf(lines, { withInformal: false });
  const found = sections.find(
    ({ heading: title, body }) => deploying.test(title) && !aside.test(title) && describesWay(body),
  );
  const section = found ? { heading: found.heading.slice(0, 80), line: found.line } : null;
  const operations = operationsIn(sectionsOf(lines, { withInformal: true }));
  const hints = touching.test(text) || pagesElsewhere.test(text);
  const pipelineAt = pipelineIn(text.slice(0, longest));
  return {
    section,
    hints,
    ...(operations.length === 0 ? {} : { operations }),
    ...(pipelineAt ? { pipelineAt } : {}),
  };
}

/** Badges speak of commits and pipelines without describing them. */
const picture = /!\[[^\]\n]{0,300}\]\([^)\n]{0,600}\)/g;

/** Whether a section speaks of two steps of the way, and not in its heading alone: that is the name of many a repository. */
function describesWay(body: string): boolean {
  const words = body.replace(picture, '').replace(/\[\s*\]\([^)\n]{0,600}\)/g, '');
  const below = words.slice(words.indexOf('\n') + 1);
  return steps.some((step) => step.test(below)) && steps.filter((step) => step.test(words)).length >= 2;
}

function pipelineIn(text: string): GuideFacts['pipelineAt'] {
  const found = pipelineLink.exec(text);
  const repository = found?.[1];
  if (!found || repository === undefined) return undefined;
  return { repository, line: text.slice(0, found.index).split('\n').length };
}
