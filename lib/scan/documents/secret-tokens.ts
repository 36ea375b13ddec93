/** A credential that its own form gives away, wherever it stands. The value is not part of it. */
export interface TokenFound {
  /** Position in the text. */
  index: number;
  what: string;
  certainty: 'high' | 'medium';
}

interface TokenForm {
  what: string;
  certainty: 'high' | 'medium';
  pattern: RegExp;
}

/**
 * Published forms of tokens. Each begins with a fixed prefix, so that a search is cheap and a hit is no chance. Prefixes that
 * mark public identifiers or test modes are left out or are of medium certainty.
 */
const awsKey = 'AWS access key';

const forms: readonly TokenForm[] = [
  { what: 'GitHub token', certainty: 'high', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,251}\b/g },
  { what: 'GitHub token', certainty: 'high', pattern: /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g },
  {
    what: 'GitLab token',
    certainty: 'high',
    pattern: /\bgl(?:pat|rt|dt|soat|cbt|agent|ptt|oas)-[A-Za-z0-9_-]{20,300}/g,
  },
  { what: awsKey, certainty: 'high', pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g },
  { what: 'Slack token', certainty: 'high', pattern: /\bxox[abeprs]-(?:\d{10,13}-){1,3}[A-Za-z0-9-]{10,72}/g },
  { what: 'Slack token', certainty: 'high', pattern: /\bxapp-\d-[A-Z0-9]{5,20}-\d{10,14}-[a-z0-9]{32,80}\b/g },
  {
    what: 'Slack webhook',
    certainty: 'high',
    pattern: /hooks\.slack\.com\/(?:services|workflows)\/T[A-Z0-9]{6,14}\/[AB][A-Z0-9]{6,14}\/[A-Za-z0-9]{20,30}/g,
  },
  { what: 'Google API key', certainty: 'medium', pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g },
  { what: 'Google OAuth secret', certainty: 'high', pattern: /\bGOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/g },
  { what: 'Stripe key', certainty: 'high', pattern: /\b[rs]k_live_[A-Za-z0-9]{20,250}\b/g },
  { what: 'npm token', certainty: 'high', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { what: 'PyPI token', certainty: 'high', pattern: /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,300}/g },
  { what: 'SendGrid key', certainty: 'high', pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g },
  { what: 'DigitalOcean token', certainty: 'high', pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/g },
  { what: 'Docker token', certainty: 'high', pattern: /\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{27,40}/g },
  { what: 'Vault token', certainty: 'high', pattern: /\bhv[sbr]\.[A-Za-z0-9_-]{24,300}/g },
  { what: 'Terraform Cloud token', certainty: 'high', pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,80}/g },
  { what: 'Azure storage key', certainty: 'high', pattern: /\bAccountKey=[A-Za-z0-9+/]{86}==/g },
  { what: 'OpenAI key', certainty: 'high', pattern: /\bsk-(?:proj|svcacct)-[A-Za-z0-9_-]{40,200}/g },
  { what: 'Anthropic key', certainty: 'high', pattern: /\bsk-ant-[a-z]{3,6}\d\d-[A-Za-z0-9_-]{80,120}/g },
  { what: 'Grafana token', certainty: 'high', pattern: /\bglsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}\b/g },
  { what: 'Databricks token', certainty: 'high', pattern: /\bdapi[a-f0-9]{32}\b/g },
  { what: 'New Relic key', certainty: 'high', pattern: /\bNRAK-[A-Z0-9]{27}\b/g },
  {
    what: 'Discord webhook',
    certainty: 'high',
    pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[A-Za-z0-9_-]{60,80}/g,
  },
  { what: 'age secret key', certainty: 'high', pattern: /\bAGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}\b/g },
  {
    what: 'JSON Web Token',
    certainty: 'medium',
    pattern: /\beyJ[A-Za-z0-9_-]{16,2000}\.eyJ[A-Za-z0-9_-]{16,4000}\.[A-Za-z0-9_-]{20,1000}/g,
  },
];

