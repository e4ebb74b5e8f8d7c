import { gunzipOwn, gzip } from '../../archive'
import { bytes, concat, decodeBase64, encodeBase64, formatCount } from '../../bytes'
import { isMapping, writeYaml } from '../../manifest'
import { bundleContent } from '../bundles'
import {
  type ApplierWriter,
  type ExportInput,
  maxIn,
  type OutputFile,
  type OutputSize,
  type ReadInput,
  textFile,
} from '../export'
import { mapping, readObjects, yamlObjects } from '../objects'

/** All bundles are in this one file. */
const path = 'provider-components.yaml'

/** What says in a ConfigMap of Cluster API's operator that its components are compressed. */
const compressed = 'provider.cluster.x-k8s.io/compressed'

const providerKinds: Readonly<Record<string, string>> = {
  addon: 'AddonProvider',
  bootstrap: 'BootstrapProvider',
  core: 'CoreProvider',
  infrastructure: 'InfrastructureProvider',
}

/**
 * For Cluster API's operator: all bundles in order as the components of a provider, compressed in one ConfigMap, and
 * the provider that finds it.
 */
export const capiOperator: ApplierWriter = {
  fileOf: () => path,
  bundles: input => [textFile(path, writeYaml(configMap(input)))],
  additions: input => [textFile('provider.yaml', yamlObjects([provider(input)]))],
  readBack(input, files) {
    const whole = components(input, files.get(path))
    const size = input.plan.bundles.reduce((sum, bundle) => sum + bundle.bytes, 0)
    // More or less than was put in belongs to no bundle.
    if (whole?.length !== size) return input.plan.bundles.map(() => null)
    let at = 0
    return input.plan.bundles.map(bundle => {
      at += bundle.bytes
      return whole.subarray(at - bundle.bytes, at)
    })
  },
  outputSizes: (input, files) => measure(input, files.get(path)),
  howTo(input) {
    const { namespace } = input.options
    const file = textFile(path, writeYaml(configMap(input)))
    const [{ bytes: size, max } = { bytes: 0, max: 0 }] = measure(input, file)
    return `## Apply

    kubectl create namespace ${namespace}
    kubectl apply --server-side -f ${path}
    kubectl apply --server-side -f provider.yaml

Run it against the management cluster, where Cluster API's operator runs. The provider finds the ConfigMap by its labels. \`data.metadata\` maps the version to the contract of Cluster
API; check both. The ConfigMap holds ${formatCount(size)} of ${formatCount(max)} bytes${size > max ? ': **no ConfigMap takes that**' : ''}.
`
  },
  cannot: () => [
    'It is for manifests of Cluster API providers: clusterctl replaces variables (a name in braces behind a dollar sign) in them, puts namespaced objects into the namespace of the provider, and adds labels.',
    'One ConfigMap holds all of it, so the bundles are not delivered apart; Secrets among them can be read in the ConfigMap.',
  ],
}

function labels({ plan, options }: ExportInput) {
  return mapping({
    'provider.cluster.x-k8s.io/version': options.version ?? '',
    'provider.cluster.x-k8s.io/type': options['provider-type'] ?? '',
    'provider.cluster.x-k8s.io/name': options['provider-name'] || plan.settings.name,
  })
}

function configMap(input: ExportInput) {
  const { options } = input
  const content = concat(input.plan.bundles.map(bundle => bundleContent(bundle, at => input.written[at])))
  return mapping({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: mapping({
      name: configMapName(input),
      namespace: options.namespace ?? '',
      labels: labels(input),
      annotations: mapping({ [compressed]: 'true' }),
    }),
    data: mapping({ metadata: metadata(input) }),
    binaryData: mapping({ components: encodeBase64(gzip(content)) }),
  })
}

function configMapName({ plan, options }: ExportInput): string {
  return `${options['provider-type']}-${options['provider-name'] || plan.settings.name}-${(options.version ?? '').toLowerCase().replaceAll('+', '-')}`
}

/** clusterctl's metadata.yaml: which contract the version keeps. */
function metadata({ options }: ReadInput): string {
  const [major = '0', minor = '0'] = (options.version ?? '').replace(/^v/, '').split('.')
  return writeYaml(
    mapping({
      apiVersion: 'clusterctl.cluster.x-k8s.io/v1alpha3',
      kind: 'Metadata',
      releaseSeries: [mapping({ major: Number(major), minor: Number(minor), contract: options.contract ?? '' })],
    }),
  )
}

function provider(input: ExportInput) {
  const { plan, options } = input
  return mapping({
    apiVersion: 'operator.cluster.x-k8s.io/v1alpha2',
    kind: providerKinds[options['provider-type'] ?? ''] ?? '',
    metadata: mapping({ name: options['provider-name'] || plan.settings.name, namespace: options.namespace ?? '' }),
    spec: mapping({
      version: options.version ?? '',
      fetchConfig: mapping({ selector: mapping({ matchLabels: labels(input) }) }),
    }),
  })
}

/** The ConfigMap is counted by its decoded values, those of `binaryData` too. */
function measure(input: ReadInput, file: OutputFile | undefined): OutputSize[] {
  const packed = compressedIn(file)
  if (!packed) return []
  const size = bytes(packed.length + new TextEncoder().encode(metadata(input)).length)
  return [
    { limit: 'provider-config-map', of: path, bytes: size, max: maxIn(input.plan, 'configmap.data'), known: 'exact' },
  ]
}

function components({ plan }: ReadInput, file: OutputFile | undefined): Uint8Array | null {
  const most = plan.bundles.reduce((sum, bundle) => sum + bundle.bytes, 0)
  const packed = compressedIn(file)
  return packed && gunzipOwn(packed, most)
}

/** The compressed components in the ConfigMap that the operator would read. */
function compressedIn(file: OutputFile | undefined): Uint8Array | null {
  const [object, ...others] = file ? readObjects(file) : []
  const [meta, binary] = [object?.get('metadata'), object?.get('binaryData')]
  const annotations = isMapping(meta) ? meta.get('annotations') : null
  if (others.length > 0 || !isMapping(annotations) || annotations.get(compressed) !== 'true') return null
  const encoded = isMapping(binary) ? binary.get('components') : null
  return typeof encoded === 'string' ? decodeBase64(encoded) : null
}
