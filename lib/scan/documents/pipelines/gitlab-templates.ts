/** Templates of GitLab itself whose jobs look at source code, packages, images and credentials, and at nothing that is declared. */
const scanners =
  /^include template (((Security|Jobs)\/)?(SAST|Secret-Detection|Dependency-Scanning|License-Scanning|Container-Scanning|Code-Quality|Coverage-Fuzzing|API-Fuzzing|(Browser|Load)-Performance-Testing|Test)|Workflows\/[\w-]+)(\.latest)?\.gitlab-ci\.yml$/;

/** Whether a call that could not be followed takes in a template of GitLab that neither checks declared state nor signs or deploys. */
export function isKnownScanner(call: string): boolean {
  return scanners.test(call);
}
