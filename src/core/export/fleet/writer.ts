import { writeYaml } from '../../manifest'
import { manifestFiles, type PlannedStage, stageBefore, stageFolderFile, stagesOf } from '../bundles'
import { type ApplierWriter, type ExportInput, textFile } from '../export'
import { mapping, yamlObjects } from '../objects'

/**
 * For Rancher's Fleet: a folder with a `fleet.yaml` for each stage, depending on the one before, and the GitRepo that
 * names them.
 */
export const fleet: ApplierWriter = {
  ...manifestFiles(stageFolderFile),
  additions(input) {
    const stages = stagesOf(input.plan)
    return [
      ...stages.map(stage => textFile(`${stage.id}/fleet.yaml`, fleetFile(stage, stages, input))),
      ...(stages.length > 0 ? [textFile('gitrepo.yaml', yamlObjects([gitRepo(stages, input)]))] : []),
    ]
  },
  howTo: ({ options }) => `## Apply

1. Put this folder into the repository, at the path that \`gitrepo.yaml\` names, and push it.
2. \`kubectl apply --server-side -f gitrepo.yaml\` against the cluster where Fleet runs. Say in it which clusters are meant; the selector is that of the options.

Each stage is a bundle of Fleet in the namespace \`${options.namespace}\`, deployed when the one before is ready.
`,
  cannot: () => [
    'Fleet deploys each bundle as a release of Helm: objects are sorted by kind inside a stage, and the release Secret of 1 MiB counts in every cluster.',
    'Documents are not templated, as no folder here is called `templates`.',
    'The Bundle and Content objects of Fleet hold all files of a stage: gzip of more than about 1.17 MB does not fit unless Fleet stores bundles as OCI artifacts.',
  ],
}

function fleetFile(stage: PlannedStage, stages: readonly PlannedStage[], { plan, options }: ExportInput): string {
  const before = stageBefore(stage, stages)
  return writeYaml(
    mapping({
      name: `${plan.settings.name}-${stage.id}`,
      labels: mapping({ stage: stage.id }),
      defaultNamespace: options['default-namespace'] ?? '',
      ...(before ? { dependsOn: [mapping({ name: `${plan.settings.name}-${before.id}` })] } : {}),
    }),
  )
}

function gitRepo(stages: readonly PlannedStage[], { plan, options }: ExportInput) {
  const folder = options.path === '' || options.path === '.' ? '' : `${options.path}/`
  return mapping({
    apiVersion: 'fleet.cattle.io/v1alpha1',
    kind: 'GitRepo',
    metadata: mapping({ name: plan.settings.name, namespace: options.namespace ?? '' }),
    spec: mapping({
      repo: options.repository ?? '',
      branch: options.revision ?? '',
      paths: stages.map(({ id }) => `${folder}${id}`),
      targets: [
        mapping({
          clusterSelector: mapping({
            matchLabels: mapping({ [options['selector-key'] ?? '']: options['selector-value'] || plan.settings.name }),
          }),
        }),
      ],
    }),
  })
}
