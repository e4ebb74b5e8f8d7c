import { manifestFiles, stageFolderFile, stagesOf } from '../bundles'
import type { ApplierWriter } from '../export'
import { applyCommand, isServerSide } from '../script-step'
import { kustomizationFile } from './kustomization'

/**
 * A folder with a kustomization for each stage, and one above them that lists the folders; all of them keep the order
 * (`fifo`).
 */
export const kustomize: ApplierWriter = {
  ...manifestFiles(stageFolderFile),
  additions(input) {
    const stages = stagesOf(input.plan)
    return [
      ...stages.map(stage =>
        kustomizationFile(
          stage.id,
          stage.bundles.map(({ name }) => `${name}.yaml`),
          input.options,
        ),
      ),
      ...(stages.length > 0
        ? [
            kustomizationFile(
              null,
              stages.map(({ id }) => id),
              input.options,
            ),
          ]
        : []),
    ]
  },
  howTo({ plan }) {
    const commands = stagesOf(plan).map(({ id }) => `    ${applyCommand(plan)} -k ${id}\n`)
    return `## Apply

Stage by stage, in this order:

${commands.join('')}
Or all at once, where another tool waits and tries again: \`${applyCommand(plan)} -k .\`, or this folder as a base of your own kustomization.${isServerSide(plan) ? ' Server-side, since a resource\nmay be too large for the annotation of client-side apply.' : ''} \`kubectl kustomize .\` shows what it gives. kubectl must be 1.27 or newer for \`sortOptions\`.
`
  },
  cannot: () => [
    'kustomize cannot wait: a custom resource may come before its CRD is served. Apply stage by stage, or apply again.',
    ...kustomizeLimits,
  ],
}

/** What kustomize does to documents, wherever it reads them. */
export const kustomizeLimits: readonly string[] = [
  'kustomize drops comments, sorts keys, and leaves out objects with the annotation `config.kubernetes.io/local-config: "true"`.',
  'It cannot carry U+007F to U+009F, U+FFFE and U+FFFF in any value, however they are written: such objects are in `unparsed/`.',
  'It refuses all where one object has no name of its own or stands twice: objects that get their names from the server are in `create/`, the others in `unparsed/`.',
]
