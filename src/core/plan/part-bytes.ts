import { maxBundleSize } from './max-bundle-size'
import type { PlanSettings } from './plan'

/**
 * The most bytes of values in a part of an object of `whole` bytes that is split by key: two parts at least, each with
 * room for what stands around.
 */
export function partBytes(settings: PlanSettings, whole: number): number {
  const most = maxBundleSize(settings)
  return Math.ceil(Math.min(whole / 2, most === null ? whole : most * 0.9))
}
