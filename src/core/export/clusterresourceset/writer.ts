import { formatCount } from '../../bytes'
import type { Mapping } from '../../manifest'
import type { Bundle } from '../../plan'
import { applyScript } from '../apply-script'
import { bundleFile } from '../bundles'
import { type ApplierWriter, type ExportInput, maxIn, textFile } from '../export'
import { mapping, yamlObjects } from '../objects'
import {
  carrierName,
  carrierStages,
  holdsSecret,
  isCarriedBy,
  namedIn,
  selectorValue,
  valueFiles,
} from '../value-files'

/**
 * References that one ClusterResourceSet takes at most (cluster-api api/addons/v1beta2/clusterresourceset_types.go:
 * maxItems).
 */
const mostReferences = 100

/** The only type of Secret that ClusterResourceSet reads (limits facts, section 7). */
const secretType = 'addons.cluster.x-k8s.io/resource-set'

/**
 * For Cluster API's ClusterResourceSet: each bundle in a ConfigMap, or in a Secret, under one key, and the
 * ClusterResourceSet that names them in order. A bundle that no ConfigMap takes is written, but left out of the script
 * and the ClusterResourceSet.
 */
export const clusterResourceSet: ApplierWriter = {
  ...valueFiles({ secretType, isSecret: holdsSecret, namespace: options => options.namespace ?? '' }),
  named: (input, files) => namedIn(input, files, 'clusterresourceset.yaml', 'resources'),
  additions(input) {
    const carried = input.plan.bundles.filter(isCarriedBy(input.plan))
    const name = input.plan.settings.name
    const sets = chunks(carried, mostReferences).map((references, index, all) =>
      clusterResourceSetOf(all.length === 1 ? name : `${name}-${index + 1}`, input, references),
    )
    const script = applyScript(carrierStages(input, 'clusterresourceset'), {
      fieldManager: 'plimsoll',
      forceConflicts: false,
      isServerSide: true,
    })
    return [
      ...(sets.length > 0 ? [textFile('clusterresourceset.yaml', yamlObjects(sets))] : []),
      textFile('apply.sh', script, true),
    ]
  },
  howTo(input) {
    const { plan, options } = input
    const isCarried = isCarriedBy(plan)
    const left = plan.bundles.filter(bundle => !isCarried(bundle))
    return `## Apply

    ./apply.sh

Run it against the management cluster, for a context other than the current one as \`KUBECTL_ARGS='--context management' ./apply.sh\`. ConfigMaps, Secrets and
ClusterResourceSet are in the namespace \`${options.namespace}\`, which must be that of the Cluster objects. A workload cluster gets the bundles when its Cluster carries the
label \`${options['selector-key']}=${selectorValue(input)}\`: \`clusterSelector\` is immutable, so choose it before the first run. The script applies server-side: a ConfigMap of more
than ${formatCount(maxIn(plan, 'apply.last-applied'))} bytes does not fit the annotation of client-side apply.
${
  left.length === 0
    ? ''
    : `
**Incomplete.** A ConfigMap or Secret takes ${formatCount(maxIn(plan, 'configmap.data'))} bytes. What has more is here, but named neither by \`apply.sh\` nor by the ClusterResourceSet: ${left.map(bundle => `\`${bundleFile(bundle)}\``).join(', ')}.
`
}`
  },
  cannot({ plan, options }) {
    const sets = Math.ceil(plan.bundles.filter(isCarriedBy(plan)).length / mostReferences)
    return [
      'ClusterResourceSet does not wait: it tries every object and, where one failed, all of them again. A custom resource whose CRD is not yet served goes in on a later try.',
      'The order is that of `resources`. Inside one value the controller sorts by kind, whatever the API group (Namespace, CustomResourceDefinition, StorageClass, PersistentVolume, PersistentVolumeClaim, Secret, ConfigMap, ServiceAccount, LimitRange, Pod, ReplicaSet, then the rest as written); none of the references known here is broken by that.',
      options.strategy === 'ApplyOnce'
        ? 'With `ApplyOnce` it creates, and never updates or removes.'
        : 'It updates and creates, it never removes.',
      ...(sets > 1
        ? [
            `One ClusterResourceSet takes ${mostReferences} references, so there are ${sets}. The controller keeps no order between them.`,
          ]
        : []),
    ]
  },
}

function clusterResourceSetOf(setName: string, input: ExportInput, references: readonly Bundle[]): Mapping {
  const { plan, options } = input
  return mapping({
    apiVersion: `addons.cluster.x-k8s.io/${options.api}`,
    kind: 'ClusterResourceSet',
    metadata: mapping({ name: setName, namespace: options.namespace ?? '' }),
    spec: mapping({
      strategy: options.strategy ?? '',
      // It must not be empty.
      clusterSelector: mapping({ matchLabels: mapping({ [options['selector-key'] ?? '']: selectorValue(input) }) }),
      resources: references.map(bundle =>
        mapping({
          kind: holdsSecret(bundle, options) ? 'Secret' : 'ConfigMap',
          name: carrierName(bundle, plan.settings),
        }),
      ),
    }),
  })
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
