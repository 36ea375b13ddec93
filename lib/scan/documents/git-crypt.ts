/** How every file begins that git-crypt encrypted. */
export const gitCryptHead = '\0GITCRYPT\0';

/** Why such a file is not read: it is ciphertext by design, and opens nothing. */
export const encryptedByGitCrypt = 'encrypted by git-crypt';
