/**
 * A place where a credential seems to stand in clear text, or how a secret is kept. The value is never part of it.
 * certainty: high — a private key block, a known token format, a Secret's password that is no reference or placeholder.
 */
export interface SecretSuspicion {
  path: string;
  objectId: string;
  line: number;
  /** Key under which it stands, e.g. `data.password`. */
  key: string;
  /** What kind of credential, in words: `private key`, `GitHub token`, `password in a Secret`. */
  what: string;
  certainty: 'high' | 'medium';
  counted: boolean;
}
