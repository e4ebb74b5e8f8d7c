/**
 * How often a property is tried: `short` in `npm test`, `deep` in `npm run test:deep`. Seeds are random in both;
 * fast-check prints the one that failed, and `fc.assert(…, { seed })` tries it again.
 */
export function runs(short: number, deep: number): number {
  return isDeep ? deep : short
}

/** Whether this is `npm run test:deep`, for tests that have a longer and a shorter way to look. */
export const isDeep = process.env.PLIMSOLL_DEEP === '1'
