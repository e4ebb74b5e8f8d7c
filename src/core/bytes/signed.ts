import { formatCount } from './format-bytes'

/** A difference in figures: `+1,204`, `−36` with the sign for less, `0`. */
export function signed(difference: number): string {
  if (difference === 0) return '0'
  return `${difference > 0 ? '+' : '−'}${formatCount(Math.abs(difference))}`
}
