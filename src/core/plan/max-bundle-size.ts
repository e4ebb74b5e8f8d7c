import { type Bytes, bytes } from '../bytes'
import { applierOf, usualBundleSize } from '../export/rules'
import type { PlanSettings } from './plan'

/**
 * The most bytes a bundle may have; null: no cut. Where an object carries each bundle (a ConfigMap, a ManifestWork), no
 * setting takes it over that object's limit.
 */
export function maxBundleSize({ preset, target: applier, maxBytes }: PlanSettings): Bytes | null {
  const { usual, most } = applierOf(applier)
  const wanted = maxBytes ?? usual ?? (preset === 'fit' ? usualBundleSize : null)
  return wanted === null || most === null ? wanted : bytes(Math.min(wanted, most))
}

/**
 * The most bytes of values in a part of an object of `whole` bytes that is split by key: two parts at least, each with
 * room for what stands around.
 */
export function partBytes(settings: PlanSettings, whole: number): number {
  const most = maxBundleSize(settings)
  return Math.ceil(Math.min(whole / 2, most === null ? whole : most * 0.9))
}