/** Parts of which every form has one: those with rare characters, for which a search takes little time, and all others. */
const rareParts =
  /xox|xapp-|\.slack\.com|\.atlasv1\.|webhooks\/|PRIVATE KEY|AKIA|ASIA|AIza|GOCSPX-|AccountKey=|NRAK-|AGE-SECRET-KEY|AgEIcHlwaS5vcmc|SG\.|\.eyJ/;
const plainParts = /gl(?:pat|rt|dt|soat|cbt|agent|ptt|oas)-|hv[sbr]\.|sk-(?:proj|svcacct|ant)-|dapi/;
const underscoredParts = /gh[pousr]_|github_pat_|_live_|npm_|do[opr]_v1_|dckr_|glsa_/;

/** Quick looks that most texts do not get past. */
function mayHoldToken(text: string): boolean {
  return rareParts.test(text) || plainParts.test(text) || (text.includes('_') && underscoredParts.test(text));
}

const keyStart = /-----BEGIN (?:([A-Z0-9]{2,10}) )?PRIVATE KEY(?: BLOCK)?-----/g;
const keyContent = /[A-Za-z0-9+/=]{40,}/;
const keyHeader = /Proc-Type: 4,ENCRYPTED/;

/** Finds private keys and tokens of known form in any text, in order of their place. */
export function tokensIn(text: string): TokenFound[] {
  if (!mayHoldToken(text)) return [];
  const found = [...privateKeysIn(text), ...forms.flatMap((form) => hitsOf(form, text))];
  return found.sort((one, other) => one.index - other.index);
}

/** A key counts when its content stands there, on lines or after `\n`; one that a passphrase protects, or of an account that is none, is of medium certainty. */
function privateKeysIn(text: string): TokenFound[] {
  const found: TokenFound[] = [];
  for (const match of text.matchAll(keyStart)) {
    const start = match.index + match[0].length;
    const [body = ''] = text.slice(start, start + 600).split('-----END');
    const content = keyContent.exec(body.replaceAll('\\n', '\n'))?.[0];
    if (content === undefined || isMadeUp(content)) continue;
    const isProtected = match[1] === 'ENCRYPTED' || keyHeader.test(body);
    const isDoubted = isProtected || isOfNoAccount(text.slice(Math.max(0, match.index - 400), match.index));
    found.push({ index: match.index, what: 'private key', certainty: isDoubted ? 'medium' : 'high' });
  }
  return found;
}

/** What describes a service account of Google stands before its key. */
const accountField = /"(?:project_id|private_key_id)"\s{0,8}:\s{0,8}"([^"]{1,100})"/g;

/** Whether the account is said to be none: a project called a dummy, an id of ones. */
function isOfNoAccount(before: string): boolean {
  return [...before.matchAll(accountField)].some(([, value]) => /dummy|fake|(.)\1{7}/i.test(value ?? ''));
}

function hitsOf(form: TokenForm, text: string): TokenFound[] {
  const hits = [...text.matchAll(form.pattern)].filter(([value]) => !isMadeUp(value));
  return hits
    .filter(({ index }) => form.what !== awsKey || hasSecretNear(text, index))
    .map(({ index }) => ({ index, what: form.what, certainty: form.certainty }));
}

/** An AWS key id alone opens nothing, and stands in many files on purpose: it counts only where its secret stands near. */
function hasSecretNear(text: string, index: number): boolean {
  const around = text.slice(Math.max(0, index - 400), index + 400);
  return /secret[\w.-]{0,30}["']?\s{0,4}[:=]\s{0,4}["']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/i.test(around);
}

/** Values of documentation: a word that says so, a run of the keyboard or the alphabet, few different characters. */
function isMadeUp(value: string): boolean {
  if (/example|x{5}|sample|dummy|fake|your|0123456789|1234567890|abcdefgh|(.)\1{7}/i.test(value)) return true;
  return new Set(value.slice(-24)).size < 7;
}
