import { isMapping, type Mapping, writeYaml } from '../manifest'
import type { Bundle, Plan, PlanSettings } from '../plan'
import { bundleContent, bundleFile, stagesOf } from './bundles'
import { configMapKey } from './escape'
import { type ApplierWriter, type ExportInput, maxIn, type OutputFile, type ReadInput, textFile } from './export'
import { mapping, readObjects } from './objects'
import type { ScriptStage, ScriptStep } from './script-step'

/** The objects that carry bundles as values, one bundle and one key each. */
export interface Carriers {
  /** Type that a Secret must have for the controller to read it. */
  readonly secretType: string
  isSecret(bundle: Bundle, options: ReadInput['options']): boolean
  /** Null where the objects leave it to the context. */
  namespace(options: ReadInput['options']): string
}

/** How bundles travel in ConfigMaps and Secrets. */
export function valueFiles(carriers: Carriers): Pick<ApplierWriter, 'fileOf' | 'bundles' | 'readBack'> {
  return {
    fileOf: bundleFile,
    bundles: (input: ExportInput): OutputFile[] =>
      input.plan.bundles.map(bundle => textFile(bundleFile(bundle), writeYaml(carrier(bundle, input, carriers)))),
    readBack: (input: ReadInput, files) =>
      input.plan.bundles.map(bundle => {
        const file = files.get(bundleFile(bundle))
        return file ? readCarrier(bundle, input, carriers, file) : null
      }),
  }
}

/** Name of the ConfigMap or Secret that carries a bundle: DNS-1123, since both parts are. */
export function carrierName(bundle: Bundle, { name }: PlanSettings): string {
  return `${name}-${bundle.name}`
}

/** The bundles whose carriers are named in a list of the objects in a file: `spec.FIELD[].name`. */
export function namedIn(
  { plan }: ReadInput,
  files: ReadonlyMap<string, OutputFile>,
  path: string,
  field: string,
): ReadonlySet<string> {
  const file = files.get(path)
  const carriers = new Set(file ? readObjects(file).flatMap(object => namesIn(object, field)) : [])
  return new Set(
    plan.bundles.filter(bundle => carriers.has(carrierName(bundle, plan.settings))).map(({ name }) => name),
  )
}

function namesIn(object: Mapping, field: string): string[] {
  const spec = object.get('spec')
  const list = isMapping(spec) ? spec.get(field) : null
  return Array.isArray(list) ? list.flatMap(each => (isMapping(each) ? [String(each.get('name'))] : [])) : []
}

/** Tells whether a ConfigMap or Secret takes a bundle at all, in the cluster that the plan is for. */
export function isCarriedBy(plan: Pick<Plan, 'settings'>): (bundle: Bundle) => boolean {
  const most = Math.min(maxIn(plan, 'secret.data'), maxIn(plan, 'configmap.data'))
  return ({ bytes }) => bytes <= most
}

/** Whether a bundle is carried by a Secret: where it holds Secrets, or where the option `carrier` says so for all. */
export function holdsSecret({ holdsSecrets }: Bundle, { carrier }: ReadInput['options']): boolean {
  return holdsSecrets || carrier === 'secret'
}

function carrier(bundle: Bundle, input: ExportInput, carriers: Carriers): Mapping {
  const content = bundleContent(bundle, at => input.written[at])
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  const data = mapping({ [configMapKey(bundleFile(bundle))]: text })
  const metadata = mapping({
    name: carrierName(bundle, input.plan.settings),
    namespace: carriers.namespace(input.options),
  })
  return carriers.isSecret(bundle, input.options)
    ? mapping({ apiVersion: 'v1', kind: 'Secret', metadata, type: carriers.secretType, stringData: data })
    : mapping({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data })
}

function readCarrier(
  bundle: Bundle,
  { plan, options }: ReadInput,
  { isSecret, secretType }: Carriers,
  file: OutputFile,
): Uint8Array | null {
  const [object, ...others] = readObjects(file)
  if (!object || others.length > 0) return null
  const metadata = object.get('metadata')
  const isNamed = isMapping(metadata) && metadata.get('name') === carrierName(bundle, plan.settings)
  const inSecret = isSecret(bundle, options)
  const isTyped = inSecret
    ? object.get('kind') === 'Secret' && object.get('type') === secretType
    : object.get('kind') === 'ConfigMap'
  const data = object.get(inSecret ? 'stringData' : 'data')
  if (!isNamed || !isTyped || !isMapping(data) || data.size !== 1) return null
  const text = data.get(configMapKey(bundleFile(bundle)))
  return typeof text === 'string' ? new TextEncoder().encode(text) : null
}

/** The value of the label by which clusters are chosen. */
export function selectorValue({ plan, options }: ExportInput): string {
  return options['selector-value'] || plan.settings.name
}

/**
 * The script that brings the carriers in, stage by stage, and at last the file `NAME.yaml` that names them: what it
 * names must be there before.
 */
export function carrierStages({ plan }: ExportInput, name: string): ScriptStage[] {
  const isCarried = isCarriedBy(plan)
  const stages = stagesOf(plan).map(
    ({ id, bundles }): ScriptStage => ({
      name: id,
      steps: bundles.map(
        (bundle): ScriptStep =>
          isCarried(bundle)
            ? { do: 'apply', file: bundleFile(bundle) }
            : { do: 'remark', text: `${bundleFile(bundle)} is left out: no ConfigMap takes ${bundle.bytes} bytes` },
      ),
    }),
  )
  const last: ScriptStage = { name, steps: [{ do: 'apply', file: `${name}.yaml`, last: true }] }
  return plan.bundles.some(isCarried) ? [...stages, last] : stages
}
