/** True for numbers between 0 and 1, which people read as percents. All others are counts or times whose unit stands in the sentence. */
export function isShare(threshold: string): boolean {
  return /(Share|Coverage)$/.test(threshold);
}

/** A threshold to the last digit that matters: '80 %', '33.33 %', '90'. */
export function thresholdText(name: string, value: number): string {
  return isShare(name) ? `${percentNumber(value)} %` : value.toLocaleString('en');
}

/** A share as the number of percents that people type; never 57.00000000000001. */
export function percentNumber(share: number): number {
  return Math.round(share * 1e6) / 1e4;
}
