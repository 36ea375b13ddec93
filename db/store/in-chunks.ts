/** Values of one statement: well under the number of parameters that either database takes. */
const CHUNK = 500;

/** Asks for rows by many values, a part of them at a time; each value once. */
export async function inChunks<Value, Row>(
  values: readonly Value[],
  ask: (chunk: readonly Value[]) => PromiseLike<readonly Row[]>,
): Promise<Row[]> {
  const distinct = [...new Set(values)];
  const rows: Row[] = [];
  for (let start = 0; start < distinct.length; start += CHUNK) {
    for (const row of await ask(distinct.slice(start, start + CHUNK))) rows.push(row);
  }
  return rows;
}
