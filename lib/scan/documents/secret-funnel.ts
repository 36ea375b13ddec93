import { pointsAtSecret } from '@/lib/scan/documents/secret-references';
import { tokensIn } from '@/lib/scan/documents/secret-tokens';
import { UNRESOLVED } from '@/lib/scan/documents/unresolved';

/**
 * The funnel of detection rules 6: what a value under a name is, as far as it can be told without asking anybody. Only the kind
 * and the certainty leave this file; a value never does.
 */
export interface Verdict {
  /** What kind of credential, in words. */
  what: string;
  certainty: 'high' | 'medium';
  /** form: the value gives itself away · name: the name it stands under · look: it only looks random. */
  by: 'form' | 'name' | 'look';
}

/** Values that a tool or a person replaces before use. */
const replaced =
  /\{\{|\$\{|^\$\(|^\$[A-Za-z_]\w*$|^<[^>]*>$|^\[[^\]]*\]$|^%[^%]*%$|^%[sdvq]$|^@@?[^@]*@@?$|^#\{[^}]*\}#?$|^__\w+__$|^\(\(.*\)\)$|^\{[\w.-]*\}$|^[A-Z]+([-_][A-Z]+)+$|^my([-_][a-z]+)*[-_](key|secret|password|token)$/;
const placeholderWord =
  /change[-_ ]?(me|it|this)|placeholder|replace|re-?dacted|your[-_ ]|example|dummy|fake|foo-?bar|xxxx|\*{3}|\.{3}|to[-_ ]?be[-_ ]|not[-_ ]?(a[-_ ]?)?(real|used|needed|set)|insert[-_ ]|fill[-_ ]?(me|in)|override|<[^>]*>|dont[-_ ]?use|set[-_ ]?(me|by|in|via)|provided|managed[-_ ]by|generated?[-_ ](by|at|on)|injected/i;
const emptyWord =
  /^(none|null|nil|n\/?a|undefined|unset|tbd|todo|fixme|true|false|yes|no|on|off|enabled?|disabled?|default|x+|-+|_+|empty|optional|required|(.)\2*)$/i;

/** Whether a value is empty, a reference, a template or a word that stands for "to be filled in". */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text === '' || text.includes(UNRESOLVED)) return true;
  return pointsAtSecret(text) || replaced.test(text) || emptyWord.test(text) || isPlaceholderWord(text);
}

/** Long values are judged by their shape: a placeholder's word in a certificate or a file says nothing. */
function isPlaceholderWord(text: string): boolean {
  return text.length <= 200 && placeholderWord.test(text);
}

/** Ends of names that say that the value is a credential; names are cut into words joined by hyphens first. */
const secretName =
  /(^|-)(pass|pwd|passcode|dsn|salt|credentials?|kubeconfig|connection-string|tls-key|dockerconfigjson|dockercfg)$|(password|passwd|passphrase|secret|token|htpasswd|erlang-cookie|(api|private|secret|access|encryption|signing|auth|account|master|session|shared|hmac|storage|service)-?key)$/;
/** Ends of names of plain settings: what stands under them is no credential, however random it looks. */
const plainName =
  /(^|-)(url|uri|host|hostname|port|user|username|name|id|region|bucket|endpoint|type|database|path|file|ttl|enabled?|issuer|audience|scope|expiration|length|policy|algorithm|public-key|known-hosts|crt|cert|ca|ref|version|schema|namespace|realm|provider|class|mode|engine|prefix|suffix|header|method|store|field|checksum|digest|hash|sha256|image|tag|date|arn)$/;

function words(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/\.(txt|json|ya?ml)$/i, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .join('-')
    .toLowerCase();
}

/** A part that every such name has, whatever its words: quick to look for. */
const partOfSecretName = /pass|pwd|dsn|salt|credential|kubeconfig|string|docker|secret|token|cookie|key/i;

/** Whether a name says that its value is a credential (`POSTGRES_PASSWORD`, `clientSecret`, `.dockerconfigjson`). */
export function isSecretName(name: string): boolean {
  return partOfSecretName.test(name) && secretName.test(words(name));
}

/** Values that are too well known, or too plain, to be more than a default. */
const weak =
  /^(password\d*|passw0rd|admin\d*|administrator|root|postgres(ql)?|mysql|mariadb|redis|rabbitmq|guest|user|test(ing|er)?\d*|secret|token|minio\d*|grafana|keycloak|mongo(db)?|elastic|prom-operator|demo\d*|qwerty|123456\d*|letmein|local|dev)$/i;
const passwordHash =
  /^(\$(2[abxy]?|5|6|y|apr1|argon2(id?|d)?|pbkdf2[\w-]*)\$|\{(SSHA\d*|SHA\d*|CRYPT|PBKDF2[\w-]*)\}|SCRAM-SHA-\d+\$|md5[0-9a-f]{32}$|[\w.@-]+:(\$(2[aby]|apr1|5|6)\$|\{SHA\}))/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const place =
  /^(\.{0,2}\/|[A-Z]:\\|~\/|file:|https?:\/\/[^@\s]*$)|\.(svc|local|com|org|net|io)(:\d+)?(\/|$)|^[\w.-]+\/[\w./-]*\.(pem|key|crt|txt|ya?ml|json)$/i;
const identity = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/;
const publicHalf =
  /^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-\S+@openssh\.com) |-----BEGIN (CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY|X509 CRL|TRUSTED CERTIFICATE|DH PARAMETERS|PGP PUBLIC KEY BLOCK)/;
