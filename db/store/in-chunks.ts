/** Values of one statement: well under the number of parameters that either database takes. */
const CHUNK = 500;
/** Values of one statement in which each is a condition of its own. */
const CONDITIONS = 50;

/** Asks for rows of a part of some values. */
type Ask<Value, Row> = (chunk: readonly Value[]) => PromiseLike<readonly Row[]>;

/** Asks for rows by many values, a part of them at a time; each value once. */
export function inChunks<Value, Row>(values: readonly Value[], ask: Ask<Value, Row>): Promise<Row[]> {
  return inChunksOf(CHUNK, values, ask);
}

/** As `inChunks`, for values each of which is a condition of its own. */
export function inConditions<Value, Row>(values: readonly Value[], ask: Ask<Value, Row>): Promise<Row[]> {
  return inChunksOf(CONDITIONS, values, ask);
}

async function inChunksOf<Value, Row>(size: number, values: readonly Value[], ask: Ask<Value, Row>): Promise<Row[]> {
  const distinct = [...new Set(values)];
  const rows: Row[] = [];
  for (let start = 0; start < distinct.length; start += size) {
    for (const row of await ask(distinct.slice(start, start + size))) rows.push(row);
  }
  return rows;
}
