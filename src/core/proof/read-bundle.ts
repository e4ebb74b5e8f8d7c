import { bundleFile, carrierName, configMapKey, type ExportFile, secretType } from '../export'
import { isMapping, type Mapping } from '../manifest'
import type { Bundle, PlanSettings } from '../plan'
import { type Draft, loadResources } from '../resource'

/** The bytes that the target will read for a bundle: the file, or the value in the ConfigMap or Secret that the file holds; null where there is none. */
export function readBundle(
  bundle: Bundle,
  settings: PlanSettings,
  files: ReadonlyMap<string, ExportFile>,
): Uint8Array | null {
  const file = files.get(bundleFile(bundle))
  if (!file) return null
  return settings.target === 'kubectl' ? file.bytes : readCarrier(bundle, settings, file)
}

function readCarrier(bundle: Bundle, { name }: PlanSettings, file: ExportFile): Uint8Array | null {
  const objects: Mapping[] = []
  const source = { name: file.path, bytes: file.bytes }
  const visit = (_: Draft, value: Mapping | null): void => {
    if (value) objects.push(value)
  }
  loadResources([source], { visit })
  const [carrier, ...others] = objects
  if (!carrier || others.length > 0 || !isCarrier(carrier, bundle, name)) return null
  const data = carrier.get(bundle.holdsSecrets ? 'stringData' : 'data')
  if (!isMapping(data) || data.size !== 1) return null
  const text = data.get(configMapKey(bundleFile(bundle)))
  return typeof text === 'string' ? new TextEncoder().encode(text) : null
}

/** Whether it is the object that the ClusterResourceSet names, of the kind and type that its controller takes. */
function isCarrier(object: Mapping, bundle: Bundle, name: string): boolean {
  const metadata = object.get('metadata')
  const isNamed = isMapping(metadata) && metadata.get('name') === carrierName(bundle, name)
  const isSecret = object.get('kind') === 'Secret' && object.get('type') === secretType
  return isNamed && (bundle.holdsSecrets ? isSecret : object.get('kind') === 'ConfigMap')
}