const addressWithPassword = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"]{0,100}:([^\s/@'"]{1,200})@[\w.-]/i;

const addressKind = 'address with a password';

/** Judges a value under a name. Null: no credential, or nothing that can be called one. */
export function judgeValue(name: string, value: string): Verdict | null {
  const text = value.trim();
  const token = tokensIn(text)[0];
  if (token) return { what: token.what, certainty: token.certainty, by: 'form' };
  if (isPlaceholder(text) || publicHalf.test(text)) return null;
  if (passwordHash.test(text)) return { what: 'password hash', certainty: 'medium', by: 'form' };
  if (/dockerconfigjson$|dockercfg$/i.test(name)) return judgeRegistry(text);
  const address = addressWithPassword.exec(text);
  if (address) return judgeAddress(address[1] ?? '');
  if (/\n|^\{/.test(text)) return judgeSettings(text);
  if (uuid.test(text) || place.test(text) || identity.test(text)) return null;
  if (isSecretName(name)) return judgeNamed(name, text);
  if (!looksRandom(text) || plainName.test(words(name))) return null;
  return { what: 'random-looking value', certainty: 'medium', by: 'look' };
}

/**
 * A setting outside a Secret (an environment variable, Helm values, a configuration file): known forms as they are; by its name
 * alone only where the value speaks for a credential too, and never more than medium.
 */
export function judgeSetting(name: string, value: string): Verdict | null {
  const verdict = judgeValue(name, value);
  if (!verdict || (verdict.by === 'form' && !isDefaultAddress(verdict))) return verdict;
  const speaks = verdict.by === 'name' && verdict.certainty === 'high' && speaksForItself(name, value.trim());
  return speaks ? { ...verdict, certainty: 'medium' } : null;
}

/** Passwords are made by people: some length, or some mixture. Tokens and keys are made by generators. */
function speaksForItself(name: string, text: string): boolean {
  // `redis-admin-pass`: plain words joined are the name of a key or an object that holds the credential.
  if (/^[a-z]+([-_.][a-z]+)+$/.test(text)) return false;
  if (!/pass|pwd/i.test(name)) return looksRandom(text);
  return text.length >= 10 || (text.length >= 6 && kindsOf(text) >= 2);
}

function judgeNamed(name: string, text: string): Verdict | null {
  if (text.length < 4 || /^\d{1,5}$/.test(text)) return null;
  const what = /pass|pwd/i.test(name) ? 'password' : /token/i.test(name) ? 'token' : 'credential';
  const plain = weak.test(text) || text.toLowerCase() === name.toLowerCase() || /\s/.test(text);
  return { what, certainty: plain ? 'medium' : 'high', by: 'name' };
}

/** The password of such an address is a default of its product, as in a development set-up. */
function isDefaultAddress({ what, certainty }: Verdict): boolean {
  return what === addressKind && certainty === 'medium';
}

/** Words that only say what stands there: `shop_pass`. */
const saysPassword = /^[a-z]+([-_.][a-z]+)*[-_.](pass|passwd|password|pwd|secret)$/i;

function judgeAddress(password: string): Verdict | null {
  if (isPlaceholder(password)) return null;
  const isDefault = weak.test(password) || saysPassword.test(password);
  return { what: addressKind, certainty: isDefault ? 'medium' : 'high', by: 'form' };
}

/** Credentials of container registries: a login is there when an entry has a password or an `auth` that is no placeholder. */
function judgeRegistry(text: string): Verdict | null {
  const login = /"(?:auth|password|identitytoken)"\s*:\s*"([^"]*)"/g;
  const found = [...text.matchAll(login)].some(([, value]) => !isPlaceholder(value ?? ''));
  return found ? { what: 'registry credentials', certainty: 'high', by: 'form' } : null;
}

const assignment = /^\s*(?:export\s+)?["']?([\w.-]{2,60})["']?\s*[:=]\s*["']?([^\s"',;]{4,200})["']?[,;]?\s*$/;
/** What a program calls to get a value: `boto3.Session().get_credentials()`. */
const call = /^[A-Za-z_]\w*(\.\w+)*\([^\s]*\)$/;
const longestFile = 20_000;

/** A file inside a value (properties, JSON, a script): of medium certainty, since files hold samples and defaults. */
function judgeSettings(text: string): Verdict | null {
  const parts = text.slice(0, longestFile).split(/\n|[{},]/);
  const found = parts.some((part) => {
    const [, name, value] = assignment.exec(part.slice(0, 400)) ?? [];
    return name !== undefined && value !== undefined && isSetting(name, value);
  });
  return found ? { what: 'file with a credential', certainty: 'medium', by: 'form' } : null;
}

function isSetting(name: string, value: string): boolean {
  if (!isSecretName(name) || isPlaceholder(value) || place.test(value) || weak.test(value)) return false;
  if (call.test(value)) return false;
  return speaksForItself(name, value) && kindsOf(value) >= 2;
}

/** At least 16 characters of mixed kinds with more than 3.5 bits each: what generators make and people do not. */
function looksRandom(text: string): boolean {
  if (text.length < 16 || text.length > 512 || /[\s{}<>]/.test(text)) return false;
  return kindsOf(text) >= 2 && /\d/.test(text) && entropy(text) > 3.5 && !/^[\w-]+(\.[\w-]+)+$/.test(text);
}

function kindsOf(text: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^\w-]/].filter((kind) => kind.test(text)).length;
}

/** Shannon entropy of a text's characters, in bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
