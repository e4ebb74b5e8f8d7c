import type { Mapping } from '../../manifest'
import { holdsParents, manifestFiles, type PlannedStage, stageBefore, stageFolderFile, stagesOf } from '../bundles'
import { type ApplierWriter, type ExportInput, textFile } from '../export'
import { kustomizationFile } from '../kustomize/kustomization'
import { kustomizeLimits } from '../kustomize/writer'
import { mapping, yamlObjects } from '../objects'

/**
 * A Flux Kustomization for each stage, each depending on the one before and waiting until all of its objects are ready.
 */
export const flux: ApplierWriter = {
  ...manifestFiles(stageFolderFile),
  additions(input) {
    const stages = stagesOf(input.plan)
    if (stages.length === 0) return []
    return [
      ...stages.map(({ id, bundles }) =>
        kustomizationFile(
          id,
          bundles.map(({ name }) => `${name}.yaml`),
        ),
      ),
      textFile('flux/source.yaml', yamlObjects([source(input)])),
      textFile('flux/kustomizations.yaml', yamlObjects(stages.map(stage => kustomization(stage, stages, input)))),
    ]
  },
  howTo({ options }) {
    return `## Apply

1. Put this folder into the source, at \`${options.path}\`, and push it.
2. Say in \`flux/source.yaml\` where the source is; leave that file out where Flux knows it already under the name in \`sourceRef\`.
3. \`kubectl apply --server-side -f flux/source.yaml -f flux/kustomizations.yaml\`, or commit both to the folder that Flux watches.

\`flux get kustomizations --namespace ${options.namespace}\` shows how far it is. A stage begins when everything in the one before is ready.
`
  },
  cannot: () => [
    'Stages of CRDs and of Namespaces have `prune: false`, as everything of theirs would go with them: what is no longer in them stays in the cluster.',
    'The server checks every object in a dry run first, which cannot see the limit of etcd: an object over it fails after earlier ones went in.',
    'A stage of custom resources whose CRD is not in here (`45-external-crs`) is no condition of any other, since it may never become ready.',
    ...kustomizeLimits,
  ],
}

function source({ plan, options }: ExportInput): Mapping {
  const kind = options['source-kind'] ?? ''
  const place: Mapping =
    kind === 'GitRepository'
      ? mapping({ url: options['source-url'] ?? '', ref: mapping({ branch: options['source-ref'] ?? '' }) })
      : mapping({ url: options['source-url'] ?? '', ref: mapping({ tag: options['source-ref'] ?? '' }) })
  return mapping({
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind,
    metadata: mapping({ name: plan.settings.name, namespace: options.namespace ?? '' }),
    spec: new Map([['interval', options.interval ?? ''], ...place]),
  })
}

function kustomization(
  stage: PlannedStage,
  stages: readonly PlannedStage[],
  { load, plan, options }: ExportInput,
): Mapping {
  const { name } = plan.settings
  const before = stageBefore(stage, stages)
  return mapping({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: mapping({ name: `${name}-${stage.id}`, namespace: options.namespace ?? '' }),
    spec: mapping({
      interval: options.interval ?? '',
      retryInterval: '1m',
      timeout: options.timeout ?? '',
      path: `./${[options.path, stage.id].filter(part => part !== '' && part !== '.').join('/')}`,
      prune: options.prune === 'true' && !holdsParents(stage, load),
      wait: true,
      sourceRef: mapping({ kind: options['source-kind'] ?? '', name }),
      ...(before ? { dependsOn: [mapping({ name: `${name}-${before.id}` })] } : {}),
    }),
  })
}
