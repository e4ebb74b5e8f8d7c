import { formatCount } from '../bytes'
import { limitOf } from '../limit'
import { type Mapping, type Value, writeYaml } from '../manifest'
import type { Bundle, Plan, Unparsed, WrittenDocument } from '../plan'
import type { Load } from '../resource'
import { applyScript, type Step } from './apply-script'
import { bundleContent } from './bundle-content'
import { configMapKey } from './config-map-key'
import { type ExportFile, textFile } from './export'
import { bundleFile } from './kubectl-steps'
import { planFile } from './plan-file'
import { attention, bundleTable, introduction } from './readme-sections'
import { unparsedFiles } from './unparsed-files'
import { unparsedReadme } from './unparsed-readme'

/** References that one ClusterResourceSet takes at most (cluster-api api/addons/v1beta2/clusterresourceset_types.go: maxItems). */
const mostReferences = 100

/** The only type of Secret that ClusterResourceSet reads (limits facts, section 7). */
export const secretType = 'addons.cluster.x-k8s.io/resource-set'

/**
 * A plan for Cluster API's ClusterResourceSet: each bundle in a ConfigMap, or in a Secret where it holds Secrets, under one key, and the
 * ClusterResourceSet that names them in order; `apply.sh`, `README.md`, `plan.json`, and under `unparsed/` what is in no bundle. A bundle that no ConfigMap
 * takes is written, but left out of the script and the ClusterResourceSet. `written` is what the plan was made from.
 */
export function exportClusterResourceSet(
  load: Load,
  plan: Plan,
  written: readonly (WrittenDocument | Unparsed['reason'])[],
): ExportFile[] {
  const { name } = plan.settings
  const bundles = plan.bundles.map(bundle =>
    textFile(bundleFile(bundle), writeYaml(carrier(bundle, name, bundleContent(bundle, written)))),
  )
  const carried = plan.bundles.filter(isCarried)
  const sets = chunks(carried, mostReferences).map((references, index, all) =>
    clusterResourceSet(all.length === 1 ? name : `${name}-${index + 1}`, name, references),
  )
  const unparsed = unparsedFiles(load, plan)
  return [
    ...bundles,
    ...(sets.length > 0
      ? [textFile('clusterresourceset.yaml', sets.map(set => `---\n${writeYaml(set)}`).join(''))]
      : []),
    textFile('apply.sh', applyScript(steps(plan)), true),
    textFile('README.md', readme(load, plan, sets.length)),
    planFile(load, plan, written, bundles, unparsed),
    ...unparsed.map(({ file }) => file),
    ...(unparsed.length > 0 ? [unparsedReadme(load, plan, unparsed)] : []),
  ]
}

/** Name of the ConfigMap or Secret that carries a bundle: DNS-1123, since both parts are. */
export function carrierName(bundle: Bundle, name: string): string {
  return `${name}-${bundle.name}`
}

function carrier(bundle: Bundle, name: string, content: Uint8Array): Mapping {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  const data = mapping({ [configMapKey(bundleFile(bundle))]: text })
  const metadata = mapping({ name: carrierName(bundle, name) })
  return bundle.holdsSecrets
    ? mapping({ apiVersion: 'v1', kind: 'Secret', metadata, type: secretType, stringData: data })
    : mapping({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data })
}

function isCarried({ bytes, holdsSecrets }: Bundle): boolean {
  return bytes <= limitOf(holdsSecrets ? 'secret.data' : 'configmap.data').max
}

function clusterResourceSet(setName: string, name: string, references: readonly Bundle[]): Mapping {
  return mapping({
    apiVersion: 'addons.cluster.x-k8s.io/v1beta2',
    kind: 'ClusterResourceSet',
    metadata: mapping({ name: setName }),
    spec: mapping({
      strategy: 'Reconcile',
      clusterSelector: mapping({ matchLabels: mapping({ [selectorLabel]: name }) }),
      resources: references.map(bundle =>
        mapping({ kind: bundle.holdsSecrets ? 'Secret' : 'ConfigMap', name: carrierName(bundle, name) }),
      ),
    }),
  })
}

/** A selector must not be empty; which clusters are meant is for the reader of the README to say. */
const selectorLabel = 'bundles'

function steps(plan: Plan): Step[] {
  const carriers = plan.bundles.map(
    (bundle): Step =>
      isCarried(bundle)
        ? { do: 'apply', file: bundleFile(bundle) }
        : { do: 'remark', text: `${bundleFile(bundle)} is left out: no ConfigMap takes ${bundle.bytes} bytes` },
  )
  // The controller passes over a reference to what is not there, so the ConfigMaps come first.
  return plan.bundles.some(isCarried) ? [...carriers, { do: 'apply', file: 'clusterresourceset.yaml' }] : carriers
}

function readme(load: Load, plan: Plan, sets: number): string {
  const { name } = plan.settings
  const left = plan.bundles.filter(bundle => !isCarried(bundle))
  return [
    introduction(load, plan),
    `## Apply

    KUBECTL_ARGS='--namespace NAMESPACE-OF-THE-CLUSTERS' ./apply.sh

Run it against the management cluster. ConfigMaps, Secrets and ClusterResourceSet must be in the namespace of the Cluster objects. A workload cluster gets the
bundles when its Cluster carries the label \`${selectorLabel}=${name}\`; change \`clusterSelector\` in \`clusterresourceset.yaml\` before the first run, afterwards it is immutable.
The script applies server-side: a ConfigMap of more than ${formatCount(limitOf('apply.last-applied').max)} bytes does not fit the annotation of client-side apply.
A Cluster API that does not serve \`addons.cluster.x-k8s.io/v1beta2\` yet takes \`v1beta1\`, with the same fields.
`,
    left.length === 0
      ? ''
      : `**Incomplete.** A ConfigMap or Secret takes ${formatCount(limitOf('configmap.data').max)} bytes. What has more is here, but named neither by \`apply.sh\` nor by the ClusterResourceSet: ${left.map(bundle => `\`${bundleFile(bundle)}\``).join(', ')}.
`,
    bundleTable(load, plan, bundleFile),
    attention(load, plan),
    `## What it cannot do

- ClusterResourceSet does not wait: it tries every object and, where one failed, all of them again. A custom resource whose CRD is not yet served goes in on a later try.
- The order is that of \`resources\`. Inside one ConfigMap the controller sorts by kind, whatever the API group (Namespace, CustomResourceDefinition, StorageClass, PersistentVolume,
  PersistentVolumeClaim, Secret, ConfigMap, ServiceAccount, LimitRange, Pod, ReplicaSet, then the rest as written); none of the references known here is broken by that.
- It updates and creates, it never removes.
${sets > 1 ? `- One ClusterResourceSet takes ${mostReferences} references, so there are ${sets}. The controller keeps no order between them.\n` : ''}`,
  ]
    .filter(section => section !== '')
    .join('\n')
}

function mapping(entries: Readonly<Record<string, Value>>): Mapping {
  return new Map(Object.entries(entries))
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
