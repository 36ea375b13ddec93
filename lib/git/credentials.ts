import { CairnError } from '@/lib/errors';

/** A user name and a password or token for a Git host. The password shows in no log, no JSON and no inspection. */
export class Credentials {
  readonly username: string;
  readonly #password: string;

  constructor(username: string, password: string) {
    // Git's credential protocol is made of lines, so a line break would let a value pretend to be another field.
    if (/[\r\n\0]/.test(username + password)) {
      throw new CairnError(
        'invalid-input',
        'The credentials contain a line break. Copy the user name and token again.',
      );
    }
    this.username = username;
    this.#password = password;
  }

  /** The variables that the credential helper of `command.ts` answers git from. */
  toEnvironment(): Record<string, string> {
    return { CAIRN_GIT_USERNAME: this.username, CAIRN_GIT_PASSWORD: this.#password };
  }
}
