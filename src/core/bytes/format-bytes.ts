/** `1824591` as `1,824,591`: exact, with thousands separators, never rounded. */
export function formatCount(count: number): string {
  return Math.trunc(count)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
