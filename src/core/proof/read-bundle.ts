import { bundleFile, configMapKey, type ExportFile } from '../export'
import { isMapping, type Mapping } from '../manifest'
import type { Bundle, PlanSettings } from '../plan'
import { type Draft, loadResources } from '../resource'

/** The bytes that the target will read for a bundle: the file, or the value in the ConfigMap or Secret that the file holds; null where there is none. */
export function readBundle(
  bundle: Bundle,
  { target }: PlanSettings,
  files: ReadonlyMap<string, ExportFile>,
): Uint8Array | null {
  const file = files.get(bundleFile(bundle))
  if (!file) return null
  return target === 'kubectl' ? file.bytes : readCarrier(bundle, file)
}

function readCarrier(bundle: Bundle, file: ExportFile): Uint8Array | null {
  const objects: Mapping[] = []
  const source = { name: file.path, bytes: file.bytes }
  const visit = (_: Draft, value: Mapping | null): void => {
    if (value) objects.push(value)
  }
  loadResources([source], { visit })
  const [carrier, ...others] = objects
  const data = carrier?.get(bundle.holdsSecrets ? 'stringData' : 'data')
  if (others.length > 0 || !isMapping(data) || data.size !== 1) return null
  const text = data.get(configMapKey(bundleFile(bundle)))
  return typeof text === 'string' ? new TextEncoder().encode(text) : null
}
