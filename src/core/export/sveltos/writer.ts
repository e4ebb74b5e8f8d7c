import { formatCount } from '../../bytes'
import { applyScript } from '../apply-script'
import { bundleFile, type PlannedStage, stageBefore, stagesOf } from '../bundles'
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

/** The only type of Secret that Sveltos reads (limits facts, section 11). */
const secretType = 'addons.projectsveltos.io/cluster-profile'

/**
 * For Sveltos: each bundle in a ConfigMap or Secret, and a ClusterProfile for each stage, depending on the one before.
 */
export const sveltos: ApplierWriter = {
  ...valueFiles({ secretType, isSecret: holdsSecret, namespace: options => options.namespace ?? '' }),
  named: (input, files) => namedIn(input, files, 'clusterprofiles.yaml', 'policyRefs'),
  additions(input) {
    const stages = carriedStages(input)
    const profiles = stages.map(stage => profile(stage, stages, input))
    return [
      ...(profiles.length > 0 ? [textFile('clusterprofiles.yaml', yamlObjects(profiles))] : []),
      textFile(
        'apply.sh',
        applyScript(carrierStages(input, 'clusterprofiles'), {
          fieldManager: 'plimsoll',
          forceConflicts: false,
          isServerSide: true,
        }),
        true,
      ),
    ]
  },
  howTo(input) {
    const isCarried = isCarriedBy(input.plan)
    const left = input.plan.bundles.filter(bundle => !isCarried(bundle))
    return `## Apply

    ./apply.sh

Run it against the management cluster. Every cluster with the label \`${input.options['selector-key']}=${selectorValue(input)}\` gets the bundles. The script applies server-side: a ConfigMap of
more than ${formatCount(maxIn(input.plan, 'apply.last-applied'))} bytes does not fit the annotation of client-side apply.
${left.length === 0 ? '' : `\n**Incomplete.** A ConfigMap or Secret takes ${formatCount(maxIn(input.plan, 'configmap.data'))} bytes. What has more is here, but in no ClusterProfile: ${left.map(bundle => `\`${bundleFile(bundle)}\``).join(', ')}.\n`}`
  },
  cannot: () => [
    'A ClusterProfile counts as deployed when its objects were applied, not when they are ready: a custom resource may come before its CRD is served, and is tried again.',
    'Sveltos visits the keys of one ConfigMap in random order, so each holds one; an annotation `projectsveltos.io/template` on them would make templates of the bundles.',
    'It copies the bundles into the status of a cluster in pull mode, where the limit of etcd counts them again.',
  ],
}

function carriedStages({ plan }: ExportInput): PlannedStage[] {
  return stagesOf(plan).flatMap(({ id, bundles }) => {
    const carried = bundles.filter(isCarriedBy(plan))
    return carried.length > 0 ? [{ id, bundles: carried }] : []
  })
}

function profile(stage: PlannedStage, stages: readonly PlannedStage[], input: ExportInput) {
  const { plan, options } = input
  const before = stageBefore(stage, stages)
  return mapping({
    apiVersion: 'config.projectsveltos.io/v1beta1',
    kind: 'ClusterProfile',
    metadata: mapping({ name: `${plan.settings.name}-${stage.id}` }),
    spec: mapping({
      clusterSelector: mapping({ matchLabels: mapping({ [options['selector-key'] ?? '']: selectorValue(input) }) }),
      syncMode: options['sync-mode'] ?? '',
      ...(before ? { dependsOn: [`${plan.settings.name}-${before.id}`] } : {}),
      policyRefs: stage.bundles.map(bundle =>
        mapping({
          kind: holdsSecret(bundle, options) ? 'Secret' : 'ConfigMap',
          namespace: options.namespace ?? '',
          name: carrierName(bundle, plan.settings),
        }),
      ),
    }),
  })
}
