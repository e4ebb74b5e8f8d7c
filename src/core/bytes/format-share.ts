/** A share of a limit as it is read: `<1 %`, `85 %`, and over the limit its factor, `2.37×`. */
export function formatShare(share: number): string {
  // However little is over the limit, it does not read as the limit itself.
  if (share > 1) return `${Math.max(share, 1.01).toFixed(2)}×`
  if (share > 0 && share < 0.01) return '<1 %'
  // Cut, not rounded: 99.9 % of a limit is not all of it.
  return `${Math.floor(share * 100)} %`
}
